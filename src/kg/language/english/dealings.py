"""What is done, or can be, with what a figure counts: looms that were made need not be sold."""

from __future__ import annotations

from kg.language.english.inflection import verb_forms
from kg.language.english.regexes import before, compiled
from kg.language.english.stems import WORD
from kg.language.english.variable_names import taken_apart, told_by
from kg.language.spans import Span

# Each line has verbs that may be said of one figure for each other.
_ALIKE = (
    "make produce manufacture build assemble",
    "sell",
    "buy purchase order acquire",
    "carry transport haul move",
    "ship deliver",
    "export",
    "import",
    "store stock hold",
    "lease rent charter",
    "plant grow harvest",
)
# "can make up to 7 million tonnes"
_ABLE = compiled(
    r"\b(?:can|cannot|able to|enough to|capacity to) (?P<verb>[a-z]{3,20})"
    r"(?: (?:up to|about|around|nearly|almost|some|over|at least|more than|only|just))? $"
)
_SAYS_ABLE = frozenset("able can capacity could may possible potential".split())
_LINES = {
    form.text: number
    for number, verbs in enumerate(_ALIKE)
    for verb in verbs.split()
    for form in verb_forms(verb)
}


def is_dealt_otherwise(variable: str, verb: str) -> bool:
    """Whether a verb tells of another dealing than the name of a variable does.

    >>> is_dealt_otherwise("looms sold", "makes"), is_dealt_otherwise("looms sold", "sold")
    (True, False)
    >>> is_dealt_otherwise("looms", "makes")
    False
    """
    done = _LINES.get(verb.casefold())
    named = {_LINES[word] for word in variable.casefold().split() if word in _LINES}
    return done is not None and bool(named) and done not in named


def is_only_able(variable: str, text: str, figure: Span) -> bool:
    """Whether what words say can be done is named as what has been done.

    >>> text = "It can make 7 tonnes."
    >>> is_only_able("output", text, (12, 20)), is_only_able("capacity", text, (12, 20))
    (True, False)
    """
    able = _ABLE.search(before(text, figure[0]))
    words = set(WORD.findall(variable.casefold()))
    if able is None or not words.isdisjoint(_SAYS_ABLE):
        return False
    verb = able["verb"].casefold()
    done = {form.text for form in verb_forms(verb)} - {verb, f"{verb}s"}
    if not words.isdisjoint(done):
        return True
    return any(verb in told_by(kind) for kind in taken_apart(variable).kinds)
