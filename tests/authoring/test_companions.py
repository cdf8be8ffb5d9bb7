"""Which passages another one is read with: worked out, where a person need not say it."""

from __future__ import annotations

import pytest

from kg.authoring.accepting import worksheet_of
from kg.drafting.accepting_drafts import accept_article as accept
from kg.knowledge import load
from kg.workspace import Workspace
from tests.authoring.press import KNOWN, SLUG, TEXT

THINGS = """kilns: Organisation "Thessop Kilns"
maud: Person "Maud Ennerby"
orrelglaze: Brand "Orrelglaze"
wexholt: AdministrativeArea "Wexholt"
"""
SINCE = """"Since 2019, Thessop Kilns has spent more than 60 million yuan…on wheels"
  spent: figure "more than 60 million yuan"; observedOf kilns; period since-2019; variable spending
  spending: Variable "spending on wheels"; wording "on wheels"
"Since 2019"
  since-2019: Period "since 2019"
"""
SPENT = "Since 2019, Thessop Kilns has spent more than 60 million yuan ($8.4 million) on wheels"
HALL = """"The hall has 1,400 wheels"
  "The hall" = kilns
  wheels: figure "1,400 wheels"; observedOf kilns; variable number{period}
  number: Variable "number of wheels"; wording "wheels"
"""
IN_WEXHOLT = """"Thessop Kilns is in Wexholt"
  kilns is in wexholt
"""
MAUD = """"Maud Ennerby, head of Thessop Kilns"
  maud holdsPost head
  head: Post "head"; postIn kilns
"""
WE = """"We fire" (said by maud)
  "We" = kilns
  kilns kind "fire"
"""
BRAND = """"The potter has the brand Orrelglaze"
  "The potter" = kilns
  kilns hasBrand orrelglaze
"""


def read_with(kilns: Workspace, sheet: str) -> dict[str, list[str]]:
    """By the words of a passage, those of the passages that it is read with."""
    path = worksheet_of(kilns, SLUG)
    path.write_text(THINGS + KNOWN + sheet, encoding="utf-8")
    errors = [each for each in accept(kilns, SLUG).findings if each.is_error]
    assert errors == []
    (article,) = load(kilns).articles.values()
    words = {each.iri: TEXT[each.begin : each.end] for each in article.passages}
    return {
        words[passage.iri]: sorted(words[iri] for iri in passage.read_with)
        for passage in article.passages
        if passage.read_with
    }


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        # Its own words name all that it tells of, or it is inside one that does.
        (IN_WEXHOLT + SINCE + MAUD, {}),
        # Words that refer: the nearest passage before that names the thing.
        (IN_WEXHOLT + BRAND, {"The potter has the brand Orrelglaze": ["Thessop Kilns is in Wexholt"]}),
        (IN_WEXHOLT + MAUD + HALL.format(period=""), {"The hall has 1,400 wheels": ["Thessop Kilns is in Wexholt"]}),
        # A time that the words leave out.
        (SINCE + HALL.format(period="; period since-2019"), {"The hall has 1,400 wheels": ["Since 2019", SPENT]}),
        # The speaker, also of words further on.
        (IN_WEXHOLT + MAUD + WE, {"We fire": ["Maud Ennerby, head of Thessop Kilns", "Thessop Kilns is in Wexholt"]}),
        # What a person says is kept.
        (IN_WEXHOLT + '  with "The hall has"\n', {"Thessop Kilns is in Wexholt": ["The hall has"]}),
    ],
)  # fmt: skip
def test_what_a_passage_is_read_with(
    kilns: Workspace, sheet: str, expected: dict[str, list[str]]
) -> None:
    """Passages that name what its words refer to, its times and its speaker."""
    assert read_with(kilns, sheet) == expected


def test_a_side_that_the_words_do_not_mention(kilns: Workspace) -> None:
    """Is lent by no other passage: such a statement stays without proof."""
    path = worksheet_of(kilns, SLUG)
    sheet = HALL.format(period="") + "  kilns is in wexholt\n"
    path.write_text(THINGS + KNOWN + IN_WEXHOLT + SINCE + sheet, encoding="utf-8")
    messages = [each.message for each in accept(kilns, SLUG).findings if each.is_error]
    assert "Thessop Kilns: the passage does not mention Wexholt." in messages
