"""The text of an article as it is kept: UTF-8, with LF as line ends, and no HTML."""

from __future__ import annotations

import re

from kg.errors import BadInput

_TAG = re.compile(
    r"<(?:!doctype\b|/?(?:html|head|meta|title|body|header|main|article|section|div|"
    r"h[1-6]|p|span|a|b|i|em|strong|br|img|ul|ol|li|table|t[rdh])\b)",
    re.IGNORECASE,
)
_MANY = 3  # tags, from which on a text is taken for HTML
_DOCUMENT = ("<!doctype", "<html")


def normalised(data: bytes, source: str) -> str:
    r"""The text without a byte order mark, with LF as line ends, and one at its end.

    >>> normalised(b"\xef\xbb\xbfAcme\r\nmet Bolt.", "a.txt")
    'Acme\nmet Bolt.\n'

    Args:
        data: the bytes of a file.
        source: what messages call it.

    Raises:
        BadInput: the text is not UTF-8, has no words, or is HTML.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8."
        raise BadInput(source, message, "Save the text as UTF-8.") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip("\n")
    refuse_other(text, source)
    return text + "\n"


def refuse_other(text: str, source: str) -> None:
    """Refuse what is no plain text.

    Raises:
        BadInput: it has no words, or is HTML or binary.
    """
    if not text.strip():
        raise BadInput(source, "there are no words in it.")
    if "\0" in text:
        raise BadInput(source, "this is no text.", "Save its words as plain text.")
    if _is_html(text):
        message = "this is HTML, and positions count the characters of plain text."
        advice = "Copy the article's words from the browser into a file of their own."
        raise BadInput(source, message, advice)


def _is_html(text: str) -> bool:
    start = text.lstrip().lower()
    if start.startswith(_DOCUMENT):
        return True
    # One or two may be what an article is about: a text may well tell of "<3".
    tags = _TAG.findall(text)
    return len(tags) >= _MANY
