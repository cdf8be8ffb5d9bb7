"""One sentence for each frame, for readers of the ontology.

The names in it are those of the example that the ontology gives of the property: "Acme
acquired Bolt" lends its two to each frame of the property.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.frames.relation_frames import Frame
from kg.frames.telling import example_of
from kg.knowledge.ontology import Ontology
from kg.language.english.formatting import with_article
from kg.vocabulary import Term


class _Sides(NamedTuple):
    """What the two sides are called, and the words between them."""

    subject: str
    object: str
    phrase: str | None = None


def frame_sentence(ontology: Ontology, frame: Frame) -> str:
    """Words that a frame reads as what it tells."""
    subject, object, phrase = _sides(ontology, frame.tells)
    preferred = phrase if frame.is_preferred else None
    return example_of(frame, subject, object, preferred)


def _sides(ontology: Ontology, term: Term) -> _Sides:
    # A written example knows better who acts on whom than two classes do.
    written = ontology.examples.get(term, "").removesuffix(".")
    phrase = ontology.verb_phrases.get(term)
    plural = ontology.plural_verb_phrases.get(term)
    for between in filter(None, (phrase, plural)):
        subject, _, object = written.partition(f" {between} ")
        if object:
            return _Sides(_uncapitalised(subject), object, phrase)
    domain = ontology.domain(term)
    range = ontology.range(term)
    return _Sides(_some(ontology, domain), _another(ontology, range), phrase)


def _uncapitalised(name: str) -> str:
    """A name as it stands inside a sentence: only an article loses its capital."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if first in ("The", "A", "An") else name


def _some(ontology: Ontology, classes: set[Term]) -> str:
    labels = _labels(ontology, classes)
    return with_article(labels[0]) if labels else "something"


def _another(ontology: Ontology, classes: set[Term]) -> str:
    labels = _labels(ontology, classes)
    return f"another {labels[0]}" if labels else "something else"


def _labels(ontology: Ontology, classes: set[Term]) -> list[str]:
    labels = (ontology.labels.get(kind) for kind in sorted(classes, key=str))
    return [label for label in labels if label]
