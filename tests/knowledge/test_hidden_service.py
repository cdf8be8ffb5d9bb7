"""No spelling hides SERVICE: what the engine takes for the keyword is refused."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from pyoxigraph import Store

from kg.errors import QueryRefused
from kg.knowledge.read_only import refuse_service

ENGINE = Store()
PROLOGUE = "PREFIX x: <urn:x:> PREFIX : <urn:y:> SELECT ?s {"
KEYWORD = "SERVICE"
# What may stand in a name, in a text, in an IRI, and between two tokens.
IN_NAMES = r"a b .c -d \# \' \" \< \. \, \; \( \) %23 %27 _ 9 service SERVICE :".split()
IN_TEXTS = [*r"a # \' \" \\ < > { } service".split(), " ", "SERVICE x {}"]
IN_IRIS = "a urn: # / : ' service ? && = %23".split()
BETWEEN = [" ", "\n", "\t", "\r", "#c\n", " # SERVICE <urn:x> {}\n", "#'\n", '#"""\n']
GROUPS = ("OPTIONAL", "MINUS", "GRAPH ?g", "FILTER EXISTS", "FILTER NOT EXISTS", "")
SERVICES = ("SERVICE <urn:x:s>", "SERVICE SILENT x:s", "SERVICE:s", "SERVICE\n?e")


class Scribbler:
    """Writes queries that are hard to read, many of which are none."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)

    def query(self) -> str:
        elements = "".join(
            self._element(0) + self._one(BETWEEN)
            for _ in range(self._chance.randint(1, 4))
        )
        return f"{PROLOGUE}{elements}}}"

    def _one(self, choices: list[str] | tuple[str, ...]) -> str:
        return self._chance.choice(choices)

    def _some(self, pieces: list[str]) -> str:
        return "".join(self._chance.choices(pieces, k=self._chance.randint(0, 5)))

    def _term(self) -> str:
        quote = self._one(["'", '"', "'''", '"""'])
        return self._one(
            [
                self._one(["x:", ":"]) + self._some(IN_NAMES),
                quote + self._some(IN_TEXTS) + quote + self._one(["", "@en", "^^x:a"]),
                f"<{self._some(IN_IRIS)}>",
                self._one(["?s", "$o", "?service", "1", "_:b"]),
            ]
        )

    def _element(self, depth: int) -> str:
        if self._chance.random() < 0.2:
            return self._one(SERVICES) + self._one(BETWEEN) + "{ ?s ?p ?o }"
        if self._chance.random() < 0.25 and depth < 2:
            return f"{self._one(GROUPS)}{{{self._element(depth + 1)}}}"
        sign = self._one(["<", ">", "=", "&&", "||", "-", "/"])
        terms = self._term(), self._term()
        return self._one(
            [
                self._one(BETWEEN).join(["?s", "?p", self._term(), "."]),
                f"FILTER(?s{sign}{terms[0]})",
                f"VALUES ?z {{{terms[0]} {terms[1]}}}",
            ]
        )


def is_query(text: str) -> bool:
    """Whether the engine can read it; nothing is asked before its rows are wanted."""
    try:
        ENGINE.query(text, base_iri="http://example.org/")
    except SyntaxError:
        return False
    return True


def has_keyword(query: str) -> bool:
    """Whether SERVICE is code in a query: then with another word there it is none."""
    parts = query.casefold().split(KEYWORD.casefold())
    at = 0
    for part, _ in pairwise(parts):
        at += len(part)
        if not is_query(f"{query[:at]}SERVIXE{query[at + len(KEYWORD) :]}"):
            return True
        at += len(KEYWORD)
    return False


@pytest.mark.parametrize("seed", range(4))
def test_what_the_engine_reads_as_the_keyword_is_refused(seed: int) -> None:
    """Behind whatever names, texts, comments and comparisons it stands."""
    scribbler = Scribbler(seed)
    refused = 0
    for _ in range(2500):
        query = scribbler.query()
        if is_query(query) and has_keyword(query):
            with pytest.raises(QueryRefused):
                refuse_service(query, "query")
            refused += 1
    assert refused > 50


@pytest.mark.parametrize("escaped", [r"a\#b", r"a\'b", r"\#", r"a\;\#"])
def test_an_escaped_sign_in_a_name_begins_nothing(escaped: str) -> None:
    """No comment and no text, in which the rest would be out of sight."""
    after = "{ SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }"
    query = f"PREFIX x: <urn:x:> SELECT * {{ {{ ?s ?p x:{escaped} }} UNION {after} }}"
    assert is_query(query)
    with pytest.raises(QueryRefused):
        refuse_service(query, "query")


def test_the_word_in_an_escaped_name_is_no_keyword() -> None:
    """It is a name like others."""
    refuse_service(r"ASK { ?s x:my\#service ?o }", "query")
