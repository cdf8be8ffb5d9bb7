"""What graph/dataset.ttl says: the base of a project's names, its title, agents, terms.

    <https://example.org/league/dataset> a void:Dataset ;
        dcterms:title "Clubs and their sponsors"@en ;
        void:uriSpace "https://example.org/league/" ;
        sh:declare <https://example.org/league/prefix/lg> .
    <https://example.org/league/prefix/lg> a sh:PrefixDeclaration ;
        sh:prefix "lg" ;
        sh:namespace "https://example.org/league/terms#"^^xsd:anyURI .

The base stands in VoID's own term for it (https://www.w3.org/TR/void/#pattern), and the
prefixes in those of SHACL (https://www.w3.org/TR/shacl/#sparql-prefixes).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg import vocabulary as v
from kg.errors import BadInput
from kg.namespaces import Namespaces
from kg.vocabulary import Term, Triple

NAME = "graph/dataset.ttl"

_DCTERMS, _SH = v.PREFIXES["dcterms"], v.PREFIXES["sh"]
_URI_SPACE = NamedNode(v.PREFIXES["void"] + "uriSpace")
_DECLARE = NamedNode(_SH + "declare")
_PREFIX = NamedNode(_SH + "prefix")
_NAMESPACE = NamedNode(_SH + "namespace")
_EXAMPLE = NamedNode(v.PREFIXES["void"] + "exampleResource")
_LICENCE = NamedNode(_DCTERMS + "license")
_CONFORMS_TO = NamedNode(_DCTERMS + "conformsTo")
_AGENT_NAME = NamedNode(v.PREFIXES["foaf"] + "name")
_DEFAULT_LANGUAGE = "en"
_CREATIVE_COMMONS = "://creativecommons.org/licenses/"


class Dataset(NamedTuple):
    """The description of a project's data set.

    Attributes:
        namespaces: its base, and the prefixes of its own terms.
        title: its title; empty if it has none.
        description: what it is, in a few sentences; empty if nobody says.
        licence: the IRI of the licence of its data; empty if there is none.
        language: the language of its articles, as a tag of BCP 47.
        creators: the names of those who made it.
        publishers: the names of those who publish it.
        examples: things that serve as examples in help texts, as IRIs.
        made_for: the versions of the shared ontology that it was made for, as IRIs.
    """

    namespaces: Namespaces
    title: str = ""
    description: str = ""
    licence: str = ""
    language: str = _DEFAULT_LANGUAGE
    creators: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    examples: tuple[NamedNode, ...] = ()
    made_for: tuple[str, ...] = ()

    @property
    def licence_name(self) -> str:
        """The licence in short, such as `CC BY 4.0`, or its IRI where that is unknown.

        >>> by = "https://creativecommons.org/licenses/by/4.0/"
        >>> Dataset(Namespaces("urn:p/"), licence=by).licence_name
        'CC BY 4.0'
        """
        _, _, deed = self.licence.partition(_CREATIVE_COMMONS)
        match deed.strip("/").split("/"):
            case [terms, version]:
                return f"CC {terms.upper()} {version}"
        return self.licence


def read_dataset(path: Path, source: str = NAME) -> Dataset:
    """Read the description of a data set from its file.

    Args:
        path: The file.
        source: What error messages call it.

    Raises:
        BadInput: It cannot be read, or gives no base, or a base or a prefix of no use.
    """
    try:
        quads = list(parse(path=path, format=RdfFormat.TURTLE))
    except SyntaxError as error:
        message = str(error.msg)
        raise BadInput(source, message, "", error.lineno, error.offset) from error
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}."
        raise BadInput(source, message) from error
    triples: list[Triple] = []
    for quad in quads:
        subject, predicate, value = quad.triple
        if isinstance(subject, NamedNode):
            triples.append((subject, predicate, value))
    return described(triples, source)


def described(triples: Iterable[Triple], source: str = NAME) -> Dataset:
    """Gather the description of a data set from its triples; see `read_dataset`."""
    facts = _Facts(triples)
    datasets = facts.instances(v.VOID_DATASET)
    if len(datasets) != 1:
        message = f"{len(datasets)} data sets are described (void:Dataset)."
        raise BadInput(source, message, "Describe one.")
    dataset = datasets[0]
    base = _base(facts, dataset, source)
    own = _own(facts, source)
    licence = ""
    for value in facts.values(dataset, _LICENCE):
        licence = _text(value)
    creators = facts.agents(dataset, "creator")
    publishers = facts.agents(dataset, "publisher")
    examples = facts.values(dataset, _EXAMPLE)
    made_for = map(_text, facts.values(dataset, _CONFORMS_TO))
    return Dataset(
        namespaces=Namespaces(base, own),
        title=facts.text(dataset, "title"),
        description=facts.text(dataset, "description"),
        licence=licence,
        language=_language(facts, dataset),
        creators=tuple(creators),
        publishers=tuple(publishers),
        examples=tuple(v.named_nodes(examples)),
        made_for=tuple(sorted(made_for)),
    )


class _Facts:
    """Triples by subject and predicate, in a stable order."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._triples = sorted(triples, key=str)

    def instances(self, kind: NamedNode) -> list[NamedNode]:
        typed = [triple for triple in self._triples if triple[1] == v.TYPE]
        return [subject for subject, _, value in typed if value == kind]

    def subjects(self, predicate: NamedNode) -> list[NamedNode]:
        return [s for s, p, _ in self._triples if p == predicate]

    def values(self, subject: Term, predicate: NamedNode) -> list[Term]:
        return [o for s, p, o in self._triples if s == subject and p == predicate]

    def text(self, subject: NamedNode, name: str) -> str:
        values = self.values(subject, NamedNode(_DCTERMS + name))
        return v.english(v for v in values if isinstance(v, Literal)) or ""

    def agents(self, subject: NamedNode, name: str) -> Iterator[str]:
        """The names of agents; one that has none, such as a text, by itself."""
        for agent in self.values(subject, NamedNode(_DCTERMS + name)):
            called = [*self.values(agent, _AGENT_NAME), agent]
            yield _text(called[0])


