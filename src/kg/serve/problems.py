"""What could not be done, as problem details (https://www.rfc-editor.org/rfc/rfc9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import Response

from kg.errors import (
    BadInput,
    KgError,
    NotFound,
    QueryRefused,
    TimedOut,
)
from kg.serve.negotiation import NotAcceptable
from kg.serve.replies import TooManyRows
from kg.workers import AnswerTooLarge, Exhausted, WorkFailed

MEDIA_TYPE = "application/problem+json"

_STATUS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (QueryRefused, HTTPStatus.FORBIDDEN),
    (NotFound, HTTPStatus.NOT_FOUND),
    (NotAcceptable, HTTPStatus.NOT_ACCEPTABLE),
    (TooManyRows, HTTPStatus.UNPROCESSABLE_ENTITY),
    (AnswerTooLarge, HTTPStatus.UNPROCESSABLE_ENTITY),
    (TimedOut, HTTPStatus.GATEWAY_TIMEOUT),
    (Exhausted, HTTPStatus.SERVICE_UNAVAILABLE),
    (BadInput, HTTPStatus.BAD_REQUEST),
    (KgError, HTTPStatus.BAD_REQUEST),
)
"""By class of error its status; the first that fits counts."""


class Problem(Exception):
    """A request that is not answered as it was meant to be.

    Args:
        status: why not, in HTTP's terms.
        detail: the same in a sentence.
        advice: what to do about it.
        headers: further headers of the response.
    """

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        advice: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.advice = advice
        self.headers = headers or {}

    def response(self, request_id: str) -> Response:
        """The response that says so."""
        told: dict[str, object] = {
            "type": "about:blank",
            "title": self.status.phrase,
            "status": self.status.value,
            "detail": self.detail,
            "instance": f"urn:request:{request_id}",
        }
        if self.advice:
            told["advice"] = self.advice
        content = json.dumps(told, ensure_ascii=False) + "\n"
        # Not kept by any cache: the next time it may be answered.
        headers = {"Cache-Control": "no-store", **self.headers}
        return Response(
            content.encode(), self.status, headers=headers, media_type=MEDIA_TYPE
        )


def problem_of(error: KgError) -> Problem:
    """An error of kg as a problem."""
    kind = error.kind if isinstance(error, WorkFailed) else type(error)
    for known, status in _STATUS:
        if issubclass(kind, known):
            return Problem(status, error.message, error.advice)
    # Of a fault of ours, strangers learn no more than that there was one.
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return Problem(status, "Something went wrong in kg itself.")
