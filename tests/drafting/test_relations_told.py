"""Which relations and events short texts tell, and which they do not."""

from __future__ import annotations

from functools import cache

import pytest

from kg.drafting.drafts import Draft
from tests.drafting.gold import GoldArticle
from tests.drafting.scoring import drafted as drafted_of
from tests.drafting.scoring import pressed

LEAD = "Corbel Foods looks ahead\nSaltby, Ostrevale, 3 May 2024\n\n"

# A text, what is drafted of it, and what must not be.
MEANT = {
    "the head of a name and not what stands in it is meant": (
        (
            "Vennor Bank has a new owner. The Bank Clerks' League, which has 900 members, was"
            " told on Monday. In 2019 the bank bought Saltby Trams."
        ),
        ("Vennor Bank acquired Saltby Trams",),
        ("Bank Clerks' League acquired Saltby Trams",),
    ),
    "nobody owns a part of himself": (
        (
            "Corbel Foods has raised 9 million euros. Tollgate Capital now owns 24 percent of"
            " the company."
        ),
        ("Tollgate Capital holdsSharesIn Corbel Foods",),
        (),
    ),
    "nobody fines himself": (
        (
            "Corbel Foods has lost a case. In July the Ostrevale Food Authority fined the"
            " company."
        ),
        ("Ostrevale Food Authority fined Corbel Foods",),
        (),
    ),
    "a semicolon begins anew": (
        (
            "Hanning Dairies has cut its prices; Corbel Foods has not. Its shares rose 2"
            " percent on the Saltby Exchange."
        ),
        ("Corbel Foods listedOn Saltby Exchange",),
        ("Hanning Dairies listedOn Saltby Exchange",),
    ),
    "words that lead up to a name mean its bearer": (
        (
            "The Ostrevale Food Authority asks for more. Of its 40 shops, Corbel Foods will"
            " close Saltby Mill."
        ),
        ("Corbel Foods closed Saltby Mill",),
        (),
    ),
    "a unit called like its parent is another firm": (
        "Vellan has had a good year. Vellan Retail, its retail arm, has grown.",
        ("Vellan Retail subsidiaryOf Vellan",),
        (),
    ),
}
EVENTS = {
    "a time before its verb": (
        "Saltby Trams did badly until 2022, when Corbel Foods acquired it.",
        ("acquired buyer Corbel Foods",),
        (),
    ),
    "a time with when": (
        "It was hard until March 2021, when Corbel Foods bought Saltby Trams.",
        ("Corbel Foods acquired Saltby Trams",),
        ("bought during until March 2021",),
    ),
    "a time behind an aside": (
        "Corbel Foods acquired Saltby Trams, a maker of trams, in April.",
        ("acquired buyer Corbel Foods", "acquired during April"),
        (),
    ),
    "since when something lasts is no time of it": (
        "Corbel Foods has held the licence since 2011.",
        (),
        ("held during 2011", "held during since 2011"),
    ),
    "who opens what and when": (
        "Corbel Foods opened a depot in June.",
        ("opened participant Corbel Foods", "opened during June"),
        (),
    ),
    "what opens with nobody told to open it": (
        "Corbel Foods has a mill in Kvarn. The mill will reopen in 2031.",
        ("reopen concerns mill", "reopen during 2031"),
        (),
    ),
    "what only may be opened is no opening": (
        "Corbel Foods may open a depot.",
        (),
        ("open participant Corbel Foods", "open concerns depot"),
    ),
    "who sued whom is told once": (
        "Corbel Foods sued Hanning Dairies in 2020.",
        ("Corbel Foods sued Hanning Dairies",),
        ("sued plaintiff Corbel Foods", "sued defendant Hanning Dairies"),
    ),
    "a deal has whom it is for": (
        "Corbel Foods signed a contract to supply 40 vans to Hanning Dairies.",
        ("contract participant Corbel Foods", "contract participant Hanning Dairies"),
        (),
    ),
    "what is done under a deal": (
        "Corbel Foods sells cheese under an agreement with Hanning Dairies.",
        ("agreement participant Corbel Foods",),
        (),
    ),
    "a deal of a kind": (
        "Corbel Foods signed a framework agreement with Hanning Dairies.",
        ("framework agreement participant Hanning Dairies",),
        (),
    ),
    "which month it was": (
        "Last November Corbel Foods opened a depot.",
        ("opened during Last November",),
        ("opened during November",),
    ),
    "a town before a fair takes no part in it": (
        "Corbel Foods was at the Kvarn trade fair. It has a depot in Kvarn.",
        (),
        ("trade fair participant Kvarn", "fair participant Kvarn"),
    ),
    "what a relative clause takes up": (
        "Saltby Trams, a firm from Kvarn that Corbel Foods bought in 2016, has closed.",
        ("Corbel Foods acquired Saltby Trams",),
        (),
    ),
    "who has money in a round": (
        (
            "Corbel Foods has raised 31 million euros in a Series B round led by Tollgate"
            " Capital."
        ),
        (
            "Series B round target Corbel Foods",
            "Series B round participant Tollgate Capital",
        ),
        ("Series B target Corbel Foods",),
    ),
    "who supplies whom": (
        "Corbel Foods supplies yeast to Hanning Dairies. Orrick Motors supplies vans.",
        ("supplies supplier Corbel Foods", "supplies customer Hanning Dairies"),
        ("supplies supplier Orrick Motors",),
    ),
    "who wins an order has a customer": (
        "Orrick Motors has won an order from Hanning Dairies.",
        ("Hanning Dairies customerOf Orrick Motors",),
        ("Orrick Motors supplies Hanning Dairies",),
    ),
    "firms order goods, and decide nothing by it": (
        "Corbel Foods ordered 40 vans from Orrick Motors.",
        ("ordered customer Corbel Foods",),
        ("ordered decidedBy Corbel Foods",),
    ),
    "who agrees takes part": (
        "Corbel Foods and Hanning Dairies have agreed to work together.",
        ("agreed participant Corbel Foods",),
        (),
    ),
    "goods that are sold are no acquisition": (
        "Corbel Foods sold 14,000 vans last year.",
        (),
        ("sold seller Corbel Foods", "sold during last year"),
    ),
}
STANDING = {
    "whose a rank is, and where from": (
        "Corbel Foods, Ostrevale's second-largest dairy, has grown.",
        ("Corbel Foods homeCountry Ostrevale",),
        (),
    ),
    "a firm of a country": (
        "A stake went to Norland's Hanning Dairies. Norland's parliament met.",
        ("Hanning Dairies homeCountry Norland",),
        (),
    ),
    "founders one by one": (
        "Corbel Foods's founders, the brothers Ivo Lund and Per Lund, live in Kvarn.",
        ("Corbel Foods foundedBy Ivo Lund", "Corbel Foods foundedBy Per Lund"),
        (),
    ),
    "a year of founding behind its verb": (
        "Ida Sorrell founded Corbel Foods with her sister in 2004.",
        ("Corbel Foods foundedIn 2004", "Corbel Foods foundedBy Ida Sorrell"),
        (),
    ),
    "the rest of the shares": (
        (
            "Tollgate Capital holds 60 percent of Corbel Foods; the remainder is held by"
            " Orrick Motors."
        ),
        ("Orrick Motors holdsSharesIn Corbel Foods",),
        (),
    ),
    "shareholders in a row": (
        (
            "Corbel Foods has grown. Its largest shareholders, Tollgate Capital and Orrick"
            " Motors, are pleased."
        ),
        (
            "Tollgate Capital holdsSharesIn Corbel Foods",
            "Orrick Motors holdsSharesIn Corbel Foods",
        ),
        (),
    ),
    "a rival of whom the text tells": (
        "Corbel Foods is in talks with larger rival Hanning Dairies.",
        ("Corbel Foods competesWith Hanning Dairies",),
        (),
    ),
    "shops in several places": (
        "Corbel Foods is proud of two mills in the city of Kvarn.",
        ("mills locatedIn Kvarn",),
        (),
    ),
    "whose rank stands before it": (
        "Corbel Foods talked to Tollgate Capital, Hanning Dairies's largest shareholder.",
        ("Tollgate Capital hasStatus largest shareholder",),
        (),
    ),
    "a leader before a name": (
        "Market leader Hanning Dairies has grown.",
        ("Hanning Dairies hasStatus Market leader",),
        (),
    ),
    "goods of whom the text tells": (
        "Corbel Foods has new vans. The engines come from Orrick Motors.",
        ("Orrick Motors supplies Corbel Foods",),
        (),
    ),
    "a town in a country is one place": (
        "Corbel Foods has a depot in Kvarn, Ostrevale.",
        ("depot locatedIn Kvarn", "Kvarn locatedIn Ostrevale"),
        ("depot locatedIn Ostrevale",),
    ),
    "what is big goes by its noun": (
        "Corbel Foods has a smaller second depot in Kvarn.",
        ("second depot locatedIn Kvarn",),
        ("smaller second depot locatedIn Kvarn",),
    ),
    "a part with a name of its own kind": (
        "Corbel Foods's venture arm has grown. The drawing board of Corbel Foods is full.",
        ("venture arm partOf Corbel Foods",),
        ("board partOf Corbel Foods", "drawing board partOf Corbel Foods"),
    ),
    "which part of a country": (
        "Corbel Foods has a depot in northern Ostrevale.",
        ("depot locatedIn Ostrevale",),
        (),
    ),
    "a place within a place": (
        "Corbel Foods has a depot in Ostrevale's Weft Province.",
        ("depot locatedIn Weft Province", "Weft Province locatedIn Ostrevale"),
        ("depot locatedIn Ostrevale",),
    ),
    "what money goes into is planned": (
        "Corbel Foods has grown. The money will go into a depot in Kvarn.",
        ("depot locatedIn Kvarn",),
        (),
    ),
    "what may be so relates nothing": (
        "Corbel Foods may buy Hanning Dairies.",
        (),
        ("Corbel Foods acquired Hanning Dairies",),
    ),
    "what is made somewhere, no place makes": (
        "The machines of Corbel Foods are made in Kvarn. Kvarn is a town.",
        (),
        ("Kvarn produces machines",),
    ),
    "near is not in": (
        "Corbel Foods has a depot near Kvarn.",
        ("depot near Kvarn",),
        ("depot locatedIn Kvarn",),
    ),
}
POSTS = {
    "a country by its adjective before a name": (
        "The Finnish dairy group Hanning Dairies has grown.",
        ("Hanning Dairies homeCountry Finland", "Hanning Dairies kind dairy group"),
        (),
    ),
    "a country by its adjective behind a name": (
        "Hanning Dairies, a Dutch maker of cheese, has grown.",
        ("Hanning Dairies homeCountry Netherlands",),
        (),
    ),
    "a town behind a name": (
        "It bought Hanning Dairies, a Kvarn haulier. Its mill in Kvarn is new.",
        ("Hanning Dairies headquarteredIn Kvarn",),
        (),
    ),
    "a country by its adjective where a sentence begins": (
        "The Swiss design studio Lenz Vance won.",
        ("Lenz Vance homeCountry Switzerland",),
        (),
    ),
    "a public office is in none of the firms": (
        "Corbel Foods has grown. Mayor Ida Quill is pleased.",
        ("Ida Quill holdsPost Mayor",),
        ("Mayor postIn Corbel Foods",),
    ),
    "a post with a field before its holder": (
        "Corbel Foods has grown. Its head of sales, Željka Vance, said so.",
        ("Željka Vance holdsPost head of sales", "head of sales postIn Corbel Foods"),
        (),
    ),
    "a post in capitals behind its holder": (
        '"It grew," said Ida Quill, Managing Director of Corbel Foods.',
        (
            "Ida Quill holdsPost Managing Director",
            "Managing Director postIn Corbel Foods",
        ),
        (),
    ),
    "a post of whom the text tells": (
        "Corbel Foods has grown. Ida Quill, the chief executive, said so.",
        ("Ida Quill holdsPost chief executive",),
        (),
    ),
    "who is also something": (
        "Corbel Foods has grown. Ida Quill, who is also its chair, said so.",
        ("Ida Quill holdsPost chair",),
        ("Ida Quill holdsPost also its chair",),
    ),
    "an official of a town is none of a firm": (
        "Corbel Foods has grown, said city finance director Ida Quill.",
        (),
        ("city finance director postIn Corbel Foods",),
    ),
    "a post behind its firm": (
        "Corbel Foods spokeswoman Ida Quill declined to comment.",
        ("Ida Quill holdsPost spokeswoman", "spokeswoman postIn Corbel Foods"),
        ("Ida Quill holdsPost Corbel Foods spokeswoman",),
    ),
    "who has a post by a verb of being": (
        "Corbel Foods has grown. Its finance director is Ida Quill, who said so.",
        ("Ida Quill holdsPost finance director",),
        (),
    ),
    "a post in a body that has no name": (
        "Corbel Foods has grown. Ida Quill, deputy head of the bureau of trade, said so.",
        ("Ida Quill holdsPost deputy head",),
        ("deputy head postIn Corbel Foods",),
    ),
    "partners of a firm do not work with it": (
        "Tollgate Capital's managing partner, Ida Quill, said so.",
        ("Ida Quill holdsPost managing partner",),
        ("Ida Quill cooperatesWith Tollgate Capital",),
    ),
    "somebody of a body": (
        '"It grew," said Ida Quill of the Weavers\' Union.',
        ("Ida Quill affiliatedWith Weavers' Union",),
        (),
    ),
    "brothers": (
        "Corbel Foods is run by Ida Quill and her brother Bo Vance.",
        ("Bo Vance siblingOf Ida Quill",),
        (),
    ),
    "brothers of whom nobody else is told": (
        "The brothers Bo Lund and Ivo Lund left. Ivo Lund, who is 40, said so.",
        ("Bo Lund siblingOf Ivo Lund",),
        (),
    ),
    "a title whose firm the words do not tell": (
        "Corbel Foods paid no dividend. Chief executive Dr Ida Quill wants to build mills.",
        ("Ida Quill holdsPost Chief executive",),
        ("Chief executive postIn Corbel Foods",),
    ),
    "an occupation is no post": (
        "Ida Quill, an engineer at Corbel Foods, left.",
        ("Ida Quill affiliatedWith Corbel Foods", "Ida Quill kind engineer"),
        ("Ida Quill holdsPost engineer",),
    ),
    "a chief of an occupation has a post": (
        "Ida Quill, chief economist at Corbel Foods, left.",
        ("Ida Quill holdsPost chief economist",),
        ("Ida Quill kind chief economist",),
    ),
    "a leader of a market has no post": (
        "Corbel Foods fell. Market leader Ida Quill, who is 40, said so.",
        (),
        ("Ida Quill holdsPost Market leader", "Market leader postIn Corbel Foods"),
    ),
    "an exchange by its town": (
        "Corbel Foods, which is listed in Dublin, makes bread.",
        ("Corbel Foods listedOn Dublin",),
        (),
    ),
    "nobody acts in a dateline": (
        "KVARN, 4 May (Northern Wire) - Corbel Foods acquired Saltby Trams.",
        ("Corbel Foods acquired Saltby Trams",),
        ("Kvarn acquired Saltby Trams",),
    ),
}


@cache
def told(words: str) -> frozenset[str]:
    """What is drafted of a text, in a short form."""
    with pressed(GoldArticle("told", f"{LEAD}{words}\n", ())) as project:
        return frozenset(map(_short, drafted_of(project).drafts))


def _short(draft: Draft) -> str:
    facts = draft.facts
    return f"{facts.subject} {facts.property} {facts.object}"


CASES = {**MEANT, **EVENTS, **STANDING, **POSTS}


@pytest.mark.parametrize("name", CASES)
def test_what_a_text_tells(name: str) -> None:
    """So much is drafted, and nothing of the others, by the order of words alone."""
    words, drafted, others = CASES[name]
    found = told(words)
    assert set(drafted) <= found
    assert found.isdisjoint(others)


def test_a_heading_does_not_tell_as_done_what_is_planned() -> None:
    heading = "Corbel Foods buys Hanning Dairies\nSaltby, Ostrevale, 3 May 2024\n\n"
    text = f"{heading}Corbel Foods has agreed to buy Hanning Dairies.\n"
    with pressed(GoldArticle("told", text, ())) as project:
        drafts = drafted_of(project).drafts
    told = [each.facts for each in drafts if each.facts.property == "acquired"]
    assert [each.modality for each in told] == ["planned"]
