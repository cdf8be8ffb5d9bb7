"""Articles and their passages as records, read from a graph with one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge.facts import Facts
from kg.model import Article, Passage
from kg.vocabulary import Term, Triple

ARTICLES = f"""
SELECT ?article ?s ?p ?o WHERE {{
  {{ GRAPH ?article {{ ?article a {v.CLASS_ARTICLE} . ?s ?p ?o }} }}
  UNION
  {{ GRAPH ?article {{ ?article a {v.CLASS_ARTICLE} }} ?article ?p ?o BIND(?article AS ?s) }}
  UNION
  {{ GRAPH ?article {{ ?article a {v.CLASS_ARTICLE} }} ?article {v.PUBLISHER} ?s .
     BIND({v.PREF_LABEL} AS ?p) ?s {v.PREF_LABEL} ?o }}
  UNION
  {{ GRAPH ?article {{ ?article a {v.CLASS_ARTICLE} ; {v.PUBLISHER} ?s }}
     BIND({v.PREF_LABEL} AS ?p) ?s {v.PREF_LABEL} ?o }}
}}"""
"""A query for the triples about each article: those of the article's own graph, which
declares its passages; those that hold of the article; and its publisher's names,
whether a passage states who that is or only the article's own graph does."""

# No text has so many characters, and Python refuses to read numbers of thousands of
# digits (`sys.set_int_max_str_digits`).
_MAX_DIGITS = 18


def articles(rows: Iterable[Mapping[str, Term]]) -> dict[str, Article]:
    """Return the articles by IRI, sorted by it, from the rows of `ARTICLES`."""
    triples: dict[NamedNode, list[Triple]] = {}
    for row in rows:
        article = row["article"]
        subject = row["s"]
        predicate = row["p"]
        assert isinstance(article, NamedNode)
        assert isinstance(predicate, NamedNode)
        if isinstance(subject, NamedNode):
            triple = (subject, predicate, row["o"])
            triples.setdefault(article, []).append(triple)
    records: dict[str, Article] = {}
    for iri in sorted(triples, key=str):
        facts = Facts(triples[iri])
        records[iri.value] = _article(iri, facts)
    return records


# What is missing or malformed becomes "" or 0 in the records rather than an error: that
# is for checks to report, and a graph with a mistake in it can still be asked.


def _article(iri: NamedNode, facts: Facts) -> Article:
    return Article(
        iri=iri.value,
        length=_number(facts.text(iri, v.END_INDEX)),
        sha256=facts.text(iri, v.SHA256),
        url=_url(iri, facts),
        headline=facts.text(iri, v.HEADLINE),
        publisher=_publisher(iri, facts),
        published=facts.text(iri, v.DATE_PUBLISHED),
        passages=_passages(facts),
        is_read_in_full="true" in facts.texts(iri, v.IS_READ_IN_FULL),
        is_draft="true" in facts.texts(iri, v.IS_DRAFT),
        language=facts.text(iri, v.IN_LANGUAGE),
    )


def _url(iri: NamedNode, facts: Facts) -> str:
    # schema:url is written as a thing, and sometimes as a text.
    page = facts.node(iri, v.URL)
    return page.value if page else facts.text(iri, v.URL)


def _publisher(iri: NamedNode, facts: Facts) -> str:
    publisher = facts.node(iri, v.PUBLISHER)
    if publisher is None:
        return ""
    name = v.english(facts.literals(publisher, v.PREF_LABEL))
    return name or publisher.value


def _passages(facts: Facts) -> tuple[Passage, ...]:
    """The passages in the order of the text, the outer before the inner."""
    passages: list[Passage] = []
    for subject in facts.subjects:
        classes = facts.nodes(subject, v.TYPE)
        if v.CLASS_PASSAGE in classes:
            passages.append(_passage(subject, facts))
    passages.sort(key=lambda passage: (passage.begin, -passage.end))
    return tuple(passages)


def _passage(iri: NamedNode, facts: Facts) -> Passage:
    classes = facts.nodes(iri, v.TYPE)
    return Passage(
        iri=iri.value,
        begin=_number(facts.text(iri, v.BEGIN_INDEX)),
        end=_number(facts.text(iri, v.END_INDEX)),
        sha256=facts.text(iri, v.SHA256),
        fragment=facts.text(iri, v.TEXT_FRAGMENT) or None,
        said_by=_iris(facts, iri, v.SAID_BY),
        is_caption=v.CLASS_CAPTION in classes,
        read_with=_iris(facts, iri, v.READ_WITH),
        refers_to=_iris(facts, iri, v.REFERS_TO),
        not_modelled=tuple(facts.texts(iri, v.NOT_MODELLED)),
    )


def _iris(facts: Facts, subject: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
    return tuple(node.value for node in facts.nodes(subject, predicate))


def _number(text: str) -> int:
    if text.isdecimal() and len(text) <= _MAX_DIGITS:
        return int(text)
    return 0
