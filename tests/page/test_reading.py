"""The reading tells the article in its order, in its own words or in sentences made of
what they state.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import DataObject, data, integers, sets, tuples
from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import digest
from kg.edition import Edition
from kg.knowledge import HOLDS
from kg.knowledge.memory import MemoryHome
from kg.model import Article, Passage
from kg.network.labelled import categories
from kg.page.address import Address
from kg.page.article_index import shelf
from kg.page.frame import environment
from kg.page.look import looks
from kg.page.reading import Reading, reading
from kg.page.reading.paragraphs import Run, TextPiece
from kg.page.reading.retelling import Sentence
from kg.page.reading.sections import Section
from kg.page.scope import Everything
from kg.page.statement_table import StatementRow, statement_rows
from kg.page.thing_table import KnownThings, ThingRow, thing_rows
from kg.workspace import find
from tests.conftest import copied_newsroom
from tests.page.sites import edition_of, opened
from tests.terms import thing

NORVIK = "https://w3id.org/liuzhou-kg/id/norvik"
HOSTILE = '</script><img src=x onerror="window.__pwn=1">\' \u202eשלום'


def read(edition: Edition, article: Article | None = None) -> Reading:
    article = article or edition.articles[0]
    return reading(
        edition, Address(article), article, things_of(edition), rows_of(edition)
    )


@cache
def things_of(edition: Edition) -> list[ThingRow]:
    """The things on the page of everything."""
    graph, scope = edition.graph, Everything(edition.graph).whole()
    found = looks(graph.ontology, categories(graph, sorted(scope.things)).values())
    return thing_rows(
        graph, Address(None), scope, KnownThings(graph, scope.things), found
    )


@cache
def rows_of(edition: Edition) -> list[StatementRow]:
    """The sentences on the page of everything."""
    graph, scope = edition.graph, Everything(edition.graph).whole()
    (article,) = edition.articles
    known = KnownThings(graph, scope.things)
    return statement_rows(graph, Address(article), scope, known)


def rendered(data: Reading) -> str:
    return str(environment().get_template("reading.html").module.reading(data))  # type: ignore[attr-defined]


def runs(data: Reading) -> Iterator[Run]:
    return (run for paragraph in data.paragraphs for run in paragraph.runs)


def pieces(data: Reading) -> Iterator[TextPiece]:
    return (piece for run in runs(data) for piece in run.pieces)


def within(data: Reading, begin: int, end: int) -> str:
    """The words of all pieces of a range, found as a script finds them."""
    placed = (
        (piece.text, [int(at) for at in piece.at.split(",")])
        for piece in pieces(data)
        if piece.at
    )
    return "".join(words for words, (b, e) in placed if begin <= b and e <= end)


def spelt(sentence: Sentence) -> str:
    return "".join(part.text for part in sentence.parts)


def said(section: Section) -> list[str]:
    return [spelt(sentence) for sentence in (*section.sentences, *section.naming)]


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text without the numbers
    behind sentences.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.links: list[int] = []
        self.text = ""
        self._in_count = False
        self._open = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open += tag == "a"
        self.links.append(self._open)
        self._in_count = dict(attrs).get("class") == "count"

    def handle_endtag(self, tag: str) -> None:
        self._open -= tag == "a"
        self._in_count = False

    def handle_data(self, data: str) -> None:
        self.text += "" if self._in_count else data

    @property
    def ids(self) -> Counter[str]:
        return Counter(attrs["id"] or "" for _, attrs in self.found if "id" in attrs)


@pytest.fixture(scope="session")
def verified(shared_newsroom: Path) -> Edition:
    return edition_of(shared_newsroom)


@pytest.fixture(scope="session")
def pinned(shared_newsroom: Path) -> Edition:
    return edition_of(shared_newsroom, pinned=True)


@pytest.fixture(scope="session")
def text(verified: Edition) -> str:
    copy = verified.texts.of(verified.articles[0])
    assert copy
    return copy.words


@pytest.fixture(scope="session")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The newsroom with a text that begins with other scripts, pictures and accents,
    and lines of white space.
    """
    folder = copied_newsroom(tmp_path_factory.mktemp("strange") / "newsroom")
    (file,) = (folder / "articles").glob("*.txt")
    begin = "\n \nשלום Norvik Looms\u202e abc\u202c 👩\u200d🚀 e\u0301 \r織機 <b>&amp;</b>\n\t\nNorvik\nLooms"
    file.write_text(begin + file.read_text("utf-8"), "utf-8", newline="")
    return edition_of(folder)


