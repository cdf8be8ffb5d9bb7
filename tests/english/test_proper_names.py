"""Where names begin and end, and what has its capital for another reason."""

from __future__ import annotations

import pytest

from kg.language.english.legal_forms import FORM_BEHIND, has_form, without_form
from kg.language.english.proper_names import proper_names

# As a dictionary has them
WORDS = frozenset(
    "administration and board carpet communications control craft dealer dealers drug "
    "economics energy exporters finance food head infrastructure light maker mines motion "
    "photo press release ministry statistics trade transport maritime agency".split()
)


def names(text: str) -> list[str]:
    """The names of a text, with a dictionary."""
    spans = proper_names(text, lambda _: False, is_word=WORDS.__contains__)
    return [text[begin:end] for begin, end in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"It rains," said R. Quarl. Then Ada B. Oz met K. L. Dorn in Hall B. Vik sat.',
            ["R. Quarl", "Ada B. Oz", "K. L. Dorn", "Hall B", "Vik"],
        ),
        (
            "Sales rose at the All Quarl Forum. In Oz, Quarl Now wants more.",
            ["All Quarl Forum", "Oz", "Quarl Now"],
        ),
        (
            "The Trade and Transport Initiative met the Republic of Quarl and Dorvia.",
            ["Trade and Transport Initiative", "Republic of Quarl", "Dorvia"],
        ),
        (
            "The Minister for Energy Piers Quarl met Shri Dorn, and Tan Sri Ismail Oz.",
            ["Piers Quarl", "Dorn", "Ismail Oz"],
        ),
        (
            "The Quarl and Oz Health Board met. Of Quarl and Oz Health Board, Vik told.",
            ["Quarl and Oz Health Board", "Quarl and Oz Health Board", "Vik"],
        ),
        (
            "The Quarl and Oz Health Board met Quarl.",
            ["Quarl", "Oz Health Board", "Quarl"],
        ),
        ("In Quarl, Union No. 2 met Dorn.", ["Quarl", "Union No. 2", "Dorn"]),
        # Who is the second in a firm is none of its name.
        ("The firm Quarl Oz No. 2 Ada Vik left.", ["Quarl Oz", "Ada Vik"]),
        (
            "The BBC and Oz Health Board met. The BBC and Oz Health Board sat.",
            ["BBC", "Oz Health Board", "BBC", "Oz Health Board"],
        ),
        (
            "She began at Dorn's Mill, and Quarl's Board met.",
            ["Dorn's Mill", "Quarl", "Board"],
        ),
        (
            "The Ministry of Trade, Mines and Energy met Quarl.",
            ["Ministry of Trade, Mines and Energy", "Quarl"],
        ),
        (
            "Kallow's Directorate of Economics and Statistics met Quarl.",
            ["Kallow", "Directorate of Economics and Statistics", "Quarl"],
        ),
        ("Like-for-like sales of Quarl fell.", ["Quarl"]),
        ("Dealer Ilse Quarl sat, but Quarl left.", ["Ilse Quarl", "Quarl"]),
        ("On Monday County Administrator Ada Oz sat.", ["Ada Oz"]),
        ("There Commissioners Ada Oz and Ilse Vik sat.", ["Ada Oz", "Ilse Vik"]),
        (
            "It met the Ministry of Energy and Bank Dorvane.",
            ["Ministry of Energy", "Bank Dorvane"],
        ),
        (
            "It asked Kallow's Maritime and Transport Agency.",
            ["Kallow", "Maritime and Transport Agency"],
        ),
        ("He sold Vik and Sons to Bolt.", ["Vik and Sons", "Bolt"]),
    ],
)
def test_the_name_of_a_body_goes_on_behind_and(text: str, expected: list[str]) -> None:
    """As far as its words are no names themselves."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Motion Control, which makes gears, grew.", ["Motion Control"]),
        (
            "It fell. Local 618 of the Dyers' Union struck.",
            ["Local 618", "Dyers' Union"],
        ),
        ("They met in Cold Spring Creek.", ["Cold Spring Creek"]),
        ("It lent to AT&T and to Quarl.com.", ["AT&T", "Quarl.com"]),
        ("It bought McQuarl's Corp. in May.", ["McQuarl's Corp"]),
        ("He saw the Airbus A380 of Quarl.", ["Airbus A380", "Quarl"]),
        ("It sells in the Philippines.", ["Philippines"]),
    ],
)
def test_a_name_is_read_whole(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "PRESS RELEASE\n\nIt rained.",
        "PHOTO: a mill at work.",
        "Dealers sold more. Dealers were glad.",
        "It cost VND310 billion in Q3FY26.",
        "Swedes and East African buyers came.",
        "It closed on Christmas Eve and on Labor Day.",
        "CEOs and IPOs were few.",
        "The trial is in Phase 2.",
        "They asked the Head of Communications.",
        "They asked the Vice President, Finance.",
    ],
)
def test_a_capital_alone_makes_no_name(text: str) -> None:
    assert names(text) == []


def test_a_word_that_is_in_no_dictionary_is_a_name_though_it_begins_a_sentence() -> (
    None
):
    """Without a dictionary, nothing tells it from other words."""
    text = "It rained. Quarl and others left."
    assert names(text) == ["Quarl"]
    assert proper_names(text, lambda _: False) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TARNWICK, Ostrevale, May 6, 2025", ["TARNWICK", "Ostrevale"]),
        ("Tarnwick (Kallow Press) - It rained.", ["Tarnwick", "Kallow Press"]),
        ("By Ada Quarl, Kallow Courier\n", ["Ada Quarl", "Kallow Courier"]),
    ],
)
def test_datelines_and_credits_have_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "form",
    (
        "A/S|AG|AB|A.Ş.|AŞ|ASA|Bhd|Berhad|BV|B.V.|Co., Ltd.|Corp.|d.d.|d.o.o.|GmbH|"
        "GmbH & Co. KG|Inc|, Inc.|JSC|Kft.|K.K.|KK|LLC|L.L.C.|Ltda|N.V.|Nyrt.|Oy|Oyj|PJSC|"
        "plc|Pte Ltd|Pty Ltd|Pvt Ltd|Private Limited|S.A.|S.A. de C.V.|S. de R.L. de C.V.|"
        "Sdn Bhd|Sdn. Bhd.|SE|Sp. z o.o.|S.p.A.|SpA|S.r.l.|s.r.o.|spol. s r.o.|Tbk|"
        "Public Company Limited|Zrt."
    ).split("|"),
)
def test_a_legal_form_belongs_to_the_fullest_name(form: str) -> None:
    name = f"Quarl{form}" if form.startswith(",") else f"Quarl {form}"
    found = FORM_BEHIND.match(f"{name}, a mill", len("Quarl"))
    assert found
    assert found.end() == len(name)
    assert without_form(name) == "Quarl"


@pytest.mark.parametrize("name", ["Quarl Assets", "Quarl, CA", "Quarl", "Limited"])
def test_other_words_are_no_legal_form(name: str) -> None:
    assert not has_form(name)
