"""What is planned, possible, denied or ended is said in good English."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.language.english.claimed import Modality, VerbPhrase, claimed, existence

TABLE = tomllib.loads((Path(__file__).parent / "claimed.toml").read_text("utf-8"))
MODALITIES: tuple[Modality, ...] = ("planned", "possible", "denied", "ended")


def phrase_of(row: dict[str, str]) -> VerbPhrase:
    return VerbPhrase(row["singular"], row.get("plural"), row.get("infinitive"))


def said(row: dict[str, str], modality: Modality, **subject: bool) -> str:
    """The phrase with its modality, and what follows its object behind an ellipsis."""
    found = claimed(phrase_of(row), modality, **subject)
    return f"{found.verb} … {found.tail}" if found.tail else found.verb


@pytest.mark.parametrize("row", TABLE["phrase"], ids=lambda row: row["singular"])
def test_verb_phrases_with_each_modality(row: dict[str, Any]) -> None:
    """Of one and of several, who may have plans or not."""
    for modality in MODALITIES:
        plural = row.get(f"{modality}_plural", row[modality])
        assert said(row, modality) == row[modality]
        assert said(row, modality, is_plural=True) == plural
    assert said(row, "planned", can_plan=True) == row["planner"]
    assert said(row, "planned", can_plan=True, is_plural=True) == row["planners"]


def test_the_number_of_the_subject_is_told_but_for_what_may_be() -> None:
    """Only a possibility, and what was done and undone, is told of many as of one."""
    alike = {"possible"}
    for row in TABLE["phrase"]:
        for modality in set(MODALITIES) - alike:
            assert f"{modality}_plural" in row, row["singular"]


@pytest.mark.parametrize(
    ("modality", "of_one", "of_several"),
    [
        ("planned", "is planned", "are planned"),
        ("possible", "is possible", "are possible"),
        ("denied", "is denied", "are denied"),
        ("ended", "has ended", "have ended"),
    ],
)
def test_things_that_are_only_claimed(
    modality: Modality, of_one: str, of_several: str
) -> None:
    """An event that is planned is not said to take place."""
    assert existence(modality) == of_one
    assert existence(modality, is_plural=True) == of_several
