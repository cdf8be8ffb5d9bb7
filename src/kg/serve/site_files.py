"""The files of a site that is served: what they are, and which names lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kg import files
from kg.formats.own_form import Contents
from kg.linked_data.file_names import digest_name

_MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "json": "application/json",
    "nq": "application/n-quads",
    "gz": "application/gzip",
    "txt": "text/plain; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml",
}
_PLAIN = "text/plain; charset=utf-8"

_FORMS = ("html", "ttl", "trig", "jsonld")
"""The endings of the forms of a name's document, the usual one first."""

_OF_THE_WHOLE = ("graph", "statement", "judgement", "proof", "agent", "nanopub")
"""The first parts of names that only the document of everything tells of."""

_OF_THE_DATASET = ("dataset", "catalogue", "question", "prefix", "distribution")

_ALL_THINGS = "id/"
"""What the names of all things begin with, which the data set names as its own."""


class SiteFile(NamedTuple):
    """A file: where its bytes are, and what it is served as.

    Attributes:
        path: its place in the folder of the site.
        media_type: with its character set.
        digest: the SHA-256 of its bytes.
        size: how many they are.
    """

    path: str
    media_type: str
    digest: str
    size: int


class SiteFiles(NamedTuple):
    """The files of a site by name.

    Attributes:
        folder: the one that they have for themselves.
        files: what each is.
        written: when they were, to the second, which is all that HTTP tells.
    """

    folder: Path
    files: Mapping[str, SiteFile]
    written: datetime

    def variants(self, name: str) -> dict[str, str]:
        """The files that tell of a name, by media type; none if it is no name.

        Args:
            name: what follows the base of the project, such as `id/acme`.
        """
        first, _, rest = name.partition("/")
        if first in _OF_THE_DATASET or name == _ALL_THINGS:
            return self._offered("index", "dataset")
        if first == "service":
            return self._offered("index", "service")
        if first in _OF_THE_WHOLE and rest:
            return self._offered("index", "kg")
        if not rest:
            # The terms of a project have one document, and a page for each namespace.
            has_page = f"{name}.html" in self.files and name != "index"
            return self._offered(name, "ontology") if has_page else {}
        # A name that is none for a file has one that is called after its digest.
        for stem in (name, f"{first}/{digest_name(rest)}"):
            if f"{stem}.html" in self.files:
                return self._offered(stem, stem)
        return {}

    def of_document(self, path: str) -> dict[str, str]:
        """The forms of the document that a file is one of, by media type."""
        stem, _, ending = path.rpartition(".")
        if ending not in _FORMS or not stem.startswith(("id/", "article/", "ontology")):
            return {}
        return self.variants(stem)

    def _offered(self, page: str, data: str) -> dict[str, str]:
        offered: dict[str, str] = {}
        for ending in _FORMS:
            name = f"{page if ending == 'html' else data}.{ending}"
            if name in self.files:
                media_type, _, _ = _MEDIA_TYPES[ending].partition(";")
                offered[media_type] = name
        return offered


def written_files(folder: Path, contents: Contents) -> SiteFiles:
    """Write the files of a site in a folder, and say what they are."""
    found: dict[str, SiteFile] = {}
    for name, content in contents.items():
        # Rules are for servers, and none of what they serve.
        if any(part.startswith((".", "_redirects")) for part in name.split("/")):
            continue
        data = content if isinstance(content, bytes) else content.encode()
        files.write(folder / name, data)
        media_type = _media_type(name)
        digest = sha256(data).hexdigest()
        found[name] = SiteFile(name, media_type, digest, len(data))
    written = datetime.now(UTC).replace(microsecond=0)
    return SiteFiles(folder, {**found, **dict(_as_trig(found))}, written)


def _as_trig(found: Mapping[str, SiteFile]) -> Iterator[tuple[str, SiteFile]]:
    """Each document of Turtle, under the name that it has as TriG, which it is too."""
    for name, file in found.items():
        stem, _, ending = name.rpartition(".")
        if ending == "ttl" and f"{stem}.trig" not in found:
            media_type = _MEDIA_TYPES["trig"]
            yield f"{stem}.trig", file._replace(media_type=media_type)


def _media_type(name: str) -> str:
    _, _, ending = name.rpartition(".")
    return _MEDIA_TYPES.get(ending, _PLAIN)
