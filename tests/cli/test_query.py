"""`kg query`: every form of query, errors with their place, a time limit, and cells
that no spreadsheet runs.
"""

from __future__ import annotations

import csv
import io
import json
import multiprocessing
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pyoxigraph import (
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from kg.errors import KgError, QueryError, TimedOut
from kg.sparql.graph_scope import scoped_uses
from kg.timeouts import limited
from kg.vocabulary import PREFIXES
from tests.flagship import NAMES, ROOT

Run = Callable[..., CompletedProcess[str]]

BRANDS = "SELECT ?owner ?brand WHERE { ?owner kg:hasBrand ?brand }"
# Sums over ever more triples of statements, far beyond any time limit.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FORMULAS = ["=cmd()", "+1+1", "-1+1", "@x", "\tx", "\rx", "=1,2", '="a"', "=a\nb"]


def ttl(text: str) -> set[Quad]:
    """What a Turtle parser reads."""
    return set(parse(text, format=RdfFormat.TURTLE))


@pytest.mark.parametrize("given", ["argument", "rq", "sparql", "file", "-"])
def test_a_query_comes_from_anywhere(kg: Run, away: Path, given: str) -> None:
    """As an argument, from a file and from standard input the answer is the same."""
    expected = kg("query", BRANDS).stdout
    name = {"rq": "a.rq", "sparql": "a.sparql", "file": "any name"}.get(given, given)
    if given not in ("argument", "-"):
        (away / name).write_text(BRANDS)
    ran = kg(
        "query",
        BRANDS if given == "argument" else name,
        given=BRANDS if given == "-" else "",
    )
    assert (ran.returncode, ran.stdout) == (0, expected)


def test_an_undeclared_prefix_gets_those_that_are_known(kg: Run) -> None:
    """With the place; any other error does not name them."""
    ran = kg("query", "SELECT * { ?s nope:x ?o }")
    assert ran.returncode == 2
    assert "query:1:21: a prefix is not declared" in ran.stderr
    assert "The project's prefixes are dcat, dcterms, " in ran.stderr
    assert "prefixes" not in kg("query", "SELECT * { ?s ?p }").stderr


@pytest.mark.parametrize("form", [None, "turtle", "ntriples"])
@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?o kg:hasBrand ?b } WHERE { ?o kg:hasBrand ?b }",
        "CONSTRUCT WHERE { ?o kg:hasBrand ?b }",
        "DESCRIBE id:sgmw",
    ],
)
def test_a_graph_comes_as_turtle(kg: Run, query: str, form: str | None) -> None:
    """Or as N-Triples: the same triples."""
    ran = kg("query", query, *(["--format", form] if form else []))
    assert ran.returncode == 0
    assert ttl(ran.stdout) == ttl(kg("query", query, "--format", "ntriples").stdout)
    assert "hasBrand" in ran.stdout
    if form == "ntriples":
        assert ran.stdout.splitlines() == sorted(ran.stdout.splitlines())


@pytest.mark.parametrize("form", ["turtle", "ntriples"])
@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { [] kg:aim ?b ; kg:includes [ kg:aim ?a ] } WHERE { ?a kg:hasBrand ?b }",
        "CONSTRUCT { ?s kg:aim [] , 5, 'five' } { ?s kg:hasBrand ?o }",
        "CONSTRUCT { ?s kg:aim <<( ?s ?p 'b c' )>> } { ?s ?p id:baojun }",
    ],
)
def test_a_graph_is_always_the_same(kg: Run, query: str, form: str) -> None:
    """With blank nodes and triple terms too, its prefixes in order."""
    first, second = (kg("query", query, "--format", form) for _ in range(2))
    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert len(ttl(first.stdout)) > 1
    if form == "turtle":
        assert first.stdout.startswith("@prefix id: <")
    else:
        lines = first.stdout.splitlines()
        assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("query", "answer", "code"),
    [
        ("ASK { id:sgmw kg:hasBrand id:baojun }", "true", 0),
        ("ASK { id:huawei kg:hasBrand id:baojun }", "false", 1),
    ],
)
@pytest.mark.parametrize("form", ["table", "csv", "tsv", "md"])
def test_a_yes_or_no(kg: Run, query: str, answer: str, code: int, form: str) -> None:
    """One word, and the exit code."""
    ran = kg("query", query, "--format", form)
    assert (ran.returncode, ran.stdout) == (code, answer + "\n")
    found = json.loads(kg("query", query).stdout)
    assert found["boolean"] is (answer == "true")


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("ASK {}", "turtle"),
        (BRANDS, "turtle"),
        (BRANDS, "ntriples"),
        ("DESCRIBE id:sgmw", "csv"),
        ("DESCRIBE id:sgmw", "json"),
    ],
)
def test_a_format_that_does_not_fit(kg: Run, query: str, form: str) -> None:
    """The message names those that do."""
    ran = kg("query", query, "--format", form)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert form in ran.stderr
    assert "Choose" in ran.stderr


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * WHERE { ?s ?p }", "1:2"),
        ("SELECT *\nWHERE {\n  ?s nope:x ?o }", "3:"),
        ("SELECT *\nWHERE {\n  ?s ?p 'open }", "3:"),
        ("SELEC * { ?s ?p ?o }", "1:"),
        ("SELECT * { ?s ?p ?o }\nLIMIT many", "2:"),
        ("", "1:1"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "1:1"),
        ("SELECT * {\n SERVICE <urn:a> { } }", "2:2"),
        ("PREFIX a: <urn:a>\nLOAD <urn:a>", "2:1"),
    ],
)
def test_an_error_says_where(kg: Run, away: Path, query: str, place: str) -> None:
    """Line and column, and the name of the file or of standard input."""
    (away / "a.rq").write_text(query)
    for given, name in ((query, "query"), ("a.rq", "a.rq"), ("-", "standard input")):
        ran = kg("query", given, given=query)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert f"{name}:{place}" in ran.stderr
        assert len(ran.stderr) < 600


