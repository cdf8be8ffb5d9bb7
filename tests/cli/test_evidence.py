"""`kg query --evidence`: each row with the statements behind it, their passages, and
what is not traced.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

BRAND = "SELECT ?owner ?brand { ?owner kg:hasBrand ?brand }"
PLACES = "SELECT ?thing { ?thing kg:locatedIn id:guangxi FILTER NOT EXISTS { ?thing a kg:Group } } ORDER BY ?thing"


def test_the_table(kg: Run) -> None:
    """Has the numbers of its notes in a last column; each note tells the statement, its
    passage, voice and link.
    """
    ran = kg("query", "--evidence", BRAND, "--format", "table")
    assert ran.returncode == 0
    head, _, row, *notes = ran.stdout.splitlines()
    assert head.split() == ["owner", "brand", "evidence"]
    assert row.split() == ["SAIC-GM-Wuling", "Baojun", "1"]
    assert notes[1] == "[1] SAIC-GM-Wuling has the brand Baojun."
    assert "char=612,631 (the article's own voice)" in notes[2]
    assert notes[3].strip().endswith("#:~:text=Baojun")
    assert "pinned" in ran.stderr


def test_a_note_for_several_rows(kg: Run) -> None:
    """Is written once: statements under their number, what else a row rests on with the
    rows' numbers.
    """
    ran = kg("query", "--evidence", PLACES, "--format", "table")
    rows, _, notes = ran.stdout.partition("\n\n")
    cells = [line.split()[-1] for line in rows.splitlines()[2:]]
    assert cells == ["1", "2", "3"]
    assert (
        "[2] Liuzhou Wuling New Energy Motors is in Guangxi.\n      Inferred." in notes
    )
    assert (
        notes.count(
            "Every row: It rests on the absence of { ?thing a kg:Group }, which no words state."
        )
        == 1
    )
    some = "SELECT ?x { VALUES ?x { id:steel id:baojun id:ai } OPTIONAL { ?owner kg:hasBrand ?x } }"
    ran = kg("query", "--evidence", some, "--format", "table")
    assert "\nRows 1 and 3: No statement is behind it.\n" in ran.stdout


def test_json(kg: Run) -> None:
    """A record for each row: its terms as SPARQL results have them, explanations as `kg
    why` gives them, and notes.
    """
    (record,) = json.loads(kg("query", "--evidence", BRAND).stdout)
    assert list(record) == ["row", "statements", "notes", "grade"]
    assert record["row"]["brand"] == {
        "type": "uri",
        "value": "https://w3id.org/liuzhou-kg/id/baojun",
    }
    assert record["statements"] == json.loads(
        kg("why", "SGMW", "hasBrand", "Baojun").stdout
    )
    assert record["notes"] == []
    (inferred,) = json.loads(
        kg(
            "query", "--evidence", "SELECT ?b { id:guan-weirong kg:affiliatedWith ?b }"
        ).stdout
    )
    assert inferred["statements"][0]["reason"]
    assert [p["statement"]["basis"] for p in inferred["statements"][0]["premises"]] == [
        "stated",
        "stated",
    ]


def test_quotes_only_where_asked_for(kg: Run, newsroom: Path) -> None:
    """The words of a passage are in the output with --with-text, and nowhere else."""
    query = (
        "--articles",
        newsroom / "articles",
        "query",
        "--evidence",
        "SELECT ?thing { ?thing kg:kind ?kind }",
    )
    records = json.loads(kg(*query, "--with-text", project=newsroom).stdout)
    quotes = {
        piece["quote"]
        for record in records
        for found in record["statements"]
        for piece in found["evidence"]
    }
    words = (newsroom / "articles" / "2024-03-04-norvik-tessaly.txt").read_text()
    assert quotes
    assert all(quote in words for quote in quotes)
    for form in ("table", "json"):
        quoted = " ".join(
            kg(*query, "--format", form, "--with-text", project=newsroom).stdout.split()
        )
        plain = " ".join(kg(*query, "--format", form, project=newsroom).stdout.split())
        for quote in quotes:
            shown = (
                f"“{quote}” " if form == "table" else f'"quote": {json.dumps(quote)}'
            )
            assert shown in quoted, quote
            assert shown not in plain, quote


@pytest.mark.parametrize("given", ["file", "-"])
def test_the_query_comes_from_anywhere(kg: Run, away: Path, given: str) -> None:
    """From a file and from standard input as from the argument."""
    (away / "a.rq").write_text(BRAND)
    ran = kg("query", "--evidence", "a.rq" if given == "file" else "-", given=BRAND)
    assert (ran.returncode, ran.stdout) == (0, kg("query", "--evidence", BRAND).stdout)


@pytest.mark.parametrize(("form", "empty"), [("table", "No rows.\n"), ("json", "[]\n")])
def test_no_rows(kg: Run, form: str, empty: str) -> None:
    """Exit 1."""
    ran = kg(
        "query",
        "--evidence",
        "SELECT ?x { ?x kg:hasBrand id:huawei }",
        "--format",
        form,
    )
    assert (ran.returncode, ran.stdout) == (1, empty)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ASK { ?s ?p ?o }", "Only the rows of a SELECT can be traced"),
        (
            "CONSTRUCT WHERE { ?s kg:hasBrand ?o }",
            "Only the rows of a SELECT can be traced",
        ),
        ("DESCRIBE id:sgmw", "Only the rows of a SELECT can be traced"),
        ("SELECT ?s FROM <urn:a> { ?s ?p ?o }", "FROM"),
        ("SELECT * { SERVICE <urn:a> { } }", "SERVICE is refused"),
        ("SELECT * {\n ?s ?p }", "query:2:"),
        ("CLEAR ALL", "CLEAR is an update"),
    ],
)
def test_what_cannot_be_traced(kg: Run, query: str, words: str) -> None:
    """Exit 2 with a plain message."""
    ran = kg("query", "--evidence", query)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert words in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "turtle", "ntriples"])
def test_formats_without_room_for_evidence(kg: Run, form: str) -> None:
    """The message names those that have it."""
    ran = kg("query", "--evidence", BRAND, "--format", form)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"rows with their evidence, which {form} cannot hold" in ran.stderr
    assert "Choose table, json." in ran.stderr


def test_the_time_limit_is_kept(kg: Run) -> None:
    """For the trace as for the query."""
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    ran = kg("query", "--evidence", endless, "--timeout", "0.3")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "stopped after" in ran.stderr


def test_it_is_written_to_a_file(kg: Run, away: Path) -> None:
    """In the format of its ending."""
    for name, start in (("a.json", "[\n"), ("a.txt", "owner")):
        ran = kg("query", "--evidence", BRAND, "-o", name)
        assert (ran.returncode, ran.stdout) == (0, "")
        assert (away / name).read_text().startswith(start)


def test_nothing_steers_the_terminal(kg: Run) -> None:
    """Neither what a query calls things nor what it asks for in vain."""
    query = 'SELECT ?x { BIND("a\\u001B[31m" AS ?x) FILTER NOT EXISTS { ?x kg:kind "\x1b[31m" } }'
    ran = kg("query", "--evidence", query, "--format", "table")
    assert ran.returncode == 0
    assert "\x1b" not in ran.stdout


def test_quotes_without_evidence(kg: Run) -> None:
    """There are none: asking for them is a slip, and said so."""
    ran = kg("query", "SELECT ?s { ?s a kg:Company }", "--with-text")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--with-text needs it" in ran.stderr
