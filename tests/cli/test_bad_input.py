"""Whatever is wrong with the input: exit 2, one clear message, nothing on standard
output, and never a traceback.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.flagship import described

Run = Callable[..., CompletedProcess[str]]
Spoil = Callable[[str, str | bytes | None], Path]

SLUG = "2025-09-12-liuzhou-ai-manufacturing"
ARTICLE = f"graph/articles/{SLUG}.trig"
LOADS = [
    ["ask", "things"],
    ["query", "ASK {}"],
    ["show", "Huawei"],
    ["why", "Huawei"],
    ["map"],
    ["export", "turtle"],
    ["schema"],
]
QUESTION = "#+ question: What?\nSELECT * { ?s ?p ?o }\n"

ARGUMENTS: list[list[str]] = [
    ["nonsense"],
    [""],
    ["--nonsense"],
    ["ask", "nonsense"],
    ["ask", ""],
    ["ask", "../queries/partners"],
    ["ask", "checks/undescribed-thing"],
    ["ask", "/etc/passwd"],
    ["ask", "a\nb"],
    ["ask", "x" * 5000],
    ["ask", "about"],
    ["ask", "about", "--thing"],
    ["ask", "about", "--thing", ""],
    ["ask", "stated-at"],
    ["ask", "partners", "--nonsense", "x"],
    ["ask", "partners", "--thing"],
    ["ask", "partners", "--thing", ""],
    ["ask", "partners", "--thing", " "],
    ["ask", "partners", "--thing", "Nobody"],
    ["ask", "partners", "--thing", 'No"body'],
    ["ask", "partners", "--thing", "No'body\\"],
    ["ask", "partners", "--thing", "No\nbody"],
    ["ask", "partners", "--thing", "id:huawei } SERVICE <urn:x> { "],
    ["ask", "partners", "--thing", "<>"],
    ["ask", "partners", "--thing", "id:"],
    ["ask", "partners", "--thing", ":"],
    ["ask", "partners", "--thing", "id:%zz"],
    ["ask", "partners", "--thing", "http://[bad/"],
    ["ask", "partners", "--thing", "http://e/\ue000"],
    ["ask", "partners", "--thing", "id:a\tb"],
    ["ask", "partners", "--thing", "x" * 100000],
    ["ask", "partners", "--thing", "\udcff"],
    ["ask", "partners", "--format", "docx"],
    ["ask", "partners", "extra"],
    ["ask", "stated-at", "--position", "many"],
    ["ask", "stated-at", "--position", "1.5"],
    ["ask", "stated-at", "--position", ""],
    ["ask", "stated-at", "--position", "1\n2"],
    ["ask", "stated-at", "--position", "١"],
    ["ask", "stated-at", "--position", "9" * 5000],
    ["ask", "with-property", "--property", "Huawei"],
    ["query"],
    ["query", ""],
    ["query", "   "],
    ["query", "nonsense"],
    ["query", "missing.rq"],
    ["query", "{"],
    ["query", "SELECT * { ?s ?p ?o } extra"],
    ["query", "SELECT * { ?s nope:x ?o }"],
    ["query", "SELECT * { <a b> ?p ?o }"],
    ["query", "SELECT * { <relative> ?p ?o }"],
    ["query", "SELECT * { ?s ?p 'a\nb' }"],
    ["query", "SELECT * { ?s ?p \x01 }"],
    ["query", "\ufeffSELECT nonsense"],
    ["query", "SELECT ?x { } GROUP BY ?y"],
    ["query", "SELECT * { SERVICE <urn:x> { } }"],
    ["query", "DROP ALL"],
    ["query", "(" * 100000 + "{}"],
    ["query", "SELECT * { " + "{" * 3000],
    ["query", "SELECT * { ?s ?p '\udcff' }"],
    ["show"],
    ["show", ""],
    ["show", "Nobody"],
    ["show", "\x1b[31mred"],
    ["prove"],
    ["prove", "Acme bought Bolt."],
    ["prove", "Acme bought Bolt.", "Acme", "Bolt"],
    ["prove", "Acme bought Bolt.", ""],
    ["prove", "Acme bought Bolt.", "Acme devoured Bolt"],
    ["prove", "Acme bought Bolt.", "Acme", "devoured", "Bolt"],
    ["prove", "Acme bought Bolt.", "Acme", "Organisation", "Bolt"],
    ["prove", "Acme bought Bolt.", "Acme", "value", "Bolt"],
    ["prove", "Acme bought Bolt.", "", "acquired", "Bolt"],
    ["prove", "Acme bought Bolt.", "Acme", "foundedIn", "1999"],
    ["prove", "Acme bought Bolt.", "Acme acquired Bolt", "--modality", "hoped"],
    ["prove", "Acme bought Bolt.", "Acme acquired Bolt", "--is", "Acme"],
    ["prove", "Acme bought Bolt.", "Acme acquired Bolt", "--is", "Acme=Nonsense"],
    ["prove", "Acme bought Bolt.", "Acme acquired Bolt", "--as", "it="],
    ["prove", "", "Acme acquired Bolt"],
    ["prove", " \n", "Acme acquired Bolt"],
    ["prove", "missing.txt", "Acme acquired Bolt"],
    ["prove", "/", "Acme acquired Bolt"],
    ["prove", "<p>Acme</p> <b>bought</b>.", "Acme acquired Bolt"],
    ["why"],
    ["why", "Nobody"],
    ["why", "Huawei", "nonsense"],
    ["why", "Huawei", ""],
    ["why", "Huawei", "cooperatesWith", "Nobody"],
    ["why", "Huawei", "cooperatesWith", ""],
    ["why", "Huawei", "cooperatesWith", "SGMW", "extra"],
    ["map", "Nobody"],
    ["map", ""],
    ["export"],
    ["export", "docx"],
    ["export", ""],
    ["export", "csv"],
    ["export", "csv", "-o", "-"],
    ["export", "turtle", "--evidence", ""],
    ["export", "turtle", "--evidence", "nonsense"],
    ["export", "turtle", "--evidence", "graphs"],
    ["export", "turtle", "--with-text"],
    ["export", "turtle", "--evidence", "nif", "--with-text"],
    ["passage"],
    ["passage", "Huawei"],
    ["passage", "Huawei", "--article", "nonsense"],
    ["passage", ""],
    ["fmt", "missing.ttl"],
    ["fmt", "."],
    ["fmt", ""],
    ["fmt", "a\nb.ttl"],
    ["build", "-o", ""],
    ["build", "extra"],
    ["check", "--format", "csv"],
]

FILES: list[tuple[str, str | bytes | None]] = [
    ("graph/entities.ttl", "id:a a"),
    ("graph/entities.ttl", "id:a a id:b ."),
    (
        "graph/entities.ttl",
        "@prefix id: <https://w3id.org/liuzhou-kg/id/> .\nid:a a '''open",
    ),
    ("graph/entities.ttl", "<urn:a> <urn:b> '\x00' .\n\x00"),
    ("graph/entities.ttl", b"\xff\xfe<\x00"),
    ("graph/entities.ttl", b"<urn:a> <urn:b> '\xff' ."),
    ("graph/entities.ttl", b"\x1f\x8b\x08\x00\x00"),
    ("graph/entities.ttl", "{"),
    ("graph/entities.ttl", "[" * 100000),
    ("graph/entities.ttl", "<urn:a> <urn:b> " + "(" * 100000),
    ("graph/entities.ttl", None),
    ("graph/dataset.ttl", "nonsense"),
    ("graph/derived/readings.ttl", "nonsense"),
    (ARTICLE, "GRAPH <> { <> a <urn:x> }"),
    (ARTICLE, "BASE <https://e.org/a> GRAPH <> { <> a <urn:x>"),
    (ARTICLE, "BASE <https://e.org/a> GRAPH <> { GRAPH <#b> { } }"),
    (ARTICLE, None),
    ("ontology/core.ttl", "nonsense"),
    ("ontology/alignments.ttl", "nonsense"),
    ("ontology/alignments.ttl", None),
]


@pytest.fixture
def spoilt(project: Path) -> Spoil:
    """A copy of the flagship in which a file holds something else, or is a folder."""

    def spoil(name: str, content: str | bytes | None) -> Path:
        path = project / name
        path.unlink()
        if content is None:
            path.mkdir()
        else:
            path.write_bytes(
                content if isinstance(content, bytes) else content.encode()
            )
        return project

    return spoil


def assert_told(ran: CompletedProcess[str], *, codes: tuple[int, ...] = (2,)) -> None:
    """It could not run, and says so once, in few words."""
    assert "Traceback" not in ran.stderr
    assert ran.returncode in codes, (ran.returncode, ran.stdout, ran.stderr)
    assert ran.stderr.strip()
    assert ran.stdout == ""


@pytest.mark.parametrize(
    "arguments", ARGUMENTS, ids=lambda arguments: repr(" ".join(arguments))[:60]
)
def test_wrong_arguments(kg: Run, arguments: list[str]) -> None:
    """What does not exist, is empty, is of the wrong type, or would break out of a
    query.
    """
    assert_told(kg(*arguments))


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "partners", "--thing", "x" * 5000],
        ["show", "y" * 100000],
        ["ask", "z" * 5000],
    ],
)
def test_messages_stay_short(kg: Run, arguments: list[str]) -> None:
    """A name of any length does not fill the screen."""
    assert len(kg(*arguments).stderr) < 1000


@pytest.mark.parametrize(("name", "content"), FILES)
@pytest.mark.parametrize("arguments", LOADS, ids=" ".join)
def test_a_broken_file(
    kg: Run, spoilt: Spoil, name: str, content: str | bytes | None, arguments: list[str]
) -> None:
    """Every verb names the file; a folder is no file."""
    ran = kg(*arguments, project=spoilt(name, content))
    assert_told(ran)
    assert name in ran.stderr


@pytest.mark.parametrize(("name", "content"), FILES)
@pytest.mark.parametrize("verb", ["check", "build", "fmt"])
def test_a_broken_file_is_a_problem(
    kg: Run, spoilt: Spoil, name: str, content: str | bytes | None, verb: str
) -> None:
    """What checks find is told with the file, and nothing is written."""
    ran = kg(verb, project=spoilt(name, content))
    assert "Traceback" not in ran.stderr
    if verb != "fmt" or name.startswith("graph"):
        assert ran.returncode in (1, 2)
        assert name in ran.stdout + ran.stderr
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("SELECT * { ?s ?p ?o }\n", 1),
        ("#+ question:\nSELECT * { ?s ?p ?o }\n", 1),
        ("#+ question\nSELECT * { ?s ?p ?o }\n", 1),
        ("#+\nSELECT * { ?s ?p ?o }\n", 1),
        (QUESTION + "#+ nonsense: x\n", 3),
        (QUESTION + "#+ question: Again?\n", 3),
        (QUESTION + "#+ param: x\n", 3),
        (QUESTION + "#+ param thing: x\n", 3),
        (QUESTION + "#+ tags x: y\n", 3),
        (QUESTION + "#+ statement: ?s ?p\n", 3),
        (QUESTION + "#+ statement: ?s nope:x ?o\n", 3),
        (QUESTION + "#+ statement: ?s ?p ?o ?x\n", 3),
        (
            "#+ question: What?\n#+ param thing: x\nSELECT * { # VALUES ?thing { id:huawei }\n ?s ?p ?o }\n",
            2,
        ),
        ("#+ question: What?\nSELECT * { ?s ?p ?o\n", None),
        ("#+ question: What?\nASK { ?s ?p ?o }\n", None),
        ("#+ question: What?\nCONSTRUCT WHERE { ?s ?p ?o }\n", None),
        ("#+ question: What?\nDROP ALL\n", 2),
        ("#+ question: What?\nSELECT * { SERVICE <urn:x> { } }\n", 2),
        (
            "#+ question: What?\n#+ param n: x\nSELECT * { VALUES ?n { nope:x } ?n ?p ?o }\n",
            None,
        ),
        (
            "#+ question: What?\n#+ param n: x\nSELECT * { VALUES ?n { <a b> } ?n ?p ?o }\n",
            None,
        ),
        ("", 1),
    ],
)
def test_a_broken_question(
    kg: Run, project: Path, content: str, line: int | None
) -> None:
    """Header or query: the file is named, with the line where there is one."""
    (project / "queries" / "broken.rq").write_text(content, encoding="utf-8")
    for form in ("json", "table"):
        ran = kg("ask", "broken", "--format", form, project=project)
        assert_told(ran)
        assert "queries/broken.rq" in ran.stderr
        assert line is None or f"queries/broken.rq:{line}:" in ran.stderr


@pytest.mark.parametrize(
    "content", [b"#+ question: \xff\nSELECT * { ?s ?p ?o }\n", None]
)
def test_a_question_that_cannot_be_read(
    kg: Run, project: Path, content: bytes | None
) -> None:
    """Not UTF-8, or a folder, also when questions are listed."""
    path = project / "queries" / "broken.rq"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    for arguments in (["ask", "broken"], ["ask"]):
        assert_told(kg(*arguments, project=project))


def test_a_question_with_a_byte_order_mark(kg: Run, project: Path) -> None:
    """Some editors put one there: it works, or it is told."""
    (project / "queries" / "marked.rq").write_text(
        "\ufeff" + QUESTION, encoding="utf-8"
    )
    ran = kg("ask", "marked", project=project)
    assert ran.returncode in (0, 2)
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "name", ["file", "missing", "empty", "no-dataset", "no-graph", ""]
)
@pytest.mark.parametrize(
    "arguments",
    [*LOADS, ["ask"], ["check"], ["build"], ["fmt"], ["passage", "x"]],
    ids=" ".join,
)
def test_a_folder_that_is_no_project(
    kg: Run, project: Path, away: Path, name: str, arguments: list[str]
) -> None:
    """What is missing is told."""
    (away / "file").write_text("")
    (away / "empty").mkdir()
    shutil.copytree(project / "graph", away / "no-dataset" / "graph")
    (away / "no-dataset" / "graph" / "dataset.ttl").unlink()
    shutil.copytree(project / "ontology", away / "no-graph" / "ontology")
    ran = kg(*arguments, project=Path(away / name if name else "missing"))
    assert_told(ran)
    assert "graph/dataset.ttl" in ran.stderr


@pytest.mark.parametrize("arguments", [*LOADS, ["ask"], ["build"]], ids=" ".join)
def test_a_project_of_a_graph_alone(
    kg: Run, project: Path, away: Path, arguments: list[str]
) -> None:
    """Ontology, checks and general questions come with the package."""
    shutil.copytree(project / "graph", away / "alone" / "graph")
    ran = kg(*arguments, project=away / "alone")
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "things"],
        ["query", "ASK { ?s ?p ?o }"],
        ["check"],
        ["map"],
        ["export", "trig"],
        ["build"],
    ],
)
@pytest.mark.parametrize(
    "missing",
    [
        "graph",
        "graph/articles",
        "graph/entities.ttl",
        "queries",
        "ontology",
        "ontology/core.ttl",
        "ontology/shapes.ttl",
        "queries/checks",
    ],
)
def test_a_project_that_has_only_begun(
    kg: Run, project: Path, arguments: list[str], missing: str
) -> None:
    """Without articles, terms, shapes or questions every verb still ends well."""
    path = project / missing
    if path.is_dir():
        shutil.rmtree(path)
        if missing == "graph":
            described(project)
    else:
        path.unlink()
    ran = kg(*arguments, project=project)
    assert "Traceback" not in ran.stderr
    assert ran.returncode in (0, 1, 2)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"Liuzhou \xc3", None])
@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "Huawei", "--with-text"],
        ["why", "Huawei", "--with-text"],
        ["ask", "partners", "--with-text"],
        ["passage", "Huawei"],
        ["map"],
        ["check"],
        ["build"],
    ],
)
def test_a_text_that_cannot_be_read(
    kg: Run, project: Path, content: bytes | None, arguments: list[str]
) -> None:
    """Not UTF-8, or a folder: the text's file is named."""
    path = project / "articles" / f"{SLUG}.txt"
    path.parent.mkdir()
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    ran = kg(*arguments, project=project)
    assert "Traceback" not in ran.stderr
    assert ran.returncode in (1, 2)
    assert SLUG in ran.stderr + ran.stdout


