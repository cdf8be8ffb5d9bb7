"""A worksheet as RDF: what is written, and what the words imply."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.articles import Texts, digest, target
from kg.authoring.accepting import worksheet_of
from kg.authoring.adding import add
from kg.authoring.bibliography import Bibliography
from kg.authoring.compiling import ArticleText, Compiled, compile_worksheet
from kg.authoring.shorthand import read_worksheet
from kg.authoring.starting import Plan
from kg.checks import check
from kg.drafting.accepting_drafts import accept_article as accept
from kg.errors import BadInput
from kg.knowledge import Graph, load
from kg.rdf.compact import Abbreviator
from kg.vocabulary import PREF_LABEL
from kg.workspace import Workspace, find
from tests.authoring.press import begun
from tests.flagship import ROOT

NEWSROOM = ROOT / "tests" / "data" / "newsroom"
SLUG = "2024-03-04-norvik-tessaly"

ARTICLE = NamedNode("https://example.org/press/article/kilns")
TEXT = """Thessop Kilns opens a hall

(Wexholt Lamp) May 6, 2024

Thessop Kilns is in Wexholt. The potter says that
Thessop Kilns, unlike Thessop Kilns Abroad, has the brand Orrelglaze… and more.

Since 2019, it has spent more than 60 million yuan ($8.4 million) on wheels. In 2023 and 2024 the hall had 1,400 wheels. Last year it had more than in 2023.
"""
PUBLISHED = date(2024, 5, 6)
REGISTRY = """
@prefix id: <https://example.org/press/id/> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

id:abroad a kg:Company ; skos:prefLabel "Thessop Kilns Abroad"@en .
id:glaze a kg:Topic ; skos:prefLabel "wheels"@en .
id:kilns a kg:Company ; skos:prefLabel "Thessop Kilns"@en .
id:lamp a kg:Organisation ; skos:prefLabel "Wexholt Lamp"@en .
id:orrel a kg:Brand ; skos:prefLabel "Orrelglaze"@en .
id:wexholt a kg:City ; skos:prefLabel "Wexholt"@en .
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """A project with registered things."""
    press = begun(tmp_path_factory.mktemp("compiling") / "press")
    press.entities.write_text(REGISTRY, encoding="utf-8")
    return load(press)


def compiled(
    graph: Graph, worksheet: str, published: date | None = PUBLISHED
) -> Compiled:
    """A worksheet on the text."""
    source = ArticleText(ARTICLE, TEXT, published)
    return compile_worksheet(
        read_worksheet(worksheet, "drafts/kilns.kg"), source, graph
    )


def told(graph: Graph, quads: Iterable[Quad], words: str = "") -> list[str]:
    """Quads in short terms, perhaps only those of the passage with these words."""
    short = Abbreviator(graph.namespaces.prefixes)
    passage = NamedNode(f"{ARTICLE.value}#{place(words)}")
    return sorted(
        " ".join(map(short.term, map(str, quad.triple)))
        for quad in quads
        if not words or quad.graph_name == passage
    )


def place(words: str, number: int = 1) -> str:
    """The fragment of words."""
    begin = -1
    for _ in range(number):
        begin = TEXT.index(words, begin + 1)
    return f"char={begin},{begin + len(words)}"


def passages(found: Compiled) -> list[str]:
    """The passages that are declared, in the order of the worksheet."""
    named = dict.fromkeys(str(quad.subject).strip("<>") for quad in found.passages)
    return [name.partition("#")[2] for name in named]


