"""The graphs that a query names by FROM, of which engines take no notice where they lack them."""

from __future__ import annotations

from kg.sparql.lexer import QueryToken, tokenise

_FORMS = ("SELECT", "CONSTRUCT", "DESCRIBE", "ASK")


def query_for_from_graphs(text: str) -> str:
    """A query whose rows are the graphs that another names by FROM, as `?graph`.

    Their names may be short or relative, which an engine resolves as it does there.

    Args:
        text: a valid query.

    Returns:
        The query; nothing where the other has no FROM.

    >>> query_for_from_graphs("PREFIX g: <urn:g:> ASK FROM g:a FROM NAMED <b> {}")
    'PREFIX g: <urn:g:> SELECT ?graph { VALUES ?graph { g:a <b> } }'
    """
    tokens = tokenise(text)
    names = _named_by_from(tokens)
    if not names:
        return ""
    form = next(
        token for token in tokens if token.kind == "word" and token.text in _FORMS
    )
    listed = " ".join(names)
    prologue = text[: form.start]
    return f"{prologue}SELECT ?graph {{ VALUES ?graph {{ {listed} }} }}"


def _named_by_from(tokens: list[QueryToken]) -> list[str]:
    """The graphs as the query writes them: nowhere else the keyword can stand."""
    names = []
    rest = iter(tokens)
    for token in rest:
        if token.kind != "word" or token.text != "FROM":
            continue
        name = next(rest)
        if name.kind == "word" and name.text == "NAMED":
            name = next(rest)
        names.append(name.text)
    return names
