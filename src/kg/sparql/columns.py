"""The columns of `SELECT *`."""

from __future__ import annotations

from collections.abc import Collection

from kg.sparql.lexer import QueryToken, tokenise


def written_out(text: str, columns: Collection[str]) -> str:
    """The query with its columns in place of `*`, in the order of their first use.

    Args:
        text: a valid query.
        columns: what `*` stands for, in any order.

    Returns:
        The query as it is where it names its columns itself, or has none.

    >>> written_out("SELECT * { ?s ?p ?o }", ["o", "p", "s"])
    'SELECT ?s ?p ?o { ?s ?p ?o }'
    """
    tokens = tokenise(text)
    star = _star(tokens)
    if star is None or not columns:
        return text
    # One in what reads like an IRI, such as `?a<?b && ?c>?d`, is no token: it comes last.
    used = dict.fromkeys(token.text for token in tokens if token.kind == "variable")
    names = [f"?{column}" for column in columns]
    first = [name for name in used if name in names]
    listed = " ".join([*first, *(name for name in names if name not in used)])
    return text[: star.start] + listed + text[star.end :]


def _star(tokens: list[QueryToken]) -> QueryToken | None:
    """The `*` of the query itself, not of a SELECT within it."""
    keywords = (token for token in tokens if token.kind in ("word", "sign"))
    for token in keywords:
        if token.text == "SELECT":
            break
    following = next(keywords, None)
    if following and following.text in ("DISTINCT", "REDUCED"):
        following = next(keywords, None)
    return following if following and following.text == "*" else None
