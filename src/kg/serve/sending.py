"""Responses: files with their validators and ranges, and what workers hand back."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import format_datetime
from http import HTTPStatus
from urllib.parse import quote

import anyio
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from kg.serve.conditions import check_range, is_unchanged, require_match
from kg.serve.hosting import Hosted
from kg.serve.negotiation import NotAcceptable, preferred
from kg.serve.problems import Problem, problem_of
from kg.serve.replies import Reply
from kg.serve.site_files import SiteFile

CACHED = "public, max-age=60"
"""An edition may be followed by another at any time."""

_PIECE = 2**18  # bytes
_PATIENCE = 10  # seconds for each

# What pages of others may send, where they may read at all.
_PREFLIGHT = {
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}

# What the editor may do: nothing but ask this very server.
_OF_THE_EDITOR = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class _InPieces(Response):
    """A response of which no more is handed over than the client has room for.

    Whoever takes nothing for long is left.
    """

    def __init__(self, content: bytes, headers: Mapping[str, str]) -> None:
        # Starlette would ask of each header whether it is one that it has to add.
        self.body = content
        self.background = None
        self.status_code = HTTPStatus.OK
        self.raw_headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in headers.items()
        ]
        self.raw_headers.append((b"content-length", b"%d" % len(content)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = {"type": "http.response.start", "status": self.status_code}
        await send({**start, "headers": self.raw_headers})
        if len(self.body) <= _PIECE:
            await send({"type": "http.response.body", "body": self.body})
            return
        pieces = range(0, len(self.body), _PIECE)
        # What breaks off is known to be cut: its length was told before.
        with anyio.move_on_after(_PATIENCE) as waiting:
            for begin in pieces:
                waiting.deadline = anyio.current_time() + _PATIENCE
                piece = self.body[begin : begin + _PIECE]
                has_more = begin != pieces[-1]
                told = {"type": "http.response.body", "body": piece}
                await send({**told, "more_body": has_more})


def sent(reply: Reply, headers: Mapping[str, str] | None = None) -> Response:
    """What a worker has handed back."""
    told = {"Cache-Control": CACHED, **(headers or {})}
    # The media type has its character set: Starlette would add another.
    told["Content-Type"] = reply.media_type
    return _InPieces(reply.content, headers=told)


def _allowed(*methods: str) -> str:
    """The methods of an address, for the header Allow."""
    head = ["HEAD"] if "GET" in methods else []
    return ", ".join([*methods, *head, "OPTIONS"])


def not_allowed(*methods: str) -> Problem:
    """Why a request with another method is not answered."""
    detail = "This can only be read."
    if "GET" not in methods:
        detail = f"This is asked by {' or '.join(methods)}."
    headers = {"Allow": _allowed(*methods)}
    return Problem(HTTPStatus.METHOD_NOT_ALLOWED, detail, headers=headers)


def options(*methods: str) -> Response:
    """What may be done at an address."""
    told = _allowed(*methods)
    headers = {"Allow": told, "Access-Control-Allow-Methods": told, **_PREFLIGHT}
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)


async def negotiated_file(
    request: Request, serving: Hosted, offered: Mapping[str, str]
) -> Response:
    """Of the files that tell the same, the one that the client likes best."""
    try:
        media_type = preferred(request.headers.get("accept", ""), offered)
    except NotAcceptable as error:
        raise problem_of(error) from error
    file = serving.offer.site.files[offered[media_type]]
    return sent_file(request, serving, file, {"Vary": "Accept"})


def redirected(request: Request, offered: Mapping[str, str]) -> Response:
    """To the document of a name, which is no document itself.

    The address is relative, so that no client's word on what this server is called gets
    into it.
    """
    try:
        media_type = preferred(request.headers.get("accept", ""), offered)
    except NotAcceptable as error:
        raise problem_of(error) from error
    headers = {
        "Location": relative(request, offered[media_type]),
        "Vary": "Accept",
        "Link": alternates(request, offered),
        "Cache-Control": CACHED,
    }
    return Response(status_code=HTTPStatus.SEE_OTHER, headers=headers)


def sent_file(
    request: Request,
    serving: Hosted,
    file: SiteFile,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A file, or the part of it that is wanted, or that it is still the same."""
    etag = f'"{file.digest[:32]}"'
    told = {"ETag": etag, "Cache-Control": CACHED, **(headers or {})}
    told["Content-Type"] = file.media_type
    if file.path.startswith("sparql/"):
        told["Content-Security-Policy"] = _OF_THE_EDITOR
    modified = serving.offer.site.written
    require_match(request, etag, modified)
    told["Last-Modified"] = format_datetime(modified, usegmt=True)
    if is_unchanged(request, etag, modified):
        del told["Content-Type"]
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=told)
    check_range(request, etag, file.size)
    # It knows single ranges itself.
    return FileResponse(serving.offer.site.folder / file.path, headers=told)


def alternates(request: Request, offered: Mapping[str, str]) -> str:
    """The forms of a document, for the header Link."""
    links = []
    for media_type, name in offered.items():
        address = relative(request, name)
        links.append(f'<{address}>; rel="alternate"; type="{media_type}"')
    return ", ".join(links)


def relative(request: Request, name: str) -> str:
    """The address of a file from where a request was made to."""
    raw = bytes(request.scope.get("raw_path") or request.scope["path"].encode())
    steps = raw.count(b"/") - 1
    return "../" * steps + quote(name)
