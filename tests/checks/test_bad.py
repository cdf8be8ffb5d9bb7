"""Each check refuses the bad data made for it, says where it stands, and refuses
nothing else.

The bad data are files in `bad/`, one a rule, each with small edits of the newsroom that
the rule must refuse.

A case replaces one place of a file (`replace`, `with`), or adds to its end (`with`
alone), and names the problem that it `expect`s: a part of the message, a part of the
line that the problem points to, and its passage. `check` is the name of the folder,
`file` the file that was edited, and `severity` is error, unless they are given; `found`
and `expected` are what the problem should tell of what is there and what should be.
What else follows of necessity stands in `also`, as `check: part of the message`. A case
with a `defect` does not do so yet, and says why.

A statement that breaks another rule is seldom one that the words bear: what the checks
`support` and `coverage` say besides is left out of account in the folders of the other
checks, so there they are not run. In their own folders every problem counts. The
questions are only asked again where an edit touches them: they fail by how they are
written. A sample of the cases is checked without sparing anything.
"""

from __future__ import annotations

import ast
import json
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rdflib import OWL, RDF, RDFS, SH, Graph, Namespace, URIRef

from kg.articles import Texts
from kg.checks import check
from kg.grounding import Proving, Support
from kg.grounding.coverage import KINDS
from kg.model import Article, Finding
from kg.vocabulary import KG
from kg.workspace import Workspace
from tests.conftest import copied_newsroom
from tests.grounding.told import rows