@pytest.mark.parametrize("name", ["missing", "file"])
def test_a_folder_of_texts_that_is_none(
    kg: Run, flagship_folder: Path, away: Path, name: str
) -> None:
    """Named on the command line, or in KG_ARTICLES."""
    (away / "file").write_text("")
    ran = kg("--articles", name, "show", "Huawei", project=flagship_folder)
    assert_told(ran)
    assert name in ran.stderr


def test_a_text_of_nothing(kg: Run, project: Path) -> None:
    """An empty text proves nothing, and is no error."""
    (project / "articles").mkdir()
    (project / "articles" / f"{SLUG}.txt").write_text("")
    ran = kg("show", "Huawei", project=project)
    assert ran.returncode == 0
    ran = kg("passage", "Huawei", project=project)
    assert (ran.returncode, ran.stdout) == (1, "")


@pytest.mark.parametrize("content", [b"\xff", b"SELECT * { ?s ?p '\xff' }", None])
def test_a_query_file_that_cannot_be_read(
    kg: Run, away: Path, content: bytes | None
) -> None:
    """Not UTF-8, or a folder."""
    path = away / "a.rq"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    ran = kg("query", "a.rq")
    assert_told(ran)
    assert "a.rq" in ran.stderr


@pytest.mark.parametrize(
    "given", [b"", b"\x00", b"\xff", b"nonsense", b"\xef\xbb\xbfnonsense"]
)
def test_standard_input_that_is_no_query(kg: Run, given: bytes) -> None:
    """Empty, binary, or something else."""
    ran = kg("query", "-", given=given)
    assert_told(ran)
    assert "standard input" in ran.stderr
