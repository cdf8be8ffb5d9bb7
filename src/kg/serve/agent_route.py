"""Agents over HTTP: the Model Context Protocol at /mcp."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from mcp.server.transport_security import TransportSecuritySettings
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.agents.agent_server import agent_server
from kg.agents.cited_answers import CitedAnswer, failed
from kg.serve.hosting import Host
from kg.serve.problems import Problem
from kg.serve.sending import not_allowed, options

PATH = "/mcp"


class _Agents:
    """An ASGI application as an object: a route calls a function with a request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "OPTIONS":
            await options("POST")(scope, receive, send)
            return
        if scope["method"] != "POST":
            # A GET would wait for ever for what a server tells unasked: this one does not.
            raise not_allowed("POST")
        await self._app(scope, receive, send)


@asynccontextmanager
async def agent_routes(host: Host) -> AsyncIterator[tuple[BaseRoute, ...]]:
    """What answers agents, as long as the block runs."""

    async def call(
        function: Callable[..., CitedAnswer], *arguments: object
    ) -> CitedAnswer:
        async with host.serving() as serving:
            try:
                return await serving.call(function, *arguments)
            except Problem as problem:
                return failed(problem.detail, problem.advice)

    server = agent_server(host.current.offer.title, call)
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        # A call is whole in itself: no session need be kept for anybody.
        stateless_http=True,
        json_response=True,
        max_request_body_size=host.terms.limits.body,
        # Whose host is named is looked at before.
        transport_security=TransportSecuritySettings(
            enable_dns_rebinding_protection=False
        ),
    )
    async with server.session_manager.run():
        yield (Route(PATH, _Agents(app)),)
