"""What is done with what a figure counts: looms that were made need not be sold."""

from __future__ import annotations

from kg.language.english.inflection import verb_forms

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
