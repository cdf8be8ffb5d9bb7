"""What the flagship is asked for the rows in `expected/`: the questions, some with values for their
parameters.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from pyoxigraph import Literal, QuerySolutions

from kg.questions import Question, questions
from tests.flagship import flagship
from tests.terms import thing

EXPECTED = Path(__file__).parent / "expected"
POSITION = 300
"""Where every article here states something."""


Table: TypeAlias = list[list[str]]
"""Rows of cells, of which the first is the header."""


def expected(name: str, folder: Path = EXPECTED) -> Table:
    """The rows that were checked by hand, as any reader of CSV finds them."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert {len(row) for row in rows} == {len(rows[0])}
    return rows


def table(answer: object) -> Table:
    """What an engine answers: IRIs and texts as they are, nothing for what is unbound."""
    assert isinstance(answer, QuerySolutions)
    names = [variable.value for variable in answer.variables]
    rows = [[str(getattr(row[name], "value", "")) for name in names] for row in answer]
    return [names, *rows]


class Asked(NamedTuple):
    """A question with values: things by their local names, or numbers."""

    question: Question
    values: Mapping[str, str | int] = {}

    @property
    def params(self) -> dict[str, str]:
        """The values as people may type them."""
        return {
            name: str(value) if isinstance(value, int) else f"id:{value}"
            for name, value in self.values.items()
        }

    @property
    def text(self) -> str:
        """The query, for an engine that knows nothing of questions."""
        return self.question.with_values(
            {
                name: Literal(value) if isinstance(value, int) else thing(value)
                for name, value in self.values.items()
            }
        )


def needed(question: Question, thing: str) -> dict[str, str]:
    """Values for what a question of any project needs: this thing, or a position."""
    return {
        name: str(POSITION) if isinstance(question.values[name], Literal) else thing
        for name in question.required
    }


UNANSWERED = {"claims"}
"""The flagship's article claims nothing; see tests/test_claims.py."""
QUESTIONS = {
    name: one for name, one in questions(flagship()).items() if name not in UNANSWERED
}
VALUES = tomllib.loads((EXPECTED / "parameters.toml").read_text(encoding="utf-8"))
ASKED = {name: Asked(one, VALUES.get(name, {})) for name, one in QUESTIONS.items()}
"""Each question once, by the name of its file of rows."""
OPEN = {
    f"open/{name}": Asked(QUESTIONS[name])
    for name in VALUES
    if not QUESTIONS[name].required
}
"""Those that are asked with values there, but need none."""
