"""What a client says of the copy that it has, and of the part of it that it lacks.

See https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2 for what is looked at first.
"""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from starlette.requests import Request

from kg.serve.problems import Problem

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_MOST = 50  # characters of a range


def require_match(request: Request, etag: str, modified: datetime) -> None:
    """Refuse whoever goes on with a copy of something else.

    Raises:
        Problem: the file is another than the client has.
    """
    told = request.headers.get("if-match")
    if told is None:
        since = _date(request, "if-unmodified-since")
        is_same = since is None or modified <= since
    else:
        # Here a weak validator is as good as none.
        is_same = "*" in _listed(told) or etag in _listed(told)
    if not is_same:
        detail = "The file is another by now."
        raise Problem(HTTPStatus.PRECONDITION_FAILED, detail, "Get all of it.")


def has_this(told: str | None, etag: str) -> bool:
    """Whether the client has this very representation, by its If-None-Match."""
    # Caches that compress mark a validator as weak, and mean the same data.
    return told is not None and etag in [
        each.removeprefix("W/") for each in _listed(told)
    ]


def is_unchanged(request: Request, etag: str, modified: datetime) -> bool:
    """Whether the client has this very file."""
    told = request.headers.get("if-none-match")
    if told is not None:
        return "*" in _listed(told) or has_this(told, etag)
    since = _date(request, "if-modified-since")
    return since is not None and modified <= since


def check_range(request: Request, etag: str, size: int) -> None:
    """Refuse a range beyond the end; leave alone what is no single range of this file.

    Raises:
        Problem: there are no such bytes.
    """
    told = request.headers.get("range")
    if told is None:
        return
    asked = _RANGE.fullmatch(told.strip())
    if (
        request.method != "GET"
        or request.headers.get("if-range", etag) != etag
        or asked is None
        or len(told) > _MOST
        or asked.groups() == ("", "")
    ):
        # A server may send all of it instead, and so does this one where somebody asks
        # for a thousand pieces.
        headers = request.scope["headers"]
        request.scope["headers"] = [each for each in headers if each[0] != b"range"]
        return
    first, last = asked.groups()
    is_beyond = bool(first) and int(first) >= size
    is_backwards = bool(first and last) and int(last) < int(first)
    if is_beyond or is_backwards or (not first and int(last) == 0):
        raise Problem(
            HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            f"There are {size} bytes.",
            headers={"Content-Range": f"bytes */{size}"},
        )


def _listed(told: str) -> list[str]:
    """Validators, of which none has a comma here."""
    return [each.strip() for each in told.split(",")]


def _date(request: Request, name: str) -> datetime | None:
    """The time in a header; None where there is none, or what is none."""
    try:
        told = parsedate_to_datetime(request.headers.get(name, ""))
    except (ValueError, OverflowError):
        return None
    # Without its zone it cannot be compared.
    return told if told.tzinfo else None
