"""Whether a phrase holds of something, whatever becomes of that.

Who "turned down a bid by Acme" had one, who "will close its mill in Kvarn" has it there,
and a town whose "mayor until 2019" speaks has mayors still.
"""

from __future__ import annotations

import re

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.frames import Match
from kg.language.english.predication import Predication
from kg.language.english.turned_down import was_turned_down

# What has been done, however it ended
_ACTS = frozenset(
    "approach case complaint hearing lawsuit meeting negotiation "
    "protest rally report strike study suit survey talk trial "
    "visit vote walkout".split()
)
_REPORTS = frozenset("report article story rumour rumor study".split())
_DENYING = re.compile(
    r"den(?:y|ies|ied|ying)|"
    r"dismiss\w*|"
    r"reject\w*|"
    r"disput\w*"
)
# What is done to something that is there
_DONE_TO = re.compile(
    r"\b(?:"
    r"clos(?:e|es|ed|ing)|"
    r"shut(?:s|ting)?|"
    r"sell(?:s|ing)?|sold|"
    r"leav(?:e|es|ing)|"
    r"quit(?:s|ting)?|"
    r"drop(?:s|ped|ping)?|"
    r"scrap(?:s|ped|ping)?|"
    r"end(?:s|ed|ing)?|"
    r"part(?:ing)? with|"
    r"dispos(?:e|es|ing) of|"
    r"spin(?:ning)? off|"
    r"expand(?:s|ing)?|"
    r"enlarg(?:e|es|ing)|"
    r"modernis(?:e|es|ing)|"
    r"overhaul(?:s|ing)?|"
    r"renovat(?:e|es|ing)|"
    r"replac(?:e|es|ing)|"
    r"buy(?:s|ing)?|"
    r"acquir(?:e|es|ing)|"
    r"tak(?:e|es|ing) over|"
    r"repay(?:s|ing)?|"
    r"refinanc(?:e|es|ing)|"
    r"extend(?:s|ing)?|"
    r"renew(?:s|ing)?|"
    r"visit(?:s|ing)?"
    r")\b"
)
_ONCE = ("former", "once", "onetime", "one-time")
_STOP = re.compile(
    r"[;:]|"
    r"\b(?:and|but|or|to) "
    r"(?:build|open|start|found|create)\b"
)


def stands(text: str, predicate: NamedNode, match: Match) -> bool:
    """Whether what is read in a phrase is so though its clause takes it back."""
    told = match.predication
    if told.taken_back_by is None:
        return False
    if told.word == "verb":
        # "They met, but the talks failed"
        return told.lemma == "meet" and told.modality == "ended"
    if told.modality in ("planned", "possible"):
        return _is_there(text, told)
    words = text[slice(*told.taken_back_by)]
    # "Kvarn, a former coal town in Ostrevale"
    is_once = predicate == v.LOCATED_IN and words in _ONCE
    if is_once or predicate == v.POST_IN:
        return told.modality == "ended"
    if told.modality == "denied":
        is_told = told.lemma in _REPORTS and _DENYING.fullmatch(words) is not None
        return is_told or was_turned_down(told.lemma, words)
    is_act = predicate == v.LOCATED_IN or told.lemma in _ACTS
    return is_act and match.is_by_word


def _is_there(text: str, told: Predication) -> bool:
    """Whether what is planned is to be done to something: "will close its mill"."""
    assert told.taken_back_by is not None
    _, begin = told.taken_back_by
    between = text[begin : told.cue[0]]
    return bool(_DONE_TO.search(between)) and not _STOP.search(between)
