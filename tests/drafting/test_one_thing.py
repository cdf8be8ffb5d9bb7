"""Which names and nouns of a second article are of what the registry has, and which not."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.drafting.drafts import Drafts
from kg.drafting.reviewing import draft
from tests.drafting.press import SLUG, press
from tests.drafting.test_second_article import second

OSTRAND = """Ostrand Cells has a plant
Drossel, 3 May 2024

Ostrand Cells, a battery maker, said on Monday that it runs a plant in Drossel. The plant employs 300 people and it is to be extended, the company said in a statement.
"""
BRENNICK = """Brennick Steel has a plant
Skarn, 2 May 2025

Brennick Steel, a steelmaker, said on Monday that it runs a plant in Skarn. The plant employs 900 people and it is to be extended, the company said in a statement.
"""


def after(folder: Path, first: str, text: str) -> tuple[kg.Project, Drafts]:
    """The drafts of an article after all of another is accepted."""
    project = press(folder / "press", first)
    draft(project.workspace, project.knowledge, SLUG)
    project.review(SLUG, {"plain": "a", "reference": "a", "doubtful": "a"})
    accepted = project.accept(SLUG)
    assert accepted.is_written, accepted.findings
    project = second(project, folder, text)
    return project, again(project)


def again(project: kg.Project) -> Drafts:
    return draft(project.workspace, project.knowledge, "b").drafts


def owner(drafts: Drafts, value: str) -> str:
    (found,) = (each.statement for each in drafts.drafts if each.facts.value == value)
    return found.partition("observedOf ")[2].partition(";")[0]


def test_a_plant_is_another_one_in_the_next_article(tmp_path: Path) -> None:
    project, found = after(tmp_path, OSTRAND, BRENNICK)
    assert owner(found, "900") == "plant-b"
    assert 'plant-b: Facility "plant (Skarn)"' in {
        each.statement for each in found.things
    }
    project.review("b", {"plain": "a", "reference": "a", "doubtful": "a"})
    accepted = project.accept("b")
    assert accepted.is_written, accepted.findings


PORT = """Port of Skarn grows
Skarn, 3 May 2024

The Port of Skarn handled 3 million tonnes in 2023, and its chairman said that it is to be extended. Quarl Steel, a steelmaker, said on Monday that it supplies the Port of Skarn with rails.
"""
ANOTHER = """Port employs 400
Drossel, 2 May 2025

The Port of Skarn employs 400 people, and the company said on Monday in a statement that it is to be extended.
"""


def judge_another(project: kg.Project, words: str, reason: str) -> None:
    """Have words of the second article not mean the Port of Skarn."""
    project.judge_name(
        words,
        "Port of Skarn",
        "b",
        verdict="notSame",
        reason=reason,
        date="2025-05-03",
    )


def test_a_name_that_is_judged_another_is_of_another_thing(tmp_path: Path) -> None:
    project, found = after(tmp_path, PORT, ANOTHER)
    assert owner(found, "400") == "port-of-skarn"
    judge_another(project, "Port of Skarn", "It is the one in the north.")
    assert owner(again(project), "400") == "port-of-skarn-b"


def test_words_that_refer_are_none_that_they_are_judged_not_to_mean(
    tmp_path: Path,
) -> None:
    text = ANOTHER.replace(
        "The Port of Skarn employs", "The Port of Skarn grows. The port employs"
    )
    project, found = after(tmp_path, PORT, text)
    assert owner(found, "400") == "port-of-skarn"
    judge_another(project, "The port", "It is that of Drossel.")
    assert owner(again(project), "400") != "port-of-skarn"


def test_the_group_is_not_the_firm_that_only_has_the_word_in_its_name(
    tmp_path: Path,
) -> None:
    text = """Velmarck grows
Drossel, 3 May 2024

Velmarck Industries AG, a battery maker, said on Monday that it is to grow. Velmarck supplies Halmer Group with cells, it said in a statement. The group employs 700 people.
"""
    project = press(tmp_path / "press", text)
    found = draft(project.workspace, project.knowledge, SLUG).drafts
    assert owner(found, "700") == "velmarck-industries-ag"


def test_the_head_of_a_name_tells_its_class(tmp_path: Path) -> None:
    project = press(tmp_path / "press", PORT)
    found = draft(project.workspace, project.knowledge, SLUG).drafts
    assert 'port-of-skarn: Facility "Port of Skarn"' in {
        each.statement for each in found.things
    }


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Quarl Cells Co., Ltd.", "QSC"),
        ("Bramant plc", "BM"),
        ("Sevrik Energy plc", "SVK"),
        ("Varrow", "VRW"),
    ],
)
def test_an_abbreviation_in_brackets_is_a_name_of_the_firm_before_it(
    tmp_path: Path, name: str, short: str
) -> None:
    text = f"""Steel for a firm
Drossel, 3 May 2024

Halmer Steel, a steelmaker, said on Monday that it supplies {name} ({short}) with rails. {short} employs 700 people, it said in a statement.
"""
    project = press(tmp_path / "press", text)
    found = draft(project.workspace, project.knowledge, SLUG).drafts
    names = [
        each.statement
        for each in found.things
        if f'"{name}", "{short}"' in each.statement
    ]
    assert len(names) == 1, found.things
    assert not any(
        each.statement.startswith(f"{short.lower()}:") for each in found.things
    )


TESSALY = """Tessaly Mills grows
Drossel, 3 May 2024

Tessaly Mills, a flour maker, said on Monday that it supplies Velmarck Industries AG with flour. Tessaly Mills employs 300 people, it said in a statement.
"""
SHORTENED = """Flour for a firm
Skarn, 2 May 2025

Tessaly no longer cooperates with Velmarck, it said on Monday in a statement, and Tessaly employs 400 people.
"""


def test_a_name_that_begins_like_one_that_is_known_is_only_suggested(
    tmp_path: Path,
) -> None:
    project, found = after(tmp_path, TESSALY, SHORTENED)
    (thing,) = (each for each in found.things if "Tessaly" in each.statement)
    assert thing.statement == 'tessaly-mills: Company "Tessaly Mills", "Tessaly"'
    assert (thing.tier, thing.rule) == ("doubtful", "name:suggested")
    assert owner(found, "400") == "tessaly-mills"
    assert {each.tier for each in found.drafts if "tessaly" in each.statement} == {
        "doubtful"
    }
    project.judge_name(
        "Tessaly",
        "Tessaly Mills",
        "b",
        verdict="notSame",
        reason="It is a trader.",
        date="2025-05-03",
    )
    assert owner(again(project), "400") == "tessaly"
