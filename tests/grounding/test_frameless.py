"""What is proved by whatever verb is recorded so that the record holds."""

from __future__ import annotations

from pathlib import Path

import kg
from kg import Project
from kg.authoring.implied import measured
from kg.knowledge import load
from kg.workspace import find
from tests.grounding import invented
from tests.grounding.told import REGISTRY

TEXT = "Norvik Looms expects to sell 40 looms in 2027."
WORDING = "40 looms"


def test_a_forecast_in_a_clause_is_recorded_by_its_words(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    facts = measured(WORDING, load(find()).ontology, [])
    parts = " ; ".join(f"{predicate} {value}" for predicate, value in facts)
    states = (
        f"id:sales a kg:Projection ; {parts} ; kg:observedOf id:norvik ; "
        "kg:variable id:sold ; kg:forecastBy id:norvik . "
        'id:sold a kg:Variable ; skos:prefLabel "looms sold"@en .'
    )
    invented.project(folder, TEXT, REGISTRY, invented.Told(TEXT, states))
    project = Project(folder)
    project.write_proofs()
    found = project.examine()
    (proof,) = [each for each in found.proofs if "forecastBy" in each.statement[1]]
    assert (proof.grade, proof.how) == ("proved", "words")
    in_records = [
        each.message
        for each in found.findings
        if "graph/proofs" in str(each.location.file)
    ]
    assert in_records == []


def graded(text: str, word: str, who: str) -> str:
    """The grade of that somebody does what a word tells."""
    proof = kg.prove(
        text,
        "blockade",
        "carriedOutBy",
        who,
        kinds={"blockade": "Strike", "Norvik": "Company", "Bolt": "Company"},
        references={word: "blockade"},
    )
    return proof.grade or ""


def test_whatever_a_verb_tells_its_subject_does() -> None:
    assert graded("Norvik blocked Bolt.", "blocked", "Norvik") == "proved"
    assert graded("Norvik blocked Bolt.", "blocked", "Bolt") == "open"
    assert graded("Norvik may have blocked Bolt.", "blocked", "Norvik") != "proved"
    assert graded("The blockade by Norvik ended.", "The blockade", "Norvik") == "proved"