# The newsroom


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A fresh project into which the worksheet of the newsroom was accepted."""
    base = find(NEWSROOM).namespaces.base
    plan = Plan(base, "The newsroom again", "own", creators=["The kg project"])
    room = begun(tmp_path_factory.mktemp("newsroom") / "room", plan)
    given = Bibliography(
        url="https://gazette.example/2024/03/04/norvik-tessaly.html",
        publisher="Ostrevale Gazette",
        published="2024-03-04T09:30:00",
        slug=SLUG,
    )
    text = (NEWSROOM / "articles" / f"{SLUG}.txt").read_bytes()
    add(room, f"{SLUG}.txt", text, given)
    shutil.copy(NEWSROOM / "drafts" / f"{SLUG}.kg", worksheet_of(room, SLUG))
    # What no frame says was attested there, in passages that are the same here.
    shutil.copy(NEWSROOM / "graph" / "judgements.ttl", room.root / "graph")
    assert accept(room, SLUG).findings == []
    return room


def test_the_newsroom_has_no_problems(accepted: Workspace) -> None:
    """Nothing is wrong with it, and nothing unfinished."""
    assert check(accepted, Texts(accepted.texts)) == []


def quads(room: Workspace, path: Path) -> set[str]:
    """What a file says, in short terms, as it would in its own TriG."""
    short = Abbreviator(room.namespaces.prefixes)
    form = RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE
    return {
        " ".join(
            short.term(str(term)) for term in (*quad.triple, quad.graph_name)
        ).replace(f"<{room.namespaces.articles}{SLUG}", "<")
        for quad in parse(path=path, format=form)
    }


def test_the_newsroom_registers_the_same_things(accepted: Workspace) -> None:
    """With the same classes and names as the registry that was made by hand."""
    by_hand = NEWSROOM / "graph" / "entities.ttl"
    assert quads(accepted, accepted.entities) == quads(accepted, by_hand)


# What the worksheet makes, and what was written by hand instead.
#
# Names of things stand where the article first calls them so, in the smallest passage;
# by hand, they were stated in passages on the things themselves. Of the area Ostrevale,
# the title of the gazette is no mention.
NAMES_HERE = """
id:norvik skos:prefLabel "Norvik Looms"@en <#char=0,45>
id:ostrevale skos:prefLabel "Ostrevale"@en <#char=175,202>
id:quillhaven skos:prefLabel "Quillhaven"@en <#char=175,202>
id:tessaly skos:prefLabel "Tessaly Freight"@en <#char=0,45>
id:zollin skos:prefLabel "Zöllin Textiles"@en <#char=125,170>
"""
NAMES_BY_HAND = """
id:norvik skos:prefLabel "Norvik Looms"@en <#char=243,266>
id:quillhaven skos:prefLabel "Quillhaven"@en <#char=326,353>
id:tessaly skos:prefLabel "Tessaly Freight"@en <#char=271,294>
id:zollin skos:prefLabel "Zöllin Textiles"@en <#char=89,140>
"""
# The header says what was said of the article when it was added.
HEADER_HERE = """
<> schema:datePublished "2024-03-04T09:30:00"^^xsd:dateTime <>
<> schema:headline "Norvik Looms joins hands with Tessaly Freight"@en <>
<> schema:publisher id:ostrevale-gazette <>
"""
# A passage is read with the nearest one that says which thing its words refer to: "the
# city" with the signing in Quillhaven, "it" with the whole sentence on the mills. By
# hand, one was also read with others that it can be understood without: the credit with
# the caption, "March 2" with the year of publication, "the town" with another sentence.
READ_WITH_HERE = """
<#char=446,485> kg:readWith <#char=254,408> <>
<#char=584,641> kg:readWith <#char=488,578> <>
"""
READ_WITH_BY_HAND = """
<#char=254,336> kg:readWith <#char=48,87> <>
<#char=446,485> kg:readWith <#char=326,353> <>
<#char=584,641> kg:readWith <#char=488,525> <>
"""


def test_the_newsroom_says_the_same(accepted: Workspace) -> None:
    """But for the differences above, and for text fragments: see the next test."""
    here, by_hand = (
        {line for line in quads(accepted, path) if " kg:textFragment " not in line}
        for path in (
            accepted.article(SLUG),
            NEWSROOM / "graph" / "articles" / f"{SLUG}.trig",
        )
    )
    added = (NAMES_HERE + HEADER_HERE + READ_WITH_HERE).strip().splitlines()
    missing = (NAMES_BY_HAND + READ_WITH_BY_HAND).strip().splitlines()
    assert sorted(here - by_hand) == sorted(filter(None, added))
    assert sorted(by_hand - here) == sorted(filter(None, missing))


def test_text_fragments_lead_into_their_passages(accepted: Workspace) -> None:
    """Each is one that a browser finds there; as many passages have one as by hand."""
    text = (NEWSROOM / "articles" / f"{SLUG}.txt").read_text(encoding="utf-8")
    (article,) = load(accepted).articles.values()
    (by_hand,) = load(find(NEWSROOM)).articles.values()
    leading = [passage for passage in article.passages if passage.fragment]
    assert len(leading) >= sum(bool(passage.fragment) for passage in by_hand.passages)
    for passage in leading:
        marked = target(text, passage.fragment or "")
        assert marked
        assert marked[0] < passage.end
        assert passage.begin < marked[1]


# Passages


def test_a_passage(graph: Graph) -> None:
    """Is declared with its position and digest, where it stands once."""
    words = "Thessop Kilns is in Wexholt"
    found = compiled(graph, f'"{words}"\n  kilns locatedIn wexholt')
    assert passages(found) == [place(words)]
    begin = TEXT.index(words)
    assert told(graph, found.passages) == sorted(
        f"<{ARTICLE.value}#{place(words)}> {said}"
        for said in (
            "rdf:type kg:Passage",
            f"nif:beginIndex {begin}",
            f"nif:endIndex {begin + len(words)}",
            f'kg:sha256 "{digest(words)}"',
        )
    )
    assert "id:kilns kg:locatedIn id:wexholt" in told(graph, found.stated, words)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"The potter says that Thessop Kilns,"', "The potter says that\nThessop Kilns,"),
        ('"The  potter\tsays"', "The potter says"),
        ('"Thessop Kilns" (2)', ("Thessop Kilns", 2)),
        ('"Thessop Kilns" (4)', ("Thessop Kilns", 4)),
        ('"Thessop Kilns…Wexholt" (1)', "Thessop Kilns opens a hall\n\n(Wexholt"),
        ('"Thessop Kilns…Wexholt" (2)', "Thessop Kilns is in Wexholt"),
        ('"The potter…the brand…and more"', "The potter says that\nThessop Kilns, unlike Thessop Kilns Abroad, has the brand Orrelglaze… and more"),
        ('"The potter … the brand"', "The potter says that\nThessop Kilns, unlike Thessop Kilns Abroad, has the brand"),
        ('"Orrelglaze… and more"', "Orrelglaze… and more"),
        ('"…The potter says…"', "The potter says"),
    ],
)  # fmt: skip
def test_where_words_stand(
    graph: Graph, written: str, meant: str | tuple[str, int]
) -> None:
    """In one place, or in the one of their number; `…` is for any words between."""
    found = compiled(graph, f"{written} (left out: no)")
    expected = place(meant) if isinstance(meant, str) else place(*meant)
    assert passages(found) == [expected]


@pytest.mark.parametrize(
    ("worksheet", "line", "message"),
    [
        ('"Tolland Kilns" (caption)\n  kilns a Company', 1, "“Tolland Kilns” stands nowhere in the text"),
        ('\n"thessop kilns" (left out: no)', 2, "stands nowhere in the text"),
        ('"hessop Kilns" (left out: no)', 1, "stands nowhere in the text"),
        ('"Wexholt…Thessop Kilns opens" (left out: no)', 1, "stands nowhere in the text"),
        ('"…" (left out: no)', 1, "stands nowhere in the text"),
        ('" " (left out: no)', 1, "stands nowhere in the text"),
        ('"Thessop Kilns" (left out: no)', 1, "“Thessop Kilns” stands in 4 places of the text"),
        ('"Thessop Kilns" (5) (left out: no)', 1, "stands in 4 places, not 5"),
        ('"Thessop Kilns" (0) (left out: no)', 1, "stands in 4 places, not 0"),
        ('"Wexholt. The" (2) (left out: no)', 1, "stands in 1 place, not 2"),
        ('"Thessop Kilns opens"\n  "Wexholt" = wexholt', 2, "“Wexholt” stands nowhere in the words above"),
        ('"is in…says"\n  "Thessop Kilns" = kilns', 2, "stands nowhere in the words above"),
        ('"Thessop Kilns, unlike…Abroad"\n  "Thessop Kilns" = kilns', 2, "stands in 2 places of the words above"),
        ('"Thessop Kilns, unlike…Abroad"\n  "Thessop" (3) = kilns', 2, "stands in 2 places, not 3"),
        ('"is in"\n  with "Tolland"', 2, "“Tolland” stands nowhere in the text"),
        ('"is in"\n  with "Wexholt"', 2, "“Wexholt” stands in 2 places of the text"),
    ],
)  # fmt: skip
def test_words_that_stand_nowhere_or_in_several_places(
    graph: Graph, worksheet: str, line: int, message: str
) -> None:
    """Are told by their line."""
    with pytest.raises(BadInput, match=message) as refused:
        compiled(graph, worksheet)
    assert refused.value.place == f"drafts/kilns.kg:{line}"


def test_what_is_said_of_a_passage(graph: Graph) -> None:
    """Whose words they are, that they are a caption or left out, what they refer to."""
    found = compiled(
        graph,
        '"The potter says" (said by lamp) (caption) (left out: An opinion.)\n'
        '  "The potter" = kilns\n  with "Last year"\n  with "it had"\n',
    )
    said, referring, last, had = (
        f"<{ARTICLE.value}#{place(words)}>"
        for words in ("The potter says", "The potter", "Last year", "it had")
    )
    assert passages(found) == [
        place(words)
        for words in ("The potter says", "The potter", "Last year", "it had")
    ]
    assert {
        line
        for line in told(graph, found.passages)
        if not any(each in line for each in ("nif:", "kg:sha256", "kg:Passage"))
    } == {
        f"{said} rdf:type kg:Caption",
        f"{said} kg:saidBy id:lamp",
        f'{said} kg:notModelled "An opinion."@en',
        f"{said} kg:readWith {last}",
        f"{said} kg:readWith {had}",
        f"{referring} kg:refersTo id:kilns",
    }


def test_words_with_nothing_under_them(graph: Graph) -> None:
    """Are left alone, wherever they stand, and however often."""
    found = compiled(
        graph, '"Thessop Kilns"\n"Tolland" (caption)\n"is in" (said by zzz)'
    )
    assert (found.passages, found.stated, found.registry) == ([], [], [])


def test_the_same_words_twice(graph: Graph) -> None:
    """Are one passage, and what is said twice is said once."""
    words = '"is in"\n  kilns locatedIn wexholt\n'
    once, twice = compiled(graph, words), compiled(graph, words * 2)
    assert once[:3] == twice[:3]


def test_lines(graph: Graph) -> None:
    """Of passages and statements, the first on which they stand."""
    found = compiled(
        graph,
        'x: Brand "X"\n"is in"\n  kilns locatedIn wexholt\n  "in" = x\n"is in"\n  kilns a Company\n',
    )
    iri = f"{ARTICLE.value}#{place('is in')}"
    inner = f"{ARTICLE.value}#char={TEXT.index('is in') + 3},{TEXT.index('is in') + 5}"
    assert found.lines == {iri: 2, inner: 4}
    lines = {
        (graph.short.term(f"<{subject}>"), graph.short.term(f"<{predicate}>")): line
        for (graph_name, subject, predicate), line in found.statement_lines.items()
        if graph_name in ("", iri)
    }
    assert lines == {
        ("id:x", "rdf:type"): 1,
        ("id:x", "skos:prefLabel"): 1,
        ("id:kilns", "kg:locatedIn"): 3,
        ("id:kilns", "rdf:type"): 6,
    }


# Things


def test_a_registered_thing(graph: Graph) -> None:
    """Has its class, its name, other names, and what else is said of it."""
    found = compiled(
        graph, 'mills: Group "mills", "the mills", "Mühlen"@de; a Actor; isPlural yes\n'
    )
    assert told(graph, found.registry) == [
        "id:mills kg:isPlural true",
        "id:mills rdf:type kg:Actor",
        "id:mills rdf:type kg:Group",
        'id:mills skos:altLabel "Mühlen"@de',
        'id:mills skos:altLabel "the mills"@en',
        'id:mills skos:prefLabel "mills"@en',
    ]
    assert (found.passages, found.stated) == ([], [])


def test_a_registered_thing_without_a_name(graph: Graph) -> None:
    """Is refused at its line."""
    with pytest.raises(BadInput, match="mills has no name") as refused:
        compiled(graph, "\nmills: Group; a Actor\n")
    assert refused.value.place == "drafts/kilns.kg:2"


def test_a_thing_that_a_passage_tells_of(graph: Graph) -> None:
    """Has class, label and statements in the passage's graph."""
    found = compiled(
        graph,
        '"opens a hall"\n  opening: Event "opening of a hall"; participant kilns, lamp; date 2024-05-05\n',
    )
    assert told(graph, found.stated, "opens a hall") == [
        'id:opening kg:date "2024-05-05"^^xsd:date',
        "id:opening kg:participant id:kilns",
        "id:opening kg:participant id:lamp",
        "id:opening rdf:type kg:Event",
        'id:opening skos:prefLabel "opening of a hall"@en',
    ]


