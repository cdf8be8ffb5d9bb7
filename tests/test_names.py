"""Names are data: whatever stands in a label, it is found, read aloud and handed on
whole, and breaks nothing.
"""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, parse

from kg import vocabulary as v
from kg.errors import KgError, NotFound
from kg.evidence.explanations import why
from kg.evidence.statements import about
from kg.formats import export
from kg.knowledge import Graph
from kg.page.pages import map_of
from kg.project import Project
from kg.questions import answered, question
from kg.render import reasons
from kg.render.query_answers import solutions
from kg.render.question_answers import question_answer
from kg.workspace import find
from tests.flagship import ROOT, copied_flagship
from tests.formats.readers import ENGINE, RDFLIB
from tests.homes import engine_of, over
from tests.terms import thing

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]

HOSTILE = {
    "double-quotes": 'Acme "The Best" Ltd',
    "single-quotes": "O'Brien's 'Works'",
    "triple-quotes": "a \"\"\" b ''' c",
    "backslash": "back\\slash \\n \\",
    "newline": "two\nlines",
    "return": "two\r\nlines\r",
    "tab": "tab\tbed",
    "script": "</script><script>alert(1)</script>",
    "markup": "<img src=x onerror=alert(1)> & <b>",
    "comment": "<!-- --> ]]> <![CDATA[",
    "formula": "=cmd()",
    "formula-plus": "+1+cmd|' /C calc'!A0",
    "formula-minus": "-2+3",
    "formula-at": "@SUM(1)",
    "hebrew": "שלום חברה",
    "override": "\u202eevil\u202c",
    "astral": "\U0001f680 Rockets",
    "combining": "Cafe\u0301",
    "zero-width": "in\u200bvisible",
    "markdown": "| a | *b* `c` [d](javascript:alert(1)) _e_ # f",
    "braces": "{variable} [optional] {kg:value}",
    "turtle": '" . <urn:a> <urn:b> <urn:c> . # ',
    "sparql": "x } SERVICE <urn:x> { ?s ?p ?o",
    "iri": "id:nobody",
    "separators": "a,b;c\u2028d\u2029e\x85f",
    "control": "bell\x07 escape\x1b[31m",
    "spaces": "  around  ",
    "long": "x" * 3000,
    "percent": "%s %(a)d {0} $x ${y}",
}
each_name = pytest.mark.parametrize("key", HOSTILE)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The flagship with a company of each name, which works with Huawei, as the
    registry says.
    """
    folder = copied_flagship(tmp_path_factory.mktemp("names") / "project")
    lines = [
        f"id:{key} a kg:Company ; skos:prefLabel {Literal(name, language='en')} ; kg:cooperatesWith id:huawei .\n"
        for key, name in HOSTILE.items()
    ]
    with (folder / "graph" / "entities.ttl").open(
        "a", encoding="utf-8", newline=""
    ) as file:
        file.writelines(["\n", *lines])
    return Project(folder, pinned=True)


@pytest.fixture(scope="module")
def graph(project: Project) -> Graph:
    """What holds in it."""
    return project.knowledge


@each_name
def test_the_thing_is_found(graph: Graph, key: str) -> None:
    """By its very name, in any case, and by its IRI."""
    assert graph.thing(HOSTILE[key]) == thing(key)
    assert graph.thing(HOSTILE[key].upper()) == thing(key)
    assert (
        graph.thing(f"id:{key}") == graph.thing(f"<{thing(key).value}>") == thing(key)
    )


@each_name
def test_a_near_miss_is_told(graph: Graph, key: str) -> None:
    """A name that nothing bears is no error of another kind."""
    with pytest.raises(NotFound):
        graph.thing(HOSTILE[key] + " zz")


@each_name
def test_the_sentence_holds_the_name(graph: Graph, key: str) -> None:
    """As it is: nothing in a name is taken for a template."""
    name = HOSTILE[key]
    said = graph.verbaliser.sentence(
        thing(key), NamedNode(v.KG + "cooperatesWith"), thing("huawei")
    )
    assert said == f"{name[0].upper()}{name[1:]} cooperates with Huawei Technologies."


@each_name
def test_lines_for_people_come_out(graph: Graph, key: str) -> None:
    """The sheet and the reasons are lines of text that hold no control character."""
    sheet = reasons.sheet(graph.verbaliser.title(thing(key)), about(graph, thing(key)))
    lines = "\n".join([sheet, *map(reasons.explanation, why(graph, thing(key)))])
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]", lines), (
        "a control character reaches the terminal"
    )


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_delimited_rows_are_whole(graph: Graph, form: str) -> None:
    """Every row has as many cells as the head, and no cell is a formula."""
    asked = question(find(ROOT), "about")
    for key in HOSTILE:
        rows = answered(graph, asked, thing=f"id:{key}")
        written = question_answer(asked, rows, form, graph)
        cells = list(
            csv.reader(
                io.StringIO(written, newline=""),
                delimiter="," if form == "csv" else "\t",
            )
        )
        assert len(cells) == len(rows) + 1
        assert {len(line) for line in cells} == {len(cells[0])}
        assert not any(
            re.match(r"[=+@\t\r]|-(?!\d)", cell) for line in cells for cell in line
        )


def test_the_engines_own_csv_is_whole(graph: Graph) -> None:
    """The bare rows as well: each label comes back, formulas with an apostrophe in
    front.
    """
    answer = graph.query(
        "SELECT ?name { ?x a kg:Company ; skos:prefLabel ?name ; kg:cooperatesWith id:huawei } ORDER BY ?name"
    )
    assert isinstance(answer, QuerySolutions)
    content, found = solutions(answer, "csv", graph)
    cells = [row[0] for row in csv.reader(io.StringIO(content.decode(), newline=""))][
        1:
    ]
    assert found
    assert {cell.removeprefix("'") for cell in cells} >= set(HOSTILE.values())
    assert not any(re.match(r"[=+@\t\r]", cell) for cell in cells)


def test_markdown_rows_are_lines(graph: Graph) -> None:
    """A cell ends no table, and holds no markup."""
    asked = question(find(ROOT), "partners")
    rows = answered(graph, asked, thing="Huawei")
    everything = graph.query(
        "SELECT ?x { ?x a kg:Company ; kg:cooperatesWith id:huawei }"
    )
    assert isinstance(everything, QuerySolutions)
    content, _ = solutions(everything, "md", graph)
    for written, count in (
        (content.decode(), len(HOSTILE) + 1),
        (question_answer(asked, rows, "md", graph), len(rows)),
    ):
        lines = written.rstrip("\n").split("\n")
        assert len(lines) == count + 2
        assert all(line.startswith("| ") and line.endswith(" |") for line in lines)
        assert (
            len({len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines}) == 1
        )
        assert not re.search(r"(?<!\\)[<*`\[]", written)


def test_the_table_is_aligned(graph: Graph) -> None:
    """One line a row."""
    answer = graph.query(
        "SELECT ?x ('end' AS ?y) { ?x a kg:Company ; kg:cooperatesWith id:huawei }"
    )
    assert isinstance(answer, QuerySolutions)
    content, _ = solutions(answer, "table", graph)
    lines = content.decode().rstrip("\n").split("\n")
    assert len(lines) == len(HOSTILE) + 3
    assert all(line.endswith("end") for line in lines[2:])


@pytest.mark.parametrize("form", [form for form in ENGINE if form != "rdfxml"])
def test_exports_hold_every_name(graph: Graph, form: str) -> None:
    """Read back by two parsers, character by character; XML refuses some."""
    written = export(graph, form)
    labels = {
        (q.subject, q.object.value)
        for q in parse(written, format=ENGINE[form])
        if isinstance(q.object, Literal)
    }
    assert labels >= {(thing(key), name) for key, name in HOSTILE.items()}
    dataset = rdflib.Dataset()
    dataset.parse(data=written, format=RDFLIB[form])
    read = {
        (str(s), str(o)) for s, p, o, _ in dataset.quads() if p == rdflib.SKOS.prefLabel
    }
    assert read >= {(thing(key).value, name) for key, name in HOSTILE.items()}


@each_name
def test_json_holds_the_name(graph: Graph, key: str) -> None:
    """As a string."""
    asked = question(find(ROOT), "about")
    written = question_answer(
        asked, answered(graph, asked, thing=f"id:{key}"), "json", graph
    )
    values = {
        term["value"]
        for row in json.loads(written)["results"]["bindings"]
        for term in row.values()
    }
    assert HOSTILE[key] in values


def test_the_page_runs_none_of_it(project: Project, flagship: Project) -> None:
    """No label closes the page's own scripts or opens another."""
    tags = re.compile(r"<(/?script|img|b>|!--)", re.IGNORECASE)
    ours, clean = (
        tags.findall(map_of(one.edition, None)) for one in (project, flagship)
    )
    assert ours == clean


