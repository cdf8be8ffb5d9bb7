"""Which posts the titles of people tell, word for word, and what beside a name is none."""

from __future__ import annotations

import pytest

from tests.drafting.test_relations_told import told

# A text, what is drafted of it, and what must not be.
CASES = {
    "a minister's field is part of the title, and no body": (
        "State Transport Minister Ida Quill left with Energy and Mines Minister Bo Hatch.",
        (
            "Ida Quill holdsPost Transport Minister",
            "Bo Hatch holdsPost Energy and Mines Minister",
        ),
        ("Minister postIn State Transport", "Bo Hatch holdsPost Mines Minister"),
    ),
    "whose minister it is stands before the title": (
        "Norwegian Trade Minister Ida Quill left.",
        ("Ida Quill holdsPost Trade Minister",),
        ("Ida Quill holdsPost Norwegian Trade Minister",),
    ),
    "a word that opens a sentence is none of the title": (
        "For Governor Ida Quill, it is late.",
        ("Ida Quill holdsPost Governor",),
        ("Ida Quill holdsPost For Governor",),
    ),
    "the noun may stand before the last word": (
        "Corbel Foods director general Ida Quill spoke.",
        (
            "Ida Quill holdsPost director general",
            "director general postIn Corbel Foods",
        ),
        ("Ida Quill holdsPost director",),
    ),
    "a field of two words": (
        "Ida Quill, who is Corbel Foods' head of southern sales today, spoke.",
        ("Ida Quill holdsPost head of southern sales",),
        ("Ida Quill holdsPost head of southern",),
    ),
    "behind an age": (
        "Ida Quill, 55, chief executive of Corbel Foods, met Bo Hatch, 43, a nurse.",
        (
            "Ida Quill holdsPost chief executive",
            "chief executive postIn Corbel Foods",
            "Bo Hatch kind nurse",
        ),
        (),
    ),
    "of a body that is only called so, and of no firm": (
        "Corbel Foods fell. Union treasurer Ida Quill wept.",
        ("Ida Quill holdsPost treasurer",),
        ("treasurer postIn Corbel Foods",),
    ),
    "a verb of saying is none of the title": (
        '"It works," joked managing director Ida Quill.',
        ("Ida Quill holdsPost managing director",),
        ("Ida Quill holdsPost joked managing director",),
    ),
    "a name may begin like a pronoun, and have small words": (
        (
            "It was late, said He Meilin, sales manager at Corbel Foods. Peter ole Hatch,"
            " branch secretary of Saltby Union, agreed."
        ),
        (
            "He Meilin holdsPost sales manager",
            "Peter ole Hatch holdsPost branch secretary",
        ),
        ("Meilin holdsPost sales manager",),
    ),
    "what is no kind of anything": (
        (
            "The state's Resilience Office paid the firm Corbel Foods. Saltby, an hour by"
            " car from Kvarn, has asked importer Hanning Dairies to pay rival Orrick Ltd."
        ),
        ("Hanning Dairies kind importer",),
        (
            "Resilience Office kind state's",
            "Corbel Foods kind firm",
            "Saltby kind hour",
            "Hanning Dairies kind asked importer",
            "Orrick Ltd kind rival",
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_a_text_tells(name: str) -> None:
    """So much is drafted, and nothing of the others."""
    words, drafted, others = CASES[name]
    found = told(words)
    assert set(drafted) <= found
    assert found.isdisjoint(others)