def test_what_nested_passages_state_stands_in_the_narrower_one(graph: Graph) -> None:
    located = "  kilns locatedIn wexholt\n"
    whole = '"Thessop Kilns is in Wexholt. The potter"\n' + located
    part = '"Thessop Kilns is in Wexholt"\n' + located
    apart = '"Thessop Kilns, unlike"\n' + located
    said = "id:kilns kg:locatedIn id:wexholt"
    for order in (whole + part + apart, apart + part + whole):
        stated = compiled(graph, order).stated
        assert said in told(graph, stated, "Thessop Kilns is in Wexholt")
        assert said in told(graph, stated, "Thessop Kilns, unlike")
        assert not told(graph, stated, "Thessop Kilns is in Wexholt. The potter")


# Figures and periods


@pytest.mark.parametrize(
    ("wording", "value", "unit", "comparator"),
    [
        ("more than 60 million yuan", "60000000", "CNY", "moreThan"),
        ("$8.4 million", "8400000", "USD", "exactly"),
        ("1,400 wheels", "1400", "count", "exactly"),
        ("almost 2.4 billion yuan", "2400000000", "CNY", "almost"),
        ("about 12.5 percent", "12.5", "percent", "about"),
        ("60 million yuan ($8.4 million)", "60000000", "CNY", "exactly"),
        ("five halls", "5", "count", "exactly"),
    ],
)
def test_a_figure(
    graph: Graph, wording: str, value: str, unit: str, comparator: str
) -> None:
    """Has value, unit and comparator from its wording."""
    found = compiled(graph, f'"wheels" (1)\n  sum: figure "{wording}"\n')
    assert told(graph, found.stated) == [
        f"id:sum kg:comparator kg:{comparator}",
        f"id:sum kg:unit kg:{unit}",
        f"id:sum kg:value {value}",
        f'id:sum kg:wording "{wording}"',
        "id:sum rdf:type kg:Observation",
    ]