def test_two_things_of_one_name(graph: Graph) -> None:
    """Neither is meant before the other: both IRIs are told."""
    engine = engine_of(graph).__class__()
    engine.extend(engine_of(graph))
    one, other = NamedNode("urn:a"), NamedNode("urn:b")
    engine.extend(
        [
            Quad(one, v.PREF_LABEL, Literal("Twin")),
            Quad(other, v.PREF_LABEL, Literal("twin")),
        ]
    )
    with pytest.raises(KgError, match="2 things") as raised:
        over(engine).thing("TWIN")
    assert "urn:a" in raised.value.advice and "urn:b" in raised.value.advice


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        ":",
        "<>",
        "id:",
        "id:%zz",
        "id:a b",
        "kg:\x00",
        "http://[x",
        "http://e/\ue000",
        "a:b\tc",
        "id:\u200f",
        "\ufffe:",
    ],
)
def test_what_is_no_name_is_not_found(graph: Graph, name: str) -> None:
    """Also where it looks like an IRI but is none."""
    with pytest.raises(NotFound):
        graph.thing(name)


def test_things_that_are_named_by_each_other(graph: Graph) -> None:
    """A figure is named by what it is of: where that is itself, or a figure of it, its
    IRI stands for its name.
    """
    engine = engine_of(graph).__class__()
    engine.extend(engine_of(graph))
    observed, kind = NamedNode(v.KG + "observedOf"), NamedNode(v.KG + "Estimate")
    for one, other in (("selfish", "selfish"), ("odd", "even"), ("even", "odd")):
        engine.extend(
            Quad(thing(one), p, o)
            for p, o in ((v.TYPE, kind), (observed, thing(other)))
        )
    verbaliser = over(engine).verbaliser
    assert "for id:selfish" in verbaliser.name(thing("selfish"))
    assert "for the estimated for id:odd" in verbaliser.name(thing("odd"))
