"""Passages are found again by their digests, whatever happened to the text around them,
and links lead to them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import articles
from kg.articles import (
    Occurrences,
    Text,
    Texts,
    digest,
    fragment,
    is_edge,
    link,
    occurrences,
    read_text,
)
from kg.articles.links import percent_encoded
from kg.errors import BadInput
from kg.model import Article, Passage
from tests.flagship import NAMES

NEWSROOM = Path(__file__).parent / "data" / "newsroom"
SLUG = "2024-03-04-norvik-tessaly"
WORDS = read_text(NEWSROOM / "articles" / f"{SLUG}.txt")
EDGES = [at for at in range(len(WORDS) + 1) if is_edge(WORDS, at)]
TRIG = (NEWSROOM / "graph" / "articles" / f"{SLUG}.trig").read_text(encoding="utf-8")
PASSAGES = sorted(
    (int(begin), int(end))
    for begin, end in re.findall(r"GRAPH <#char=(\d+),(\d+)>", TRIG)
)
LABELS = [
    "Norvik Looms",
    "Tessaly Freight",
    "Zöllin Textiles",
    "Fjällweft-Duo",
    "Quillhaven",
    "15,000 looms annually",
    "provincial model town",
    "about 38 workshops",
    "$8.4 million",
    "Mirela Óskdal",
    "weaving robots",
]
IRI = NAMES.articles + SLUG


def passage(begin: int, end: int) -> Passage:
    """The newsroom's passage at a position."""
    return Passage(f"{IRI}#char={begin},{end}", begin, end, digest(WORDS[begin:end]))


def copy(words: str) -> Text:
    """A copy of the newsroom's text that may differ."""
    found = tuple(passage(*span) for span in PASSAGES)
    return Text(
        Article(
            IRI,
            len(WORDS),
            digest(WORDS),
            "https://gazette.example/",
            "",
            "",
            "",
            found,
        ),
        words,
    )


def one(words: str, nth: int = 0) -> Passage:
    """The newsroom's passage of these words."""
    return passage(*occurrences(WORDS, words)[nth])


# Positions


def test_positions_count_code_points() -> None:
    """The text tells code points, UTF-16 units and bytes apart, before its last passage
    at the latest.
    """
    last = copy(WORDS).article.passages[-1]
    before = WORDS[: last.begin]
    assert len(before) < len(before.encode("utf-16-le")) // 2 < len(before.encode())
    assert copy(WORDS).quote(last) == WORDS[last.begin : last.end]


def test_an_unchanged_copy_has_every_passage_in_its_place() -> None:
    """Nothing has moved, and every quote is what stands there."""
    text = copy(WORDS)
    assert text.is_exact
    assert {text.find(found).shift for found in text.article.passages} == {0}
    assert [text.quote(found) for found in text.article.passages] == [
        WORDS[b:e] for b, e in PASSAGES
    ]


# Copies that differ


@given(st.data())
def test_text_put_before_a_passage_moves_it_by_its_length(data: st.DataObject) -> None:
    """Whatever is inserted at a word's edge, the passages before it stay, and those
    behind it are found later.
    """
    at = data.draw(st.sampled_from(EDGES), label="at")
    letters = st.characters(exclude_categories=["Cs"])
    inserted = f" {data.draw(st.text(letters, max_size=60), label='inserted')}\n"
    text = copy(WORDS[:at] + inserted + WORDS[at:])
    assert not text.is_exact
    for found in text.article.passages:
        if found.end <= at or at <= found.begin:
            assert text.find(found).shift == (len(inserted) if at <= found.begin else 0)
            assert text.quote(found) == WORDS[found.begin : found.end]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_other_text_gives_no_quote_that_is_not_the_passage(words: str) -> None:
    """A quote is the passage's words or nothing."""
    text = copy(words)
    assert {text.quote(found) for found in text.article.passages} <= {
        None,
        *(WORDS[b:e] for b, e in PASSAGES),
    }