def test_a_figure_in_a_unit_that_the_ontology_does_not_have(graph: Graph) -> None:
    """Has none, which a check tells."""
    found = compiled(graph, '"wheels" (1)\n  sum: figure "5 pounds"\n')
    assert not [line for line in told(graph, found.stated) if "kg:unit" in line]


@pytest.mark.parametrize(
    ("written", "implied"),
    [
        ("value 1,500", "id:sum kg:value 1500"),
        ("unit percent", "id:sum kg:unit kg:percent"),
        ("comparator about", "id:sum kg:comparator kg:about"),
        ('wording "wheels"', 'id:sum kg:wording "wheels"'),
    ],
)
def test_what_is_written_of_a_figure(graph: Graph, written: str, implied: str) -> None:
    """Goes before what the wording implies."""
    found = compiled(graph, f'"wheels" (1)\n  sum: figure "1,400 wheels"; {written}\n')
    lines = told(graph, found.stated)
    assert implied in lines
    assert len(lines) == 5


@pytest.mark.parametrize(
    "wording", ["", "wheels", "60 million yuan and 1,400 wheels", "in 2023", "yuan"]
)
def test_a_wording_that_is_no_figure(graph: Graph, wording: str) -> None:
    """Is refused at its line: one number with its unit is wanted."""
    with pytest.raises(BadInput, match="not exactly one number") as refused:
        compiled(graph, f'"wheels" (1)\n\n  sum: figure "{wording}"\n')
    assert refused.value.place == "drafts/kilns.kg:3"


