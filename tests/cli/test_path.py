"""`kg path`: exit codes, formats, and what is said where there is nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


def test_a_path_in_lines(kg: Run) -> None:
    """The things on it, a numbered sentence a step, and the passages below."""
    ran = kg("path", "Guan Weirong", "SGMW", "--format", "table")
    assert ran.returncode == 0
    head, _, rest = ran.stdout.partition("─")
    assert head.startswith("Guan Weirong – ")
    assert head.rstrip().endswith("– SAIC-GM-Wuling")
    steps = [line[:3] for line in rest.splitlines() if line[1:3] == ". "]
    assert steps == ["1. ", "2. ", "3. ", "4. "]
    assert (
        "2. The Liuzhou municipal science and technology bureau serves Liuzhou. [1]\n"
        in rest
    )
    assert "[2] People's Daily Online, 12 September 2025, char=388,487" in rest
    assert "pinned" in ran.stderr


def test_an_inferred_step_says_what_it_rests_on(kg: Run) -> None:
    """By the numbers of the passages behind it."""
    ran = kg("path", "Liuzhou", "China", "--format", "table")
    assert "1. Liuzhou is in China. (inferred from [1]" in ran.stdout
    ran = kg("path", "Liuzhou", "China", "--format", "table", "--stated-only")
    assert "inferred" not in ran.stdout
    assert "2. Guangxi is in China. [" in ran.stdout


def test_a_path_as_json(kg: Run) -> None:
    """With each step's explanation, and without the article's words."""
    found = json.loads(kg("path", "Huawei", "Baojun").stdout)
    assert [len(path["things"]) for path in found["paths"]] == [3] * len(found["paths"])
    for path in found["paths"]:
        for hop in path["hops"]:
            assert hop[0]["statement"]["sentence"]
            assert all("quote" not in piece for piece in hop[0]["evidence"])


def test_no_path(kg: Run) -> None:
    """Exit 1, with the nearest things that are reached."""
    ran = kg("path", "Guan Weirong", "SGMW", "--avoid", "Liuzhou", "--format", "table")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(
        "No path connects Guan Weirong and SAIC-GM-Wuling.\nFrom Guan Weirong, "
    )
    ran = kg("path", "Guan Weirong", "SGMW", "--max-length", "2")
    assert (ran.returncode, json.loads(ran.stdout)["shortest"]) == (1, 4)
    assert ran.stderr == "The shortest path has 4 steps, more than 2.\n"
    ran = kg("path", "Guan Weirong", "SGMW", "--avoid", "id:liuzhou-science-bureau")
    assert "Nothing is related to Guan Weirong.\n" in ran.stderr


def test_more_paths_than_wanted(kg: Run) -> None:
    """That there are more is said."""
    ran = kg("path", "Huawei", "Liuzhou", "--max-length", "5", "--limit", "2")
    assert len(json.loads(ran.stdout)["paths"]) == 2
    assert "there are more, see --limit" in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Huawei", "Huawei"], "from one thing to another"),
        (["Huawei", "Shangri-La"], "There is no thing 'Shangri-La'"),
        (
            ["Huawei", "SGMW", "--avoid", "sits in"],
            "There is no thing or property 'sits in'",
        ),
        (["Huawei", "SGMW", "--avoid", "Huawei"], "Huawei Technologies is an end"),
        (
            ["Huawei", "SGMW", "--avoid", "Company"],
            "'Company' is a class, which is on no path.",
        ),
        (["Huawei", "SGMW", "--avoid", "kg:Company"], "Name a thing or a property."),
        (["Huawei", "SGMW", "--max-length", "0"], "--max-length"),
        (["Huawei"], "Missing argument"),
    ],
)
def test_a_path_that_cannot_be_looked_for(
    kg: Run, arguments: list[str], message: str
) -> None:
    """Exit 2, and why."""
    ran = kg("path", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert message in ran.stderr
