"""Queries by GET, which are most of what is asked, answered without a detour.

What stands in the scope is enough for them: no address is looked up, and no request is
made of it. The answer is the same as elsewhere, and so is what is refused.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.serve.hosting import Host, Hosted
from kg.serve.requests import decoded_fields, only
from kg.serve.sparql_endpoint import posed_query, refuse_update_field, wants_page


class DirectQueries:
    """What answers them, and leaves all else to an application.

    Args:
        app: the application.
        host: what is served.
        path: where queries are asked.
    """

    def __init__(self, app: ASGIApp, host: Host, path: str) -> None:
        self._app = app
        self._host = host
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] != self._path or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        serving = self._host.begun()
        try:
            response = await self._response(scope, serving)
            if response is not None:
                with serving.sending(len(response.body)):
                    await response(scope, receive, send)
        finally:
            await self._host.ended(serving)
        if response is None:
            await self._app(scope, receive, send)

    async def _response(self, scope: Scope, serving: Hosted) -> Response | None:
        """The answer to a query; None where none is asked, or a page is wanted.

        Raises:
            Problem: it is not answered.
        """
        terms = self._host.terms
        fields = decoded_fields(scope["query_string"])
        query = only(fields, "query")
        refuse_update_field(fields)
        headers = Headers(scope=scope)
        accept = headers.get("accept", "")
        if query is None or wants_page(accept):
            return None
        posed = posed_query(fields, query, accept, serving, terms)
        return await posed.response(headers.get("if-none-match"), terms)
