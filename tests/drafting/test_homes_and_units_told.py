"""Where firms are at home, what is part of them, and whose posts are told."""

from __future__ import annotations

import pytest

from tests.drafting.test_relations_told import told

# A text, what is drafted of it, and what must not be.
HOMES = {
    "a firm of a town has its seat there": (
        "Pumps come from Hanning Dairies of Kvarn. Orrick Motors of Norway makes vans.",
        (
            "Hanning Dairies headquarteredIn Kvarn",
            "Orrick Motors homeCountry Norway",
        ),
        ("Hanning Dairies homeCountry Kvarn", "Orrick Motors headquarteredIn Norway"),
    ),
    "a firm from a town, or in one": (
        "Hanning Dairies, a cheese maker from Kvarn, has grown.",
        ("Hanning Dairies headquarteredIn Kvarn",),
        (),
    ),
    "where somebody works, by what he runs there": (
        "Tollgate Transit, which already runs trams in Kvarn and Maren, has grown.",
        ("Tollgate Transit operatesIn Kvarn", "Tollgate Transit operatesIn Maren"),
        (),
    ),
    "a body without a name is of its place": (
        "The town council of Saltby has met.",
        ("town council of Saltby jurisdiction Saltby",),
        (),
    ),
    "an authority is called by its place": (
        "The Telecoms Authority of Ostrevale fined Corbel Foods.",
        ("Telecoms Authority of Ostrevale jurisdiction Ostrevale",),
        (),
    ),
}
UNITS = {
    "a unit is part of its firm": (
        "Corbel Foods has sold its valves division.",
        ("valves division partOf Corbel Foods",),
        ("sold its valves division partOf Corbel Foods",),
    ),
    "a unit with a name is told by its name": (
        "Corbel Foods has sold its dairy unit, Hanning Dairies.",
        (),
        ("dairy unit partOf Corbel Foods",),
    ),
    "whoever heads a unit has a post in it": (
        "Corbel Foods has grown. Leonie Sand, head of its valves division, left.",
        ("Leonie Sand holdsPost head", "head postIn valves division"),
        ("head postIn Corbel Foods",),
    ),
    "part of a group is its subsidiary": (
        "Hanning Dairies, part of Corbel Foods, has grown.",
        ("Hanning Dairies subsidiaryOf Corbel Foods",),
        ("Hanning Dairies partOf Corbel Foods",),
    ),
    "people found what they establish": (
        "Corbel Foods was established in 2003 by the engineer Ivo Lund.",
        ("Corbel Foods foundedBy Ivo Lund",),
        ("Ivo Lund established Corbel Foods",),
    ),
}
POSTS = {
    "a post to be held, with its organisation": (
        (
            "Tilda Rowan will take over as chief financial officer of Corbel Foods in July."
            " Ms. Rowan is 44."
        ),
        (
            "Tilda Rowan holdsPost chief financial officer",
            "chief financial officer postIn Corbel Foods",
        ),
        (),
    ),
    "two posts of the firm that is told of": (
        (
            "Corbel Foods said that Reiko Asab becomes president and CEO on 1 October. Ms."
            " Asab is 44."
        ),
        ("Reiko Asab holdsPost president", "CEO postIn Corbel Foods"),
        (),
    ),
}
DEALS = {
    "a deal that no word tells as a plan is done": (
        "On Monday Corbel Foods announced its acquisition of Hanning Dairies.",
        ("acquisition buyer Corbel Foods", "acquisition target Hanning Dairies"),
        (),
    ),
    "a time between a verb and who decides": (
        "The appeal was rejected last month by the Saltby Administrative Court.",
        ("rejected decidedBy Saltby Administrative Court",),
        (),
    ),
    "goods go to a place, which is no party": (
        "Corbel Foods signed a contract to carry bananas to the town of Kvarn.",
        (),
        ("contract participant Kvarn",),
    ),
    "goods that belong to somebody have their supplier": (
        "Corbel Foods has grown. Its cooling equipment is supplied by Hanning Works.",
        ("Hanning Works supplies Corbel Foods",),
        (),
    ),
    "to whom somebody supplies what": (
        (
            "Hanning Works, founded by Ivo Lund in 2008, supplies blades to turbine maker"
            " Orrick Motors."
        ),
        ("Hanning Works supplies Orrick Motors",),
        (),
    ),
}
CASES = {**HOMES, **UNITS, **POSTS, **DEALS}


@pytest.mark.parametrize("name", CASES)
def test_what_a_text_tells(name: str) -> None:
    """So much is drafted, and nothing of the others, by the order of words alone."""
    words, wanted, unwanted = CASES[name]
    found = told(words)
    assert set(wanted) <= found
    assert found.isdisjoint(unwanted)