@pytest.mark.parametrize(
    ("words", "label", "start", "end"),
    [
        ("In 2023", "2023", "2023-01-01", "2023-12-31"),
        ("Since 2019", "since 2019", "2019-01-01", None),
        ("Last year", "last year", "2023-01-01", "2023-12-31"),
        ("wheels", "until 2030", None, "2030-12-31"),
        ("May 6, 2024", "the day", "2024-05-06", "2024-05-06"),
        # The label tells no days: the words around it do.
        ("Since 2019", "the time on wheels", "2019-01-01", None),
        # The label goes before them, and two times are none.
        ("Since 2019", "2023", "2023-01-01", "2023-12-31"),
        ("In 2023 and 2024", "those years", None, None),
        ("wheels", "some time", None, None),
    ],
)
def test_a_period(
    graph: Graph, words: str, label: str, start: str | None, end: str | None
) -> None:
    """Has the days that its label tells, else those of the only time in the words."""
    found = compiled(graph, f'"{words}" (1)\n  time: Period "{label}"\n')
    expected = ["id:time rdf:type kg:Period", f'id:time skos:prefLabel "{label}"@en']
    for name, day in (("startDate", start), ("endDate", end)):
        if day:
            expected.append(f'id:time kg:{name} "{day}"^^xsd:date')
    assert told(graph, found.stated) == sorted(expected)


