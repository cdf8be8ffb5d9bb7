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
from pyoxigraph import Quad, RdfFormat, parse

from kg.errors import KgError, QueryError, TimedOut
from kg.timeouts import limited

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
        "CONSTRUCT { [] kg:aim ?b } WHERE { id:sgmw kg:hasBrand ?b }",
        "CONSTRUCT { ?s ?p << ?a ?b ?c >> } { }",
    ],
)
def test_blank_nodes_in_a_graph_are_written(kg: Run, query: str, form: str) -> None:
    """They have no canonical form, but still are answers."""
    ran = kg("query", query, "--format", form)
    assert ran.returncode in (0, 1)
    assert "Traceback" not in ran.stderr
    ttl(ran.stdout)


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
