"""Frames of a project's own that read more into words than these say.

Two of its findings:

    ontology/frames.ttl:12: league:plays-have: almost any sentence has the word "have".
      [warning, logic]
      found     have
      do        Give the frame a carrier, such as a noun that the verb has as its object.

    ontology/frames.ttl:20: league:coaches-any: the words say it in both directions.
      [error, logic]
      found     directObject, subject
      do        Put subject and object in different slots, or declare the property as
        symmetric.

The frames of the shared ontology are looked at by its tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import vocabulary as v
from kg.checks.source_map import Key, Unplaced
from kg.frames import Frame, lexicon_of
from kg.frames.relation_frames import WORD
from kg.knowledge import Graph
from kg.language.english.function_words import is_everywhere
from kg.model import Finding

_ANOTHER_SLOT = (
    "Put subject and object in different slots, or declare the property as symmetric."
)


def own(frames: Iterable[Frame]) -> list[Frame]:
    """The frames that are not of the shared ontology."""
    return [frame for frame in frames if not frame.name.value.startswith(v.KG)]


def wide_frame_findings(graph: Graph) -> Iterator[Unplaced]:
    """A finding for each of the project's frames that is too wide, and why."""
    lexicon = lexicon_of(graph)
    # What tells an end in any words takes back whatever is said.
    for frame in own([*lexicon.frames, *lexicon.taking_back]):
        for finding in _findings(graph, frame):
            name = graph.namespaces.shortened(frame.name)
            told = finding._replace(message=f"{name}: {finding.message}")
            yield Unplaced(told, Key(None, frame.name.value))


def _findings(graph: Graph, frame: Frame) -> Iterator[Finding]:
    has_word = frame.lemmas or frame.carriers
    if not has_word and _is_of_any_word(frame):
        yield Finding(
            severity="error",
            check="logic",
            message="it has no lemma, and reads any word.",
            found=frame.word,
            advice="Give the frame a lemma, or one side no slot but kg:word.",
        )
    shared = sorted(frame.subject_in & frame.object_in)
    # In a slot that both may stand in, either of two may be meant as the subject.
    if shared and frame.tells not in graph.ontology.symmetric:
        yield Finding(
            severity="error",
            check="logic",
            message="the words say it in both directions.",
            found=", ".join(shared),
            advice=_ANOTHER_SLOT,
        )
    yield from _of_function_words(frame)


def _is_of_any_word(frame: Frame) -> bool:
    """Whether the word mentions a side, but need not, or may mention either.

    That a frame without kg:word has a lemma, a shape asks for.
    """
    sides = [side for side in (frame.subject_in, frame.object_in) if WORD in side]
    return bool(sides) and sides != [{WORD}]


def _of_function_words(frame: Frame) -> Iterator[Finding]:
    """Words that hold almost any sentence together, and so say nothing alone."""
    carriers = sorted(frame.carriers)
    empty = [noun for noun in carriers if is_everywhere(noun)]
    for word in empty:
        yield Finding(
            severity="warning",
            check="logic",
            message=f"the carrier “{word}” says nothing.",
            found=word,
            advice="Name a noun that stands beside the word where it says this.",
        )
    if carriers != empty:
        return
    for word in sorted(frame.lemmas):
        if is_everywhere(word):
            yield Finding(
                severity="warning",
                check="logic",
                message=f"almost any sentence has the word “{word}”.",
                found=word,
                advice="Give the frame a carrier, such as a noun that the verb has as its "
                "object, or another word.",
            )
