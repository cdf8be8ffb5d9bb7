"""What is drafted of kinds and classes, and what a sentence does not say of them."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.articles import Texts
from kg.authoring.accepting import article_named, exact_text
from kg.drafting.article_reading import ArticleReading
from kg.drafting.article_things import ArticleThing, ArticleThings
from kg.drafting.reviewing import draft
from tests.drafting.press import SLUG, press

TEXT = """Velmarck buys battery maker Ostrand Cells
Drossel, 4 March 2024

Velmarck Industries AG said on Monday that it sells cells under its Lumio brand, and that Lumio is known in the north. It bought the battery maker Ostrand Cells in 2023, it said in a statement.
"""


def test_a_kind_is_a_noun_phrase_without_the_verb_of_a_heading(tmp_path: Path) -> None:
    project = press(tmp_path / "press", TEXT)
    found = draft(project.workspace, project.knowledge, SLUG).drafts
    kinds = {
        each.facts.object for each in found.drafts if each.facts.property == "kind"
    }
    assert kinds == {"battery maker"}


def test_what_is_somebodys_brand_is_one(tmp_path: Path) -> None:
    project = press(tmp_path / "press", TEXT)
    found = draft(project.workspace, project.knowledge, SLUG).drafts
    assert 'lumio: Brand "Lumio"' in {each.statement for each in found.things}


DESCRIBED = """Velmarck builds a works
Drossel, 4 March 2024

Velmarck Industries AG, a family-run maker of pumps and valves based in Drossel, said on Monday that it has sold a unit to mining group Oranvik Stone. The fishermen's association Havlund Fisk met the asset manager Torlin Capital, and Velmarck's competitor Brenvik Pumps has ordered steel from the city of Ulmsted. To fill the gap, Velmarck hired Dame Ada Oz.
"""


def test_kinds_are_whole_phrases_without_how_something_stands(tmp_path: Path) -> None:
    project = press(tmp_path / "press", DESCRIBED)
    found = draft(project.workspace, project.knowledge, SLUG).drafts
    kinds = {
        (each.facts.subject, each.facts.object)
        for each in found.drafts
        if each.facts.property == "kind"
    }
    assert kinds == {
        ("Velmarck Industries AG", "maker of pumps and valves"),
        ("Oranvik Stone", "mining group"),
        ("Havlund Fisk", "fishermen's association"),
        ("Torlin Capital", "asset manager"),
        ("Ulmsted", "city"),
    }


SHORT = """Velmarck sells its mill
Drossel, 4 March 2024

Velmarck Industries AG has sold its mill to the AI start-up Oranvik Cloud, it said on Monday. Weavers' union Havlund Folk is against it, and so is the Ulmsted hospital operator Brenvik Care, according to trade body Torlin Weave. The company Skarn Ore is not.
"""


def test_a_kind_has_the_first_word_of_its_phrase(tmp_path: Path) -> None:
    """Initials, a plural in the genitive, and what stands behind a place.

    That something is a company is told by its class.
    """
    project = press(tmp_path / "press", SHORT)
    found = draft(project.workspace, project.knowledge, SLUG).drafts
    kinds = {
        each.facts.subject: (each.facts.object, each.tier)
        for each in found.drafts
        if each.facts.property == "kind"
    }
    assert kinds == {
        "Oranvik Cloud": ("AI start-up", "plain"),
        "Havlund Folk": ("Weavers' union", "plain"),
        "Brenvik Care": ("hospital operator", "plain"),
        "Torlin Weave": ("trade body", "plain"),
    }


THINGS = """Velmarck raises money for the port
Drossel, 4 March 2024

Velmarck Industries AG said on Monday that it raised 40 million euros in a Series B round led by Torlin Capital. It supplies the Baltic port of Ulmsted, which employs 300 people, and Dame Ada Oz of the Drossel Makers' Forum bought 40 of its Skarns from Velmarck, which introduced the Skarn in 2020. The Weaving segment of Velmarck has 200 employees.
"""


def test_ports_rounds_and_clubs_are_things_of_their_class(tmp_path: Path) -> None:
    project = press(tmp_path / "press", THINGS)
    reading = _reading(project)
    found = {each.names: _local(each) for each in reading.things.values()}
    assert found["port of Ulmsted",] == "Facility"
    assert found["Series B round",] == "FundingRound"
    assert found["Drossel Makers' Forum",] == "Association"
    assert found["Weaving segment",] == "Organisation"
    assert found["Ada Oz", "Dame Ada Oz"] == "Person"
    assert ("Skarn", "Skarns") in found


CLASSLESS = """Quorrin Mills opens
Tessholm, 3 May 2024

Quorrin Mills Ltd acquired Vesper. It supplies Vesper.
"""


def test_a_class_that_nothing_tells_is_doubtful(tmp_path: Path) -> None:
    """Most names of business news are those of firms, but a person has to say so."""
    project = press(tmp_path / "press", CLASSLESS)
    found = draft(project.workspace, project.knowledge, SLUG).drafts
    tiers = {each.facts.subject: each.tier for each in found.things}
    assert tiers == {"Quorrin Mills Ltd": "plain", "Vesper": "doubtful"}


def _reading(project: kg.Project) -> ArticleThings:
    article = article_named(project.knowledge, SLUG)
    text = exact_text(Texts(*project.workspace.text_folders), article)
    return ArticleReading(project.knowledge, article, text.words).things


def _local(thing: ArticleThing) -> str:
    return thing.kind.value.rpartition("#")[2].rpartition("/")[2]
