"""The canonical writer loses nothing, gives the same bytes always, and reads well."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import partial

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from kg.errors import BadInput
from kg.rdf import trig
from kg.vocabulary import PREFIXES, REIFIES
from tests.flagship import NAMES
from tests.terms import foreign, native

write_trig = partial(trig.write_trig, prefixes=NAMES.prefixes)

ARTICLE = "https://w3id.org/liuzhou-kg/article/2025-09-12-liuzhou-ai-manufacturing"
BASES = [None, ARTICLE, "https://example.org/a?b=c", "urn:a:b"]
XSD = PREFIXES["xsd"]

ODD_IRIS = [
    ARTICLE,
    ARTICLE + "#",
    ARTICLE + "#char=370,632",
    ARTICLE + "#char=370,409",
    ARTICLE + "#char=9,10",
    ARTICLE + "#char=09,10",
    ARTICLE + "#char=9,010",
    ARTICLE + "#char=1",
    ARTICLE + "x",
    ARTICLE + "/#a",
    ARTICLE + "?a",
    NAMES.things,
    NAMES.things + "sgmw",
    NAMES.things + "-a",
    NAMES.things + "a-",
    NAMES.things + "1",
    NAMES.things + "a.b",
    NAMES.things + "a.",
    NAMES.things + "_",
    NAMES.things + "a/b",
    NAMES.things + "%20",
    NAMES.things + "柳州",
    PREFIXES["kg"] + "a:b",
    PREFIXES["kg"],
    PREFIXES["rdf"] + "type",
    "urn:x",
    "x:",
    "mailto:a@b.c",
    "tag:a,2025:b",
    "http://[::1]:80/",
    "http://例え.jp/é",
    "https://example.org/a?b=c",
    "https://example.org/a?b=c#d",
    "http://e/a/../b/./c",
    "http://e//",
    "http://e/a(b)'c;d,e!$&*+=~@",
    "http://e/\U00020000",
    "urn:a:b",
    "urn:a:b#c",
    "http://e/#a?b/c",
    "http://e/a#char=1,2",
    "HTTP://E/",
    "http://e/%7E",
]
ODD_TEXTS = [
    "",
    " ",
    '"',
    "'",
    '"""',
    "'''",
    'a"',
    "\\",
    "\\\\",
    '\\"',
    "\\u0041",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\b",
    "\f",
    "\x00",
    "\x1b[31m",
    "\x7f",
    "\x85",
    "\u2028",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "</script>",
    "<!--",
    "=cmd()",
    "# no comment",
    "@prefix a: <b> .",
    "a . b ; c",
    "} GRAPH <x> {",
    "שלום עולם",
    "\u202eabc",
    "a\u0301",
    "\U0001f600",
    "\U000e0041",
    "^^xsd:integer",
    "@en",
    "{",
    "_:b",
]
NUMBERS = [
    "1",
    "01",
    "+1",
    "-0",
    "1.",
    ".5",
    "-.5",
    "+0.50",
    "1.0",
    "1e3",
    "1E3",
    "1.0e-3",
    "INF",
    "NaN",
    "true",
    "false",
    "1 ",
    " 1",
    "",
    "TRUE",
    "0",
    "00.5",
    "-0.0",
    "0.00000001",
    "1.2345678901234567890123456789012",
    "abc",
    "1\n",
    "١",
    "1_000",
    "2024-01-01",
    "2024-13-45",
]
DATATYPES = [
    *(
        XSD + name
        for name in (
            "integer",
            "decimal",
            "double",
            "float",
            "boolean",
            "date",
            "dateTime",
            "int",
            "anyURI",
        )
    ),
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML",
    "http://example.org/type",
    PREFIXES["kg"] + "type",
]

# rdflib warns of its own older interfaces, and of values that do not fit their
# datatype.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]

