"""Things, and terms of the ontology, by the names that people give them.

An IRI wins over any name, and a whole name over the beginning of one. A beginning is
enough where it begins the names of a single thing or term; where it begins those of
several, none is guessed.

Names are compared by their case-folded forms (`str.casefold`), in which `STRASSE` and
`straße` are equal. Nothing else is folded: accents, hyphens and spaces count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import starmap
from typing import NamedTuple, Protocol

from pyoxigraph import NamedNode

from kg.errors import KgError, NotFound, abridged, suggestion
from kg.knowledge.home import HOLDS, Home
from kg.knowledge.names import KINDS_OF_NAME
from kg.knowledge.ontology import Ontology
from kg.vocabulary import HEADLINE, KG, named_nodes


class _Named(Protocol):
    """A name of a thing or of a term."""

    @property
    def text(self) -> str: ...

    @property
    def bearer(self) -> NamedNode: ...


class _TermName(NamedTuple):
    """A name of a term of the ontology."""

    text: str
    bearer: NamedNode


class Resolver:
    """Finds things and terms by name.

    Args:
        home: Where the things are.
        ontology: Where the terms are.
        describe: Returns what a thing is in a few words, for a name that several bear.
    """

    def __init__(
        self,
        home: Home,
        ontology: Ontology,
        describe: Callable[[NamedNode], str],
    ) -> None:
        self._home = home
        self._ontology = ontology
        self._describe = describe

    def thing(self, name: str) -> NamedNode:
        """Return the thing that has the name in any case, or the IRI.

        Preferred labels win over alternative ones, and these over headlines. An IRI may
        stand in full, in angle brackets, or with a prefix of the project. Failing all
        that, the beginning of a name is enough if it is that of one thing only.

        Raises:
            NotFound: Nothing has the name; the advice gives the nearest names, or the
                names that begin with it.
            KgError: Several things have it, as names of the same kind; the advice lists
                them.
        """
        if iri := self._existing(name):
            return iri
        alike = self._home.names.alike(name)
        for kind in KINDS_OF_NAME:
            if bearers := {each.bearer for each in alike if each.kind == kind}:
                return self._only(bearers, name)
        # What reads as an IRI, or is a term's whole name, means something else than the
        # thing that happens to be called alike: `hosts` is a property, and no short
        # form of `host of the congress`.
        is_term = name.casefold() in self._folded_terms
        # An empty string begins every name, and white space none that people mean.
        if not is_term and not self._reads_as_iri(name) and name.strip():
            begun = self._home.names.beginning(name)
            # An article's headline often begins with the name of what it is about.
            labels = [each for each in begun if each.kind != HEADLINE]
            headlines = [each for each in begun if each.kind == HEADLINE]
            for names in (labels, headlines):
                if thing := _only_bearer(name, names, "thing"):
                    return thing
        raise NotFound("thing", name, self.labels, "'kg ask things' lists them.")

    def term(self, name: str) -> NamedNode:
        """Return the term of the ontology with this IRI, name, label or verb phrase.

        An exact name wins over one in another case: `Period` is a class, and `period` a
        property. Failing both, the beginning of a name is enough if it is that of one
        term only.

        Raises:
            NotFound: Nothing has the name; the advice gives the nearest names, or the
                names that begin with it.
            KgError: Several terms have it, all in another case; the advice lists them.
        """
        name = name.strip("<>")
        if exact := self.terms.get(name):
            return exact
        if bearers := self._folded_terms.get(name.casefold()):
            return self._only(bearers, name)
        what = "term of the ontology"
        if name.strip():
            folded = name.casefold()
            names = self._term_names
            begun = [each for each in names if each.text.casefold().startswith(folded)]
            if term := _only_bearer(name, begun, what):
                return term
        raise NotFound(what, name, self.terms, "'kg schema' lists them.")

    @cached_property
    def labels(self) -> list[str]:
        """All names that things bear."""
        return [name.text for name in self._home.names]

    @cached_property
    def terms(self) -> Mapping[str, NamedNode]:
        """The terms of the ontology by every name that they go by.

        Where two terms have the same name, the surer kind of name wins: an IRI, in full
        or with a prefix, then a local name of the project's namespace or the shared one,
        then a label, then a verb phrase.
        """
        ontology = self._ontology
        namespaces = self._home.namespaces
        described = {*ontology.labels, *ontology.verb_phrases}
        known = sorted(named_nodes(described), key=namespaces.nearness)
        terms: dict[str, NamedNode] = {}
        # Each kind of name overwrites the less sure ones before it, and what is nearer
        # to the project what is less so.
        for texts in (ontology.verb_phrases, ontology.labels):
            terms |= {texts[term]: term for term in known if texts.get(term)}
        for namespace in (KG, *namespaces.own.values()):
            for term in known:
                if term.value.startswith(namespace):
                    terms[term.value.removeprefix(namespace)] = term
        for term in known:
            terms[namespaces.shortened(term)] = term
            terms[term.value] = term
        return terms

    @cached_property
    def _folded_terms(self) -> dict[str, set[NamedNode]]:
        """By case-folded name, what bears it."""
        index: dict[str, set[NamedNode]] = {}
        for name in self._term_names:
            bearers = index.setdefault(name.text.casefold(), set())
            bearers.add(name.bearer)
        return index

    @property
    def _term_names(self) -> Iterator[_TermName]:
        return starmap(_TermName, self.terms.items())

    def _existing(self, name: str) -> NamedNode | None:
        """The IRI that the name is, if any quad has it."""
        bare = name.strip("<>")
        prefix, _, local = bare.partition(":")
        prefixes = self._home.namespaces.prefixes
        iri = prefixes[prefix] + local if prefix in prefixes else bare
        try:
            node = NamedNode(iri)
        except ValueError:
            return None
        # What holds first: nearly every IRI that people give is there.
        for graphs in ([HOLDS], None):
            if self._home.match([node], None, None, graphs):
                return node
            if self._home.match(None, None, [node], graphs):
                return node
        return None

    def _reads_as_iri(self, name: str) -> bool:
        prefix, colon, _ = name.partition(":")
        has_prefix = bool(colon) and prefix in self._home.namespaces.prefixes
        return has_prefix or name.startswith("<")

    def _only(self, bearers: set[NamedNode], name: str) -> NamedNode:
        if len(bearers) == 1:
            return next(iter(bearers))
        described = [
            f"{self._home.namespaces.shortened(bearer)} ({self._describe(bearer)})"
            for bearer in sorted(bearers, key=str)
        ]
        raise KgError(
            f"'{name}' is the name of {len(bearers)} things.",
            f"Name one by its IRI: {'; '.join(described)}.",
        )


def _only_bearer(
    beginning: str, begun: Sequence[_Named], what: str
) -> NamedNode | None:
    """The only bearer of names that begin so; None if there is no such name.

    Raises:
        NotFound: Several things have such names; the advice gives the shortest.
    """
    shortest: dict[NamedNode, str] = {}
    for name in sorted(begun, key=lambda name: (len(name.text), name.text)):
        shortest.setdefault(name.bearer, abridged(name.text))
    if len(shortest) > 1:
        advice = suggestion(list(shortest.values()))
        raise NotFound(what, beginning, advice=advice)
    return next(iter(shortest), None)