def test_cells_are_defused(kg: Run) -> None:
    """What a spreadsheet would run gets an apostrophe in front; numbers do not."""
    values = " ".join(
        json.dumps(text) for text in [*FORMULAS, "-5", "+1.5", "-1e5", "plain", "柳州"]
    )
    ran = kg("query", f"SELECT ?x {{ VALUES ?x {{ {values} }} }}", "--format", "csv")
    cells = [row[0] for row in csv.reader(io.StringIO(ran.stdout, newline=""))][1:]
    assert cells == [f"'{text}" for text in FORMULAS] + [
        "-5",
        "+1.5",
        "-1e5",
        "plain",
        "柳州",
    ]


@pytest.mark.parametrize("text", FORMULAS)
def test_second_cells_are_defused(kg: Run, text: str) -> None:
    """In any column, also after a cell in quotes."""
    ran = kg(
        "query",
        f'SELECT ("a,\\"b" AS ?x) ({json.dumps(text)} AS ?y) {{ }}',
        "--format",
        "csv",
    )
    rows = list(csv.reader(io.StringIO(ran.stdout, newline="")))
    assert rows == [["x", "y"], ['a,"b', f"'{text}"]]


@pytest.mark.parametrize("form", ["tsv", "md", "table"])
def test_a_row_is_a_line(kg: Run, form: str) -> None:
    """Line breaks and separators in a value break no row."""
    ran = kg(
        "query",
        'SELECT ("a\\nb\\r\\tc | d\\\\" AS ?x) ("e" AS ?y) { }',
        "--format",
        form,
    )
    assert ran.returncode == 0
    assert ran.stdout.count("\n") == (2 if form == "tsv" else 3)
    assert "\r" not in ran.stdout


@pytest.mark.parametrize("seconds", ["0.3", "0.000001"])
def test_the_time_limit_is_kept(kg: Run, seconds: str) -> None:
    """Exit 2 with the limit in the message, and no process is left behind."""
    ran = kg("query", ENDLESS, "--timeout", seconds)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "stopped after" in ran.stderr
    assert "--timeout" in ran.stderr
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "x", ""])
def test_a_time_limit_is_a_number(kg: Run, seconds: str) -> None:
    """Greater than nothing."""
    ran = kg("query", BRANDS, "--timeout", seconds)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Traceback" not in ran.stderr


def test_no_time_limit_is_too_long(kg: Run) -> None:
    """However large it is."""
    for seconds in ("1e9", "inf"):
        assert kg("query", BRANDS, "--timeout", seconds).returncode == 0, seconds


def test_nothing_is_left_after_an_answer(kg: Run) -> None:
    """Nor after an error."""
    for query in (BRANDS, "SELECT nonsense"):
        kg("query", query)
        assert multiprocessing.active_children() == []


