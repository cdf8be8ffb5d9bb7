"""From where firms and people are, where shares are traded, who founded what, and when."""

from __future__ import annotations

import pytest

from tests.drafting.test_relations_told import told

# A text, what is drafted of it, and what must not be.
ORIGINS = {
    "an adjective before any noun": (
        "Corbel Foods fears Danish rival Hanning Dairies and the Swiss-Greek grocer Orrick.",
        (
            "Hanning Dairies homeCountry Denmark",
            "Orrick homeCountry Switzerland",
            "Orrick homeCountry Greece",
        ),
        ("Orrick headquarteredIn Swiss-Greek",),
    ),
    "somebody between commas, and whom a noun calls so": (
        (
            "Its Korean supervisor, Hanning Consultants, left. Corbel Foods hired the"
            " Brazilian physicist Ida Quill."
        ),
        (
            "Hanning Consultants homeCountry South Korea",
            "Ida Quill homeCountry Brazil",
        ),
        ("Corbel Foods homeCountry South Korea",),
    ),
    "what a verb parts from a name": (
        (
            "A Danish court fined Hanning Dairies. Danish prosecutors accused Corbel Foods. A"
            " Danish firm bought Orrick Ltd. The Latin American grocer Saltby Foods paid."
        ),
        (),
        (
            "Hanning Dairies homeCountry Denmark",
            "Corbel Foods homeCountry Denmark",
            "Orrick Ltd homeCountry Denmark",
            "Saltby Foods homeCountry United States",
        ),
    ),
    "a region is no town": (
        "Corbel Foods of Nebraska sued Hanning Dairies Ltd of Saltby.",
        (
            "Corbel Foods homeCountry Nebraska",
            "Hanning Dairies Ltd headquarteredIn Saltby",
        ),
        ("Corbel Foods headquarteredIn Nebraska",),
    ),
    "a country in brackets is no other name": (
        "Corbel Foods (Japan) makes bread.",
        (),
        ("Corbel Foods altLabel Japan",),
    ),
}
LISTINGS = {
    "how shares of a firm fare in a town": (
        "Corbel Foods tumbled 9.8 percent to 17 euros in Helsinki.",
        ("Corbel Foods listedOn Helsinki",),
        (),
    ),
    "shares in a firm": (
        "Shares in Corbel Foods fell 2.2 percent to 452 euros in Dublin.",
        ("Corbel Foods listedOn Dublin",),
        (),
    ),
    "shares without a name are of whom the text tells": (
        "Corbel Foods has grown. The stock gained 2.7 per cent in Santiago.",
        ("Corbel Foods listedOn Santiago",),
        (),
    ),
    "an exchange before a symbol": (
        "Hanning Dairies ASA (Oslo: HADA) makes cheese.",
        ("Hanning Dairies ASA listedOn Oslo",),
        (),
    ),
    "an exchange called by its town": (
        "Corbel Foods, listed on the Dublin bourse, makes bread.",
        ("Corbel Foods listedOn Dublin bourse",),
        ("Corbel Foods listedOn Dublin",),
    ),
    "what else moves in a town": (
        (
            "Corbel Foods lost 5 million euros in Dublin. Sales at Hanning Dairies rose 5 per"
            " cent in Helsinki. Orrick Ltd lost 12 per cent of its customers in Oslo. Saltby"
            " Foods fell 3 per cent after a fire in Kvarn."
        ),
        (),
        (
            "Corbel Foods listedOn Dublin",
            "Hanning Dairies listedOn Helsinki",
            "Orrick Ltd listedOn Oslo",
            "Saltby Foods listedOn Kvarn",
        ),
    ),
    "who is quoted somewhere has spoken": (
        "Corbel Foods was quoted by a paper in Dublin.",
        (),
        ("Corbel Foods listedOn Dublin",),
    ),
}
FOUNDINGS = {
    "by other verbs, in a year": (
        (
            "Corbel Foods, formed in 2002, met Hanning Dairies, a family-owned firm set up"
            " in 1934."
        ),
        ("Corbel Foods foundedIn 2002", "Hanning Dairies foundedIn 1934"),
        (),
    ),
    "whose founders stand between": (
        "Corbel Foods was set up by Ida Quill and her brother, Bo Quill, in 1996.",
        ("Corbel Foods foundedIn 1996", "Corbel Foods foundedBy Ida Quill"),
        (),
    ),
    "who opens something is not founded": (
        "Corbel Foods opened in 2011 a mill in Saltby.",
        (),
        ("Corbel Foods foundedIn 2011",),
    ),
    "what else was set up, and when it was sold": (
        (
            "A committee to save Corbel Foods was formed in 2020. Hanning Dairies was founded"
            " by Ida Quill and sold to Orrick Ltd in 2015."
        ),
        ("Hanning Dairies foundedBy Ida Quill",),
        (
            "Corbel Foods foundedIn 2020",
            "Hanning Dairies foundedIn 2015",
            "Hanning Dairies foundedBy Orrick Ltd",
        ),
    ),
}
OF_FIRMS = {
    "a board is part of its firm": (
        "Corbel Foods said its board had agreed. The board of Hanning Dairies met.",
        ("board partOf Corbel Foods", "board partOf Hanning Dairies"),
        (),
    ),
    "its owner by the noun": (
        "Corbel Foods fell. Its owner, the Swiss fund Hanning Capital, paid.",
        ("Hanning Capital owns Corbel Foods",),
        (),
    ),
    "who holds its shares, each described": (
        (
            "Corbel Foods is jointly owned by state company Hanning Capital (60 per cent)"
            " and property developer Saltby Homes."
        ),
        (
            "Hanning Capital holdsSharesIn Corbel Foods",
            "Saltby Homes holdsSharesIn Corbel Foods",
        ),
        (),
    ),
}
CASES = {**ORIGINS, **LISTINGS, **FOUNDINGS, **OF_FIRMS}


@pytest.mark.parametrize("name", CASES)
def test_what_a_text_tells(name: str) -> None:
    """So much is drafted, and nothing of the others."""
    words, drafted, others = CASES[name]
    found = told(words)
    assert set(drafted) <= found
    assert found.isdisjoint(others)
