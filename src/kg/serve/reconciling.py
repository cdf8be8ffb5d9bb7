"""The Reconciliation Service API 0.2, by which OpenRefine asks who is meant."""

from __future__ import annotations

import json
import re
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
from kg.serve.data_extension import extended_table, proposed_properties
from kg.serve.hosting import Hosted, ServerTerms
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
_MOST_ROWS = 1_000  # of a table, at once
_MOST_COLUMNS = 50
_LONGEST = 1_000  # characters of a name
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_KEYS = frozenset(("query", "type", "type_strict", "limit", "properties"))
_SUGGESTED = {
    "entity": suggested_things,
    "type": suggested_classes,
    "property": suggested_properties,
}


async def reconcile(request: Request, serving: Hosted, terms: ServerTerms) -> Response:
    """What the service is or, for queries, the things that they may mean."""
    fields = query_fields(request)
    if request.method == "POST":
        if media_type_of(request) != FORM:
            detail = "Queries come as a form."
            raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)
        fields += decoded_fields(await body_of(request, terms.limits))
    told, columns = only(fields, "queries"), only(fields, "extend")
    if told is not None:
        found = await serving.call(candidates, _queries(told))
    elif columns is not None:
        ids, wanted = _columns(columns)
        rows = terms.limits.rows
        found = await serving.call(extended_table, ids, wanted, rows)
    else:
        found = _manifest(serving, terms)
    return sent(json_reply(found))


async def suggest(request: Request, serving: Hosted, _: ServerTerms) -> Response:
    """Names that begin as somebody has begun to type."""
    prefix = (only(query_fields(request), "prefix") or "")[:_LONGEST]
    function = _SUGGESTED.get(request.path_params["what"])
    if function is None:
        raise Problem(HTTPStatus.NOT_FOUND, "Nothing is here.")
    return sent(json_reply(await serving.call(function, prefix)))


async def propose(request: Request, serving: Hosted, _: ServerTerms) -> Response:
    """The properties by which a table of things of a class can be extended."""
    fields = query_fields(request)
    limit = only(fields, "limit")
    if limit is not None and not _NUMBER.fullmatch(limit):
        raise Problem(HTTPStatus.BAD_REQUEST, "The limit is no number.")
    most = None if limit is None else int(limit)
    found = await serving.call(proposed_properties, only(fields, "type"), most)
    return sent(json_reply(found))


async def preview(request: Request, serving: Hosted, _: ServerTerms) -> Response:
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


def _manifest(serving: Hosted, terms: ServerTerms) -> dict[str, Any]:
    offer = serving.offer
    address = terms.public_address(offer)

    def service(path: str) -> dict[str, str]:
        # OpenRefine puts the two together, and knows no other beginning.
        return {"service_url": f"{address}reconcile", "service_path": path}

    return {
        "versions": ["0.2"],
        "name": offer.title,
        "identifierSpace": f"{offer.base}id/",
        "schemaSpace": KG,
        "view": {"url": f"{address}id/{{{{id}}}}"},
        "preview": {
            "url": f"{address}reconcile/preview?id={{{{id}}}}",
            "width": 400,
            "height": 120,
        },
        "suggest": {
            "entity": service("/suggest/entity"),
            "type": service("/suggest/type"),
            "property": service("/suggest/property"),
        },
        "extend": {
            "propose_properties": service("/properties"),
            "property_settings": [
                {
                    "name": "limit",
                    "label": "Limit",
                    "type": "number",
                    "default": 0,
                    "help_text": "The most values in a row; 0 for all of them.",
                }
            ],
        },
    }


def _queries(text: str) -> dict[str, Any]:
    """What is asked, by the key of each query.

    Raises:
        Problem: it has another form, or is too much.
    """
    told = _json(text)
    if not isinstance(told, dict) or not all(map(_is_query, told.values())):
        detail = "The queries have another form than those of version 0.2."
        raise Problem(HTTPStatus.BAD_REQUEST, detail)
    if len(told) > _MOST_QUERIES:
        detail = f"There are more than {_MOST_QUERIES} queries."
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
    return told


def _columns(text: str) -> tuple[list[str], dict[str, int]]:
    """The things of a table, and how many values of which properties are to be added.

    Raises:
        Problem: it has another form, or is too much.
    """
    told = _json(text)
    if not isinstance(told, dict):
        raise _other_columns()
    ids, properties = told.get("ids"), told.get("properties")
    if not isinstance(ids, list) or not isinstance(properties, list):
        raise _other_columns()
    if not all(isinstance(each, str) for each in ids):
        raise _other_columns()
    if len(ids) > _MOST_ROWS or len(properties) > _MOST_COLUMNS:
        detail = f"There are more than {_MOST_ROWS} rows or {_MOST_COLUMNS} properties."
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
    wanted: dict[str, int] = {}
    for each in properties:
        if not isinstance(each, dict) or not isinstance(each.get("id"), str):
            raise _other_columns()
        wanted[each["id"]] = _wanted_values(each.get("settings", {}))
    return ids, wanted


def _wanted_values(settings: object) -> int:
    """How many values of a property are wanted; 0 for all.

    Raises:
        Problem: the settings are none, or the limit is no number.
    """
    limit = settings.get("limit", 0) if isinstance(settings, dict) else None
    # Some clients send what was typed.
    if isinstance(limit, bool) or not _NUMBER.fullmatch(str(limit)):
        raise _other_columns()
    return int(str(limit))


def _other_columns() -> Problem:
    return Problem(
        HTTPStatus.BAD_REQUEST,
        "The extension has another form than those of version 0.2.",
        'Send extend={"ids": ["acme"], "properties": [{"id": "kg:locatedIn"}]}.',
    )


def _json(text: str) -> Any:  # noqa: ANN401 - anybody may send anything
    """What a parameter has as JSON.

    Raises:
        Problem: it is none.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Problem(HTTPStatus.BAD_REQUEST, "The parameter is no JSON.") from error


def _is_query(told: object) -> bool:
    if not isinstance(told, dict) or not _KEYS.issuperset(told):
        return False
    text, limit = told.get("query", ""), told.get("limit", 1)
    properties, kinds = told.get("properties", []), told.get("type", "")
    is_named = isinstance(kinds, str) or (
        isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds)
    )
    return (
        isinstance(text, str)
        and len(text) <= _LONGEST
        and ("query" in told or bool(properties))
        and isinstance(limit, int)
        and limit > 0
        and is_named
        and isinstance(properties, list)
        and all(isinstance(each, dict) and "pid" in each for each in properties)
    )