def test_line_ends_of_another_system_change_nothing(tmp_path: Path) -> None:
    """A copy with CRLF is read as the same text."""
    path = tmp_path / "copy.txt"
    path.write_bytes(WORDS.replace("\n", "\r\n").encode())
    assert copy(read_text(path)).is_exact


def test_spaces_at_line_ends_shift_what_follows() -> None:
    """Every passage is found, each later by the spaces before it."""
    text = copy(WORDS.replace("\n", "  \n"))
    assert not text.is_exact
    for found in text.article.passages:
        assert text.find(found).shift == 2 * WORDS.count("\n", 0, found.begin)


def test_a_changed_passage_is_nowhere() -> None:
    """One other digit, and the passages that hold it are gone, while those around it
    stay.
    """
    text = copy(WORDS.replace("about 38 workshops", "about 39 workshops"))
    lost = [found for found in text.article.passages if text.find(found).begin is None]
    assert lost == [one("The money has made possible about 38 workshops in the city")]
    assert text.quote(lost[0]) is None and text.find(lost[0]).shift is None


def test_the_nearest_of_the_same_words_is_taken() -> None:
    """Words that stand twice are two passages with one digest, each found near where it
    was.
    """
    first, second = (
        one("Quillhaven, north Ostrevale"),
        one("Quillhaven, north Ostrevale", 1),
    )
    assert first.sha256 == second.sha256
    text = copy("A word before. " + WORDS)
    assert (text.find(first).begin, text.find(second).begin) == (
        first.begin + 15,
        second.begin + 15,
    )


def test_words_that_stand_often_move_with_those_around_them() -> None:
    """Words that stand twice are not taken for their like, though that is nearer to
    where they were, or even there.
    """
    first, second = (
        one("Quillhaven, north Ostrevale"),
        one("Quillhaven, north Ostrevale", 1),
    )
    for length in (100, second.begin - first.begin):
        text = copy(" " * (length - 1) + "\n" + WORDS)
        assert (
            text.summary()
            == f"{len(PASSAGES)} of {len(PASSAGES)} passages found, shifted by +{length}"
        )


def test_words_inside_a_longer_word_are_not_the_passage() -> None:
    """A digest that fits a part of a word is no find."""
    since = one("Since 2019")
    assert copy("Since 20191").find(since).begin is None
    assert copy("x Since 2019").find(since).begin == 2


def test_an_empty_text_has_nothing() -> None:
    """No passage is found in no text."""
    assert [copy("").quote(found) for found in copy("").article.passages] == [
        None
    ] * len(PASSAGES)


# Words


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("", [0]),
        ("ab", [0, 2]),
        ("é ö", [0, 1, 2, 3]),
        ("naïve", [0, 5]),
        ("a🧵b", [0, 1, 2, 3]),
        ("𝔸𝔹 x", [0, 2, 3, 4]),
        ("$8.4m", [0, 1, 2, 3, 5]),
        ("a-b", [0, 1, 2, 3]),
        ("宝骏 x", [0, 2, 3, 4]),
    ],
)
def test_edges_are_where_no_word_is_cut(text: str, edges: list[int]) -> None:
    """Letters and digits of any script and plane hold together; signs, dashes and
    pictures part them.
    """
    assert [at for at in range(-1, len(text) + 2) if is_edge(text, at)] == edges


def test_an_accent_is_part_of_its_letter() -> None:
    """In decomposed text no word ends before the accent on its last letter."""
    assert not is_edge("cafe\N{COMBINING ACUTE ACCENT}", 4)
    assert occurrences("cafe\N{COMBINING ACUTE ACCENT} cafe", "cafe") == [(6, 10)]


