"""Where words stand: names, cues, what a passage is read with, what stands beside what,
and other forms of a word.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.edition import Edition
from kg.grounding.words import Words, day_of
from kg.language.spans import Span
from tests.grounding import invented
from tests.grounding.invented import Told, passage

TEXT = """Looms sell well in Bolt

Acme Mills of Bolt sold 40 looms. The firm adopted robots, which Ada likes. It is adopting more.
The robots upgraded old looms, and AcmeX did not. Later it sold an upgrade in Bolt."""

SOLD = "Acme Mills of Bolt sold 40 looms."
ADOPTED = "The firm adopted robots, which Ada likes."
MORE = "It is adopting more."
LATER = "Later it sold an upgrade in Bolt."
TITLE = "Looms sell well in Bolt"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Sentences that are read with earlier ones, one of them in a circle."""
    told = [
        Told(TITLE),
        Told(SOLD, read_with=(TITLE,)),
        Told(ADOPTED, read_with=(SOLD,)),
        Told(MORE, read_with=(ADOPTED, TITLE)),
        Told(LATER, read_with=(LATER, MORE)),
    ]
    folder: Path = tmp_path_factory.mktemp("words") / "project"
    return invented.project(folder, TEXT, "", *told)


@pytest.fixture(scope="module")
def words(edition: Edition) -> Words:
    """The words of the text."""
    return invented.proved(edition)[1]


def quotes(words: Words, spans: list[Span]) -> list[str]:
    """What stands there."""
    return [words.text[begin:end] for begin, end in spans]


@pytest.mark.parametrize(
    ("label", "where", "inside"),
    [
        pytest.param("Acme Mills", SOLD, SOLD, id="in the passage itself"),
        pytest.param("Acme Mills", ADOPTED, None, id="not where it is read with"),
        pytest.param("Bolt", LATER, LATER, id="as often as it stands there"),
        pytest.param("looms", TITLE, TITLE, id="a common noun may be capitalised"),
        pytest.param("Robots", ADOPTED, None, id="a name is not found in lower case"),
        pytest.param("Ada", SOLD, None, id="nothing is read with what comes later"),
        pytest.param("Acme", TITLE, None, id="part of another word is no mention"),
        pytest.param("loom", SOLD, None, id="another form of a word is no mention"),
        pytest.param("", SOLD, None, id="no words stand nowhere"),
    ],
)
def test_a_label_is_found_in_its_passage(
    edition: Edition, words: Words, label: str, where: str, inside: str | None
) -> None:
    """In one passage only, where it stands as whole words."""
    found = words.find(label, passage(edition, where))
    assert bool(found) == (inside is not None)
    if inside:
        assert words.own(found, passage(edition, inside)) == found
        assert {quote.casefold() for quote in quotes(words, found)} == {
            label.casefold()
        }


def test_what_a_passage_is_read_with_comes_nearest_first(
    edition: Edition, words: Words
) -> None:
    """Later passages before earlier ones, each once, and a circle ends."""
    assert words.closure(passage(edition, MORE)) == tuple(
        passage(edition, one) for one in (MORE, ADOPTED, TITLE, SOLD)
    )
    assert words.closure(passage(edition, LATER))[:2] == (
        passage(edition, LATER),
        passage(edition, MORE),
    )
    assert len(set(words.closure(passage(edition, LATER)))) == len(
        words.closure(passage(edition, LATER))
    )


@pytest.mark.parametrize(
    ("cue", "where", "found"),
    [
        ("adopt-", ADOPTED, ["adopted"]),
        ("adopt-", MORE, ["adopting"]),
        ("adopted", MORE, []),
        ("adopt", SOLD, []),
        ("firm", SOLD, []),
        ("the firm", ADOPTED, ["The firm"]),
        ("dopted", ADOPTED, []),
        ("of", SOLD, ["of"]),
    ],
)
def test_a_cue_may_go_on_with_the_rest_of_a_word(
    edition: Edition, words: Words, cue: str, where: str, found: list[str]
) -> None:
    """Only where it ends in a hyphen; in any case."""
    assert quotes(words, words.find_cue(cue, passage(edition, where))) == found


@pytest.mark.parametrize(
    ("between", "touches"),
    [
        (" ", True),
        ("-", True),
        (" of the ", True),
        (" 's new ", True),
        (" (in full, the Acme Mills and Works of Bolt) ", True),
        (' "', True),
        ("", True),
        (", ", False),
        (" and ", False),
        (" or the ", False),
        (" of the old ", False),
        (". ", False),
    ],
)
def test_what_stands_together(edition: Edition, between: str, touches: bool) -> None:
    """At most two words stand between, and brackets; no comma and no `and`, which tell
    things apart.
    """
    (article,) = edition.articles
    words = Words(article, f"Acme{between}Bolt")
    one, other = (0, len("Acme")), (len(words.text) - len("Bolt"), len(words.text))
    assert words.touch(one, other) is words.touch(other, one) is touches
    assert words.touch(one, one)


def test_a_description_takes_up_words_in_other_forms(
    edition: Edition, words: Words
) -> None:
    """Content words of the passage itself, by their stems."""
    assert quotes(
        words,
        words.find_alike("upgrades, selling in Boltmere", passage(edition, LATER)),
    ) == ["upgrade"]
    assert quotes(
        words, words.find_alike("adopting a robot", passage(edition, ADOPTED))
    ) == ["adopted", "robots"]
    assert words.find_alike("it is in of", passage(edition, LATER)) == []


def test_words_of_ones_own(words: Words) -> None:
    """Words that neither the article nor the ontology has."""
    known = {"industr"}
    assert words.strange(
        "robotic industries in 41 upgraded Boltmeres", known.__contains__
    ) == [
        "robotic",
        "41",
        "Boltmeres",
    ]
    assert words.strange("upgrading the robots of Acme Mills", set().__contains__) == []


@pytest.mark.parametrize(
    ("paraphrase", "foreign"),
    [
        pytest.param("The adopted robots", [], id="its own words in any form"),
        pytest.param("robots for 41 looms", ["41", "looms"], id="another sentence's"),
        pytest.param("no more robots", ["no"], id="a word that takes it back"),
        pytest.param("robots of Acme", ["Acme"], id="a name"),
    ],
)
def test_a_paraphrase_has_words_of_its_passage(
    edition: Edition, words: Words, paraphrase: str, foreign: list[str]
) -> None:
    """Of those that mean something."""
    assert words.foreign(paraphrase, passage(edition, ADOPTED)) == foreign


def test_the_day_of_a_date_in_its_form() -> None:
    """A date or a time; any other writing has none."""
    assert [str(day_of(text)) for text in ("2024-05-06", "2024-05-06T10:00:00")] == [
        "2024-05-06"
    ] * 2
    assert [day_of(text) for text in ("6 May 2024", "", "2024", "2024-02-30")] == [
        None
    ] * 4