def failing(kind: str) -> str:
    """A stand-in for work in the child, importable there."""
    if kind == "fine":
        return "done"
    if kind == "endless":
        while True:
            pass
    raise (
        QueryError("a.rq", "is wrong.", "Mend it.", 3, 4)
        if kind == "kg"
        else ValueError(kind)
    )


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_each_way_to_start_a_child(method: str) -> None:
    """Results, errors and time limits come through a forked and a spawned process
    alike.
    """
    assert limited(60, failing, "fine", method=method) == "done"
    with pytest.raises(KgError) as raised:
        limited(60, failing, "kg", method=method)
    assert str(raised.value) == "a.rq:3:4: is wrong.\nMend it."
    with pytest.raises(TimedOut, match=r"stopped after 0\.3 s"):
        limited(0.3, failing, "endless", method=method)
    assert multiprocessing.active_children() == []


def test_a_child_that_breaks_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """Also by what nobody expected: no hanging, and no traceback."""
    with pytest.raises(KgError):
        limited(60, failing, "unexpected")
    assert "Traceback" not in capfd.readouterr().err


# Relative IRIs


@pytest.mark.parametrize("given", ["text", "file", "-"])
def test_relative_iris_have_a_base(kg: Run, away: Path, given: str) -> None:
    """However the query is given, and traced or not."""
    query = f"SELECT ?brand {{ <sgmw> <{PREFIXES['kg']}hasBrand> ?brand }}"
    (away / "a.rq").write_text(query)
    for traced in ([], ["--evidence"]):
        ran = kg(
            "query",
            {"text": query, "file": "a.rq"}.get(given, given),
            "--base",
            NAMES.things,
            "--format",
            "json",
            *traced,
            given=query,
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        assert f"{NAMES.things}baojun" in ran.stdout


def test_a_file_is_its_own_base(kg: Run, away: Path) -> None:
    """Its address, and another one only where the query or the command says so."""
    path = away / "a b.rq"
    path.write_text("SELECT (STR(<x>) AS ?a) (STR(<>) AS ?b) {}")
    ran = kg("query", path.name, "--format", "csv")
    assert next(csv.reader(ran.stdout.splitlines()[1:])) == [
        (away / "x").as_uri(),
        path.as_uri(),
    ]
    path.write_text("BASE <http://a.example/b/>\nSELECT (STR(<x>) AS ?a) {}")
    for options in ([], ["--base", "urn:x"]):
        assert "http://a.example/b/x" in kg("query", path.name, *options).stdout


def test_without_a_base_a_relative_iri_is_an_error(kg: Run) -> None:
    """With its place."""
    ran = kg("query", "ASK { <x> ?p ?o }")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "query:1:" in ran.stderr


@pytest.mark.parametrize("base", ["", "x", "../x", "urn:a b", "http://[", "柳州"])
def test_a_base_that_is_no_iri_is_refused(kg: Run, base: str) -> None:
    """Before anything is asked."""
    ran = kg("query", BRANDS, "--base", base)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "is no IRI" in ran.stderr and "Traceback" not in ran.stderr


def test_a_file_in_another_encoding_is_refused(kg: Run, away: Path) -> None:
    """With its name and what to do."""
    (away / "a.rq").write_bytes(b"SELECT * { ?s ?p 'f\xe4hrt' }")
    ran = kg("query", "a.rq", "-o", "a.csv")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "a.rq: byte 19 is not UTF-8." in ran.stderr
    assert not (away / "a.csv").exists()


# Formats and columns


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT * { ?z kg:hasBrand ?b ; kg:locatedIn ?a }", ["z", "b", "a"]),
        ("select distinct * { ?z kg:hasBrand ?b } ORDER BY ?b", ["z", "b"]),
        ("SELECT ?b ?a { ?a kg:hasBrand ?b }", ["b", "a"]),
        ("# SELECT ?a ?z\nSELECT * { ?z kg:hasBrand* ?a } LIMIT 1", ["z", "a"]),
        ("SELECT ?z { { SELECT * { ?z kg:hasBrand ?a } } }", ["z"]),
        ("SELECT * { { SELECT ?z ?a { ?a kg:hasBrand ?z } } }", ["z", "a"]),
        ("SELECT * { BIND(1 AS ?x) FILTER(?y < 2) ?z ?y ?x }", ["x", "y", "z"]),
        ("SELECT * { }", []),
    ],
)
def test_columns_are_in_the_order_of_the_query(
    kg: Run, query: str, columns: list[str]
) -> None:
    """Also those of `SELECT *`: in the order in which they are first used."""
    found = json.loads(kg("query", query, "--format", "json").stdout)
    assert found["head"]["vars"] == columns