@pytest.fixture
def changed(newsroom: Path) -> Callable[[Callable[[str], str]], Edition]:
    """The newsroom with another copy of its text."""

    def change(edit: Callable[[str], str]) -> Edition:
        (file,) = (newsroom / "articles").glob("*.txt")
        file.write_bytes(edit(file.read_text("utf-8")).encode())
        return edition_of(newsroom)

    return change


def test_the_words_are_the_article_no_more_and_no_less(
    verified: Edition, text: str
) -> None:
    """All pieces together are the text to the last character, one paragraph for each of
    its own.
    """
    data = read(verified)
    assert "".join(piece.text for piece in pieces(data)) == text
    told = [
        "".join(p.text for run in paragraph.runs for p in run.pieces).strip()
        for paragraph in data.paragraphs
    ]
    assert told == [line for line in text.splitlines() if line]
    assert [paragraph.is_headline for paragraph in data.paragraphs] == [True] + [
        False
    ] * (len(told) - 1)


def test_the_page_has_the_same_words(verified: Edition, text: str) -> None:
    """The template adds nothing between the words but the counts."""
    shown = Elements(rendered(read(verified))).text
    for line in filter(None, text.splitlines()):
        assert line in shown


@pytest.mark.parametrize("state", ["verified", "pinned"])
def test_every_passage_can_be_linked_to(
    state: str, request: pytest.FixtureRequest
) -> None:
    """The id of each passage is on the page once, whatever it states."""
    edition = request.getfixturevalue(state)
    (article,) = edition.articles
    page = Elements(rendered(read(edition)))
    assert [page.ids[passage.position] for passage in article.passages] == [1] * len(
        article.passages
    )
    assert set(page.ids.values()) == {1}
    assert max(page.links) == 1, "a link inside of a link"


def test_the_pieces_of_a_passage_are_its_words(verified: Edition) -> None:
    """What a script lights for a passage has the passage's digest, and its anchor
    stands before the first piece.
    """
    data = read(verified)
    (article,) = verified.articles
    for passage in article.passages:
        assert digest(within(data, passage.begin, passage.end)) == passage.sha256
        first = next(
            piece for piece in pieces(data) if passage.position in piece.anchors
        )
        assert first.at.startswith(f"{passage.begin},")


def test_the_words_of_a_mention_name_its_thing_or_refer_to_it(
    verified: Edition,
) -> None:
    """A link's words are a label, a kind or a wording of its thing, or a passage that
    refers to it.
    """
    (article,) = verified.articles
    referring = {
        (verified.texts.quote(article, passage), thing)
        for passage in article.passages
        for thing in passage.refers_to
    }
    found = [
        (run.mention, "".join(piece.text for piece in run.pieces))
        for run in runs(read(verified))
        if run.mention
    ]
    assert len(found) > 40
    for mention, words in found:
        mentioned = thing(mention.key.removeprefix("id:"))
        names = {
            value.value
            for _, _, value in verified.graph.triples(mentioned)
            if isinstance(value, Literal)
        }
        assert (
            words.casefold() in {name.casefold() for name in names}
            or (words, mentioned.value) in referring
        )


def test_a_pronoun_says_whom_it_means(verified: Edition) -> None:
    """Words that are not the name of their thing have it for a title."""
    titles = {
        "".join(p.text for p in run.pieces): run.title
        for run in runs(read(verified))
        if run.mention
    }
    assert titles["it"] == titles["the city"] == "Quillhaven, place"
    assert titles["Norvik Looms"] == ""


def test_the_longest_name_wins(verified: Edition) -> None:
    """A thing whose name holds that of another is linked as a whole, even if a passage
    begins inside of it.
    """
    words = [
        "".join(piece.text for piece in run.pieces)
        for run in runs(read(verified))
        if run.mention
    ]
    assert {
        "Quillhaven trade office",
        "capital of weaving robots",
        "weaving robots",
    } <= set(words)
    assert "robots" not in words