@pytest.mark.parametrize(
    ("text", "words", "spans"),
    [
        ("Norvik, Norvik's and Norviks", "Norvik", [(0, 6), (8, 14)]),
        ("a  b\n\na b", "a b", [(0, 4), (6, 9)]),
        ("1.5 and 1x5", "1.5", [(0, 3)]),
        ("🧵 Zöllin 🧵", "Zöllin", [(2, 8)]),
        ("($8.4 million)", "$8.4 million", [(1, 13)]),
        ("norvik", "Norvik", []),
        ("anything", "  ", []),
        ("anything", "", []),
    ],
)
def test_words_are_found_whole(
    text: str, words: str, spans: list[tuple[int, int]]
) -> None:
    """As they are written, in any white space, with no pattern in them, and never
    inside another word.
    """
    assert occurrences(text, words) == spans


@given(
    text=st.text("aAiI\u0130\u0131sS\u017fß\u1e9ekK\u212a '\n\u0307", max_size=14),
    words=st.text("aAiI\u0130\u0131sS\u017fß\u1e9ekK\u212a ", min_size=1, max_size=4),
)
def test_in_any_case_words_are_found_where_a_pattern_finds_them(
    text: str, words: str
) -> None:
    """Also where a text gets longer in lower case, and positions would not be its own."""
    parts = map(re.escape, words.split())
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    found = [match.span() for match in pattern.finditer(text)] if words.split() else []
    whole = [span for span in found if all(is_edge(text, at) for at in span)]
    assert occurrences(text, words, any_case=True) == whole


@given(st.sampled_from(PASSAGES))
def test_a_passage_is_found_by_its_words(span: tuple[int, int]) -> None:
    """What a passage holds leads back to it."""
    assert span in occurrences(WORDS, WORDS[slice(*span)])


# Links


def browser(found: str) -> tuple[int, int]:
    """Where a browser that knows nothing of kg scrolls to: the one start, and the first
    end behind it.
    """
    start, _, stop = found.partition(",")
    first = re.search(
        rf"(?<!\w){re.escape(unquote(start))}(?!\w)", WORDS, re.IGNORECASE
    )
    assert first and not re.search(
        rf"(?<!\w){re.escape(unquote(start))}(?!\w)",
        WORDS[first.end() :],
        re.IGNORECASE,
    )
    if not stop:
        return first.span()
    last = re.compile(
        rf"(?<!\w){re.escape(unquote(stop))}(?!\w)", re.IGNORECASE
    ).search(WORDS, first.end())
    assert last
    return first.start(), last.end()


def test_fragments_lead_into_their_passages() -> None:
    """Each fragment is made of names, is unique in the text, and marks a part of its
    passage alone.
    """
    found = {span: fragment(WORDS, *span, LABELS) for span in PASSAGES}
    assert sum(one is not None for one in found.values()) >= 5
    for (begin, end), made in found.items():
        if made:
            assert {unquote(part) for part in made.split(",")} <= set(LABELS)
            at, until = browser(made)
            assert begin <= at < until <= end
            assert articles.target(WORDS, made) == (at, until)


def test_stored_fragments_are_ready_for_a_link() -> None:
    """Those in the newsroom's graph hold nothing that would end the directive, and
    decode to words of the text.
    """
    stored = re.findall(r'kg:textFragment "([^"]*)"', TRIG)
    assert len(stored) >= 20
    for made in stored:
        assert re.fullmatch(r"(?:[A-Za-z0-9._~!$'()*+;=:@/?,]|%[0-9A-F]{2})+", made)
        assert all(occurrences(WORDS, unquote(part)) for part in made.split(","))
        assert browser(made)