@pytest.mark.parametrize("query", [BRANDS, "ASK {}", "SELECT ?x { FILTER(false) }"])
def test_results_in_xml(kg: Run, away: Path, query: str) -> None:
    """The standard's, by name and by either ending; the exit code is that of JSON."""
    in_json, in_xml = (kg("query", query, "--format", form) for form in ("json", "xml"))
    assert in_json.returncode == in_xml.returncode
    found = parse_query_results(in_xml.stdout, format=QueryResultsFormat.XML)
    expected = parse_query_results(in_json.stdout, format=QueryResultsFormat.JSON)
    if isinstance(found, QuerySolutions) and isinstance(expected, QuerySolutions):
        assert found.variables == expected.variables
        assert list(map(tuple, found)) == list(map(tuple, expected))
    else:
        assert bool(found) is bool(expected)
    for name in ("a.srx", "a.xml", "a.SRX"):
        assert kg("query", query, "-o", name).returncode == in_json.returncode
        assert (away / name).read_text() == in_xml.stdout


@pytest.mark.parametrize("name", ["a.xls", "a.srx.zip", "a.b"])
def test_an_unknown_ending_is_refused(kg: Run, away: Path, name: str) -> None:
    """Unless a format is chosen; nothing is written."""
    ran = kg("query", BRANDS, "-o", name)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"no format has the ending {Path(name).suffix}." in ran.stderr
    assert "csv (.csv)" in ran.stderr and not (away / name).exists()
    assert kg("query", BRANDS, "-o", name, "--format", "csv").returncode == 0


def test_an_output_that_cannot_be_written(kg: Run, away: Path) -> None:
    """Is told, and leaves nothing behind."""
    (away / "file").write_text("")
    for name in ("file/a.csv", "."):
        ran = kg("query", BRANDS, "-o", name, "--format", "csv")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "cannot be written" in ran.stderr
    assert [path.name for path in away.iterdir()] == ["file"]


# What engines answer unlike


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { GRAPH ?g { ?s kg:hasBrand ?b FILTER(CONTAINS(STR(?g), "#")) } }',
        "ASK { GRAPH $g { ?s ?p ?o BIND(STR(?g) AS ?x) } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o OPTIONAL { ?g a ?c } } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o MINUS { ?g a ?o } } }",
        "DESCRIBE ?s { GRAPH ?g { { ?s a ?c } UNION { ?s ?p ?o FILTER(?g != ?o) } } }",
        "SELECT ?s { { SELECT * { GRAPH ?g { ?s a ?c FILTER EXISTS { ?g ?p ?o } } } } }",
        "SELECT ?s { ?s a ?c FILTER EXISTS { GRAPH ?g { ?s ?p ?o FILTER(isIRI(?g)) } } }",
    ],
)
def test_a_graph_s_variable_in_its_own_block_is_warned_of(kg: Run, query: str) -> None:
    """With the place of the block; the answer is as ever."""
    ran = kg("query", f"{query} LIMIT 1")
    assert ran.returncode in (0, 1) and ran.stdout
    column = query.index("{", query.index("GRAPH")) + 1
    assert ran.stderr.startswith(f"query:1:{column}: ?g is used inside its own GRAPH")


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { GRAPH ?g { ?s kg:hasBrand ?b } FILTER(CONTAINS(STR(?g), "#")) }',
        "SELECT * { GRAPH ?g { ?g a kg:Article FILTER(isIRI(?g)) } }",
        "SELECT * { GRAPH ?g { ?s ?p ?o FILTER(isIRI(?o)) } }",
        "SELECT * { GRAPH id:x { ?s ?p ?o FILTER(isIRI(?o)) } }",
        "SELECT * { GRAPH ?g { { SELECT ?s { ?s ?p ?g FILTER(isIRI(?g)) } } } }",
        "SELECT * { ?s ?p '''GRAPH ?g { FILTER(?g) }''' }",
        "SELECT * { # GRAPH ?g { FILTER(?g) }\n ?s kg:hasBrand ?o }",
        "CONSTRUCT WHERE { ?s kg:hasBrand ?o }",
        "DESCRIBE id:graph",
    ],
)
def test_what_all_engines_answer_alike_is_not(kg: Run, query: str) -> None:
    """A variable that has a value, a name, a text, a comment."""
    assert kg("query", query).stderr == ""


def test_no_question_is_warned_of() -> None:
    """Nor any of the checks."""
    files = [*(ROOT / "queries").rglob("*.rq")]
    assert len(files) > 60
    for path in files:
        assert scoped_uses(path.read_text(encoding="utf-8")) == [], path
