"""The addresses of a server, and what answers at each."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, Router
from starlette.types import Receive, Scope, Send

from kg.serve import reconciling
from kg.serve.entrance import Entrance, Log
from kg.serve.hosting import Host, Hosted, ServerTerms
from kg.serve.problems import Problem
from kg.serve.replies import json_reply
from kg.serve.requests import (
    body_of,
    media_type_of,
    only,
    query_fields,
    text_of,
)
from kg.serve.rest_work import (
    QuestionAsked,
    StatementAsked,
    answered_question,
    listed_questions,
    proved_statement,
    stored_graph,
)
from kg.serve.sending import (
    alternates,
    not_allowed,
    options,
    redirected,
    sent,
    sent_file,
)
from kg.serve.sparql_endpoint import sparql

Answerer = Callable[[Request, Hosted, ServerTerms], Awaitable[Response]]

QUERIES = "/sparql"
_VARY = {"Vary": "Accept"}


def application(
    host: Host, log: Log | None = None, more: tuple[BaseRoute, ...] = ()
) -> Entrance:
    """The server as an ASGI application.

    Args:
        host: what is served, and on which terms.
        log: where requests are noted.
        more: what else is answered, such as agents.
    """

    def route(path: str, answerer: Answerer, *methods: str) -> Route:
        # It is asked with any method, so that it can say which ones it knows.
        return Route(path, _Endpoint(host, answerer, methods))

    routes = [
        route(QUERIES, sparql, "GET", "POST"),
        route("/ask", _questions, "GET"),
        route("/ask/{name}", _question, "GET"),
        route("/prove", _prove, "POST"),
        route("/graph-store", _graph_store, "GET"),
        route("/reconcile", reconciling.reconcile, "GET", "POST"),
        route("/reconcile/suggest/{what}", reconciling.suggest, "GET"),
        route("/reconcile/properties", reconciling.propose, "GET"),
        route("/reconcile/preview", reconciling.preview, "GET"),
        route("/health", _health, "GET"),
        *more,
        route("/{path:path}", _site, "GET"),
    ]
    # No `Starlette`, which would answer errors itself, and no redirects of its own,
    # which would be made of what the client calls this server.
    router = Router(routes, redirect_slashes=False, default=_nothing)
    return Entrance(router, host, log)


async def _nothing(_: Scope, __: Receive, ___: Send) -> None:
    """What is at no address, such as `*`."""
    raise Problem(HTTPStatus.NOT_FOUND, "Nothing is here.")


class _Endpoint:
    """What answers at an address.

    Args:
        host: what is served.
        answerer: makes the response.
        methods: those that are answered; HEAD is, where GET is.
    """

    def __init__(
        self, host: Host, answerer: Answerer, methods: tuple[str, ...]
    ) -> None:
        self._host = host
        self._answerer = answerer
        self._methods = methods

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "OPTIONS":
            await options(*self._methods)(scope, receive, send)
            return
        # Of what a GET would tell, HEAD asks for no more than the head.
        asked = "GET" if scope["method"] == "HEAD" else scope["method"]
        if asked not in self._methods:
            raise not_allowed(*self._methods)
        request = Request(scope, receive)
        async with self._host.serving() as serving:
            response = await self._answerer(request, serving, self._host.terms)
            # A file has no body in memory.
            with serving.sending(len(getattr(response, "body", b""))):
                await response(scope, receive, send)


async def _site(request: Request, serving: Hosted, _: ServerTerms) -> Response:
    """A file of the site, or the way to the document of a name."""
    path = request.path_params["path"]
    site = serving.offer.site
    if file := site.files.get(path or "index.html"):
        offered = site.of_document(path)
        headers = {"Link": alternates(request, offered)} if offered else {}
        return sent_file(request, serving, file, headers)
    if offered := site.variants(path):
        return redirected(request, offered)
    raise Problem(HTTPStatus.NOT_FOUND, "Nothing is here.")


async def _questions(_: Request, serving: Hosted, __: ServerTerms) -> Response:
    return sent(await serving.call(listed_questions))


async def _question(request: Request, serving: Hosted, terms: ServerTerms) -> Response:
    fields = query_fields(request)
    names = {name for name, _ in fields}
    values = {name: only(fields, name) or "" for name in names}
    asked = QuestionAsked(
        request.path_params["name"],
        values,
        request.headers.get("accept", ""),
        terms.with_text,
    )
    reply = await serving.call(answered_question, asked, terms.limits.rows)
    return sent(reply, _VARY)


async def _prove(request: Request, serving: Hosted, terms: ServerTerms) -> Response:
    if media_type_of(request) != "application/json":
        detail = "A statement and its words come as JSON."
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)
    body = await body_of(request, terms.limits)
    asked = _statement(text_of(body, request))
    reply = await serving.call(proved_statement, asked)
    # The words are somebody's, and stay between the two.
    return sent(reply, {"Cache-Control": "no-store"})


def _statement(text: str) -> StatementAsked:
    """What a request asks to be proved.

    Raises:
        Problem: it has another form.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Problem(HTTPStatus.BAD_REQUEST, "The body is no JSON.") from error
    if not isinstance(told, dict):
        raise _misshapen()
    stated = told.get("statement")
    parts = stated if isinstance(stated, list) else [stated]
    modality = told.get("modality")
    kinds, references = told.get("kinds", {}), told.get("references", {})
    texts = [told.get("text"), *parts]
    for names in (kinds, references):
        texts += [*names, *names.values()] if isinstance(names, dict) else [None]
    is_named = modality is None or isinstance(modality, str)
    if not is_named or not all(isinstance(each, str) for each in texts):
        raise _misshapen()
    return StatementAsked(
        told["text"], tuple(map(str, parts)), modality, kinds, references
    )


def _misshapen() -> Problem:
    return Problem(
        HTTPStatus.BAD_REQUEST,
        "The request has another form than it should.",
        'Send {"text": "Bolt was bought by Acme.", "statement": "Acme acquired Bolt"}.',
    )


async def _graph_store(request: Request, serving: Hosted, _: ServerTerms) -> Response:
    """The Graph Store Protocol, read-only."""
    fields = query_fields(request)
    name = only(fields, "graph")
    is_default = any(key == "default" for key, _ in fields)
    if (name is None) != is_default:
        detail = "One graph is read at a time."
        raise Problem(HTTPStatus.BAD_REQUEST, detail, "Ask ?default or ?graph=IRI.")
    accept = request.headers.get("accept", "")
    return sent(await serving.call(stored_graph, name, accept), _VARY)


def _status(serving: Hosted) -> str:
    """Whether an edition is well: one that the files are ahead of is served on."""
    if serving.pool.is_broken:
        return "failing"
    return "outdated" if serving.trouble else "ok"


async def _health(_: Request, serving: Hosted, __: ServerTerms) -> Response:
    offer = serving.offer
    told = {
        "status": _status(serving),
        "version": version("newskg"),
        "digest": offer.digest,
        "state": offer.state,
        "counts": offer.counts,
        "leftOut": offer.left_out,
    }
    if serving.trouble:
        told["reason"] = serving.trouble
    response = sent(json_reply(told), {"Cache-Control": "no-store"})
    if serving.pool.is_broken:
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    return response
