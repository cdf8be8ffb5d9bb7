"""Which of the forms that an answer has a client likes best.

See https://www.rfc-editor.org/rfc/rfc9110#name-accept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.errors import KgError

_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")
_MOST = 100  # ranges that are read; no client needs more

ROWS: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""The forms of rows and truth values by media type, the usual one first."""

TRIPLES: Mapping[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/trig": "trig",
    # Some clients ask for nothing else, unless they are told to.
    "application/rdf+xml": "rdfxml",
}
"""The forms of graphs."""


class NotAcceptable(KgError):
    """A client that takes none of the forms that an answer has."""


class _Range(NamedTuple):
    """A range of media types, such as `text/*`, and how welcome it is."""

    name: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """How closely it fits a media type; 0 where it does not."""
        if self.name == media_type:
            return 3
        if self.name == media_type.partition("/")[0] + "/*":
            return 2
        return int(self.name == "*/*")


def preferred(accept: str, offered: Iterable[str]) -> str:
    """The media type that a client likes best; of several, the one offered first.

    >>> preferred("text/turtle;q=0.5, text/*;q=0.7, */*;q=0.1", ["text/turtle", "a/b"])
    'text/turtle'

    Args:
        accept: the header; empty where there is none.
        offered: the media types that there are.

    Raises:
        NotAcceptable: it takes none of them.
    """
    # Most clients ask in the words of many others.
    return _preferred(accept, tuple(offered))


@lru_cache(maxsize=200)
def _preferred(accept: str, known: tuple[str, ...]) -> str:
    ranges = list(_ranges(accept)) or [_Range("*/*", 1)]
    best, most = "", 0.0
    for media_type in known:
        quality = _quality(media_type, ranges)
        if quality > most:
            best, most = media_type, quality
    if not best:
        advice = f"It can come as {', '.join(known)}."
        raise NotAcceptable("The answer has none of the forms in Accept.", advice)
    return best


def _quality(media_type: str, ranges: Iterable[_Range]) -> float:
    """How welcome a media type is: by the range that fits it most closely."""
    fitting = [each for each in ranges if each.specificity(media_type)]
    if not fitting:
        return 0
    closest = max(fitting, key=lambda each: each.specificity(media_type))
    return closest.quality


def _ranges(accept: str) -> Iterator[_Range]:
    for element in accept.split(",")[:_MOST]:
        name, *parameters = [part.strip().casefold() for part in element.split(";")]
        quality = "1"
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                quality = value.strip()
        # What cannot be understood says nothing.
        if name and _QUALITY.fullmatch(quality):
            yield _Range(name, float(quality))
