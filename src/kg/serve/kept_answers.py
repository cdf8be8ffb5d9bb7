"""Answers that were given lately, so that who asks the same again need not wait."""

from __future__ import annotations

import re
from collections import OrderedDict

from kg.serve.replies import Reply

_MOST = 16_000_000  # bytes
_LARGEST = _MOST // 8  # of one answer, which would push out many others
_OF_ENTRY = 500  # what an answer takes beside its content, roughly

# In a text or a comment it is none; then the answer is worked out once more.
_CHANGING = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\s*\(", re.IGNORECASE)


def is_steady(query: str) -> bool:
    """Whether a query has the same answer whenever the same data are asked."""
    return "(" not in query or not _CHANGING.search(query)


class KeptAnswers:
    """The answers that an edition gave, by their validators, as far as there is room.

    What was not asked for the longest goes first.
    """

    def __init__(self) -> None:
        self._answers: OrderedDict[str, Reply] = OrderedDict()
        self._size = 0

    def found(self, etag: str) -> Reply | None:
        """An answer that was kept."""
        reply = self._answers.get(etag)
        if reply is not None:
            self._answers.move_to_end(etag)
        return reply

    def keep(self, etag: str, reply: Reply) -> None:
        """Keep an answer, unless it is too large."""
        size = len(reply.content)
        if size > _LARGEST or etag in self._answers:
            return
        self._answers[etag] = reply
        self._size += size + _OF_ENTRY
        while self._size > _MOST:
            _, oldest = self._answers.popitem(last=False)
            self._size -= len(oldest.content) + _OF_ENTRY
