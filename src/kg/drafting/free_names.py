"""Names for what drafts tell of, free among all articles.

A draft calls a figure, a variable and a time as if its article were the only one, so that
it reads the same whatever has been accepted since. What each is called in the graph is
settled when it is stated.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from kg import vocabulary as v
from kg.authoring.slugs import slug
from kg.knowledge import Graph
from kg.language.english.number import singular
from kg.model import Article

_YEAR = re.compile(r"\b[12][0-9]{3}\b")


class NamedVariable(NamedTuple):
    """A variable by its local name and its label."""

    local: str
    label: str


class FreeNames:
    """What the drafts of one article call things, by local names.

    Args:
        graph: the project.
        article: the article.
    """

    def __init__(
        self,
        graph: Graph,
        article: Article,
    ) -> None:
        self._graph = graph
        self._article = article

    def figure(self, local: str) -> str:
        """A figure, which is another one in each article."""
        if self._is_told_elsewhere(local):
            return f"{local}-{self._article.slug}"
        return local

    def period(self, words: str) -> str:
        """A time by its words: "last year" is another year in each article."""
        local = f"time-{slug(words)}"
        if _YEAR.search(words) or not self._is_told_elsewhere(local):
            return local
        return f"{local}-{self._article.published[:10]}"

    def variable(self, words: str) -> NamedVariable:
        """A variable by what it is called: "revenue" and "revenues" are one.

        One that the project has, or the article has told of before, is taken up.
        """
        new = NamedVariable(f"var-{slug(words)}", words)
        return self._variables.setdefault(_in_the_singular(words), new)

    @cached_property
    def _variables(self) -> dict[str, NamedVariable]:
        graph = self._graph
        known = graph.facts(None, v.TYPE, [v.CLASS_VARIABLE]).subjects
        labels = graph.facts(known, v.PREF_LABEL)
        found: dict[str, NamedVariable] = {}
        for variable in v.named_nodes(labels.subjects):
            local = graph.namespaces.local(variable)
            for label in labels.texts(variable, v.PREF_LABEL):
                named = NamedVariable(local, label)
                found.setdefault(_in_the_singular(label), named)
        return found

    def _is_told_elsewhere(self, local: str) -> bool:
        graph = self._graph
        thing = graph.namespaces.thing(local)
        for quad in graph.match(thing, graphs=None):
            where = getattr(quad.graph_name, "value", "")
            is_told = where.startswith(graph.namespaces.articles)
            if is_told and where.partition("#")[0] != self._article.iri:
                return True
        return False


def _in_the_singular(words: str) -> str:
    return " ".join(map(singular, words.casefold().split()))
