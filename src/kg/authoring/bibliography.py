"""What a person says of a text: where, by whom and when it was published, and its title."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.errors import BadInput, KgError

_ADDRESS = re.compile(r"https?://[^/#][^#]*")
_LONG = 200  # characters of a first line that is no title


class Bibliography(NamedTuple):
    """What is said of a text; each may be missing.

    Attributes:
        url: where it is published.
        publisher: by whom.
        published: when: a day, or a day and a time, as ISO 8601 writes them.
        title: its headline; without it, its first line.
        slug: what it is called in the project; without it, the day and the title.
    """

    url: str = ""
    publisher: str = ""
    published: str = ""
    title: str = ""
    slug: str = ""


def checked(given: Bibliography, text: str, source: str) -> Bibliography:
    """What is said of a text, in one form, with its first line where no title is given.

    Raises:
        BadInput: the first line is too long for a title.
        KgError: a day or an address is of no use.
    """
    _refuse_address(given.url)
    return given._replace(
        publisher=_one_line(given.publisher),
        published=_moment(given.published),
        title=_title(given.title, text, source),
    )


def _title(given: str, text: str, source: str) -> str:
    if title := _one_line(given):
        return title
    first, _, _ = text.lstrip().partition("\n")
    if len(first) > _LONG:
        message = "its first line is too long for a title."
        raise BadInput(source, message, "Give --title.")
    return _one_line(first)


def _moment(written: str) -> str:
    """A day, or a day and a time, in the form that XML Schema has too."""
    if not written:
        return ""
    try:
        if "T" in written:
            return datetime.fromisoformat(written).isoformat()
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        advice = "Write it as 2024-05-31, or 2024-05-31T09:30:00."
        raise KgError(f"'{written}' is no day.", advice) from error


def _refuse_address(url: str) -> None:
    if not url:
        return
    try:
        iri = NamedNode(url)
    except ValueError:
        is_address = False
    else:
        is_address = bool(_ADDRESS.fullmatch(iri.value))
    if not is_address:
        message = f"'{url}' is no address of a page."
        advice = "It begins with http:// or https://, and has no fragment."
        raise KgError(message, advice)


def _one_line(text: str) -> str:
    return " ".join(text.split())
