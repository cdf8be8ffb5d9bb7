"""`kg ask` with parameters of every type and name, which `kg check` and `kg build` take
as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pyoxigraph import Literal, NamedNode

from tests.flagship import copied_flagship
from tests.test_question_values import FREE, TAKEN, VALUES, WRONG, echo

Run = Callable[..., CompletedProcess[str]]

each_type = pytest.mark.parametrize("kind", VALUES)


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The flagship with a question for each type of value, and for each unusual name of
    a parameter.
    """
    folder = copied_flagship(tmp_path_factory.mktemp("asking"))
    for kind, (value, *_) in VALUES.items():
        write(folder, kind, echo(kind, value))
    for number, name in enumerate(FREE):
        write(folder, f"free{number}", echo(name, "1"))
    return folder


def write(folder: Path, name: str, text: str) -> None:
    """Add a question to a project."""
    (folder / "queries" / f"{name}.rq").write_text(text, encoding="utf-8")


def value(ran: CompletedProcess[str], name: str) -> str:
    """The value of a variable in the only row."""
    assert ran.returncode == 0, ran.stderr
    (row,) = json.loads(ran.stdout)["results"]["bindings"]
    found: str = row[name]["value"]
    return found


@each_type
def test_a_parameter_of_any_type(kg: Run, asking: Path, kind: str) -> None:
    """With the value of the file, and with a given one."""
    _, default, given, expected = VALUES[kind]
    for term, arguments in ((default, []), (expected, [f"--{kind}", given])):
        assert isinstance(term, Literal | NamedNode)
        for more in ([], ["--bare"]):
            found = value(kg("ask", kind, *arguments, *more, project=asking), kind)
            assert found == ("1000" if term.value == "1e3" else term.value)


@pytest.mark.parametrize(("kind", "given", "message"), WRONG)
def test_a_value_of_another_type(
    kg: Run, asking: Path, kind: str, given: str, message: str
) -> None:
    """Exit 2, with the option."""
    ran = kg("ask", kind, f"--{kind}", given, project=asking)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"kg: --{kind}: " in ran.stderr and message in ran.stderr


def test_a_project_with_all_of_them(kg: Run, asking: Path, away: Path) -> None:
    """It is checked and built, and the page shows what each is asked of."""
    ran = kg("check", "--format", "table", project=asking)
    assert (ran.returncode, ran.stdout) == (
        0,
        "No problems, pinned.\n346 statements: 28 attested and 318 not checked here.\n",
    )
    assert kg("build", project=asking).returncode == 0
    page = (away / "site" / "index.html").read_text(encoding="utf-8")
    assert all(f"kg ask {kind} --{kind} " in page for kind in VALUES)


@pytest.mark.parametrize("number", range(len(FREE)), ids=FREE)
def test_a_parameter_of_any_name(kg: Run, asking: Path, number: int) -> None:
    """But for those that are options already, see below."""
    ran = kg("ask", f"free{number}", f"--{FREE[number]}", "2", project=asking)
    assert value(ran, FREE[number]) == "2"


@pytest.mark.parametrize("name", TAKEN)
def test_a_parameter_named_like_an_option(kg: Run, project: Path, name: str) -> None:
    """The question's file is wrong, with its line, for whoever asks it or checks the
    project.
    """
    write(project, "made", echo(name, "1"))
    for call in (
        ["ask", "made"],
        ["ask", "made", f"--{name}", "1"],
        ["check", "--format", "table"],
    ):
        ran = kg(*call, project=project)
        assert ran.returncode == (1 if "check" in call else 2)
        assert "queries/made.rq:2: " in ran.stdout + ran.stderr
        assert f"Choose another name: --{name} is an option" in ran.stdout + ran.stderr


@pytest.mark.parametrize("options", [[], ["--bare"], ["--format", "csv"]])
def test_a_question_that_needs_a_value(kg: Run, options: list[str]) -> None:
    """Exit 2 without it, with what to write; its answer with it."""
    ran = kg("ask", "about", *options)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "kg: 'about' needs a value for thing.\n"
        "Name the thing: kg ask about --thing NAME.\n"
    )
    assert kg("ask", "about", *options, "--thing", "Huawei").returncode == 0


def test_a_question_of_all_things(kg: Run) -> None:
    """A value that is left out leaves no row out."""
    both, rows = (
        json.loads(kg("ask", "partners", "--bare", *of).stdout)["results"]["bindings"]
        for of in ([], ["--thing", "Huawei"])
    )
    assert len(both) == 2
    assert rows == [row for row in both if row["thing"]["value"].endswith("/huawei")]


def test_each_option_is_no_parameter(kg: Run) -> None:
    """The names that a parameter may not have are all of those that a question's
    options have.
    """
    shown = kg("ask", "things", "--help").stdout
    assert {name.replace("-", "_") for name in re.findall(r"--([\w-]+)", shown)} <= {
        *TAKEN,
        "help",
    }


def test_help_says_what_a_parameter_takes(kg: Run, asking: Path) -> None:
    """A name or another value, and which one stands in the file."""
    assert "--decimal VALUE" in kg("ask", "decimal", "-h", project=asking).stdout
    shown = " ".join(kg("ask", "own_prefix", "-h", project=asking).stdout.split())
    assert "--own_prefix NAME the value (in the file: t:huawei)" in shown


def test_what_is_not_proved_is_said_to_be_so(kg: Run, asking: Path) -> None:
    """In a column of the table where there is such a row, and for programs always."""
    table = kg("ask", "supports", "--format", "table", project=asking).stdout
    header, _, *rows = table.split("\n\n")[1].splitlines()
    assert header.split()[-1] == "grade"
    assert any(row.endswith("attested") for row in rows)
    plain = kg("ask", "brands", "--format", "table", project=asking).stdout
    assert "grade" not in plain
    for name in ("supports", "brands"):
        ran = kg("ask", name, "--format", "json", project=asking)
        assert {"grade", "how"} <= set(json.loads(ran.stdout)["head"]["vars"])
    ran = kg("ask", "supports", "--format", "csv", project=asking)
    assert ",attested,person," in ran.stdout
