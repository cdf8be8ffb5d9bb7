"""What all verbs have in common: help, versions, exit codes, formats, and where data
and messages go.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kg import __all__ as _public
from kg.checks import check
from kg.cli import kg as command
from kg.formats import FORMATS

Run = Callable[..., CompletedProcess[str]]

VERBS = [
    "init",
    "add",
    *("draft", "review", "accept"),
    *("build", "check", "attest", "ask", "query", "show", "why"),
    *("prove", "path", "rank"),
    *("map", "export", "schema", "lexicon", "passage", "fmt", "diff"),
    "compile",
    "publish",
    "serve",
]
SELECT = "SELECT ?thing WHERE { ?thing kg:locatedIn id:liuzhou } ORDER BY ?thing"
CALLS = {
    "ask": ["ask", "partners", "--thing", "Huawei"],
    "query": ["query", SELECT],
    "show": ["show", "Huawei"],
    "why": ["why", "Huawei", "cooperatesWith"],
}
WITH_FORMAT = {
    **CALLS,
    "check": ["check"],
    "path": ["path", "Huawei", "Baojun"],
    "prove": ["prove", "Acme bought Bolt.", "Acme acquired Bolt"],
    "rank": ["rank"],
}


def test_the_verbs_are_those_of_the_design() -> None:
    """In the order in which help lists them, most of them also Python functions."""
    assert sorted(command.list_commands(None)) == sorted(VERBS)  # type: ignore[arg-type]
    assert callable(check)
    assert {"ask", "query", "show", "why", "check", "export", "build"} <= set(_public)


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help_with_an_example(kg: Run, verb: str, flag: str) -> None:
    """Help goes to standard output, and shows a call."""
    ran = kg(verb, flag)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"Usage: kg {verb}" in ran.stdout
    assert f"Example: kg {verb}" in ran.stdout


@pytest.mark.parametrize("arguments", [["-h"], ["--help"]])
def test_help_lists_the_verbs(kg: Run, arguments: list[str]) -> None:
    """With exit codes and an example."""
    ran = kg(*arguments)
    assert ran.returncode == 0
    assert all(f"\n  {verb} " in ran.stdout for verb in VERBS)
    assert "Exit codes" in ran.stdout
    assert "KG_DEBUG=1" in ran.stdout
    assert "Example: kg" in " ".join(ran.stdout.split())


def test_a_question_has_help(kg: Run) -> None:
    """With its parameters and their defaults, or what is asked without one."""
    for name, sentence, option in (
        ("partners", "Who cooperates", "the organisation (all, if none is named)"),
        ("about", "What is known", "the thing (required)"),
        ("funding-effects", "What did", "(in the file: id:var-science-funding)"),
    ):
        ran = kg("ask", name, "-h")
        assert ran.returncode == 0
        shown = " ".join(ran.stdout.split())
        assert sentence in shown
        assert "--thing NAME" in shown and option in shown


def test_without_a_verb_there_is_help(kg: Run) -> None:
    """It is a usage error, and shows the way."""
    ran = kg()
    assert ran.returncode == 2
    assert "Usage: kg" in ran.stdout + ran.stderr


def test_the_version(kg: Run) -> None:
    """Name and number on one line."""
    ran = kg("--version")
    assert ran.returncode == 0
    assert ran.stdout.split()[0] == "kg"
    assert ran.stdout.count("\n") == 1


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "md"])
@pytest.mark.parametrize("name", ["ask", "query"])
def test_rows_come_in_each_format(kg: Run, name: str, form: str) -> None:
    """And are as many in each."""
    ran = kg(*CALLS[name], "--format", form)
    assert ran.returncode == 0
    assert ran.stdout.endswith("\n")
    rows = {"ask": 1, "query": 6}[name]
    if form == "json":
        assert_results(json.loads(ran.stdout), at_least=rows)
    elif form in ("csv", "tsv"):
        lines = list(
            csv.reader(
                io.StringIO(ran.stdout, newline=""),
                delimiter="," if form == "csv" else "\t",
            )
        )
        assert len(lines) > rows
        assert len({len(line) for line in lines}) == 1
    elif form == "md":
        lines_ = ran.stdout.splitlines()
        assert len(lines_) > rows + 1
        assert all(line.startswith("| ") and line.endswith(" |") for line in lines_)
    else:
        assert "───" in ran.stdout


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize("name", ["show", "why"])
def test_sentences_come_in_both_formats(kg: Run, name: str, form: str) -> None:
    """For people and for programs."""
    ran = kg(*CALLS[name], "--format", form)
    assert ran.returncode == 0
    sentence = "Huawei Technologies cooperates with SAIC-GM-Wuling on Baojun."
    if form == "json":
        found = json.loads(ran.stdout)
        assert sentence in [
            item.get("sentence") or item["statement"]["sentence"] for item in found
        ]
    else:
        assert sentence in ran.stdout


@pytest.mark.parametrize("name", WITH_FORMAT)
def test_a_pipe_gets_json(kg: Run, name: str) -> None:
    """Without a format, what is no terminal gets JSON, the same as when it is asked
    for.
    """
    call = WITH_FORMAT[name]
    ran = kg(*call)
    json.loads(ran.stdout)
    assert ran.stdout == kg(*call, "--format", "json").stdout


@pytest.mark.parametrize(
    "arguments",
    [*CALLS.values(), ["ask", "partners", "--bare"], ["query", "ASK { ?s ?p ?o }"]],
)
def test_json_is_sparql_results_json(kg: Run, arguments: list[str]) -> None:
    """As https://www.w3.org/TR/sparql11-results-json/ says, for rows and truth values."""
    if arguments[0] in ("ask", "query"):
        assert_results(json.loads(kg(*arguments).stdout))