BAD = Path(__file__).parent / "bad"
ROOT = Path(__file__).parents[2]
SDO = Namespace("https://schema.org/")
SLUG = "2024-03-04-norvik-tessaly"
FILES = {
    "article": f"graph/articles/{SLUG}.trig",
    "entities": "graph/entities.ttl",
    "estimates": "graph/derived/estimates.ttl",
    "readings": "graph/derived/readings.ttl",
    "text": f"articles/{SLUG}.txt",
}
"""Short names of the newsroom's files; any other name is a path."""
OWN = "ontology/own.ttl"
"""Terms and frames that the newsroom adds to those that it has a copy of."""
OF_WORDS = {"support", "judgements", "coverage"}
"""The checks of the graph against the words of the article."""
RECORDS = {"Finding": 2, "unborne": 0}
"""What makes the records of what is wrong, and the place of their message."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The problem that a case is about; None stands for a line or passage that it does
    not have.
    """

    severity: str
    check: str
    message: str
    file: str | None
    line: str | None
    passage: str | None
    values: dict[str, str]

    def fits(self, problem: Finding, project: Path) -> bool:
        """Whether the problem is the one described, at its place."""
        file, line, passage, _ = problem.location
        fragment = (passage or "").partition("#")[2] or None
        found = (problem.severity, problem.check, file, fragment)
        return (
            found == (self.severity, self.check, self.file, self.passage)
            and self.message in problem.message
            and _points_to(file, line, self.line, project)
            and all(
                getattr(problem, name) == value for name, value in self.values.items()
            )
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One bad edit, or several that belong together, the problem that it must cause and
    those that follow from it.
    """

    rule: str
    name: str
    edits: list[tuple[str, str | None, str]]
    expected: Expected
    also: list[tuple[str, str]]
    defect: str | None

    def apply(self, project: Path) -> None:
        """Make the edits in a copy of the newsroom."""
        for edit in self.edits:
            change(project, *edit)

    def explains(self, problem: Finding) -> bool:
        """Whether the problem is one of those that follow."""
        if problem.check in OF_WORDS and self.expected.check not in OF_WORDS:
            return True
        return any(
            problem.check == check and part in problem.message
            for check, part in self.also
        )


def change(project: Path, name: str, old: str | None, new: str) -> None:
    """Replace what stands exactly once in a file; without `old`, add to its end."""
    path = project / FILES.get(name, name)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if old is not None:
        assert text.count(old) == 1, f"{name} holds {text.count(old)} x {old!r}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        text + new if old is None else text.replace(old, new), encoding="utf-8"
    )


def cases(path: Path) -> list[Case]:
    """The cases of one file."""
    return [
        _case(path, entry)
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def edits(entry: dict[str, Any]) -> list[tuple[str, str | None, str]]:
    """The edits of a case: its own, and `more`."""
    return [
        (one["file"], one.get("replace"), one["with"])
        for one in (entry, *entry.get("more", []))
    ]


def _case(path: Path, entry: dict[str, Any]) -> Case:
    wanted = entry["expect"]
    file = wanted.get("file", entry["file"])
    expected = Expected(
        wanted.get("severity", "error"),
        wanted.get("check", path.parent.name),
        wanted["message"],
        FILES.get(file, file) or None,
        wanted.get("line"),
        wanted.get("passage"),
        {name: wanted[name] for name in ("expected", "found") if name in wanted},
    )
    also = [
        (check, part)
        for check, _, part in (one.partition(": ") for one in entry.get("also", []))
    ]
    return Case(
        path.stem, entry["name"], edits(entry), expected, also, entry.get("defect")
    )


def _points_to(
    file: str | None, line: int | None, words: str | None, project: Path
) -> bool:
    if words is None or line is None or file is None:
        return words is None and line is None
    lines = (project / file).read_text(encoding="utf-8").splitlines()
    return words in [*lines, ""][line - 1]


EVERY = [one for path in sorted(BAD.glob("*/*.toml")) for one in cases(path)]


def found_in(folder: Path, texts: Path | None) -> list[Finding]:
    """What is found in the project of a folder with the texts of another."""
    return check(Workspace(folder, texts), Texts(texts))


def found_with_text(folder: Path) -> list[Finding]:
    """What is found in the project of a folder with its own texts."""
    return found_in(folder, folder / "articles")


def param(case: Case) -> Any:
    """The case for pytest; a known defect must still be there, so that the file is told
    when it is mended.
    """
    marks = [pytest.mark.xfail(reason=case.defect, strict=True)] if case.defect else []
    return pytest.param(case, id=f"{case.rule}: {case.name}", marks=marks)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom for all cases, each of which leaves it as it was."""
    return copied_newsroom(tmp_path_factory.mktemp("bench") / "newsroom")


@contextmanager
def applied(case: Case, project: Path) -> Iterator[None]:
    """The project with the edits of a case, for a while."""
    paths = {project / FILES.get(name, name) for name, *_ in case.edits}
    before = {path: path.read_bytes() if path.exists() else None for path in paths}
    try:
        case.apply(project)
        yield
    finally:
        for path, content in before.items():
            path.write_bytes(content) if content is not None else path.unlink(
                missing_ok=True
            )


def unproved(_: Proving, article: Article) -> Support:
    """An article whose words nobody has looked at."""
    return Support(article, {}, [], None, {}, [])


def spare(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what can tell nothing of the case."""
    if case.expected.check not in OF_WORDS:
        monkeypatch.setattr(Proving, "__call__", unproved)
    if not any(name.startswith("queries/") for name, *_ in case.edits):
        monkeypatch.setattr("kg.checks.question_files.question_findings", lambda *_: [])


@pytest.mark.parametrize("case", [param(case) for case in EVERY])
def test_bad_data_is_refused_where_it_stands(
    case: Case, bench: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case's problem is found at its file, line and passage, and no other but those
    that follow from it.
    """
    spare(case, monkeypatch)
    with applied(case, bench):
        refused_where_it_stands(case, bench)


SAMPLE = 20


@pytest.mark.parametrize("case", [param(case) for case in EVERY[::SAMPLE]])
def test_a_whole_check_says_the_same(case: Case, bench: Path) -> None:
    """Nothing that was spared above tells anything, in a sample."""
    with applied(case, bench):
        refused_where_it_stands(case, bench)


def refused_where_it_stands(case: Case, newsroom: Path) -> None:
    """The case's problem is found, and no other but those that follow from it."""
    problems = found_with_text(newsroom)
    fitting = [problem for problem in problems if case.expected.fits(problem, newsroom)]
    strange = [
        problem
        for problem in problems
        if problem not in fitting and not case.explains(problem)
    ]
    assert fitting and not strange, "\n".join(map(str, [case.expected, *problems]))
    assert all(problem.advice and problem.message for problem in problems)


@pytest.mark.parametrize("texts", [True, False], ids=["verified", "pinned"])
def test_good_data_is_not_refused(texts: bool, newsroom: Path) -> None:
    """The newsroom as it stands has no problems, with its text and without."""
    assert found_in(newsroom, newsroom / "articles" if texts else None) == []


# Nothing is left out


def test_each_query_has_bad_data() -> None:
    """There is a file of cases for every query in queries/checks."""
    found = {path.stem for path in BAD.glob("*/*.toml")}
    assert {path.stem for path in (ROOT / "queries" / "checks").glob("*.rq")} <= found


def test_each_shape_has_bad_data() -> None:
    """There is a file of cases for every shape, and a case for every message that a
    shape can give.
    """
    shapes = Graph().parse(ROOT / "ontology" / "shapes.ttl")
    names = {
        str(shape).removeprefix(KG) for shape in shapes.subjects(RDF.type, SH.NodeShape)
    }
    assert names <= {path.stem for path in BAD.glob("shapes/*.toml")}
    expected = {
        case.expected.message.partition(": ")[2] or case.expected.message
        for case in EVERY
    }
    messages = {str(message) for message in shapes.objects(None, SH.message)}
    assert not {
        message
        for message in messages
        if not any(one and one in message for one in expected)
    }


def test_each_problem_in_the_code_has_bad_data() -> None:
    """Every message that stands in the code of the checks is expected by a case, or by
    a test below.
    """
    elsewhere = {
        "The file cannot be read",
        "The article's text cannot be read.",
        "There is no check, so nothing would be found.",
        # Both in test_shared_ontology.py: other folders are no part of the newsroom, and
        # here it brings the ontology itself.
        "of the texts in the folder",
        "A term of the shared ontology is given another meaning",
        # In test_language.py, where texts are others.
        "The text does not read as English: its relations are open.",
        "A sentence is too long to be read as a whole",
        # In test_estimates.py: the newsroom has no two figures of a stock.
        "what is so at a moment does not add up over several times.",
        # There too: no share of the newsroom leaves a rest.
        "the rest is of another part than the figures that it rests on.",
        "the figures that it rests on are of another time.",
        # In test_proof_records.py, where records are made: the newsroom has none.
        "the record of its proof is not what the words give.",
        "the record of its proof has been edited",
        "records of proofs are of other words, statements or frames, and",
        "when the article's words were at hand.",
    }
    expected = {case.expected.message for case in EVERY} | elsewhere
    said = messages("checks")
    assert len(said) >= 20
    assert [
        part
        for part in said
        if not any(part in one or (one and one in part) for one in expected)
    ] == []


def test_each_message_of_support_has_bad_data() -> None:
    """So does every message about the words, in a case of its own, with the passage
    where it tells of one.
    """
    expected = {
        case.expected.message
        for case in EVERY
        if case.expected.check == "support" and case.expected.passage
    }
    # What only a text of plans or of several firms can have wrong has rows of its own.
    told_of = [*rows("figures"), *rows("measured")]
    expected |= {row["says"] for row in told_of if "says" in row}
    said = messages("grounding")
    assert len(said) >= 20
    told = [words.casefold() for words in expected]
    assert [
        part for part in said if not any(part.casefold() in one for one in told)
    ] == []


def test_each_kind_of_piece_has_bad_data() -> None:
    """Every kind of stretch that a text may have is left unused by a case."""
    expected = [
        case.expected.message for case in EVERY if case.expected.check == "coverage"
    ]
    assert [
        kind
        for kind in KINDS
        if not any(f"uses the {kind} at char=" in one for one in expected)
    ] == []


def messages(package: str) -> list[str]:
    """The messages in the code of a package, of each the longest part that is the same
    every time.

    They are given to a record of what is wrong, or to the variable `message`.
    """
    found: list[str] = []
    for path in sorted((ROOT / "src" / "kg" / package).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and (place := RECORDS.get(ast.unparse(node.func))) is not None
            ):
                named = [each.value for each in node.keywords if each.arg == "message"]
                found += _texts([*node.args[place : place + 1], *named][0])
            elif isinstance(node, ast.Assign):
                found += _assigned(node.targets[0], node.value)
    return found


def _assigned(target: ast.expr, value: ast.expr) -> list[str]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return [
            text
            for pair in zip(target.elts, value.elts, strict=True)
            for text in _assigned(*pair)
        ]
    return _texts(value) if ast.unparse(target) == "message" else []


def _texts(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return _texts(node.body) + _texts(node.orelse)
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    fixed = [
        part.value
        for part in parts
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    longest = max(fixed, key=len, default="").strip(".,: ")
    return [longest] if longest else []


def test_each_domain_and_range_has_a_shape(newsroom: Path) -> None:
    """A thing of no class, related to itself by every property of ours, breaks each
    domain and each range once.
    """
    terms = Graph()
    for name in ("core.ttl", "news.ttl"):
        terms.parse(ROOT / "ontology" / name)
    properties = {
        name: str(name).removeprefix(KG)
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for name in terms.subjects(RDF.type, kind)
        if isinstance(name, URIRef) and str(name).startswith(KG)
    }
    statements = " ;\n        ".join(
        f"kg:{local} id:stray" for local in sorted(properties.values())
    )
    old = "    id:zollin kg:locatedIn id:quillhaven ."
    change(newsroom, "article", old, f"    id:stray {statements} .\n{old}")
    found = "\n".join(
        problem.message
        for problem in found_with_text(newsroom)
        if problem.check == "shapes"
    )
    sides = (
        ("subject", (RDFS.domain, SDO.domainIncludes)),
        ("value", (RDFS.range, SDO.rangeIncludes)),
    )
    wanted = [
        f"id:stray: A {word} of {local} is of the type"
        for name, local in properties.items()
        for word, kinds in sides
        if any(terms.value(name, kind) for kind in kinds)
    ]
    assert len(wanted) > len(properties)
    assert [message for message in wanted if message not in found] == []


# What is no edit


def test_a_folder_in_place_of_a_file_is_named(newsroom: Path) -> None:
    """What cannot be read is a problem of its own, with the file's name, and no
    traceback.
    """
    (newsroom / "graph" / "articles" / "2024-03-06-folder.trig").mkdir()
    (problem,) = found_with_text(newsroom)
    assert (problem.check, problem.location.file) == (
        "syntax",
        "graph/articles/2024-03-06-folder.trig",
    )
    assert "cannot be read" in problem.message and problem.advice


def test_bytes_that_are_no_text_are_named(newsroom: Path) -> None:
    """A file that is not UTF-8 is a problem at its line."""
    (newsroom / "graph" / "entities.ttl").write_bytes(
        b'<urn:x> <urn:y> "L\xfcneburg" .\n'
    )
    (problem,) = found_with_text(newsroom)
    assert (problem.check, *problem.location[:2]) == ("syntax", "graph/entities.ttl", 1)


def test_all_mistakes_are_told_at_once(newsroom: Path) -> None:
    """Mistakes in several files are problems in each, in the order of files and lines."""
    label = 'skos:prefLabel "capital of weaving robots"@en .'
    change(newsroom, "entities", label, 'skos:prefLabel "w"@en .')
    change(newsroom, "article", "kg:unit kg:percent ;", "kg:unit kg:CNY ;")
    change(newsroom, "article", "kg:value 140 ;", "kg:value 140 , 141 ;")
    problems = found_with_text(newsroom)
    places = [
        (problem.location.file or "", problem.location.line or 0)
        for problem in problems
    ]
    # The third is that of the estimate, which rests on the growth.
    assert len({file for file, _ in places}) == 3
    assert places == sorted(places)


def test_findings_are_told_as_json(newsroom: Path) -> None:
    """`kg check --format json` gives every field of every finding and ends with 1;
    without any, it gives none and 0.
    """
    from kg.cli import kg

    good = CliRunner().invoke(
        kg, ["--project", str(newsroom), "check", "--format", "json"]
    )
    assert (good.exit_code, json.loads(good.stdout)["findings"]) == (0, [])
    change(newsroom, "article", "kg:per kg:year ;", "kg:per kg:percent ;")
    bad = CliRunner().invoke(
        kg, ["--project", str(newsroom), "check", "--format", "json"]
    )
    (found,) = [
        one
        for one in json.loads(bad.stdout)["findings"]
        if one["check"] not in OF_WORDS
    ]
    assert bad.exit_code == 1
    assert (found["severity"], found["check"]) == ("error", "shapes")
    assert found["message"].endswith(
        "for each of one unit of time, or of an amount, at most."
    )
    assert (
        found["location"]["passage"].endswith("#char=1041,1080")
        and found["location"]["line"] > 1
    )
    assert set(found) == {
        "severity",
        "check",
        "message",
        "location",
        "expected",
        "found",
        "advice",
        "is_of_language",
    }
    assert set(found["location"]) == {"file", "line", "passage", "article"}
