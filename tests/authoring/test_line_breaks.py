"""Lines that are broken within sentences are joined, and no others."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.authoring.adding import add
from kg.authoring.bibliography import Bibliography
from kg.authoring.line_breaks import joined_lines
from tests.authoring.press import begun

TEXT = """Tressel Paints buys Ostmark

By Ada Quennell

Kvarn, 4 March 2025

Tressel Paints AG of Kvarn has bought the dye works of Ostmark Colours, which employs 240 people in Ostrevale, for 31 million euros, said its chief executive, Maud Ennerby. The price was cut from 40 to 31 million euros in March, since the works had lost two of its long-term customers, Thessop Kilns and Merrow Chemicals.

"We want colours that last," Mr. Ennerby said. Works like that of Ostmark have become rare: in 2019, there were 25. Now there are seven.

Tressel Paints was founded in 1902.
"""
# ↵ is an end of a line that is joined.
JOINED = {
    "in lower case": "Tressel Paints AG of Kvarn has↵bought Ostmark.",
    "before a name": "Tressel Paints AG of Kvarn has bought the dye↵works of the family "
    "firm Ostmark Colours and↵Merrow Chemicals.",
    "a dash at the end": "Tressel Paints AG of Kvarn bought it -↵and sold it.",
    "a number that is none of a list": "Tressel Paints AG of Kvarn has↵cut its works "
    "from all of 40 to↵25. Four more will close.",
    "an item of a list": "It buys three:\n\n- the dye works of Ostmark Colours in↵the town "
    "of Kvarn\n- Thessop Kilns",
}
KEPT = {
    "paragraphs": "Tressel Paints AG has bought Ostmark.\nOstmark is in Kvarn.\n",
    "headings": "Tressel Paints AG of Kvarn buys Ostmark\nKvarn, 4 March 2025\n",
    "a brand": "Robots of Kvarn to clean the works of Ostmark\niClean has sold 40.\n",
    "short lines": "Colours\nof Kvarn\nby Ostmark\n",
    "a list": "Tressel Paints AG of Kvarn has bought these\n- works\n- shops\n",
    "columns": "Tressel Paints AG of Kvarn\t240\nof them women\t120\n",
    "blanks at ends of lines": "Tressel Paints AG of Kvarn.  \nIt is old.\n",
}
BROKEN = "Tressel Paints AG of Kvarn has\nbought Ostmark Colours.\n"
WHOLE = "Tressel Paints AG of Kvarn has bought Ostmark Colours.\n"
GIVEN = Bibliography(published="2025-03-04", title="A purchase", slug="mail")


@pytest.mark.parametrize("name", JOINED)
def test_a_line_within_a_sentence_is_joined(name: str) -> None:
    text = JOINED[name]
    assert joined_lines(text.replace("↵", "\n")) == text.replace("↵", " ")


def test_blanks_around_the_end_go() -> None:
    lines = "- Tressel Paints AG of Kvarn has  \n  bought Ostmark."
    assert joined_lines(lines) == "- Tressel Paints AG of Kvarn has bought Ostmark."


def test_a_word_with_a_hyphen_is_one_word() -> None:
    lines = "Tressel Paints AG of Kvarn has a long-\nterm customer."
    assert joined_lines(lines) == lines.replace("\n", "")


@pytest.mark.parametrize("name", KEPT)
def test_other_lines_stay(name: str) -> None:
    assert joined_lines(KEPT[name]) == KEPT[name]


@given(st.integers(40, 120))
def test_however_wide_it_was_filled(width: int) -> None:
    lines = [textwrap.fill(line, width) for line in TEXT.split("\n")]
    assert joined_lines("\n".join(lines)) == TEXT


def test_joining_again_changes_nothing() -> None:
    filled = "\n".join(textwrap.fill(line, 72) for line in TEXT.split("\n"))
    assert joined_lines(joined_lines(filled)) == joined_lines(filled)


def test_the_copy_of_an_article_has_whole_sentences(tmp_path: Path) -> None:
    press = begun(tmp_path / "press")
    added = add(press, "mail.txt", BROKEN.encode(), GIVEN)
    assert (press.root / "articles/mail.txt").read_text() == WHOLE
    assert "ended within sentences (1) are joined in the copy" in added.notes[-1]


def test_its_lines_may_be_kept(tmp_path: Path) -> None:
    press = begun(tmp_path / "press")
    added = add(press, "mail.txt", BROKEN.encode(), GIVEN, keeps_lines=True)
    assert (press.root / "articles/mail.txt").read_text() == BROKEN
    assert "nothing is read across the end of a line" in added.notes[-1]


@pytest.mark.parametrize("text", [BROKEN, WHOLE])
def test_a_text_that_is_there_stays_as_it_is(tmp_path: Path, text: str) -> None:
    """Of whichever lines: it is the same article."""
    press = begun(tmp_path / "press")
    copy = press.root / "articles/mail.txt"
    copy.write_text(text)
    add(press, "mail.txt", BROKEN.encode(), GIVEN)
    assert copy.read_text() == text
