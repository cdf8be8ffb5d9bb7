"""The articles of a graph and their passages, read with one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge.facts import Facts
from kg.model import Article, Passage
from kg.vocabulary import Triple

ARTICLES = f"""
SELECT ?article ?s ?p ?o WHERE {{
  {{ GRAPH ?article {{ ?article a {v.CLASS_ARTICLE} . ?s ?p ?o }} }}
  UNION
  {{ GRAPH ?article {{ ?article a {v.CLASS_ARTICLE} }} ?article ?p ?o BIND(?article AS ?s) }}
  UNION
  {{ GRAPH ?article {{ ?article a {v.CLASS_ARTICLE} }} ?article {v.PUBLISHER} ?s .
     BIND({v.PREF_LABEL} AS ?p) ?s {v.PREF_LABEL} ?o }}
}}"""
"""What each article's own graph says, what passages say of the article, and its publisher's names."""

_DIGITS = 19  # no text is longer; Python refuses to read numbers of thousands of digits


def articles(said: Mapping[NamedNode, Iterable[Triple]]) -> dict[str, Article]:
    """The articles by IRI, from the triples about each."""
    found = {}
    for iri in sorted(said, key=str):
        found[iri.value] = _article(iri, Facts(said[iri]))
    return found


def _article(iri: NamedNode, facts: Facts) -> Article:
    subjects = facts.subjects
    passages = [
        _passage(name, facts)
        for name in subjects
        if v.CLASS_PASSAGE in facts.nodes(name, v.TYPE)
    ]
    publisher = facts.node(iri, v.PUBLISHER)
    url = facts.node(iri, v.URL)
    return Article(
        iri=iri.value,
        length=_number(facts.text(iri, v.END_INDEX)),
        sha256=facts.text(iri, v.SHA256),
        url=url.value if url else facts.text(iri, v.URL),
        headline=facts.text(iri, v.HEADLINE),
        publisher=v.english(facts.literals(publisher, v.PREF_LABEL))
        or v.shortened(publisher)
        if publisher
        else "",
        published=facts.text(iri, v.DATE_PUBLISHED),
        passages=tuple(
            sorted(passages, key=lambda passage: (passage.begin, -passage.end))
        ),
        is_read_in_full="true" in facts.texts(iri, v.IS_READ_IN_FULL),
        is_draft="true" in facts.texts(iri, v.IS_DRAFT),
    )


def _passage(iri: NamedNode, facts: Facts) -> Passage:
    return Passage(
        iri=iri.value,
        begin=_number(facts.text(iri, v.BEGIN_INDEX)),
        end=_number(facts.text(iri, v.END_INDEX)),
        sha256=facts.text(iri, v.SHA256),
        fragment=facts.text(iri, v.TEXT_FRAGMENT) or None,
        said_by=_iris(facts, iri, v.SAID_BY),
        is_caption=v.CLASS_CAPTION in facts.nodes(iri, v.TYPE),
        read_with=_iris(facts, iri, v.READ_WITH),
        refers_to=_iris(facts, iri, v.REFERS_TO),
        not_modelled=tuple(facts.texts(iri, v.NOT_MODELLED)),
    )


def _iris(facts: Facts, subject: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
    return tuple(node.value for node in facts.nodes(subject, predicate))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < _DIGITS else 0