def test_another_voice_is_seen(verified: Edition) -> None:
    """Quoted words and captions are marked, and each paragraph says once whose they
    are.
    """
    data = read(verified)
    quoted = "".join(piece.text for piece in pieces(data) if "quoted" in piece.marks)
    assert digest(quoted) == next(
        p.sha256 for a in verified.articles for p in a.passages if p.said_by
    )
    captions = [piece.text for piece in pieces(data) if "caption" in piece.marks]
    assert "".join(captions).startswith("Weaving robots at work")
    assert [p.voices for p in data.paragraphs if p.voices] == [
        ("caption",),
        ("Mirela Óskdal says",),
    ]
    assert rendered(data).count("Mirela Óskdal says") == 1


def test_a_sentence_counts_what_rests_on_it(verified: Edition, text: str) -> None:
    """Behind each sentence that bears statements stands how many, with a link to all of
    its words.
    """
    data = read(verified)
    (count,) = (
        count
        for run in runs(data)
        for count in run.counts
        if count.href == "#char=643,704"
    )
    assert (count.number, count.label) == (3, "3 statements from this sentence")
    end = next(n for n, run in enumerate(runs(data)) if count in run.counts)
    assert (
        "".join(p.text for run in list(runs(data))[: end + 1] for p in run.pieces)
        == text[:704]
    )
    ids = Elements(rendered(data)).ids
    assert all(
        ids[count.href.removeprefix("#")] == 1
        for run in runs(data)
        for count in run.counts
    )


def test_what_is_left_out_says_why(newsroom: Path) -> None:
    """Words that the graph leaves out on purpose bear the reason."""
    edition = edition_of(newsroom)
    (article,) = edition.articles
    (file,) = (newsroom / "graph" / "articles").glob("*.trig")
    they = next(p for p in article.passages if p.position == "char=1041,1045")
    at = f"<#char={they.begin},{they.end}> a kg:Passage"
    assert at in file.read_text("utf-8")
    reason = f'{at} ; kg:notModelled "Too “plain” <b>"'
    file.write_text(file.read_text("utf-8").replace(at, reason), "utf-8")
    edition = edition_of(newsroom)
    (piece,) = (piece for piece in pieces(read(edition)) if piece.reason)
    assert (piece.text, piece.marks, piece.reason) == ("They", "out", "Too “plain” <b>")
    assert 'title="Too “plain” &lt;b&gt;"' in rendered(read(edition))


def test_without_the_text_no_run_of_its_words_is_shown(
    pinned: Edition, text: str
) -> None:
    """At most seven words in a row are the article's, its headline excepted."""
    data = read(pinned)
    (article,) = pinned.articles
    assert not data.paragraphs
    shown = " ".join(re.findall(r"\w+", rendered(data).replace(article.headline, "")))
    words = re.findall(r"\w+", text)
    assert not [
        run
        for n in range(len(words) - 7)
        if (run := " ".join(words[n : n + 8])) in shown
    ]


def test_each_statement_stands_under_its_passage(pinned: Edition) -> None:
    """Passages come in the order of the text; each has its sentences once, and a link
    to the words themselves.
    """
    (article,) = pinned.articles
    sections, stated = read(pinned).sections, pinned.graph.stated(article.passages)
    assert [section.anchor for section in sections] == [
        passage.position for passage in article.passages
    ]
    for section, passage in zip(sections, article.passages, strict=True):
        wanted = {pinned.graph.verbaliser.unit(t): t for t in stated[passage]}
        sentences = [
            pinned.graph.verbaliser.sentence(*triple) for triple in wanted.values()
        ]
        assert sorted(said(section)) == sorted(sentences)
        assert section.link.startswith(article.url)


def test_a_passage_inside_another_is_told_under_it(pinned: Edition) -> None:
    """The depth of a section is the number of stating passages that hold it."""
    depths = {section.anchor: section.depth for section in read(pinned).sections}
    assert [
        depths[f"char={at}"] for at in ("254,408", "254,336", "271,294", "410,485")
    ] == [0, 1, 2, 0]


