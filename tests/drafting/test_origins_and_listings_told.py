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
        ("Hanning Consultants homeCountry Korea", "Ida Quill homeCountry Brazil"),
        ("Corbel Foods homeCountry Korea",),
    ),
    "what a verb parts from a name": (
        "Corbel Foods sold the Danish mill and Hanning Dairies paid.",
        (),
        ("Hanning Dairies homeCountry Denmark",),
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
    "money is lost anywhere": (
        "Corbel Foods lost 5 million euros in Dublin.",
        (),
        ("Corbel Foods listedOn Dublin",),
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
    "whom a noun of several describes": (
        "Founded in 2019 by two bakers, Ida Quill and the Frenchman Bo Hatch, Corbel Foods grew.",
        ("Corbel Foods foundedBy Ida Quill", "Corbel Foods foundedBy Bo Hatch"),
        ("Bo Hatch foundedIn 2019",),
    ),
    "who opens something is not founded": (
        "Corbel Foods opened in 2011 a mill in Saltby.",
        (),
        ("Corbel Foods foundedIn 2011",),
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
@pytest.mark.usefixtures("with_parser")
def test_what_a_text_tells(name: str) -> None:
    """So much is drafted, and nothing of the others."""
    words, drafted, others = CASES[name]
    found = told(words)
    assert set(drafted) <= found
    assert found.isdisjoint(others)
