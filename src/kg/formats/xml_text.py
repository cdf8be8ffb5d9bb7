"""What XML 1.0 can hold, and how it is written here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import KgError, abridged

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# A carriage return is legal, but a reader turns it into a line feed.
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[^\W\d][\w.-]*\Z")
"""The end of an IRI that can be the name of an element."""


def legal(name: str, *texts: str) -> None:
    """Raise `KgError`, which names the thing, for a character in one of its texts that XML cannot hold."""
    for text in texts:
        if found := _ILLEGAL.search(text):
            code, shown = (
                f"U+{ord(found[0]):04X}",
                _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text),
            )
            raise KgError(
                f"XML cannot hold the character {code} in '{abridged(shown)}' of {name}.",
                "Remove the character, or choose a format that is not XML, such as turtle.",
            )


def element_name(iri: str) -> None:
    """Raise `KgError` for a property or class whose IRI ends in nothing that can be the name of an element."""
    if not _NAME.search(iri):
        raise KgError(
            f"RDF/XML cannot make an element of <{iri}>.",
            "Choose another format, such as turtle.",
        )


def document(root: Element) -> str:
    """The indented document."""
    from xml.etree import ElementTree as ET

    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
