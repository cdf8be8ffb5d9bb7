"""What a worker hands back to the server, ready to be sent."""

from __future__ import annotations

import json
from typing import NamedTuple

from kg.errors import KgError

JSON = "application/json"


class Reply(NamedTuple):
    """The body of a response with its media type."""

    content: bytes
    media_type: str


class TooManyRows(KgError):
    """An answer that is longer than it may be: it is not sent cut."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"The answer has more than {most:,} rows.",
            "Add a LIMIT, or take the dump: kg.nq.gz has everything.",
        )


def json_reply(value: object, media_type: str = JSON) -> Reply:
    """A value as JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Reply(text.encode(), media_type)