texts = st.sampled_from(ODD_TEXTS) | st.text(st.characters(codec="utf-8"), max_size=12)
iris = st.sampled_from(ODD_IRIS).map(NamedNode) | st.builds(
    lambda prefix, local: NamedNode(PREFIXES[prefix] + local),
    st.sampled_from(sorted(PREFIXES)),
    st.text("abAB01_-./:~'()é柳", max_size=6),
)
positions = st.builds(
    lambda b, e: NamedNode(f"{ARTICLE}#char={b},{e}"),
    st.integers(0, 12),
    st.integers(0, 12),
)
literals = (
    texts.map(Literal)
    | st.builds(
        lambda text, tag: Literal(text, language=tag),
        texts,
        st.sampled_from(["en", "zh", "en-GB", "de-CH-1996", "x-a"]),
    )
    | st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(kind)),
        st.sampled_from(NUMBERS) | texts,
        st.sampled_from(DATATYPES),
    )
)
names = iris | positions
quads = st.builds(Quad, names, names, names | literals, st.just(DefaultGraph()) | names)
documents = st.lists(quads, max_size=12)
bases = st.sampled_from(BASES)

SMALL = """\
# A small document.

@base <https://w3id.org/liuzhou-kg/article/small> .
@prefix id: <https://w3id.org/liuzhou-kg/id/> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

id:acme a kg:Company ;
    skos:prefLabel "Acme"@en ;
    skos:altLabel "Acme Ltd"@en , "艾克米"@zh .

id:ada a kg:Person .

GRAPH <> {
    <> a kg:Article .
    <#char=0,90> a kg:Passage .
    <#char=0,9> a kg:Passage .
    <#char=10,20> a kg:Passage .
}

GRAPH <#char=0,90> {
    id:acme kg:cooperatesWith id:bolt ;
        kg:date "2025-09-12"^^xsd:date ;
        kg:value -0.5 , "01.0e0"^^xsd:double , 100 , true .
}

GRAPH <#char=0,9> {
    id:acme kg:aim
            "a long paraphrase that does not fit into the line together with the others, since it goes on and on"@en ,
            "another" .
}
"""