@pytest.mark.parametrize(
    ("words", "encoded"),
    [
        ("Fjällweft-Duo", "Fj%C3%A4llweft%2DDuo"),
        ("15,000 looms", "15%2C000%20looms"),
        ("A & B", "A%20%26%20B"),
        ("No. #1", "No.%20%231"),
        ("100%", "100%25"),
        ("🧵", "%F0%9F%A7%B5"),
        ("a/b?c=d", "a%2Fb%3Fc%3Dd"),
    ],
)
def test_what_has_a_meaning_in_a_link_is_encoded(words: str, encoded: str) -> None:
    """Dash, comma, ampersand, hash, per cent and all that is not ASCII are
    percent-encoded, and decode again.
    """
    assert percent_encoded(words) == encoded
    assert unquote(encoded) == words


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_words_survive_a_link(words: str) -> None:
    """Encoded words are plain ASCII without a dash, comma, ampersand or hash, and
    decode to what they were.
    """
    encoded = percent_encoded(words)
    assert encoded.isascii() and not set("-,&# ") & set(encoded)
    assert unquote(encoded) == words


def test_without_names_there_is_no_fragment() -> None:
    """A passage in which no name stands, or only names that stand elsewhere too, has
    none.
    """
    assert fragment(WORDS, *PASSAGES[0], []) is None
    assert fragment("Acme left. Acme came.", 11, 20, ["Acme"]) is None
    assert link("https://gazette.example/", None) == "https://gazette.example/"
    assert (
        link("https://gazette.example/", "Acme")
        == "https://gazette.example/#:~:text=Acme"
    )


def test_letters_that_grow_when_folded_move_nothing() -> None:
    """Case is ignored without losing the place."""
    text = "On Weißstraße, Acme met Bolt. Bolt left."
    assert fragment(text, 15, 28, ["Acme", "Bolt"]) == "Acme,Bolt"
    assert articles.target(text, "Acme,Bolt") == (15, 28)


# Files


def test_what_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """The error names the file, the byte and what to do."""
    path = tmp_path / f"{SLUG}.txt"
    path.write_bytes(b"Z\xf6llin Textiles")
    with pytest.raises(BadInput) as refused:
        Texts(tmp_path).of(copy(WORDS).article)
    assert (
        str(path) in str(refused.value)
        and "byte 1" in str(refused.value)
        and "UTF-8" in refused.value.advice
    )


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """A folder in place of a text is an error that names it."""
    (tmp_path / f"{SLUG}.txt").mkdir()
    with pytest.raises(BadInput, match=SLUG):
        Texts(tmp_path).of(copy(WORDS).article)


def test_without_a_file_an_article_is_pinned(tmp_path: Path) -> None:
    """No folder, or none with this article's file, gives no text and no quote."""
    article = copy(WORDS).article
    (tmp_path / "another.txt").write_text(WORDS, encoding="utf-8")
    for folder in (None, tmp_path):
        assert Texts(folder).of(article) is None
        assert Texts(folder).quote(article, article.passages[0]) is None


class Looked(str):  # noqa: SLOT000 - the number is of the class
    """A text that counts how often it is looked into."""

    times = 0

    def startswith(self, *arguments: Any) -> bool:
        Looked.times += 1
        return super().startswith(*arguments)


@pytest.mark.parametrize(
    "words",
    [
        "Acme",
        "Acme grew.",
        "“Acme grew",
        "mill",
        "Acme_Bolt",
        "Bolt",
        ", and Acme",
        "cafe",
        "cafe\u0301",
        "…",
        "",
        "nowhere",
    ],
)
def test_many_words_are_found_like_each(words: str) -> None:
    """Whatever stands before, between and behind them."""
    text = (
        "Acme  grew. “Acme grew,” and Acme\ngrew. A windmill, a mill; Acme_Bolt ,  and "
        "Acme of the cafe\u0301 … Boltmill"
    )
    assert Occurrences(text).of(words) == occurrences(text, words)


def test_of_a_longer_text_each_sentence_is_found_in_no_more_time() -> None:
    """Twice as many sentences are looked for in twice as many places, and no more."""
    looked = []
    for number in (100, 400):
        told = [f"Acme has bought {n} mills of Bolt." for n in range(number)]
        Looked.times = 0
        known = Occurrences(Looked(" ".join(told)))
        assert all(len(known.of(sentence)) == 1 for sentence in told)
        looked.append(Looked.times)
    assert looked[1] <= 5 * looked[0]
