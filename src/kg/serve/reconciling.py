"""The Reconciliation Service API 0.2, by which OpenRefine asks who is meant."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.candidates import (
    candidates,
    previewed,
    suggested_classes,
    suggested_properties,
    suggested_things,
)
from kg.serve.hosting import Hosted, HostTerms
from kg.serve.problems import Problem
from kg.serve.replies import json_reply
from kg.serve.requests import (
    FORM,
    body_of,
    decoded_fields,
    media_type_of,
    only,
    query_fields,
)
from kg.serve.sending import sent
from kg.vocabulary import KG

_MOST_QUERIES = 100
_LONGEST = 1_000  # characters of a name
_SUGGESTED = {
    "entity": suggested_things,
    "type": suggested_classes,
    "property": suggested_properties,
}


async def reconcile(request: Request, serving: Hosted, terms: HostTerms) -> Response:
    """What the service is or, for queries, the things that they may mean."""
    fields = query_fields(request)
    if request.method == "POST":
        if media_type_of(request) != FORM:
            detail = "Queries come as a form."
            raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)
        fields += decoded_fields(await body_of(request, terms.limits))
    told = only(fields, "queries")
    if told is None:
        return sent(json_reply(_manifest(serving)))
    found = await serving.call(candidates, _queries(told))
    return sent(json_reply(found))


async def suggest(request: Request, serving: Hosted, _: HostTerms) -> Response:
    """Names that begin as somebody has begun to type."""
    prefix = (only(query_fields(request), "prefix") or "")[:_LONGEST]
    function = _SUGGESTED.get(request.path_params["what"])
    if function is None:
        raise Problem(HTTPStatus.NOT_FOUND, "Nothing is here.")
    return sent(json_reply(await serving.call(function, prefix)))


async def preview(request: Request, serving: Hosted, _: HostTerms) -> Response:
    """A thing in a few words, as a page that fits into a box."""
    local = only(query_fields(request), "id") or ""
    told = await serving.call(previewed, local)
    # A label is text: what looks like HTML in it does nothing.
    content = (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f"<title>{escape(told['name'])}</title>"
        f"<p><b>{escape(told['name'])}</b><p>{escape(told['description'])}</html>\n"
    )
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": "default-src 'none'",
        # It is made to be shown in a box of another page.
        "X-Frame-Options": "ALLOWALL",
    }
    return Response(content.encode(), headers=headers)


def _manifest(serving: Hosted) -> dict[str, Any]:
    offer = serving.offer
    # Without `service_url`, paths begin at this very address.
    paths = {"service_path": "/suggest/entity"}
    return {
        "versions": ["0.2"],
        "name": offer.title,
        "identifierSpace": f"{offer.base}id/",
        "schemaSpace": KG,
        "view": {"url": f"{offer.base}id/{{{{id}}}}"},
        "preview": {
            "url": f"{offer.address}reconcile/preview?id={{{{id}}}}",
            "width": 400,
            "height": 120,
        },
        "suggest": {
            "entity": paths,
            "type": {"service_path": "/suggest/type"},
            "property": {"service_path": "/suggest/property"},
        },
    }


def _queries(text: str) -> dict[str, Any]:
    """What is asked, by the key of each query.

    Raises:
        Problem: it has another form, or is too much.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Problem(HTTPStatus.BAD_REQUEST, "The queries are no JSON.") from error
    if not isinstance(told, dict) or not all(map(_is_query, told.values())):
        detail = "The queries have another form than those of version 0.2."
        raise Problem(HTTPStatus.BAD_REQUEST, detail)
    if len(told) > _MOST_QUERIES:
        detail = f"There are more than {_MOST_QUERIES} queries."
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
    return told


def _is_query(told: object) -> bool:
    if not isinstance(told, dict):
        return False
    text, limit = told.get("query", ""), told.get("limit", 1)
    properties, kinds = told.get("properties", []), told.get("type", "")
    is_named = isinstance(kinds, str) or (
        isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds)
    )
    return (
        isinstance(text, str)
        and len(text) <= _LONGEST
        and (bool(text.strip()) or bool(properties))
        and isinstance(limit, int)
        and limit > 0
        and is_named
        and isinstance(properties, list)
        and all(isinstance(each, dict) and "pid" in each for each in properties)
    )
