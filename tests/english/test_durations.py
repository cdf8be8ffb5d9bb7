"""Which spans of time are told of something, and which only say when."""

from __future__ import annotations

import pytest

from kg.language.english.durations import lasting
from kg.language.english.quantities import quantities
from kg.language.english.units import DURATIONS

HOWS = {
    "The mill is 94 years old.": "age",
    "It signed a seven-year contract.": "compound",
    "It stood at a four-year high.": None,
    "It ended a strike of two years.": "of",
    "It has cut the transit time from 40 days.": "reached",
    "The strike lasted 72 hours.": "lasting",
    "The bank lends 90 million euros over twelve years.": "lasting",
    "The shop closed after 74 years.": "lasting",
    "She left for three years.": "lasting",
    "They must remove it within five years.": "lasting",
    "Fourteen months after the fire, it opened.": "lasting",
    "They slept more than four hours.": "of",
    "Two months later it closed.": None,
    "It opened in two years.": None,
}


@pytest.mark.parametrize("text", HOWS)
def test_how_a_span_of_time_is_told(text: str) -> None:
    (time,) = (each for each in quantities(text) if each.unit in DURATIONS)
    assert lasting(text, time.span, time.unit) == HOWS[text]
