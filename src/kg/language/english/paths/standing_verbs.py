"""What a figure is the level of: the savings of "the savings are put at 5 million".

Verbs that only tell how high something stands have what is measured as their subject,
whatever noun that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.english.paths.tree import ancestry, children, lemma
from kg.language.english.paths.verb_arguments import is_passive
from kg.language.english.paths.word_lists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_STANDING = word_set("""
    amount approach average be climb come decline decrease double drop ease edge exceed fall
    grow hit hover increase jump narrow near plummet plunge quadruple reach rebound recover
    remain rise sag shrink sink slide slip slump soar stand stay surge swell total treble
    triple tumble widen
""")
# So does what somebody else does to it: "was cut to 5 million"
_PUT = word_set("""
    budget calculate cap cut double estimate expect fix forecast hold increase keep lift lower
    peg plan project put raise reckon reduce set slash target triple trim
""")
# "Stands at 5", "fell from 6 to 5"
_LEADING = ("at", "to", "from", "by", "around", "about")
_WITHIN = ("attr", "dobj", "npadvmod", "acomp", "advmod", "oprd", "nummod", "quantmod")


def measured_at(figure: Token) -> Token | None:
    """The noun whose level a figure is; None where its verb tells anything else."""
    # The words of a figure may begin with its verb: "estimated at 5"
    verb = figure if figure.pos_ == "VERB" else _verb_over(figure)
    # "Is expected to be about 5"
    for each in ancestry(verb) if verb is not None else ():
        if lemma(each) not in (_PUT if is_passive(each) else _STANDING):
            return None
        subjects = children(each, "nsubj", "nsubjpass")
        if subjects:
            return subjects[0]
        if each.dep_ in ("acl", "relcl"):
            return each.head
        if each.dep_ not in ("xcomp", "conj"):
            return None
    return None


def _verb_over(figure: Token) -> Token | None:
    """The verb of which a figure tells how much, itself or behind a preposition."""
    at = figure
    if at.dep_ == "pobj":
        if at.head.lower_ not in _LEADING:
            return None
        at = at.head
    elif at.dep_ not in _WITHIN:
        return None
    while at.dep_ == "prep" and at.head.dep_ == "prep":
        at = at.head  # "from 6 to 5"
    head = at.head
    return head if head != at and head.pos_ in ("VERB", "AUX") else None
