"""What answers have in common: content in a format that can hold it."""

from __future__ import annotations

from typing import NamedTuple

from kg.errors import KgError

ROW_FORMATS = ("table", "csv", "tsv", "json", "md")


class Rendered(NamedTuple):
    """An answer in a format.

    `has_result` is false where the answer has no rows and no triples, or is `false`.
    """

    content: bytes
    has_result: bool


def require_format(
    form: str,
    allowed: tuple[str, ...],
    what: str,
) -> str:
    """Return the format if it is allowed.

    Args:
        form: the format that was chosen.
        allowed: the formats that can hold the answer.
        what: what the answer is, such as `a graph`.

    Raises:
        KgError: it is another format.
    """
    if form not in allowed:
        raise KgError(
            f"The answer is {what}, which {form} cannot hold.",
            f"Choose {', '.join(allowed)}.",
        )
    return form