def test_a_retold_sentence_leads_to_its_things_and_to_its_statement(
    pinned: Edition,
) -> None:
    """Names are links to things, and the words between them to the statement."""
    section = next(
        section for section in read(pinned).sections if section.anchor == "char=254,408"
    )
    told = next(
        sentence for sentence in section.sentences if "cooperates" in spelt(sentence)
    )
    linked = [part.text for part in told.parts if part.mention]
    assert linked == ["Norvik Looms", "Tessaly Freight", "Fjällweft-Duo"]
    assert [part.text for part in told.parts if part.is_link] == ["cooperates with"]
    assert [row.href for row in rows_of(pinned) if row.sentence == spelt(told)] == [
        told.href
    ]
    assert re.fullmatch(r"#statement=[0-9a-f]+", told.href)


def test_what_names_a_thing_leads_to_the_thing(pinned: Edition) -> None:
    """Names and classes have no row of their own: their sentences lead to that of the
    thing.
    """
    naming = [
        sentence for section in read(pinned).sections for sentence in section.naming
    ]
    assert any(sentence.href.startswith("#thing=id:") for sentence in naming)


def test_a_sentence_that_is_not_on_the_page_is_no_link(pinned: Edition) -> None:
    """It is plain text, though its things are still linked."""
    (article,) = pinned.articles
    sections = reading(
        pinned, Address(article), article, things_of(pinned), []
    ).sections
    told = [
        sentence
        for section in sections
        for sentence in (*section.sentences, *section.naming)
    ]
    assert not [
        sentence
        for sentence in told
        if sentence.href or any(part.is_link for part in sentence.parts)
    ]
    assert [part for sentence in told for part in sentence.parts if part.mention]


def test_a_retold_voice_is_named(pinned: Edition) -> None:
    """Sections say whose words they retell, where they are not the article's own."""
    voices = {section.voice for section in read(pinned).sections}
    assert voices == {"", "caption", "Mirela Óskdal says"}


@pytest.mark.parametrize("with_text", [True, False])
def test_hostile_text_is_shown_as_text(newsroom: Path, with_text: bool) -> None:
    """Markup in the text, a label, a wording or a link stays text."""
    (file,) = (newsroom / "articles").glob("*.txt")
    file.write_text(
        file.read_text("utf-8").replace("They can", f"{HOSTILE} They can"), "utf-8"
    )
    edition = edition_of(newsroom, pinned=not with_text)
    name = NamedNode(NORVIK)
    home = edition.graph.home
    assert isinstance(home, MemoryHome)
    for graph in (HOLDS, NamedNode(f"{edition.articles[0].iri}#char=243,266")):
        for predicate in (v.PREF_LABEL, v.ALT_LABEL, v.KIND):
            home.engine.add(Quad(name, predicate, Literal(HOSTILE), graph))
    (article,) = edition.articles
    page = rendered(
        read(
            edition, article._replace(url="javascript:window.__pwn=1", headline=HOSTILE)
        )
    )
    assert "&lt;img src=x" in page
    elements = Elements(page)
    assert not {tag for tag, _ in elements.found} & {"img", "script"}
    assert not [
        attrs
        for _, attrs in elements.found
        if (attrs.get("href") or "").startswith("javascript")
    ]
    assert not [
        name
        for _, attrs in elements.found
        for name in attrs
        if name.startswith("on") or name == "style"
    ]


def test_a_moved_copy_keeps_the_article_s_numbers(
    changed: Callable[[Callable[[str], str]], Edition],
) -> None:
    """Where a copy has more before a passage, its words are lit by the passage's own
    position.
    """
    edition = changed(lambda text: f"Weather 🌦️: fine, e\u0301 \n\n{text}")
    data = read(edition)
    (article,) = edition.articles
    assert "40 of 40 passages found, shifted by +23." in data.note
    assert not data.sections
    for passage in article.passages:
        assert digest(within(data, passage.begin, passage.end)) == passage.sha256
    assert next(pieces(data)).at == ""