@pytest.mark.parametrize("name", CALLS)
def test_messages_go_beside_the_data(kg: Run, name: str) -> None:
    """That no text was at hand is said on standard error, and not at all beside JSON."""
    assert kg(*CALLS[name]).stderr == ""
    table = kg(*CALLS[name], "--format", "table")
    assert "pinned" not in table.stdout
    assert ("pinned" in table.stderr) == (name != "query")


ONE_FILE = [form for form in FORMATS if form not in ("csv", "neo4j")]


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        *((call, "out.json") for call in CALLS.values()),
        (["query", "CONSTRUCT WHERE { ?s kg:hasBrand ?o }"], "out.ttl"),
        (["query", "ASK { ?s ?p ?o }"], "out.json"),
        *((["export", form], f"out.{form}") for form in ONE_FILE),
        (["check", "--format", "table"], "out.txt"),
        (["check", "--format", "json"], "out.json"),
        (["map", "Huawei"], "out.html"),
        (["ask", "partners", "--format", "csv"], "folder/that/is/new/out.csv"),
    ],
)
def test_output_goes_to_a_file(
    kg: Run, away: Path, arguments: list[str], name: str
) -> None:
    """The same bytes as on standard output, which stays empty; nothing else is left in
    the folder.
    """
    path = away / name
    ran = kg(*arguments, "-o", path)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert path.read_bytes().decode() == kg(*arguments).stdout
    assert [found for found in away.rglob("*") if found.is_file()] == [path]


@pytest.mark.parametrize(
    "arguments", [*CALLS.values(), ["export", "turtle"], ["map"], ["check"]]
)
@pytest.mark.parametrize(
    "place", ["file/below", "folder", "/proc/nowhere/out", "/dev/full/out"]
)
def test_output_that_cannot_be_written(
    kg: Run, away: Path, arguments: list[str], place: str
) -> None:
    """Exit 2 with the name of the file, whatever keeps it from being written."""
    (away / "file").write_text("kept")
    (away / "folder").mkdir()
    (away / "folder" / "inner").write_text("kept")
    ran = kg(*arguments, "-o", place)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert place.rsplit("/", maxsplit=1)[-1] in ran.stderr
    assert "Traceback" not in ran.stderr
    assert sorted(str(p.relative_to(away)) for p in away.rglob("*") if p.is_file()) == [
        "file",
        "folder/inner",
    ]


