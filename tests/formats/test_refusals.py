"""What cannot be carried is refused with advice, and no text leaves unasked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.articles import NO_TEXTS, Texts
from kg.errors import KgError, NotFound
from kg.formats import ALL_EVIDENCE, FORMATS, by_ending, export, files, rdf_writers
from kg.formats.reification import QUOTING
from kg.knowledge import Graph, load
from kg.vocabulary import TYPE
from kg.workspace import find
from tests.flagship import NAMES
from tests.formats.conftest import lexical_forms
from tests.formats.readers import ALL_PAIRS, ENGINE, InEngine, InRdflib
from tests.formats.test_graphs import named
from tests.formats.test_jsonld import ODD_IRIS, ODD_TEXTS

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

SLUG = "2024-03-04-norvik-tessaly"
XML = [
    (form, evidence)
    for form, evidence in ALL_PAIRS
    if form in ("rdfxml", "graphml", "gexf")
]
QUOTES = """SELECT ?passage ?words WHERE {
  { ?passage <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf> ?words }
  UNION { ?passage <http://www.w3.org/ns/oa#hasSelector> [ <http://www.w3.org/ns/oa#exact> ?words ] }
}"""


@pytest.fixture(scope="module")
def graph(shared_newsroom: Path) -> Graph:
    """What the newsroom states."""
    return load(find(shared_newsroom))


@pytest.fixture(scope="module")
def texts(shared_newsroom: Path) -> Texts:
    """The newsroom's text."""
    return Texts(shared_newsroom / "articles")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("evidence", ALL_EVIDENCE)
def test_a_form_that_a_format_cannot_carry(
    graph: Graph, form: str, evidence: str
) -> None:
    """Is refused with those that it can; all others are written."""
    if evidence in FORMATS[form].evidence:
        assert all(files(graph, form, evidence).values())
        return
    with pytest.raises(KgError, match=f"{form} cannot carry .* {evidence}") as error:
        files(graph, form, evidence)
    assert all(can in error.value.advice for can in FORMATS[form].evidence)


@pytest.mark.parametrize(
    ("given_form", "meant"),
    [("turtel", "turtle"), ("graphxml", "graphml"), ("json-ld", "jsonld")],
)
def test_an_unknown_format(graph: Graph, given_form: str, meant: str) -> None:
    """Is told with what may be meant."""
    with pytest.raises(NotFound, match=meant):
        files(graph, given_form)


@pytest.mark.parametrize(
    ("evidence", "meant"),
    [("graph", "graphs"), ("rdf-12", "rdf12"), ("anotation", "annotation")],
)
def test_an_unknown_form(graph: Graph, evidence: str, meant: str) -> None:
    """The same for the evidence."""
    with pytest.raises(NotFound, match=meant):
        files(graph, "trig", evidence)


def test_endings_are_the_formats_own() -> None:
    """Each file's ending leads back to its format, and no two formats share one."""
    endings = [ending for details in FORMATS.values() for ending in details.endings]
    assert len(endings) == len(set(endings))
    assert {
        ending: by_ending(ending)
        for ending in ("ttl", "nq", "nt", "rdf", "xml", "json")
    } == {
        "ttl": "turtle",
        "nq": "nquads",
        "nt": "ntriples",
        "rdf": "rdfxml",
        "xml": "rdfxml",
        "json": "jsonld",
    }
    assert by_ending("docx") == "docx"


def test_csv_is_no_single_text(graph: Graph) -> None:
    """The library says so, too."""
    with pytest.raises(KgError, match=r"nodes\.csv and edges\.csv"):
        export(graph, "csv")


@pytest.mark.parametrize(("form", "evidence"), XML)
@pytest.mark.parametrize(
    "character", ["\x00", "\x01", "\x0b", "\x1b", "\r", "\ufffe", "\uffff"]
)
def test_what_xml_cannot_hold(form: str, evidence: str, character: str) -> None:
    """A character is refused with the label and the thing that bears it.

    It does not get into the message.
    """
    with pytest.raises(
        KgError, match=f"U\\+{ord(character):04X}.*Odd.*id/odd"
    ) as error:
        files(named(f"Odd{character} name"), form, evidence)
    assert character not in str(error.value)


@given(
    st.sampled_from(ODD_IRIS),
    st.one_of(
        st.just(TYPE.value),
        st.sampled_from(
            [*ODD_IRIS, "http://e/1", "http://e/a(b)", "http://e/a-", "http://e/.a"]
        ),
    ),
    st.one_of(
        st.sampled_from([*ODD_IRIS, "http://e/1", "http://e/a(b)"]).map(NamedNode),
        st.sampled_from(ODD_TEXTS).map(Literal),
    ),
)
def test_rdfxml_is_whole_or_refused(
    subject: str, predicate: str, value: NamedNode | Literal
) -> None:
    """Two readers find what was written; what cannot be an element is refused."""
    quad = Quad(NamedNode(subject), NamedNode(predicate), value)
    elements = (
        [predicate, value.value]
        if predicate == TYPE.value and isinstance(value, NamedNode)
        else [predicate]
    )
    if not all(re.search(r"[^\W\d][\w.-]*$", iri) for iri in elements):
        with pytest.raises(KgError, match="cannot make an element"):
            rdf_writers.rdfxml([quad], NAMES.prefixes)
        return
    written = rdf_writers.rdfxml([quad], NAMES.prefixes)
    assert list(parse(written, format=RdfFormat.RDF_XML)) == [quad]
    with lexical_forms():
        assert (
            InRdflib(written, "rdfxml").triples()
            == InEngine(written, "rdfxml").triples()
        )


@pytest.mark.parametrize(("form", "evidence"), ALL_PAIRS)
def test_the_text_leaves_only_where_it_is_asked_for(
    graph: Graph, texts: Texts, form: str, evidence: str
) -> None:
    """With the text at hand every file is, to the byte, as without.

    The text is refused where it has no place.
    """
    assert files(graph, form, evidence, texts=texts) == files(graph, form, evidence)
    if evidence not in QUOTING:
        with pytest.raises(KgError, match="no place for the articles' words"):
            files(graph, form, evidence, texts=texts, with_text=True)


@pytest.mark.parametrize("evidence", QUOTING)
@pytest.mark.parametrize("form", ENGINE)
def test_the_words_where_they_are_asked_for(
    graph: Graph, texts: Texts, shared_newsroom: Path, form: str, evidence: str
) -> None:
    """Each passage with exactly the characters that its position counts."""
    text = (shared_newsroom / "articles" / f"{SLUG}.txt").read_text(encoding="utf-8")
    written = export(graph, form, evidence, texts=texts, with_text=True)
    rows = InEngine(written, form).ask(QUOTES)
    expected = {(p.iri, text[p.begin : p.end]) for p in graph.passages.values()}
    assert {(row[0][0], row[1][0]) for row in rows} == expected


@pytest.mark.parametrize("evidence", QUOTING)
def test_a_text_that_is_not_at_hand(
    graph: Graph, newsroom: Path, evidence: str
) -> None:
    """Or that is not the very one is not passed off as it."""
    with pytest.raises(KgError, match=f"no text {SLUG}.txt"):
        export(graph, "turtle", evidence, texts=NO_TEXTS, with_text=True)
    path = newsroom / "articles" / f"{SLUG}.txt"
    path.write_text(f"{path.read_text(encoding='utf-8')} More.", encoding="utf-8")
    changed = Texts(newsroom / "articles")
    with pytest.raises(KgError, match="differs"):
        export(graph, "turtle", evidence, texts=changed, with_text=True)
