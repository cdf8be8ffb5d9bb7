"""The clause to which a verb leads: "denied that Bolt was sold", "promised to sell it".

What a verb leads to may be an event, of which the verb of the clause tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.english.order.arguments import Clauses

THAT = "that"
"""The slot of a clause with a subject: "that Bolt be sold", "wants Bolt to be sold"."""
TO_DO = "to do"
"""The slot of what one does, behind the verb: "promised to sell it", "mulls selling it"."""

_NEGATIONS = frozenset(["no", "not", "never", "none", "nobody", "neither"])
_WITHIN_SUBJECT = ("phrase", "preposition", "conjunction")


def complements(clauses: Clauses, verb: int) -> Iterator[tuple[str, int]]:
    """The slots of the clauses to which a verb leads, each with the verb in it."""
    behind = verb + 1
    if _is_infinitive(clauses, behind) or _is_doing(clauses, verb):
        yield TO_DO, behind
        return
    if clauses.kind(behind) == "phrase":
        # "wants half of the jobs to go", "told workers that it would"
        while clauses.kind(behind) in _WITHIN_SUBJECT:
            behind += 1
        if _is_infinitive(clauses, behind):
            yield THAT, behind
            return
    if clauses.text(behind) == "that":
        told = _first_verb(clauses, behind + 1)
        if told is not None and not _is_negated(clauses, behind, told):
            yield THAT, told


def _is_infinitive(clauses: Clauses, place: int) -> bool:
    return clauses.kind(place) == "verb" and clauses.text(place) == "to"


def _is_doing(clauses: Clauses, verb: int) -> bool:
    """Whether a verb has another behind it as its object: "is considering selling it"."""
    behind = verb + 1
    if clauses.kind(behind) != "verb" or clauses.elements[verb].is_copula:
        return False
    doing = clauses.elements[behind]
    return doing.is_bare and doing.forms == {"gerund"}


def _is_negated(
    clauses: Clauses,
    begin: int,
    end: int,
) -> bool:
    """Whether the clause says that it is not so: "promised that no jobs will go"."""
    for element in clauses.elements[begin : end + 1]:
        for token in element.tokens:
            if token.text in _NEGATIONS:
                return True
    return False


def _first_verb(clauses: Clauses, place: int) -> int | None:
    """The verb of a clause that begins somewhere; asides to its subject are passed."""
    while clauses.kind(place) != "verb":
        if clauses.kind(place) == "comma":
            place += 1
            while clauses.kind(place) != "comma":
                if clauses.kind(place) in ("mark", "end"):
                    return None
                place += 1
        elif clauses.kind(place) not in _WITHIN_SUBJECT:
            return None
        place += 1
    return place