def _base(facts: _Facts, dataset: NamedNode, source: str) -> str:
    bases = facts.values(dataset, _URI_SPACE)
    if not bases:
        raise BadInput(
            source,
            "there is no base, with which the names of all things begin.",
            'Give one by void:uriSpace "https://…/"; '
            "'kg fmt --migrate' does for a project of kg 0.1.",
        )
    if len(bases) > 1:
        raise BadInput(source, "there are two bases (void:uriSpace).", "Keep one.")
    base = _text(bases[0])
    refuse_base(base, source)
    return base


def refuse_base(base: str, source: str) -> None:
    """Refuse what cannot be a base.

    Raises:
        BadInput: It is no absolute IRI with a host, has a fragment, or does not end in
            a slash.
    """
    # What follows a hash is the fragment, by which the passages of an article go.
    path, hash_sign, _ = base.partition("#")
    if hash_sign:
        advice = f"Write {path.rstrip('/')}/, so that names can follow it."
        raise BadInput(source, f"the base {base} has a fragment.", advice)
    try:
        host = NamedNode(base).value.partition("://")[2]
    except ValueError:
        host = ""
    if not host or host.startswith("/"):
        advice = "Write one such as https://example.org/league/."
        raise BadInput(source, f"the base {base} is no absolute IRI.", advice)
    if not base.endswith("/"):
        advice = f"Write {base}/, so that names can follow it."
        raise BadInput(source, f"the base {base} does not end in /.", advice)


def _own(facts: _Facts, source: str) -> dict[str, str]:
    """The prefixes of the project's own terms."""
    own: dict[str, str] = {}
    for declaration in facts.subjects(_PREFIX):
        for value in facts.values(declaration, _PREFIX):
            prefix = _text(value)
            if prefix in own or prefix in v.PREFIXES or prefix == "id":
                raise BadInput(
                    source,
                    f"the prefix {prefix}: is defined twice.",
                    "Choose another one for the project's terms (sh:prefix).",
                )
            namespaces = facts.values(declaration, _NAMESPACE)
            if len(namespaces) != 1:
                raise BadInput(
                    source,
                    f"the prefix {prefix}: has {len(namespaces)} namespaces.",
                    "Give it one by sh:namespace.",
                )
            own[prefix] = _text(namespaces[0])
    return own


def _language(facts: _Facts, dataset: NamedNode) -> str:
    """The language, which DCAT names by an IRI that ends in its tag."""
    values = facts.values(dataset, NamedNode(_DCTERMS + "language"))
    if not values:
        return _DEFAULT_LANGUAGE
    name = _text(values[0])
    _, _, tag = name.rpartition("/")
    return tag


def _text(term: Term) -> str:
    return str(getattr(term, "value", term))
