"""What XML 1.0 can hold (https://www.w3.org/TR/xml/), and how it is written here."""

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
    """Refuse texts with a character that XML cannot hold.

    Args:
        name: the thing that the texts are of, for the error message.
        texts: what will stand in the document.

    Raises:
        KgError: there is such a character, which the message names.
    """
    for text in texts:
        match = _ILLEGAL.search(text)
        if match is None:
            continue
        code = f"U+{ord(match[0]):04X}"
        # The message must be one that a terminal can show.
        shown = abridged(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text))
        raise KgError(
            f"XML cannot hold the character {code} in '{shown}' of {name}.",
            "Remove the character, or choose a format that is not XML, such as turtle.",
        )


def element_name(iri: str) -> None:
    """Refuse a property or class whose IRI ends in nothing that can name an element.

    RDF/XML writes it as an element, for which the IRI is cut in two.

    Raises:
        KgError: there is no place to cut it.
    """
    if not _NAME.search(iri):
        raise KgError(
            f"RDF/XML cannot make an element of <{iri}>.",
            "Choose another format, such as turtle.",
        )


def document(root: Element) -> str:
    """The document as text, indented."""
    from xml.etree import ElementTree as ET

    ET.indent(root)
    # ElementTree would declare the encoding of this machine.
    content = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{content}\n'
