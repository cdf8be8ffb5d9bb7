"""What the model takes for the names of people, organisations and places.

It was trained on news, and knows by what stands around a name what bears it, where our
signs tell nothing. It errs in one case of ten or so, and more often with invented names:
it is a sign among others, for drafts, and no proof rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.language.english.paths.spacy_model import Model
from kg.language.english.predication import NameKind
from kg.language.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Spacy

# The labels of OntoNotes 5 that are names of such things. What somebody built is left
# out: small models give that label to anything.
_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
}

# A name without its article and without the end of a genitive
_WITHOUT = re.compile(
    r"(?:the )?(?P<name>.+?)(?:[’']s?)?",
    re.IGNORECASE | re.DOTALL,
)

_AT_ONCE = 20_000  # characters that are read together


class Entity(NamedTuple):
    """Words that the model takes for a name.

    Attributes:
        span: where they stand, without an article or the end of a genitive.
        kind: what sort of thing bears it.
    """

    span: Span
    kind: NameKind


def entities(model: Model, text: str) -> list[Entity]:
    """The names that a model finds in a text, in order."""
    recogniser = model.pipeline.get_pipe("ner")
    named: list[Entity] = []
    for offset, piece in _pieces(text):
        found = recogniser(model.pipeline.make_doc(piece))
        for each in found.ents:
            entity = _entity(each, offset)
            if entity is not None:
                named.append(entity)
    return named


def _entity(found: Spacy, offset: int) -> Entity | None:
    """What the model has found in a piece that begins there; None if it is no such name."""
    kind = _KINDS.get(found.label_)
    whole = _WITHOUT.fullmatch(found.text)
    if kind is None or whole is None:
        return None
    begin, end = whole.span("name")
    first = offset + found.start_char
    return Entity((first + begin, first + end), kind)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Parts of a text with where they begin.

    The model takes memory for all that it reads at once, and refuses a million characters.
    """
    begin = 0
    while len(text) - begin > _AT_ONCE:
        # A name seldom goes on in the next line, and never in the next word.
        end = begin + _AT_ONCE
        line = text.rfind("\n", begin + 1, end)
        cut = line if line > 0 else text.rfind(" ", begin + 1, end)
        end = cut if cut > 0 else end
        yield begin, text[begin:end]
        begin = end
    yield begin, text[begin:]
