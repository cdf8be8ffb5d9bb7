"""What a request brings: its parameters and its body, read with care.

Names and values are decoded once, and as UTF-8 or not at all.
"""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import unquote

import anyio
from starlette.requests import ClientDisconnect, Request

from kg.serve.problems import Problem
from kg.workers import Limits

FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 200

Fields = list[tuple[str, str]]


def query_fields(request: Request) -> Fields:
    """The parameters in the address."""
    return decoded_fields(bytes(request.scope["query_string"]))


def decoded_fields(data: bytes) -> Fields:
    """Parameters as a form or an address has them.

    Raises:
        Problem: they are not UTF-8, or too many.
    """
    detail = "The parameters are not UTF-8, percent-encoded, or too many."
    if data.count(b"&") >= _MOST_FIELDS:
        raise Problem(HTTPStatus.BAD_REQUEST, detail)
    fields = []
    try:
        for field in data.decode("ascii").split("&"):
            if field:
                name, _, value = field.partition("=")
                fields.append((_decoded(name), _decoded(value)))
    except UnicodeDecodeError as error:
        raise Problem(HTTPStatus.BAD_REQUEST, detail) from error
    return fields


def _decoded(text: str) -> str:
    """A name or a value without its percent signs.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    plain = text.replace("+", " ")
    if "%" not in plain:
        return plain
    # Python's own way goes from sign to sign; its decoder of escapes is written in C,
    # and `%41` means there what `\x41` does here.
    escaped = plain.replace("\\", "\\\\").replace("%", "\\x")
    try:
        told = escaped.encode("ascii").decode("unicode_escape")
    except UnicodeDecodeError:
        # A sign without its two digits means itself.
        return unquote(plain, errors="strict")
    return told.encode("latin-1").decode()


def only(fields: Fields, name: str) -> str | None:
    """The value of a parameter that may be there once.

    Raises:
        Problem: it is there several times.
    """
    values = [value for key, value in fields if key == name]
    if len(values) > 1:
        detail = f"There are {len(values)} values of {name}, where one is expected."
        raise Problem(HTTPStatus.BAD_REQUEST, detail)
    return values[0] if values else None


def media_type_of(request: Request) -> str:
    """The media type of the body, without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().casefold()


async def body_of(request: Request, limits: Limits) -> bytes:
    """The body, as far as it may go.

    Raises:
        Problem: it is too long, too slow, or packed.
    """
    if request.headers.get("content-encoding", "identity") != "identity":
        detail = "The body is packed, which is not understood here."
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)
    told = request.headers.get("content-length", "0")
    if told.isdecimal() and int(told) > limits.body:
        raise _too_long(limits)
    pieces: list[bytes] = []
    length = 0
    try:
        # Whoever sends byte by byte keeps a connection, and nothing else.
        with anyio.fail_after(limits.seconds):
            async for piece in request.stream():
                length += len(piece)
                if length > limits.body:
                    raise _too_long(limits)
                pieces.append(piece)
    except TimeoutError as error:
        detail = f"The body did not come within {limits.seconds:g} s."
        raise Problem(HTTPStatus.REQUEST_TIMEOUT, detail) from error
    except ClientDisconnect as error:
        raise Problem(HTTPStatus.BAD_REQUEST, "The body broke off.") from error
    return b"".join(pieces)


def text_of(body: bytes, request: Request) -> str:
    """A body that is text.

    Raises:
        Problem: it is not in UTF-8.
    """
    charset = "utf-8"
    for parameter in request.headers.get("content-type", "").split(";")[1:]:
        name, _, value = parameter.strip().partition("=")
        if name.casefold() == "charset":
            charset = value.strip('"').casefold()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        detail = f"The character set {charset[:40]} is not understood: send UTF-8."
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Problem(HTTPStatus.BAD_REQUEST, "The body is not UTF-8.") from error


def _too_long(limits: Limits) -> Problem:
    return Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"The body has more than {limits.body:,} bytes.",
        headers={"Connection": "close"},
    )