def test_a_file_stays_when_nothing_can_be_said(kg: Run, away: Path) -> None:
    """A call that fails leaves what was there."""
    path = away / "out.json"
    path.write_text("old")
    for arguments in (
        ["query", "SELECT nonsense"],
        ["ask", "partners", "--thing", "Nobody"],
        ["export", "docx"],
    ):
        assert kg(*arguments, "-o", path).returncode == 2
    assert path.read_text() == "old"


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "partners", "--thing", "Guan Weirong"],
        ["ask", "partners", "--thing", "Guan Weirong", "--format", "table"],
        ["ask", "partners", "--thing", "Guan Weirong", "--bare"],
        ["query", "SELECT * { ?s kg:hasBrand ?s }"],
        ["query", "SELECT * { ?s kg:hasBrand ?s }", "--format", "csv"],
        ["query", "SELECT * { ?s kg:hasBrand ?s }", "--format", "tsv"],
        ["query", "SELECT * { ?s kg:hasBrand ?s }", "--format", "md"],
        ["query", "SELECT * { ?s kg:hasBrand ?s }", "--format", "table"],
        ["query", "ASK { ?s kg:hasBrand ?s }"],
        ["query", "ASK { ?s kg:hasBrand ?s }", "--format", "table"],
        ["query", "CONSTRUCT WHERE { ?s kg:hasBrand ?s }"],
        ["why", "Huawei", "hasBrand", "Baojun"],
        ["schema", "cooperateswithh"],
    ],
)
def test_a_no_is_exit_1(kg: Run, arguments: list[str]) -> None:
    """No rows, not true, does not hold, unknown term."""
    ran = kg(*arguments)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        *CALLS.values(),
        ["query", "ASK { id:sgmw kg:hasBrand id:baojun }"],
        ["query", "SELECT (1 AS ?x) { }"],
        ["query", 'SELECT (" \\n" AS ?x) { }', "--format", "csv"],
        ["query", 'SELECT ("\\"bindings\\":[]}}" AS ?x) { }'],
        ["query", "SELECT (COUNT(*) AS ?n) { ?s kg:hasBrand ?s }", "--format", "tsv"],
        ["query", "SELECT ?x { VALUES ?x { UNDEF } }"],
        ["query", "SELECT ?x { VALUES ?x { UNDEF } }", "--format", "csv"],
        ["query", "SELECT ?x { VALUES ?x { UNDEF } }", "--format", "table"],
        ["query", "SELECT * { }"],
        ["query", "SELECT * { }", "--format", "csv"],
        ["query", "SELECT * { }", "--format", "tsv"],
        ["query", "SELECT * { }", "--format", "table"],
        ["query", "SELECT * { }", "--format", "md"],
        ["ask"],
        ["ask", "stated-at", "--position", "400"],
        ["ask", "stated-at", "--position", "400", "--bare"],
        ["schema"],
        ["schema", "cooperatesWith"],
        ["schema", "cooperates with"],
        ["schema", "kg:Company"],
        ["export", "turtle"],
        ["map", "Huawei"],
        ["check"],
        ["fmt", "--check"],
        ["why", "Huawei"],
    ],
)
def test_a_yes_is_exit_0(kg: Run, arguments: list[str]) -> None:
    """Some row, also an empty one; true; it holds; no problems."""
    ran = kg(*arguments)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["quary", "x"], "query"),
        (["Ask"], "ask"),
        (["ask", "partnres"], "partners"),
        (["ask", "partners", "--thingg", "Huawei"], "--thing"),
        (["ask", "partners", "--thing", "Huawie Technologies"], "Huawei Technologies"),
        (["ask", "with-property", "--property", "coperates with"], "cooperates with"),
        (["show", "Sgwm"], "SGMW"),
        (["why", "Huawei", "cooperateWith"], "cooperatesWith"),
        (["why", "Huawei", "cooperatesWith", "Baojum"], "Baojun"),
        (["map", "Boajun"], "Baojun"),
        (["export", "turtel"], "turtle"),
        (["export", "turtle", "--evidence", "riefied"], "reified"),
        (["schema", "Compny"], "Company"),
        (["ask", "partners", "--format", "jsn"], "json"),
    ],
)
def test_what_is_meant_is_suggested(kg: Run, arguments: list[str], meant: str) -> None:
    """For verbs, questions, parameters, things, terms and formats."""
    ran = kg(*arguments)
    assert ran.returncode == (1 if arguments[0] == "schema" else 2)
    assert ran.stdout == ""
    assert meant in ran.stderr


@pytest.mark.parametrize(
    "name",
    [
        "Huawei",
        "huawei technologies",
        "id:huawei",
        "https://w3id.org/liuzhou-kg/id/huawei",
    ],
)
def test_a_thing_has_several_names(kg: Run, name: str) -> None:
    """Label, alternative label, prefixed name and IRI, in any case."""
    assert kg("show", name).stdout == kg("show", "Huawei").stdout


def assert_results(found: object, at_least: int = 0) -> None:
    """That it is a result in JSON by the standard's own words."""
    assert isinstance(found, dict)
    if "boolean" in found:
        assert isinstance(found["boolean"], bool)
        assert set(found) == {"head", "boolean"}
        return
    assert set(found) == {"head", "results"}
    names = found["head"]["vars"]
    assert len(set(names)) == len(names)
    assert len(found["results"]["bindings"]) >= at_least
    for row in found["results"]["bindings"]:
        assert set(row) <= set(names)
        for term in row.values():
            assert term["type"] in ("uri", "literal", "bnode")
            assert isinstance(term["value"], str)
            assert set(term) <= {"type", "value", "xml:lang", "datatype"}