@pytest.fixture(autouse=True, scope="module")
def _lexical_forms() -> Iterator[None]:
    """Keep rdflib from rewriting numbers and dates as it reads them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        yield


def read(text: str, form: RdfFormat = RdfFormat.TRIG) -> set[Quad]:
    """The quads that the engine reads."""
    return set(parse(text, format=form))


def as_rdflib_reads(text: str) -> set[tuple[tuple[str, ...], ...]]:
    """The quads that rdflib reads."""
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format="trig")
    return {tuple(map(foreign, quad)) for quad in dataset.quads()}


def strings(quads: Iterable[Quad]) -> set[tuple[tuple[str, ...], ...]]:
    """The quads of the engine as strings."""
    return {
        (native(q.subject), native(q.predicate), native(q.object), native(q.graph_name))
        for q in quads
    }


@given(documents, bases)
@settings(max_examples=400, deadline=None)
def test_the_engine_reads_the_same_quads(
    document: list[Quad], base: str | None
) -> None:
    """Whatever the terms hold."""
    assert read(write_trig(document, base=base)) == set(document)


@given(documents, bases)
@settings(max_examples=200, deadline=None)
def test_rdflib_reads_the_same_quads(document: list[Quad], base: str | None) -> None:
    """A second parser agrees."""
    assert as_rdflib_reads(write_trig(document, base=base)) == strings(document)


@given(documents, bases, st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_the_order_does_not_matter(
    document: list[Quad], base: str | None, shuffled: random.Random
) -> None:
    """Quads in another order, twice over, or read back give the same bytes."""
    written = write_trig(document, base=base)
    other = document * 2
    shuffled.shuffle(other)
    assert write_trig(other, base=base) == written
    assert write_trig(read(written), base=base) == written


@given(documents)
@settings(max_examples=100, deadline=None)
def test_a_default_graph_is_turtle(document: list[Quad]) -> None:
    """Without named graphs, a Turtle parser reads the document."""
    triples = {Quad(q.subject, q.predicate, q.object) for q in document}
    assert read(write_trig(triples), RdfFormat.TURTLE) == triples


@pytest.mark.parametrize("iri", ODD_IRIS)
@pytest.mark.parametrize("base", BASES)
def test_an_iri_is_read_back(iri: str, base: str | None) -> None:
    """In every position, by both parsers."""
    node = NamedNode(iri)
    written = write_trig([Quad(node, node, node, node)], base=base)
    assert read(written) == {Quad(node, node, node, node)}
    assert as_rdflib_reads(written) == {((iri,),) * 4}


@pytest.mark.parametrize("datatype", DATATYPES)
@pytest.mark.parametrize("lexical", NUMBERS)
def test_a_lexical_form_is_kept(lexical: str, datatype: str) -> None:
    """A number, date or truth value stays as it was written."""
    quad = Quad(
        NamedNode("urn:s"),
        NamedNode("urn:p"),
        Literal(lexical, datatype=NamedNode(datatype)),
    )
    written = write_trig([quad])
    assert read(written) == {quad}
    assert as_rdflib_reads(written) == strings([quad])


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_a_text_is_kept(text: str) -> None:
    """With language and without, on one line of the document."""
    literals = {
        Quad(NamedNode("urn:s"), NamedNode("urn:p"), o)
        for o in (Literal(text), Literal(text, language="en"))
    }
    written = write_trig(literals)
    assert read(written) == literals
    assert as_rdflib_reads(written) == strings(literals)
    assert written.count("\n") == 1


IRI, NODE = NamedNode("urn:a"), BlankNode("b")


@pytest.mark.parametrize(
    "quad",
    [
        Quad(NODE, IRI, IRI),
        Quad(IRI, IRI, NODE),
        Quad(IRI, IRI, IRI, NODE),
        Quad(IRI, IRI, NODE, NODE),
        Quad(IRI, IRI, Triple(IRI, IRI, IRI)),
    ],
    ids=["subject", "object", "graph", "all", "triple"],
)
def test_what_has_no_canonical_form_is_refused(quad: Quad) -> None:
    """Blank nodes and triple terms."""
    with pytest.raises(BadInput):
        write_trig([quad])


@given(documents, st.lists(iris, min_size=1, max_size=3, unique=True), bases)
def test_reifiers_stand_behind_the_object(
    document: list[Quad], names: list[NamedNode], base: str | None
) -> None:
    """Statements that have reifiers are annotated as in RDF 1.2, and no others."""
    named = [quad.triple for quad in document if not isinstance(quad.object, Literal)]
    written = write_trig(document, base=base, reifiers=dict.fromkeys(named, names))
    reified = {
        Quad(name, REIFIES, quad.triple, quad.graph_name)
        for quad in document
        if quad.triple in named
        for name in names
    }
    assert read(written) == {*document, *reified}
    assert written.count(" ~ ") >= len(reified)
    assert write_trig(document, base=base, reifiers={}) == write_trig(
        document, base=base
    )


def test_two_spellings_of_a_position_are_two_passages() -> None:
    """Positions that count the same, written differently, keep apart and in order."""
    quads = [
        Quad(NamedNode(f"{ARTICLE}#char={position}"), NamedNode(f"urn:{p}"), Literal(p))
        for position in ("7,9", "07,9", "7,09", "٧,9")
        for p in range(8)
    ]
    written = write_trig(quads, base=ARTICLE)
    assert all(
        write_trig(random.Random(seed).sample(quads, len(quads)), base=ARTICLE)
        == written
        for seed in range(20)
    )
    _, _, body = written.partition("\n\n")
    assert body.count(" .\n") == 4


def test_a_position_may_have_any_length() -> None:
    """Digits beyond what Python turns into a number are still an IRI."""
    node = NamedNode(f"{ARTICLE}#char={'1' * 5000},2")
    assert read(write_trig([Quad(node, node, node)])) == {Quad(node, node, node)}


def test_the_canonical_form_reads_well() -> None:
    """Prefixes in use, type and names first, a predicate a line, passages in order."""
    shuffled = list(read(SMALL))
    random.Random(0).shuffle(shuffled)
    assert (
        write_trig(
            shuffled,
            base="https://w3id.org/liuzhou-kg/article/small",
            head="# A small document.",
        )
        == SMALL
    )


def test_nothing_is_an_empty_line() -> None:
    """No quads and no head give a document that parses to nothing."""
    assert write_trig([]) == "\n"
    assert read(write_trig([], base=ARTICLE, head="# head")) == set()
