"""The SPARQL 1.1 Protocol, read-only (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.conditions import has_this
from kg.serve.hosting import Hosted, ServerTerms
from kg.serve.kept_answers import is_steady
from kg.serve.negotiation import preferred
from kg.serve.problems import Problem
from kg.serve.query_work import QueryRequest, answered_query
from kg.serve.replies import Reply
from kg.serve.requests import (
    FORM,
    Fields,
    body_of,
    decoded_fields,
    media_type_of,
    only,
    query_fields,
    text_of,
)
from kg.serve.sending import negotiated_file, sent

_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_PAGE = "text/html"
_DESCRIPTIONS = {
    "text/turtle": "service.ttl",
    "application/ld+json": "service.jsonld",
    "application/trig": "service.trig",
}
_YES = ("1", "true", "yes")

Answered = tuple[bytes, str]
"""The parts of a reply as they come from a worker."""

_Work = tuple[Callable[..., Answered], tuple[object, ...], int]


async def sparql(request: Request, serving: Hosted, terms: ServerTerms) -> Response:
    """Answer a query, or say what the endpoint is."""
    if request.method == "POST":
        fields, query = await _posted(request, terms)
    else:
        fields = query_fields(request)
        query = only(fields, "query")
    refuse_update_field(fields)
    accept = request.headers.get("accept", "")
    if request.method != "POST" and (query is None or wants_page(accept)):
        return await _introduced(request, serving)
    posed = posed_query(fields, query, accept, serving, terms)
    has = request.headers.get("if-none-match") if request.method != "POST" else None
    return await posed.response(has, terms)


class PosedQuery(NamedTuple):
    """A query to an edition.

    Attributes:
        asked: the query.
        serving: the edition.
        etag: tells its answer from all others; None where each time it is another.
    """

    asked: QueryRequest
    serving: Hosted
    etag: str | None

    async def response(self, has: str | None, terms: ServerTerms) -> Response:
        """The answer, or that the client has it by its If-None-Match.

        Raises:
            Problem: it is not answered.
        """
        response = self.known_response(has)
        if response is not None:
            return response
        return self.new_response(await self.serving.call(*self.work(terms)))

    def known_response(self, has: str | None) -> Response | None:
        """What can be said at once: that the client has the answer, or what was kept.

        The same question to the same data has the same answer: nobody need work it out.
        """
        if self.etag is None:
            return None
        if has_this(has, self.etag):
            headers = {"ETag": self.etag, "Vary": "Accept"}
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        known = self.serving.kept.found(self.etag)
        return None if known is None else _sent_answer(known, self.etag)

    def work(self, terms: ServerTerms) -> _Work:
        """What a worker is to call, and with what."""
        # Plain tuples travel several times as fast as those with names.
        return answered_query, tuple(self.asked), terms.limits.rows

    def new_response(self, told: Answered) -> Response:
        """What a worker has told, which is kept."""
        reply = Reply(*told)
        if self.etag is not None:
            self.serving.kept.keep(self.etag, reply)
        return _sent_answer(reply, self.etag)


def _sent_answer(reply: Reply, etag: str | None) -> Response:
    if etag is None:
        return sent(reply, {"Vary": "Accept", "Cache-Control": "no-store"})
    return sent(reply, {"ETag": etag, "Vary": "Accept"})


def posed_query(
    fields: Fields, query: str | None, accept: str, serving: Hosted, terms: ServerTerms
) -> PosedQuery:
    """The query that parameters ask.

    Raises:
        Problem: there is none, or one of the parameters is there several times.
    """
    if not query or query.isspace():
        detail = "There is no query."
        raise Problem(HTTPStatus.BAD_REQUEST, detail, "Send it as query=…")
    asked = QueryRequest(
        query,
        _all(fields, "default-graph-uri"),
        _all(fields, "named-graph-uri"),
        accept,
        only(fields, "evidence") in _YES,
        terms.with_text,
    )
    etag = _etag(serving, asked) if is_steady(query) else None
    return PosedQuery(asked, serving, etag)


async def _posted(request: Request, terms: ServerTerms) -> tuple[Fields, str | None]:
    """The parameters and the query of a POST, which may be a form or the query itself.

    Raises:
        Problem: it is of another media type, or cannot be read.
    """
    media_type = media_type_of(request)
    if media_type == _UPDATE:
        raise _update()
    if media_type not in (_QUERY, FORM):
        raise Problem(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "A query comes as a form or as itself.",
            f"Name one as Content-Type: {FORM} or {_QUERY}.",
        )
    body = await body_of(request, terms.limits)
    fields = query_fields(request)
    text = text_of(body, request)
    if media_type == _QUERY:
        return fields, text
    fields += decoded_fields(body)
    return fields, only(fields, "query")


def refuse_update_field(fields: Fields) -> None:
    """Refuse what asks to change something.

    Raises:
        Problem: it does.
    """
    if any(name == "update" for name, _ in fields):
        raise _update()


def _update() -> Problem:
    detail = "Updates are refused."
    return Problem(HTTPStatus.FORBIDDEN, detail, "The graph is changed in its files.")


def _all(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in fields if key == name)


def wants_page(accept: str) -> bool:
    """Whether a browser is asking, which is shown the editor with the query in it."""
    return _PAGE in accept and preferred(accept, [_JSON, _PAGE]) == _PAGE


_JSON = "application/sparql-results+json"


def _etag(serving: Hosted, asked: QueryRequest) -> str:
    """Tells an answer from all others: by the data, the form and the question."""
    told = repr((serving.offer.digest, *asked))
    return f'"{sha256(told.encode(errors="replace")).hexdigest()[:32]}"'


async def _introduced(request: Request, serving: Hosted) -> Response:
    """The editor for people, the description of the service for programs."""
    offered = {**_DESCRIPTIONS, _PAGE: "sparql/editor.html"}
    return await negotiated_file(request, serving, offered)
