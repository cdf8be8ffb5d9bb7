"""What takes back a clause by its own words: "may", "never", "no longer", "until"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.language.english.claimed import Modality
from kg.language.english.paths import embedding
from kg.language.english.paths.fillers import is_alternative
from kg.language.english.paths.taken_back import TakenBack
from kg.language.english.paths.tree import SUBJECTS, children, has, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO = frozenset({"no", "neither", "none", "nobody", "nothing", "few"})
_ONLY = frozenset({"only", "just", "merely", "least"})
_YEAR_DIGITS = 4


def of_words(verb: Token) -> TakenBack | None:
    """What takes back a clause by a word of its own."""
    return (
        _by_question(verb)
        or _by_subordinator(verb)
        or _by_negation_or_auxiliary(verb)
        or by_adverb(verb)
        or _by_end(verb)
        or _by_alternative(verb)
    )


def _by_question(verb: Token) -> TakenBack | None:
    mark = verb.sent[-1]
    if verb.dep_ == "ROOT" and mark.text == "?":
        return TakenBack("possible", (mark,))
    return None


def _by_subordinator(verb: Token) -> TakenBack | None:
    for token in children(verb, "mark", "cc"):
        if token.lower_ == "than":
            return TakenBack("denied", (token,))
    for token in children(verb, "mark", "advmod", "prep"):
        modality = embedding.SUBORDINATORS.get(token.lower_)
        if modality and token.i < verb.i:
            return TakenBack(modality, (token,))
    # "Had Acme bought Bolt, …", "as if Acme had bought Bolt"
    subjects = children(verb, *SUBJECTS)
    for auxiliary in [*children(verb, "aux"), verb]:
        is_inverted = bool(subjects) and auxiliary.i < subjects[0].i
        if is_inverted and auxiliary.lower_ in ("had", "should", "were"):
            return TakenBack("possible", (auxiliary,))
    return None


def _by_negation_or_auxiliary(verb: Token) -> TakenBack | None:
    auxiliary = _by_auxiliary(verb)
    negation = by_negation(verb)
    if negation is None:
        return auxiliary
    # "may not buy" is possible still, "will not buy" is denied.
    if auxiliary and auxiliary.by[0].lower_ in ("may", "might"):
        return auxiliary
    return negation


def _by_auxiliary(verb: Token) -> TakenBack | None:
    for auxiliary in children(verb, "aux", "auxpass"):
        modality = embedding.AUXILIARIES.get(auxiliary.lower_)
        if modality is None or (auxiliary.lower_ in ("'d", "’d") and verb.tag_ != "VB"):
            continue
        # What somebody said that they would do is a plan.
        if auxiliary.lower_ == "would" and _is_reported(verb):
            modality = "planned"
        return TakenBack(modality, (auxiliary,))
    return None


def _is_reported(verb: Token) -> bool:
    is_said = embedding.FINITE.get(lemma(verb.head)) in ("asserted", "planned")
    has_condition = any(
        has_mark.lower_ in embedding.SUBORDINATORS
        for clause in children(verb, "advcl")
        for has_mark in children(clause, "mark")
    )
    return verb.dep_ == "ccomp" and is_said and not has_condition


def by_negation(word: Token) -> TakenBack | None:
    """What says that a word does not hold, or no longer."""
    for token in children(word, "neg", "preconj", "advmod", "det", "cc"):
        behind = token.i + 1
        is_last = behind == len(token.doc)
        following = token if is_last else token.doc[behind]
        if token.dep_ == "neg" or token.lower_ == "never":
            if following.lower_ not in _ONLY:
                return TakenBack("denied", (token,))
        elif token.lower_ == "neither":
            return TakenBack("denied", (token,))
        elif token.lower_ == "longer":
            no = [child for child in token.children if child.lower_ in ("no", "any")]
            if no:
                return TakenBack("ended", (*no, token))
    return _by_empty_argument(word)


def _by_empty_argument(word: Token) -> TakenBack | None:
    """Nobody and nothing as subject or object: "neither of them", "no stake"."""
    for argument in children(word, *SUBJECTS, "dobj", "attr"):
        for token in (argument, *argument.children):
            is_before = token.i <= argument.i
            if is_before and token.lower_ in _NO and _is_whole(argument, token):
                return TakenBack("denied", (token,))
    return None


def _is_whole(argument: Token, token: Token) -> bool:
    """Whether it is the argument that there is none of: "few" needs no article."""
    if token.lower_ == "few":
        return not any(other.lower_ == "a" for other in argument.children)
    return token == argument or token.dep_ in ("det", "preconj", "cc", "neg")


def by_adverb(word: Token) -> TakenBack | None:
    """What an adverb says of how sure or how recent something is."""
    for adverb in children(word, "advmod", "npadvmod", "dep"):
        if adverb.lower_ == "then" and word.dep_ == "acl" and word.tag_ == "VBN":
            return TakenBack("ended", (adverb,))
        modality = embedding.ADVERBS.get(adverb.lower_)
        if modality is None:
            continue
        # "soon took over" tells what was done.
        is_past = word.tag_ == "VBD" or has(word, "auxpass")
        if modality == "planned" and (is_past or word.tag_ == "VBN"):
            continue
        # "bought Bolt once it had sold Corrin"
        if adverb.lower_ == "originally" and not has(word, "auxpass"):
            continue
        return TakenBack(modality, (adverb,))
    return None


def _by_end(verb: Token) -> TakenBack | None:
    """A state that is told with its end: "owned Bolt until 2019"."""
    prepositions = [*_times_of(verb), *children(verb, "mark")]
    for noun in children(verb, "attr", "dobj"):
        prepositions += children(noun, "prep")
    starts = [token for token in prepositions if token.lower_ == "from"]
    prepositions += [token for start in starts for token in children(start, "prep")]
    for token in prepositions:
        if token.lower_ in ("until", "till") and token.dep_ == "prep":
            return TakenBack("ended", (token,))
        if token.lower_ == "to" and starts and _is_year(token):
            return TakenBack("ended", (starts[0],))
    for clause in children(verb, "advcl"):
        for mark in children(clause, "mark", "prep", "advmod"):
            # With a time of its own, it ends what the other clause tells.
            if mark.lower_ in ("until", "till") and not children(mark, "pobj"):
                return TakenBack("ended", (mark,))
    return None


def _times_of(verb: Token) -> Iterator[Token]:
    """The prepositions of a verb; those behind an "and" are of the verb that follows.

    In "sells to Bolt and, until 2019, sold to Corrin" the parse hangs them on the first.
    """
    for preposition in children(verb, "prep"):
        if not _is_behind_link(verb, preposition):
            yield preposition
    if verb.dep_ == "conj":
        for preposition in children(verb.head, "prep"):
            is_before = preposition.i < verb.i
            if is_before and _is_behind_link(verb.head, preposition):
                yield preposition


def _is_behind_link(verb: Token, token: Token) -> bool:
    links = children(verb, "cc")
    return any(verb.i < link.i < token.i for link in links)


def _is_year(preposition: Token) -> bool:
    return any(
        token.text.isdigit() and len(token.text) == _YEAR_DIGITS
        for token in children(preposition, "pobj")
    )


def _by_alternative(verb: Token) -> TakenBack | None:
    """One of several that does it, or none of them."""
    for argument in children(verb, *SUBJECTS, "dobj", "attr"):
        joined = [argument, *argument.conjuncts]
        word = is_alternative(joined)
        if word is not None:
            modality: Modality = "possible" if word.lower_ == "or" else "denied"
            return TakenBack(modality, (word,))
    return None
