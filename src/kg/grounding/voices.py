"""Whose words they are: what a text puts in quotation marks, or into somebody's mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.english.attribution import Saying, sayings
from kg.language.english.function_words import is_telling
from kg.language.english.quotations import quotations
from kg.language.english.regexes import leftmost_longest
from kg.language.english.sentences import sentences
from kg.language.spans import Span, begins_in, overlaps_any

_WORDS_OF_A_TITLE = 5  # what is quoted and no longer may be a name or a term
# What tells that a few words are said none the less: "is a gem", "has held it back"
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|"
    r"did|cannot)\b|n['’]t\b|['’](?:s|re|ve|ll) (?:a|an|the|been|not)\b"
)
_THAT = re.compile(r"\bthat\b")
# What may be told of somebody's view as well as said by him: "called the step overdue"
_VIEWING = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|call(?:s|ed)|rul(?:es|ed|ing) out|reckon(?:s|ed)? with|"
    r"hop(?:es|ed)|fear(?:s|ed)|doubt(?:s|ed)|plans?|intends?|wants?|put(?:s|ting)?|"
    r"sp(?:eaks?|oke) of)(?=\s)"
)
_CLOSING = re.compile(r"[,.!?]\Z")


def attributed(text: str) -> list[Span]:
    """What somebody else says: direct speech, and what stands beside `said X` or `X said`.

    >>> text = "The mill is new, said Ada Oz, head of the mill. It is large."
    >>> [text[begin:end] for begin, end in attributed(text)]
    ['The mill is new']
    """
    found: list[Span] = []
    for begin, end in sentences(text):
        quoted = _quoted(text, begin, end)
        said = list(quoted)
        for saying in sayings(text, begin, end):
            # Beside a quotation only a "that" tells what more is said.
            spans = saying.said if not quoted else _behind_that(text, saying)
            said += [span for span in spans if not overlaps_any(span, quoted)]
        found += leftmost_longest(said)
    return found


def views(text: str, sentence: Span) -> Iterator[Span]:
    """The verbs of a sentence by which somebody's view is told, which he may have said.

    >>> text = "Ada Oz called the step overdue."
    >>> [text[begin:end] for begin, end in views(text, (0, 31))]
    ['called']
    """
    for verb in _VIEWING.finditer(text, *sentence):
        yield verb.span()


def _behind_that(text: str, saying: Saying) -> list[Span]:
    """What is said in a clause: "“It is new,” she said, adding that it was large."."""
    return [
        (first, last)
        for first, last in saying.said
        if saying.end <= first and _THAT.search(text, saying.end, first)
    ]


def attributions(text: str) -> list[Span]:
    """The words that tell of what is attributed.

    >>> text = "The mill is new, said Ada Oz. The estimate is old."
    >>> [text[begin:end] for begin, end in attributions(text)]
    ['said']
    """
    found: list[Span] = []
    for begin, end in sentences(text):
        is_speech = bool(_quoted(text, begin, end))
        for saying in sayings(text, begin, end):
            # "The estimate" puts no words into a mouth by itself.
            is_telling = is_speech or saying.said
            if is_telling:
                found.append((saying.begin, saying.end))
    return found


def told_outside(text: str, sentence: Span, passage: Span) -> list[Span] | None:
    """What of a sentence is not said, where the rest tells who says a passage in it.

    None where the sentence has no words of saying that reach the passage.

    >>> text = "The mill is new, said Ada Oz."
    >>> [text[begin:end] for begin, end in told_outside(text, (0, 29), (0, 15))]
    [', said Ada Oz.']
    """
    begin, end = sentence
    said = _quoted(text, begin, end)
    sayings_here = list(sayings(text, begin, end))
    reaching = [each for each in sayings_here if overlaps_any(passage, each.said)]
    # "Oz insisted that it was so; in fact, she said, …": of what is told within a passage
    # whoever it names is the speaker.
    nearest = [each for each in reaching if begins_in((each.begin, each.end), passage)]
    for saying in nearest or reaching:
        said += saying.said
    is_reached = overlaps_any(passage, said)
    if not sayings_here or not is_reached:
        return None
    outside: list[Span] = []
    for first, last in leftmost_longest(said):
        outside.append((begin, first))
        begin = last
    outside.append((begin, end))
    return [span for span in outside if span[0] < span[1]]


def _quoted(text: str, begin: int, end: int) -> list[Span]:
    quoted = quotations(text, begin, end)
    return [span for span in quoted if _is_speech(text[slice(*span)])]


def _is_speech(quoted: str) -> bool:
    """Whether quoted words say something, and are no name or term.

    >>> _is_speech("Bolt is a gem,"), _is_speech("A Sea of Glass,"), _is_speech("gem")
    (True, False, False)
    """
    words = quoted.split()
    if len(words) >= _WORDS_OF_A_TITLE or _FINITE.search(quoted):
        return True
    telling = [word for word in words if word.islower() and is_telling(word)]
    return bool(telling) and len(words) > 1 and _CLOSING.search(quoted) is not None