@given(data())
def test_passages_may_lie_anyhow(strange: Edition, data: DataObject) -> None:
    """Whatever overlaps, and wherever it cuts a name or an accent, no word is lost and
    each passage has its own.
    """
    (article,) = strange.articles
    text = strange.texts.of(article)
    assert text
    place = tuples(integers(0, 160), integers(1, 90)).map(
        lambda pair: (pair[0], sum(pair))
    )
    spans = data.draw(
        sets(place, min_size=1, max_size=12)
    )  # without any, no copy is proved
    passages = [
        Passage(f"{article.iri}#char={b},{e}", b, e, digest(text.words[b:e]))
        for b, e in spans
    ]
    told = read(
        strange,
        article._replace(
            passages=tuple(sorted(passages, key=lambda p: (p.begin, -p.end)))
        ),
    )
    assert "".join(piece.text for piece in pieces(told)) == text.words
    assert all(
        within(told, p.begin, p.end) == text.words[p.begin : p.end] for p in passages
    )
    anchors = Counter(anchor for piece in pieces(told) for anchor in piece.anchors)
    assert anchors.keys() >= {passage.position for passage in passages}
    assert anchors.total() == len(anchors)


def test_what_a_copy_lacks_is_retold(
    changed: Callable[[Callable[[str], str]], Edition],
) -> None:
    """Passages whose words are not in the copy follow in sentences, and each can still
    be linked to once.
    """
    edition = changed(
        lambda text: text.replace("also", "").replace("60 million", "61 million")
    )
    data = read(edition)
    (article,) = edition.articles
    assert [section.anchor for section in data.sections] == ["char=888,979"]
    assert "60 million yuan" in " ".join(said(data.sections[0]))
    assert {
        Elements(rendered(data)).ids[passage.position] for passage in article.passages
    } == {1}


def test_a_text_of_something_else_is_not_shown(
    changed: Callable[[Callable[[str], str]], Edition],
) -> None:
    """A file of the article's name that has none of its passages is no copy of it: it
    is pinned.
    """
    edition = changed(lambda _: "Nothing that anybody has read.")
    data = read(edition)
    assert edition.state() == "pinned" and not data.paragraphs
    assert len(data.sections) == len(edition.articles[0].passages)
    assert "stay with their publisher" in data.note


def test_other_line_ends_are_the_same_text(
    changed: Callable[[Callable[[str], str]], Edition], text: str
) -> None:
    """A copy with CRLF reads as the article's own."""
    data = read(changed(lambda text: text.replace("\n", "\r\n")))
    assert "".join(piece.text for piece in pieces(data)) == text
    assert not data.sections


@pytest.mark.parametrize("state", ["verified", "pinned"])
def test_an_article_without_passages_can_be_read(
    state: str, request: pytest.FixtureRequest, text: str
) -> None:
    """Its words stand there without links into them; pinned there is only the headline."""
    edition = request.getfixturevalue(state)
    (article,) = edition.articles
    data = read(edition, article._replace(passages=()))
    assert "".join(piece.text for piece in pieces(data)) == (
        text if state == "verified" else ""
    )
    assert not data.sections
    assert not any(piece.at for piece in pieces(data))
    assert article.headline in Elements(rendered(data)).text


def test_the_flagship_is_read_in_full(
    flagship_folder: Path, articles_folder: Path
) -> None:
    """Each passage's pieces have its digest, and nothing of the text is lost."""
    edition = opened(find(flagship_folder, articles_folder))
    data = read(edition)
    (article,) = edition.articles
    copy = edition.texts.of(article)
    assert copy
    assert "".join(piece.text for piece in pieces(data)) == copy.words
    assert all(
        digest(within(data, p.begin, p.end)) == p.sha256 for p in article.passages
    )
    assert [p.voices for p in data.paragraphs if p.voices] == [
        ("caption",),
        *[("Guan Weirong says",)] * 2,
    ]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("verified", "checked against its text"),
        ("pinned", "without its text, not checked here"),
    ],
)
def test_the_shelf_lists_every_article(
    state: str, words: str, request: pytest.FixtureRequest
) -> None:
    """An article is linked by its headline, with its publisher, day, size and state."""
    edition = request.getfixturevalue(state)
    (row,) = shelf(edition, Address(None), edition.articles)
    assert row[:3] == (
        "Norvik Looms joins hands with Tessaly Freight",
        "articles/2024-03-04-norvik-tessaly.html",
        "Ostrevale Gazette, 4 March 2024",
    )
    assert (row.passages, row.state) == (40, state)
    page = str(environment().get_template("reading.html").module.shelf([row]))  # type: ignore[attr-defined]
    assert f"40 passages · {words}" in page
