"""What those beside a firm are to it, whom a place trades with, and who is of whose family."""

from __future__ import annotations

import pytest

from tests.drafting.test_relations_told import told

# A text, what is drafted of it, and what must not be.
ROLES = {
    "a rival of whom the text is about": (
        "Corbel Foods has grown. Corbel Foods sells soup. Rival Hanning Dairies fell.",
        ("Corbel Foods competesWith Hanning Dairies",),
        (),
    ),
    "whose customer somebody is, its owner tells": (
        "Corbel Foods has lost its biggest customer, the grocer Orrick Stores.",
        ("Orrick Stores customerOf Corbel Foods",),
        (),
    ),
    "each of several, whatever describes it": (
        (
            "Corbel Foods sells soup. Its customers include the grocer Orrick Stores and"
            " Hanning Hotels."
        ),
        (
            "Orrick Stores customerOf Corbel Foods",
            "Hanning Hotels customerOf Corbel Foods",
        ),
        (),
    ),
    "a role behind the name": (
        "Corbel Foods raised money. The Sandquill Fund, already a shareholder, gave more.",
        ("Sandquill Fund holdsSharesIn Corbel Foods",),
        (),
    ),
    "a firm's lawyer speaks for it": (
        "Corbel Foods lost the case. Corbel Foods' lawyer, Ada Sand, regretted it.",
        ("Ada Sand represents Corbel Foods",),
        (),
    ),
    "whose product has a name": (
        "Corbel Foods has grown. Corbel Foods' new oven, the Torvey 300, sells well.",
        ("Corbel Foods produces Torvey 300",),
        (),
    ),
    "an organisation is founded by whoever sets it up": (
        "Corbel Foods established the Sandquill Institute in 2019.",
        ("Sandquill Institute foundedBy Corbel Foods",),
        ("Corbel Foods established Sandquill Institute",),
    ),
    "who only says something is none": (
        "Corbel Foods met a customer, Hanning Dairies said.",
        (),
        ("Hanning Dairies customerOf Corbel Foods",),
    ),
    "the rivals of others are not told": (
        "Corbel Foods sells soup. Their rival Hanning Dairies fell.",
        (),
        ("Corbel Foods competesWith Hanning Dairies",),
    ),
    "who backs a firm has invested in it": (
        "Corbel Foods, backed by the grain trader Hanning Mills, has grown.",
        ("Hanning Mills investsIn Corbel Foods",),
        (),
    ),
    "in whom somebody has a stake, the words before tell": (
        (
            "Orrick Motors has grown. Corbel Foods, in which Hanning Mills has a 60 percent"
            " stake, sells soup."
        ),
        ("Hanning Mills holdsSharesIn Corbel Foods",),
        ("Hanning Mills holdsSharesIn Orrick Motors",),
    ),
    "rivals are firms, whatever they are called": (
        "Corbel Foods has grown. Corbel Foods sells soup. Rivals Hanning Dale and Orrick fell.",
        ("Corbel Foods competesWith Hanning Dale", "Corbel Foods competesWith Orrick"),
        (),
    ),
    "whom a list begins with may be described at length": (
        "Corbel Foods sells soup. Its customers include the Canadian grocer Orrick Stores.",
        ("Orrick Stores customerOf Corbel Foods",),
        (),
    ),
    "a rival from a place": (
        "Corbel Foods sued Hanning Dairies of the United States, a rival.",
        ("Corbel Foods competesWith Hanning Dairies",),
        (),
    ),
    "a partner may be anybody's": (
        "Corbel Foods sells soup. Last year the partner Hanning Dairies left.",
        (),
        ("Corbel Foods cooperatesWith Hanning Dairies",),
    ),
    "a founder is told of whom the text is about": (
        "Corbel Foods has grown. Corbel Foods sells soup, founder Dr. Ada Sand said.",
        ("Corbel Foods foundedBy Ada Sand",),
        (),
    ),
    "what a founder does tells no founder": (
        (
            "Corbel Foods has grown. Its founder is suing Hanning Dairies. The founder and his"
            " wife Ada Sand left. The school founder Bo Dorn, too."
        ),
        (),
        (
            "Corbel Foods foundedBy Hanning Dairies",
            "Corbel Foods foundedBy Ada Sand",
            "Corbel Foods foundedBy Bo Dorn",
        ),
    ),
    "who stands nearest is the customer": (
        "Corbel Foods has grown. Corbel Foods met Ada Sand of Orrick Mills, a customer.",
        ("Orrick Mills customerOf Corbel Foods",),
        ("Ada Sand customerOf Corbel Foods",),
    ),
    "whoever has a parent is its subsidiary": (
        "Corbel Foods has grown. Its parent, Hanning Holdings, has not.",
        ("Corbel Foods subsidiaryOf Hanning Holdings",),
        ("Hanning Holdings subsidiaryOf Corbel Foods",),
    ),
}
RATINGS = {
    "the stock is that of whom the text is about": (
        (
            "Corbel Foods has grown. Corbel Foods sells soup. Ada Sand of the brokerage"
            " Orrick Securities cut her rating on the stock."
        ),
        ("Ada Sand rates Corbel Foods",),
        ("Ada Sand rates Orrick Securities",),
    ),
    "who keeps a call": (
        (
            "Corbel Foods has grown. Corbel Foods sells soup. Analysts at Orrick Bank kept"
            " their “buy” rating."
        ),
        ("Orrick Bank rates Corbel Foods",),
        (),
    ),
    "a goal, a demand and a price are no grades": (
        (
            "Corbel Foods sells soup. Orrick Mills raised its target for sales. Orrick Mills"
            " kept its call for lower taxes. Orrick Mills cut them to five."
        ),
        (),
        ("Orrick Mills rates Corbel Foods",),
    ),
    "who never does does not rate": (
        "Corbel Foods sells soup. Orrick Bank never rated the company.",
        (),
        ("Orrick Bank rates Corbel Foods",),
    ),
    "the rating of another is not the firm's": (
        "Corbel Foods sells soup. Orrick Bank cut its rating on Hanning Mills to sell.",
        (),
        ("Orrick Bank rates Corbel Foods",),
    ),
}
TRADE = {
    "exports go to each of several places": (
        "Corbel Foods sells more pumps. Exports to Norway, Chile (3 percent) and Spain rose.",
        (
            "Corbel Foods exportsTo Norway",
            "Corbel Foods exportsTo Chile",
            "Corbel Foods exportsTo Spain",
        ),
        ("Norway locatedIn Chile",),
    ),
    "a market, and those that follow it": (
        (
            "Corbel Foods sells more pumps, and its exports rose. Norway remained the biggest"
            " market with 400 tonnes, followed by Chile."
        ),
        ("Corbel Foods exportsTo Norway", "Corbel Foods exportsTo Chile"),
        (),
    ),
    "imports, most of them from somewhere": (
        "Corbel Foods sells pumps. Imports, most of them from Norway and Chile, fell.",
        ("Corbel Foods importsFrom Norway", "Corbel Foods importsFrom Chile"),
        ("Corbel Foods exportsTo Norway",),
    ),
    "sales at home are no exports": (
        "Corbel Foods sells pumps. Sales to Norway rose.",
        (),
        ("Corbel Foods exportsTo Norway",),
    ),
}
HOMES = {
    "the firm of a town": (
        "Corbel Foods sells soup. The Saltby company has grown. Saltby is a port.",
        ("Corbel Foods headquarteredIn Saltby",),
        (),
    ),
    "what describes a firm is no deed of it": (
        "Corbel Foods GmbH sells soup. The family-owned company is headquartered in Saltby.",
        ("Corbel Foods GmbH headquarteredIn Saltby",),
        (),
    ),
    "a firm in a town, by an apposition": (
        "Corbel Foods, a soup maker in Saltby, has grown.",
        ("Corbel Foods headquarteredIn Saltby",),
        (),
    ),
    "a town in its province has no home there": (
        "Kvarn, a town in Ostrevale, has grown.",
        (),
        ("Kvarn homeCountry Ostrevale",),
    ),
}
FAMILIES = {
    "somebody's kin": (
        "Ada Sand runs a mill. Her father, Ivo Sand, said so. She said her brother Bo Sand left.",
        ("Ivo Sand parentOf Ada Sand", "Bo Sand siblingOf Ada Sand"),
        ("Ivo Sand kind father",),
    ),
    "kin is no post": (
        "Corbel Foods has grown. Corbel's daughter, Ada Sand, left.",
        (),
        ("Ada Sand holdsPost daughter",),
    ),
    "kin by marriage is no post": (
        "Corbel Foods has grown. Bo Sand, a brother-in-law of Corbel's founder, left.",
        (),
        ("Bo Sand holdsPost brother-in-law",),
    ),
}
CASES = {**ROLES, **RATINGS, **TRADE, **HOMES, **FAMILIES}


@pytest.mark.parametrize("name", CASES)
def test_what_a_text_tells(name: str) -> None:
    """So much is drafted, and nothing of the others, by the order of words alone."""
    words, wanted, unwanted = CASES[name]
    found = told(words)
    assert set(wanted) <= found
    assert found.isdisjoint(unwanted)