def test_what_is_written_of_a_period(graph: Graph) -> None:
    """Goes before what the words imply."""
    found = compiled(graph, '"In 2023"\n  time: Period "2023"; endDate 2023-06-30\n')
    assert told(graph, found.stated)[:2] == [
        'id:time kg:endDate "2023-06-30"^^xsd:date',
        'id:time kg:startDate "2023-01-01"^^xsd:date',
    ]


def test_from_which_day_times_count(graph: Graph) -> None:
    """From that of the article, which the worksheet itself may state; from none, they
    are not worked out.
    """
    period = '"Last year"\n  time: Period "last year"\n'
    start = 'id:time kg:startDate "{}-01-01"^^xsd:date'
    assert start.format(2023) in told(graph, compiled(graph, period).stated)
    assert len(compiled(graph, period, published=None).stated) == 2
    stated = '"May 6, 2024"\n  article datePublished 2020-05-06\n'
    for published in (None, PUBLISHED):
        found = compiled(graph, period + stated, published)
        assert start.format(2019) in told(graph, found.stated)


# Names


def naming(graph: Graph, worksheet: str) -> dict[str, str]:
    """The words of the passage in which each thing's name is stated."""
    found: dict[str, str] = {}
    for quad in compiled(graph, worksheet).stated:
        if quad.predicate == PREF_LABEL:
            begin, end = map(
                int, str(quad.graph_name).strip("<>").partition("=")[2].split(",")
            )
            name = str(quad.subject).rpartition("/")[2].strip(">")
            assert name not in found
            found[name] = TEXT[begin:end]
    return found


@pytest.mark.parametrize(
    ("worksheet", "expected"),
    [
        # Where the article first has the name, and not where the thing is first told of.
        ('"has the brand"\n  kilns hasBrand orrel\n"Thessop Kilns is in Wexholt"\n  kilns locatedIn wexholt\n', {"kilns": "Thessop Kilns is in Wexholt", "wexholt": "Thessop Kilns is in Wexholt"}),
        # In the smallest passage around it.
        ('"Thessop Kilns is in Wexholt"\n  kilns locatedIn wexholt\n"in Wexholt"\n  wexholt a City\n', {"kilns": "Thessop Kilns is in Wexholt", "wexholt": "in Wexholt"}),
        # Not inside a longer name.
        ('"unlike Thessop Kilns Abroad"\n  kilns concerns abroad\n', {"abroad": "unlike Thessop Kilns Abroad"}),
        ('"(Wexholt Lamp)"\n  lamp concerns wexholt\n"is in Wexholt"\n  kilns locatedIn wexholt\n', {"lamp": "(Wexholt Lamp)", "wexholt": "is in Wexholt"}),
        # A description is no name.
        ('"1,400 wheels"\n  kilns concerns glaze\n', {}),
        # What is written by hand is not written again.
        ('"Thessop Kilns is in Wexholt"\n  kilns a Company\n"has the brand"\n  kilns prefLabel "Thessop"\n', {"kilns": "has the brand"}),
        # The name that the worksheet gives goes before the one that it had.
        ('lamp: Organisation "Orrelglaze"\n"Wexholt Lamp"\n  lamp a Organisation\n', {}),
        ('lamp: Organisation "Lamp"\n"Wexholt Lamp"\n  lamp a Organisation\n', {"lamp": "Wexholt Lamp"}),
    ],
)  # fmt: skip
def test_where_names_are_stated(
    graph: Graph, worksheet: str, expected: dict[str, str]
) -> None:
    """Once for each lasting thing that is told of, where the article first names it."""
    assert naming(graph, worksheet) == expected
