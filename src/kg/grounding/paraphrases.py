"""Whether a paraphrase says in order what stands behind a word for its property."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.grounding.voices import attributed
from kg.grounding.words import Words
from kg.language.english.function_words import is_telling
from kg.language.english.stems import WORD, stem
from kg.language.spans import Span, begins_in
from kg.model import Passage

_NEAR = 3  # words between a marker and what it leads to: "aims at a much deeper ..."


def is_led_to(
    words: Words,
    passage: Passage,
    paraphrase: str,
    cues: Iterable[str],
    about: Sequence[Span],
) -> bool:
    """Whether the telling words of a paraphrase stand in order right behind a marker.

    Args:
        words: The article.
        passage: Where it is told.
        paraphrase: The words, which may have other forms there.
        cues: The markers of the property.
        about: What mentions its subject, which stands in the clause of the marker; none
            of what is mentioned without words. It may stand before a clause that the
            marker begins.
    """
    wanted = [stem(word) for word in WORD.findall(paraphrase) if is_telling(word)]
    for marker, end in _markers(words, passage, cues):
        clause = words.clause_at(marker)
        around = clause
        if not words.text[clause[0] : marker].strip():
            # "signed an agreement in Farrow, a port, to work together"
            around = words.sentence_at(marker)[0], clause[1]
        if about and not any(begins_in(span, around) for span in about):
            continue
        last = min(clause[1], passage.end)
        behind = [stem(word) for word in WORD.findall(words.text, end, last)]
        if wanted and _follow(behind, wanted):
            return True
    return False


def is_said_so(words: Words, passage: Passage, paraphrase: str) -> bool:
    """Whether the telling words of a paraphrase stand in order in what somebody says."""
    wanted = [stem(word) for word in WORD.findall(paraphrase) if is_telling(word)]
    for begin, end in attributed(words.text):
        first = max(begin, passage.begin)
        last = min(end, passage.end)
        found = WORD.findall(words.text, first, last)
        said = map(stem, found)
        if wanted and all(word in said for word in wanted):
            return True
    return False


def _markers(
    words: Words, passage: Passage, cues: Iterable[str]
) -> Iterator[tuple[int, int]]:
    """Where markers begin and end."""
    for cue in cues:
        for begin, end in words.find_cue(cue, passage):
            # "to -" goes on with a word that it only leads to.
            is_open = cue.endswith(" -")
            yield begin, begin + len(cue) - 1 if is_open else end


def _follow(behind: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the wanted words stand in their order, the first of them near."""
    first, *others = wanted
    if first not in behind[: _NEAR + 1]:
        return False
    rest = iter(behind[behind.index(first) + 1 :])
    return all(other in rest for other in others)
