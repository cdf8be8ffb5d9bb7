"""Articles and their passages as records, read from a home."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import islice
from typing import NamedTuple, overload

from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge.facts import Facts
from kg.knowledge.home import Home, bindings, triples_of
from kg.model import Article, Passage
from kg.vocabulary import Term, Triple

_ALL = f"GRAPH ?article {{ ?article a {v.CLASS_ARTICLE} . ?s ?p ?o }}"
_OWN = f"GRAPH ?article {{ ?article a {v.CLASS_ARTICLE} ; ?p ?o }} BIND(?article AS ?s)"
_DECLARED = f"GRAPH ?article {{ ?article a {v.CLASS_ARTICLE} }}"


def _query(chosen: str = "", told: str = _ALL) -> str:
    """A query for the triples about each article.

    These are the triples of the article's own graph, which declares its passages; those
    that hold of the article; and its publisher's names, whether a passage states who
    that is or only the article's own graph does.

    Args:
        chosen: A graph pattern for the articles that are wanted; without it, all are.
        told: A graph pattern for what is wanted of the article's own graph: `_ALL` of
            it, or without its passages, `_OWN`.
    """
    return f"""
SELECT ?article ?s ?p ?o WHERE {{
  {{ {chosen} {told} }}
  UNION
  {{ {chosen} {_DECLARED} ?article ?p ?o BIND(?article AS ?s) }}
  UNION
  {{ {chosen} {_DECLARED} ?article {v.PUBLISHER} ?s .
     BIND({v.PREF_LABEL} AS ?p) ?s {v.PREF_LABEL} ?o }}
  UNION
  {{ {chosen} GRAPH ?article {{ ?article a {v.CLASS_ARTICLE} ; {v.PUBLISHER} ?s }}
     BIND({v.PREF_LABEL} AS ?p) ?s {v.PREF_LABEL} ?o }}
}}"""


# No text has so many characters, and Python refuses to read numbers of thousands of
# digits (`sys.set_int_max_str_digits`).
_MAX_DIGITS = 18
_AT_ONCE = 50  # articles
# Of 2,000 at once, an engine looked through all articles for each.
_DESCRIBED = 500


class Articles(Mapping[str, Article]):
    """The articles by IRI, sorted by it: looked up one by one, or listed all at once.

    A question about one thing needs the few articles that tell of it, however many
    there are. Whoever needs several should `prepare` them, which takes two queries.
    """

    # Threads share it without a lock: what is found is added whole, never changed, and
    # depends on nothing but the home.

    def __init__(self, home: Home) -> None:
        self._home = home
        self._found: dict[str, Article | None] = {}

    def __getitem__(self, iri: str) -> Article:
        article = self._looked_up(iri)
        if article is None:
            raise KeyError(iri)
        return article

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, str) and self._looked_up(iri) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.listed)

    def __len__(self) -> int:
        return len(self.listed)

    @cached_property
    def listed(self) -> dict[str, Article]:
        """All of them."""
        return _articles(bindings(self._home.query(_query())))

    @cached_property
    def names(self) -> list[NamedNode]:
        """What they are called, in order; it lists none of them."""
        quads = self._home.match(None, [v.TYPE], [v.CLASS_ARTICLE], None)
        names = v.named_nodes(
            quad.subject for quad in quads if quad.subject == quad.graph_name
        )
        return sorted(names, key=str)

    def one_by_one(self) -> Iterator[Article]:
        """Yield all, in order, without keeping them."""
        if self.is_listed:
            yield from self.listed.values()
            return
        for chosen in _chosen(self.names, _AT_ONCE):
            yield from self._read(chosen).values()

    @property
    def looked_up(self) -> list[Article]:
        """Those that anybody has asked for so far, by IRI."""
        if self.is_listed:
            return list(self.listed.values())
        found = [article for article in self._found.values() if article]
        return sorted(found, key=lambda article: article.iri)

    @property
    def is_listed(self) -> bool:
        """Whether all of them have been listed: then none is looked up any more."""
        return "listed" in self.__dict__

    def prepare(self, iris: Iterable[str]) -> None:
        """Look up all these at once, whether they are articles or not.

        Their passages are read, all at once as well, when one is asked for. Most are
        things of which articles tell, which by their names are none.
        """
        if self.is_listed:
            return
        things = self._home.namespaces.things
        new = [
            iri
            for iri in dict.fromkeys(iris)
            if iri not in self._found and not iri.startswith(things)
        ]
        if not new:
            return
        subjects = list(map(NamedNode, new))
        quads = self._home.match(subjects, [v.TYPE], [v.CLASS_ARTICLE], None)
        declared = [
            quad.subject
            for quad in quads
            if isinstance(quad.subject, NamedNode) and quad.subject == quad.graph_name
        ]
        found: dict[str, Article] = {}
        if declared:
            found = self._described(map(str, declared))
        for iri in new:
            self._found[iri] = found.get(iri)

    def declaring(self, passages: Iterable[str]) -> Iterator[tuple[Passage, Article]]:
        """Yield those of some names that are of passages, with their articles.

        That takes two queries. The other passages of these articles are read when they
        are asked for: thousands of articles may tell of a thing, each in one of many.
        """
        quads = self._home.match(list(map(NamedNode, passages)), None, None, None)
        told: dict[NamedNode, list[Quad]] = {}
        declared: set[tuple[object, object]] = set()
        for quad in quads:
            if isinstance(quad.graph_name, NamedNode):
                told.setdefault(quad.graph_name, []).append(quad)
            if quad.predicate == v.TYPE and quad.object == v.CLASS_PASSAGE:
                declared.add((quad.subject, quad.graph_name))
        places = sorted({str(place) for _, place in declared})
        if not places:
            return
        # Those that have been read already stay as they are.
        self._found |= self._described(places) | self._found
        for place, some in told.items():
            article = self._found.get(place.value)
            if article is None:
                continue
            facts = Facts(triples_of(some))
            for subject in facts.subjects:
                if (subject, place) in declared:
                    yield _passage(subject, facts), article

    def _described(self, names: Iterable[str]) -> dict[str, Article]:
        """The articles of these names in SPARQL, whose passages are read later."""
        found: dict[str, Article] = {}
        for chosen in _chosen(names, _DESCRIBED):
            rows = bindings(self._home.query(_query(chosen, _OWN)))
            later = _ReadLater(partial(self._read, chosen))
            for iri, article in _articles(rows).items():
                found[iri] = article._replace(passages=_UnreadPassages(later, iri))
        return found

    def declared_among(self, passages: Collection[NamedNode]) -> set[NamedNode]:
        """Return those of some names that are of passages."""
        told = self._home.match(passages, [v.TYPE], [v.CLASS_PASSAGE], None)
        places = {
            quad.graph_name for quad in told if isinstance(quad.graph_name, NamedNode)
        }
        known = self._home.match(places, [v.TYPE], [v.CLASS_ARTICLE], None)
        articles = {
            quad.graph_name for quad in known if quad.subject == quad.graph_name
        }
        declared = [quad.subject for quad in told if quad.graph_name in articles]
        return set(v.named_nodes(declared))

    def _read(self, chosen: str) -> dict[str, Article]:
        return _articles(bindings(self._home.query(_query(chosen))))

    def _looked_up(self, iri: str) -> Article | None:
        self.prepare([iri])
        return self.listed.get(iri) if self.is_listed else self._found.get(iri)


class Passages(Mapping[str, Passage]):
    """The passages of articles by IRI: looked up one by one, or listed all at once."""

    def __init__(self, articles: Articles) -> None:
        self._articles = articles
        self._found: dict[str, _Declared | None] = {}

    def __getitem__(self, iri: str) -> Passage:
        return self._declared(iri).passage

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, str) and self._looked_up(iri) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    def article_of(self, iri: str) -> Article:
        """Return the article that declares a passage.

        Not read off the passage's IRI: one that is mistaken, which a check will report,
        may not begin with its article's.
        """
        return self._declared(iri).article

    def prepare(self, iris: Iterable[str]) -> None:
        """Look up all these at once, whether they are passages or not."""
        if self._articles.is_listed:
            return
        new = [iri for iri in dict.fromkeys(iris) if iri not in self._found]
        if not new:
            return
        found: dict[str, _Declared] = {}
        for passage, article in self._articles.declaring(new):
            found[passage.iri] = _Declared(passage, article)
        for iri in new:
            self._found[iri] = found.get(iri)

    def among(self, names: Collection[NamedNode]) -> set[NamedNode]:
        """Return those that are passages, without reading them.

        What thousands of articles state, thousands of passages have.
        """
        if self._articles.is_listed:
            return {name for name in names if name.value in self._listed}
        return self._articles.declared_among(names)

    @cached_property
    def _listed(self) -> dict[str, _Declared]:
        listed: dict[str, _Declared] = {}
        for article in self._articles.listed.values():
            listed |= _declared_by(article)
        return listed

    def _declared(self, iri: str) -> _Declared:
        declared = self._looked_up(iri)
        if declared is None:
            raise KeyError(iri)
        return declared

    def _looked_up(self, iri: str) -> _Declared | None:
        self.prepare([iri])
        if self._articles.is_listed:
            return self._listed.get(iri)
        return self._found.get(iri)


class _ReadLater:
    """Several articles whose passages are read, all at once, when one is asked for."""

    def __init__(self, read: Callable[[], Mapping[str, Article]]) -> None:
        self._read = read

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """The articles with their passages, by IRI."""
        return self._read()


class _UnreadPassages(Sequence[Passage]):
    """The passages of an article that is read later."""

    def __init__(self, later: _ReadLater, iri: str) -> None:
        self._later = later
        self._iri = iri

    @property
    def _read(self) -> Sequence[Passage]:
        return self._later.articles[self._iri].passages

    @overload
    def __getitem__(self, index: int) -> Passage: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Passage]: ...
    def __getitem__(self, index: int | slice) -> Passage | Sequence[Passage]:
        return self._read[index]

    def __len__(self) -> int:
        return len(self._read)

    # An article is equal to itself, and is told alike, whether its passages have been
    # read or not.

    def __repr__(self) -> str:
        return repr(self._read)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[object, ...]:
        """Another process gets them as they are."""
        return tuple, (tuple(self),)


class _Declared(NamedTuple):
    """A passage, and the article that declares it."""

    passage: Passage
    article: Article


def _chosen(names: Iterable[object], most: int) -> Iterator[str]:
    """Patterns that choose articles, so many at a time."""
    rest = iter(names)
    while some := list(islice(rest, most)):
        yield f"VALUES ?article {{ {' '.join(map(str, some))} }}"


def _declared_by(article: Article) -> dict[str, _Declared]:
    return {passage.iri: _Declared(passage, article) for passage in article.passages}


def _articles(rows: Iterable[Mapping[str, Term]]) -> dict[str, Article]:
    """The articles by IRI, sorted by it, from the rows of the query."""
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
