"""A text becomes an article, whole or not at all, and can be taken away again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.articles import Texts, digest
from kg.authoring.accepting import worksheet_of
from kg.authoring.adding import Added, add
from kg.authoring.bibliography import Bibliography
from kg.authoring.removing import remove_article
from kg.authoring.shorthand import Quoted, Said, Worksheet, read_worksheet
from kg.checks import check
from kg.drafting.accepting_drafts import accept_article as accept
from kg.errors import BadInput, KgError, NotFound
from kg.evidence.lookup import looked_up
from kg.knowledge import Graph, load
from kg.model import Article
from kg.workspace import Workspace, find
from tests.authoring.press import GIVEN, KNOWN, SLUG, TEXT, contents

TITLE = "Thessop Kilns opens a hall"
NOTHING = Bibliography()
REGISTERED = """# What is what.
#
# Kept by hand.

@prefix id: <https://example.org/press/id/> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

id:herald a kg:Organisation ;
    skos:prefLabel "Wexholt Evening Lamp"@en ;
    skos:altLabel "The Lamp"@en .

id:ostrevale a kg:City ;
    skos:prefLabel "Ostrevale"@en .
"""


def new(press: Workspace, text: str | bytes, given: Bibliography = NOTHING) -> Added:
    """The article that a text becomes."""
    data = text.encode() if isinstance(text, str) else text
    return add(press, "news.txt", data, given)


def article(press: Workspace, slug: str) -> Article:
    """The article as the graph has it."""
    by_slug = {each.slug: each for each in load(press).articles.values()}
    return by_slug[slug]


def sheet(press: Workspace, slug: str) -> Worksheet:
    """The worksheet of an article."""
    path = worksheet_of(press, slug)
    return read_worksheet(path.read_text(encoding="utf-8"), path.name)


def said(press: Workspace, slug: str) -> dict[str, list[str]]:
    """What the worksheet states, by its words."""
    found: dict[str, list[str]] = {}
    for passage in sheet(press, slug).passages:
        for item in passage.items:
            assert isinstance(item, Said)
            words = " ".join(token.text for clause in item.clauses for token in clause)
            found.setdefault(passage.place.words, []).append(words)
    return found


def publisher(graph: Graph, slug: str) -> NamedNode:
    """The publisher of an article as a thing."""
    name = NamedNode(graph.namespaces.articles + slug)
    (quad,) = graph.match(name, NamedNode("https://schema.org/publisher"), graphs=name)
    assert isinstance(quad.object, NamedNode)
    return quad.object


def test_the_files(press: Workspace) -> None:
    """A copy of the text, the article, its publisher and its worksheet, and no more."""
    before = contents(press.root)
    written = new(press, TEXT, GIVEN).written
    after = contents(press.root)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {press.shown(path) for path in written}
    assert changed == {
        "articles/kilns.txt",
        "drafts/kilns.kg",
        "graph/articles/kilns.trig",
        "graph/entities.ttl",
    }
    assert after["articles/kilns.txt"] == TEXT.encode()


def test_the_article(kilns: Workspace) -> None:
    """Is a draft with the digest of its text, and with what was said of it."""
    found = article(kilns, SLUG)
    assert (found.length, found.sha256) == (len(TEXT), digest(TEXT))
    assert (found.headline, found.publisher) == (TITLE, "Ostrevale Gazette")
    assert (found.published, found.url) == ("2024-05-06", GIVEN.url)
    assert found.is_draft
    assert found.passages == ()


def test_it_is_unfinished_and_not_wrong(kilns: Workspace) -> None:
    """A check finds no errors, and words can be looked up."""
    texts = Texts(kilns.texts)
    assert not [each for each in check(kilns, texts) if each.is_error]
    (block,) = looked_up(load(kilns), texts, "Thessop Kilns is in Wexholt", None)
    begin = TEXT.index("Thessop Kilns is in Wexholt")
    assert f"#char={begin},{begin + 27}" in block


def test_the_worksheet(kilns: Workspace) -> None:
    """Has each sentence but the dateline, which is there as what is known already."""
    assert said(kilns, SLUG) == {
        TITLE: [f"article headline {TITLE}"],
        "Ostrevale Gazette…May 6, 2024": [
            "article publisher ostrevale-gazette",
            "article datePublished 2024-05-06",
        ],
    }
    words = [passage.place.words for passage in sheet(kilns, SLUG).passages]
    assert words[2:] == [
        "Thessop Kilns is in Wexholt.",
        "The potter has the brand Orrelglaze.",
        "Since 2019, Thessop Kilns has spent more than 60 million yuan ($8.4 million) on wheels.",
        "The hall has 1,400 wheels.",
        '"We fire day and night," said Maud Ennerby, head of Thessop Kilns.',
    ]


def test_the_worksheet_can_be_accepted_as_it_is(kilns: Workspace) -> None:
    """What it states already is borne by the words."""
    assert accept(kilns, SLUG).is_written


def test_the_worksheet_tells_known_things(press: Workspace) -> None:
    """Those of the registry that the text names, each by its name in the shorthand."""
    press.entities.write_text(REGISTERED, encoding="utf-8")
    new(press, TEXT + "\nThe Lamp was lit.\n", GIVEN)
    text = worksheet_of(press, SLUG).read_text(encoding="utf-8")
    known = re.findall(r"^#   (herald|ostrevale)  (.*)$", text, re.MULTILINE)
    assert known == [("herald", "The Lamp"), ("ostrevale", "Ostrevale")]


@pytest.mark.parametrize(
    "text",
    [
        'A "word" in quotes\n\n“Two” or “three”, and \'four\'.\n\nShe said "five".',
        "A \\ and a \\n\n\nAnd \\\\.",
        "A title  # with signs\n\n# A heading\n\nA sentence  # and more.",
        "A title…\n\nAnd so on… until the end.\n\nAnd so on… until the end.",
        "One two\u2028three\x85four\x0bfive\n\nSix\u00a0seven.",
        "Same\nSame\nSame, same\n",
        "柳州 “报”\n\n今天。\n",
        "Title (1)\n\nSaid by nobody (2).\n\n(caption)\n",
        'article: a title\n\nwith "words" = more\n',
    ],
)
def test_any_text_makes_a_worksheet(press: Workspace, text: str) -> None:
    """It can be read, finds its own words, and says the very title."""
    slug = new(press, text, Bibliography(slug="any")).slug
    assert accept(press, slug).is_written
    (headline,) = (
        item.clauses[0][-1]
        for item in sheet(press, slug).passages[0].items
        if isinstance(item, Said)
    )
    assert isinstance(headline, Quoted)
    assert headline.text == article(press, slug).headline


def test_a_sentence_that_stands_twice(press: Workspace) -> None:
    """Is told apart by its number."""
    new(press, "Rain\n\nIt rains.\n\nIt rains. Rain.", Bibliography(slug="rain"))
    places = [passage.place[:2] for passage in sheet(press, "rain").passages]
    assert places == [("Rain", 1), ("It rains.", 1), ("It rains.", 2), ("Rain.", None)]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.rstrip("\n").encode(),
        f"\n\n{TEXT}\n\n".encode(),
    ],
)
def test_other_line_ends_and_marks(press: Workspace, data: bytes) -> None:
    """The copy is the same text, as UTF-8 with LF."""
    new(press, data, GIVEN)
    assert (press.root / "articles/kilns.txt").read_bytes() == TEXT.encode()
    assert article(press, SLUG).sha256 == digest(TEXT)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Kilns \xff", "byte 6 is not UTF-8"),
        ("Öfen".encode("latin-1"), "byte 0 is not UTF-8"),
        ("Öfen".encode("utf-16"), "is not UTF-8"),
        (b"", "there are no words"),
        (b"\xef\xbb\xbf", "there are no words"),
        (b" \r\n\t\n", "there are no words"),
        (b"x" * 201, "first line is too long for a title"),
    ],
)
def test_what_is_no_text(press: Workspace, data: bytes, message: str) -> None:
    """Is refused by its name with what is wrong, and nothing is written."""
    before = contents(press.root)
    with pytest.raises(BadInput, match=message) as refused:
        new(press, data)
    assert refused.value.source == "news.txt"
    assert contents(press.root) == before


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><title>News</title>",
        "  <!doctype html>\nNews",
        "<html lang=en>News",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC ""><html><body>News</body></html>',
        "<HTML><BODY>News</BODY></HTML>",
        "<p>One.</p>\n<p>Two.</p>",
        '<div class="a">One</div>\n<DIV>two</DIV>',
        "One<br>two<br/>three<br />four",
        "<h1>News</h1>\n<ul><li>One</li></ul>",
        'See <a href="/a">this</a> and <em>that</em>.',
        "<table><tr><td>1</td></tr></table>",
    ],
)
def test_html(press: Workspace, page: str) -> None:
    """Is refused with advice, and nothing is written."""
    before = contents(press.root)
    with pytest.raises(BadInput, match="this is HTML") as refused:
        new(press, page)
    assert "plain text" in refused.value.message
    assert refused.value.advice
    assert contents(press.root) == before


@pytest.mark.parametrize(
    "text",
    [
        "I <3 kilns <3 and <3 wheels",
        "The tag <p> begins a paragraph",
        "The tags <p> and </p>",
        "If a<b and b>c and c<d, then a<p or p>q",
        "<Kilns> <and> <wheels> <are> <here>",
        "A &lt;p&gt; &amp; more",
    ],
)
def test_what_only_looks_like_html(press: Workspace, text: str) -> None:
    """Is a text like any other."""
    assert new(press, text, Bibliography(slug="x")).slug == "x"


@pytest.mark.parametrize(
    "day",
    [
        "yesterday",
        "6 May 2024",
        "2024",
        "2024-05",
        "2024-5-6",
        "2024-13-01",
        "2024-02-30",
        "2024-05-06T",
        "2024-05-06T25:00",
        "2024-05-06 09:30",
        "T09:30",
        " 2024-05-06",
    ],
)
def test_a_bad_day(press: Workspace, day: str) -> None:
    """Is refused with an example, and nothing is written."""
    before = contents(press.root)
    with pytest.raises(KgError, match=f"'{day}' is no day") as refused:
        new(press, TEXT, Bibliography(published=day))
    assert "2024-05-31" in refused.value.advice
    assert contents(press.root) == before


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-06", "2024-05-06"),
        ("20240506", "2024-05-06"),
        ("2024-05-06T09:30", "2024-05-06T09:30:00"),
        ("2024-05-06T09:30:15.5", "2024-05-06T09:30:15.5"),
        ("2024-05-06T09:30:00Z", "2024-05-06T09:30:00Z"),
        ("2024-05-06T09:30:00+08:00", "2024-05-06T09:30:00+08:00"),
    ],
)
@pytest.mark.parametrize("line", ["May 6, 2024", "09:30, May 6, 2024"])
def test_a_day(press: Workspace, written: str, day: str, line: str) -> None:
    """Begins the slug, and is that of the article before and after it is accepted."""
    text = TEXT.replace("May 6, 2024", line)
    slug = new(press, text, Bibliography(published=written)).slug
    assert slug == "2024-05-06-thessop-kilns-opens-a-hall"
    assert article(press, slug).published == day
    assert accept(press, slug).is_written
    assert article(press, slug).published == day


@pytest.mark.parametrize(
    "url",
    [
        "gazette.example/a",
        "ftp://gazette.example/",
        "https://",
        "https:///a",
        "https://a b/",
        "https://a.example/#top",
        'https://a.example/"',
        "https://a.example/<b>",
        "https://a.example/{b}",
        "https://a.example/a|b",
        "https://a.example/a\\b",
        "https://a.example/%zz",
    ],
)
def test_a_bad_address(press: Workspace, url: str) -> None:
    """Is refused with what one looks like, and nothing is written."""
    before = contents(press.root)
    with pytest.raises(KgError, match="is no address of a page") as refused:
        new(press, TEXT, Bibliography(url=url))
    assert "https://" in refused.value.advice
    assert contents(press.root) == before


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Thessop Kilns opens a hall!", "thessop-kilns-opens-a-hall"),
        ("Łódź & Ærø’s “Größe”", "lodz-aeros-grosse"),
        ("Öfen: 1,400", "ofen-1-400"),
        ("柳州", "unnamed"),
        ("word " * 30, "-".join(["word"] * 7)),
        ("x" * 100, "x" * 36),
    ],
)
def test_a_slug(press: Workspace, title: str, slug: str) -> None:
    """Is made of the day and the first words of the title, in ASCII."""
    assert new(press, TEXT, Bibliography(title=title)).slug == slug
    given = Bibliography(title=title, published="2024-05-07")
    assert new(press, f"{TEXT}\nMore.", given).slug == f"2024-05-07-{slug}"


@pytest.mark.parametrize(
    "slug",
    ["a b", "../a", "a/b", "/a", "ü", ".a", "-a", "_a", "a\n", "a#b", "x" * 201],
)
def test_a_bad_slug(press: Workspace, slug: str) -> None:
    """Is refused with what one is made of, and nothing is written."""
    before = contents(press.root)
    with pytest.raises(KgError, match="cannot be a slug") as refused:
        new(press, TEXT, Bibliography(slug=slug))
    assert "ASCII" in refused.value.advice
    assert contents(press.root) == before


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.rstrip("\n").encode(),
        f"\n{TEXT}\n\n".encode(),
    ],
)
def test_a_text_that_is_there_already(press: Workspace, data: bytes) -> None:
    """Keeps its name as the slug, and its bytes; the article is the text as read."""
    path = press.root / "articles" / "2024-05-06-kilns.txt"
    path.write_bytes(data)
    added = add(press, str(path), data, GIVEN._replace(slug=""))
    assert added.slug == path.stem
    assert path not in added.written
    assert path.read_bytes() == data
    assert accept(press, added.slug).is_written


def test_a_text_in_the_folder_that_is_named(press: Workspace, tmp_path: Path) -> None:
    """Is there already too; another one is copied to the project, never to it."""
    folder = tmp_path / "texts"
    folder.mkdir()
    path = folder / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    named = find(press.root, folder)
    assert add(named, str(path), TEXT.encode(), NOTHING).slug == "one"
    added = new(named, f"{TEXT}\nMore.", Bibliography(slug="two"))
    assert press.root / "articles" / "two.txt" in added.written
    assert sorted(contents(folder)) == ["one.txt"]
    assert {"one", "two"} == {path.stem for path in press.articles}
    texts = Texts(*find(press.root, folder).text_folders)
    assert all(map(texts.of, load(named).articles.values()))


def test_another_text_in_its_place(press: Workspace) -> None:
    """Is kept, and the new article is refused."""
    (press.root / "articles" / "kilns.txt").write_text("Other.", encoding="utf-8")
    before = contents(press.root)
    with pytest.raises(KgError, match="another text") as refused:
        new(press, TEXT, GIVEN)
    assert refused.value.advice == "Choose a --slug."
    assert contents(press.root) == before


def test_the_same_text_in_its_place(press: Workspace) -> None:
    """Is taken for the copy."""
    (press.root / "articles" / "kilns.txt").write_text(TEXT, encoding="utf-8")
    assert len(new(press, TEXT, GIVEN).written) == 3


def test_the_very_text_twice(kilns: Workspace) -> None:
    """Is refused by the slug that it has, and nothing is written."""
    before = contents(kilns.root)
    with pytest.raises(KgError, match="is the article kilns already"):
        new(kilns, TEXT.replace("\n", "\r\n"), GIVEN._replace(slug="again"))
    assert contents(kilns.root) == before


def test_the_slug_twice(kilns: Workspace) -> None:
    """Is refused with both ways out, and nothing is written."""
    before = contents(kilns.root)
    with pytest.raises(KgError, match="There is an article kilns already") as refused:
        new(kilns, f"{TEXT}\nMore.", GIVEN)
    assert "kg add --remove kilns" in refused.value.advice
    assert "--slug" in refused.value.advice
    assert contents(kilns.root) == before


def test_a_worksheet_that_is_there(press: Workspace) -> None:
    """Is kept, since a person wrote it."""
    worksheet_of(press, SLUG).write_text(KNOWN, encoding="utf-8")
    added = new(press, TEXT, GIVEN)
    assert worksheet_of(press, SLUG) not in added.written
    assert worksheet_of(press, SLUG).read_text(encoding="utf-8") == KNOWN
    assert any("drafts/kilns.kg was there already" in note for note in added.notes)


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("Wexholt Evening Lamp", "herald"),
        ("The Lamp", "herald"),
        (" The\n Lamp ", "herald"),
        ("Kiln & Wheel", "kiln-wheel"),
    ],
)
def test_a_publisher(press: Workspace, name: str, local: str) -> None:
    """Is one that bears the name already, else it is registered."""
    press.entities.write_text(REGISTERED, encoding="utf-8")
    new(press, TEXT, GIVEN._replace(publisher=name))
    graph = load(press)
    assert publisher(graph, SLUG).value == graph.namespaces.things + local
    registry = press.entities.read_text(encoding="utf-8")
    assert registry.startswith(REGISTERED[: REGISTERED.index("id:herald")])
    assert (registry != REGISTERED) == (local == "kiln-wheel")
    assert not [each for each in check(press, Texts(press.texts)) if each.is_error]


def test_a_publisher_with_the_name_of_another_thing(press: Workspace) -> None:
    """An IRI that is taken is not given to two things, and nothing is written."""
    press.entities.write_text(REGISTERED, encoding="utf-8")
    before = contents(press.root)
    with pytest.raises(KgError, match="id:herald is another thing than Herald"):
        new(press, TEXT, GIVEN._replace(publisher="Herald"))
    assert contents(press.root) == before


def test_what_the_text_says_of_itself(press: Workspace) -> None:
    """Needs no note, and the worksheet states it with its words."""
    assert new(press, TEXT, GIVEN).notes == []


def test_what_the_text_does_not_say(press: Workspace) -> None:
    """The header alone says it, as the notes tell."""
    given = Bibliography("", "Kiln & Wheel", "2024-05-07", "A new hall", SLUG)
    notes = new(press, TEXT, given).notes
    assert [
        word for note in notes for word in ("title", "publisher", "day") if word in note
    ] == ["title", "publisher", "day"]
    assert said(press, SLUG) == {}
    found = article(press, SLUG)
    assert (found.headline, found.publisher) == ("A new hall", "Kiln & Wheel")
    assert found.published == "2024-05-07"


def test_nothing_said(press: Workspace) -> None:
    """The first line is the title; without a day, that is noted, and what it may be."""
    added = new(press, TEXT)
    assert added.slug == "thessop-kilns-opens-a-hall"
    missing, likely = added.notes
    assert missing.startswith("No --date")
    assert likely.endswith("--date 2024-05-06.")
    assert article(press, added.slug).published == ""


@pytest.mark.parametrize(
    ("published", "line", "words"),
    [
        (
            "2024-05-06",
            "On Monday, May 6, 2024, in the Gazette",
            "Monday, May 6, 2024",
        ),
        ("2024-05-06", "6 May 2024", "6 May 2024"),
        ("2024-05-06", "2024-05-06", "2024-05-06"),
        ("2024-05-06", "09:30, May 6, 2024", "May 6, 2024"),
        ("2024-05-06", "Monday", None),
        ("2024-05-06", "today", None),
        ("2024-05-06", "May 6", None),
        ("2024-05-06", "May 7, 2024", None),
        ("2024-05-06T09:30", "09:30, May 6, 2024", "09:30, May 6, 2024"),
        (
            "2024-05-06T09:30",
            "May 6, 2024, at 09:30 in Wexholt",
            "May 6, 2024, at 09:30",
        ),
        ("2024-05-06T09:30", "May 6, 2024", None),
        ("2024-05-06T09:30", "May 6, 2024\n09:30", None),
        ("2024-05-06T09:30", "May 6, 2024\n09:30, May 6, 2024", "09:30, May 6, 2024"),
        ("2024-05-06T09:30", "10:30, May 6, 2024", None),
    ],
)
def test_where_the_text_has_its_day(
    press: Workspace, published: str, line: str, words: str | None
) -> None:
    """Only in words that tell the year, and the time if there is one: a weekday, or a
    day of a year unsaid, would be counted from the day itself.
    """
    given = Bibliography(published=published, slug=SLUG)
    notes = new(press, f"Kilns\n\nThey met on Monday.\n\n{line}\n", given).notes
    dated = [
        place
        for place, lines in said(press, SLUG).items()
        if any("datePublished" in each for each in lines)
    ]
    assert dated == ([words] if words else [])
    assert any("its day" in note for note in notes) == (words is None)


STAY = ["articles/kilns.txt", "drafts/kilns.kg"]
"""What may be the only copy, and what a person wrote."""


def test_taking_an_article_away(press: Workspace) -> None:
    """Every file is as it was, byte for byte, but for text and worksheet, which stay."""
    press.entities.write_text(REGISTERED, encoding="utf-8")
    before = contents(press.root)
    new(press, TEXT, GIVEN)
    removed = remove_article(press, SLUG)
    after = contents(press.root)
    stay = {name: after[name] for name in STAY}
    assert after == before | stay
    assert removed.gone == [press.article(SLUG)]
    assert removed.changed == [press.entities]
    assert [press.shown(path) for path in removed.kept] == STAY


def test_taking_an_accepted_article_away(press: Workspace) -> None:
    """So are they; and from its worksheet, it comes back the same."""
    before = contents(press.root)
    new(press, TEXT, GIVEN)
    path = worksheet_of(press, SLUG)
    things = (
        'kilns: Organisation "Thessop Kilns"\nwexholt: AdministrativeArea "Wexholt"\n'
    )
    words = '"Thessop Kilns is in Wexholt"\n  kilns locatedIn wexholt\n'
    path.write_text(things + KNOWN + words, encoding="utf-8")
    assert accept(press, SLUG).is_written
    accepted = contents(press.root)
    remove_article(press, SLUG)
    stay = {name: accepted[name] for name in STAY}
    assert contents(press.root) == before | stay
    new(press, TEXT, GIVEN)
    accept(press, SLUG)
    assert contents(press.root) == accepted


def test_taking_one_of_two_articles_away(press: Workspace) -> None:
    """What the other one tells of too stays registered."""
    new(press, TEXT, GIVEN)
    before = contents(press.root)
    new(press, f"{TEXT}\nMore.", GIVEN._replace(slug="more"))
    removed = remove_article(press, "more")
    after = contents(press.root)
    for name in ("drafts/more.kg", "articles/more.txt"):
        after.pop(name)
    assert (after, removed.changed) == (before, [])


@pytest.mark.parametrize("part", ["estimates.ttl", "readings.ttl"])
def test_an_article_on_which_something_rests(newsroom: Path, part: str) -> None:
    """An estimate on its figures, or a reading of its passages, keeps it there."""
    for path in (newsroom / "graph" / "derived").iterdir():
        if path.name != part:
            path.unlink()
    before = contents(newsroom)
    with pytest.raises(KgError, match="graph/derived/ rests on") as refused:
        remove_article(find(newsroom), "2024-03-04-norvik-tessaly")
    assert "first" in refused.value.advice
    assert contents(newsroom) == before


def test_an_article_on_which_nothing_rests(newsroom: Path) -> None:
    """Is taken away with all that only it tells of."""
    for path in (newsroom / "graph" / "derived").iterdir():
        path.unlink()
    workspace = find(newsroom)
    remove_article(workspace, "2024-03-04-norvik-tessaly")
    assert load(workspace).articles == {}
    assert workspace.entities.read_text(encoding="utf-8").strip() == ""


def test_an_article_that_is_not_there(kilns: Workspace) -> None:
    """Is told with the nearest slug."""
    before = contents(kilns.root)
    with pytest.raises(NotFound, match="no article 'kiln'") as refused:
        remove_article(kilns, "kiln")
    assert refused.value.advice == "Did you mean kilns?"
    assert contents(kilns.root) == before


def test_a_registry_with_comments_inside(press: Workspace) -> None:
    """Is not rewritten, since they would be lost."""
    commented = REGISTERED.replace("id:ostrevale", "# Places.\nid:ostrevale")
    press.entities.write_text(commented, encoding="utf-8")
    before = contents(press.root)
    with pytest.raises(BadInput, match=r"graph/entities\.ttl:13: a comment inside"):
        new(press, TEXT, GIVEN)
    assert contents(press.root) == before


def test_an_article_that_cannot_be_read(kilns: Workspace) -> None:
    """Is told by its line before anything is taken away."""
    kilns.article("other").write_text("\nGRAPH <", encoding="utf-8")
    before = contents(kilns.root)
    with pytest.raises(BadInput, match=r"graph/articles/other\.trig:2"):
        remove_article(kilns, SLUG)
    assert contents(kilns.root) == before
