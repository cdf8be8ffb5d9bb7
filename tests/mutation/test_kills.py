"""Faults that kg check must see, on the flagship and on the newsroom: a sample of each
kind from a fixed seed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flagship import copied_flagship
from tests.mutation.faults import KINDS
from tests.mutation.graphs import Fault
from tests.mutation.kills import ROOT, Trial
from tests.mutation.report import Tried, overall, tried

MAY_SURVIVE = {
    "subject or object replaced",
    "property replaced",
    "statement in another passage",
    "statement deleted",
    "name deleted",
    "name misspelt",
    "alias dropped",
}


pytestmark = pytest.mark.thorough  # hundreds of projects are checked


@pytest.fixture(scope="module")
def trial(
    project: str, articles_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Trial:
    newsroom = ROOT / "tests" / "data" / "newsroom"
    flagship = copied_flagship(tmp_path_factory.mktemp("alone") / "flagship")
    root, texts = {
        "flagship": (flagship, articles_folder),
        "newsroom": (newsroom, newsroom / "articles"),
    }[project]
    return Trial(root, texts, tmp_path_factory.mktemp(project) / "copy")


@pytest.fixture(scope="module")
def results(trial: Trial) -> list[Tried]:
    return list(tried(trial, seed=1, most=6))


@pytest.mark.parametrize("project", ["flagship", "newsroom"], scope="module")
class TestSample:
    def test_every_kind_is_tried(self, results: list[Tried]) -> None:
        assert {result.kind for result in results} >= KINDS.keys() - {"alias dropped"}

    def test_a_graph_without_a_fault_survives_even_after_them(
        self, trial: Trial, results: list[Tried]
    ) -> None:
        assert [
            outcome.check
            for outcome in trial.outcomes(
                [Fault("nothing"), Fault("nothing", text=trial.graph.text)]
            )
        ] == [None, None]

    def test_figures_times_positions_digests_and_texts_cannot_be_wrong_unseen(
        self, results: list[Tried]
    ) -> None:
        assert [
            result
            for result in results
            if result.survivors and result.kind not in MAY_SURVIVE
        ] == []

    def test_of_all_kinds_together_few_survive(self, results: list[Tried]) -> None:
        assert overall(results) >= 0.95
