"""What changed between two graphs: each kind of edit, told in a sentence, from any form
of either side.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, serialize
from pyoxigraph import Store as Engine

from kg import difference
from kg.difference import Change, differences, side, sides
from kg.errors import BadInput, KgError
from kg.knowledge import Graph, load
from kg.knowledge.compiled import making_stores
from kg.workspace import Workspace, find
from tests import edited_news
from tests.homes import over
from tests.sampled import few

BASES = over(Engine()).bases
ARTICLE = "graph/articles/2024-03-04-norvik-tessaly.trig"
REGISTRY = "graph/entities.ttl"
OUTPUT = "For the weaving industry, the output of the weaving industry is"
EDITS = {
    "a value": (
        ARTICLE,
        [("kg:value 2400000000", "kg:value 2600000000")],
        [f"~ {OUTPUT} almost 2.4 -> 2.6 billion yuan (2023). (char=1083,1164)"],
    ),
    "a comparator": (
        ARTICLE,
        [("kg:comparator kg:almost", "kg:comparator kg:about")],
        [f"~ {OUTPUT} almost -> about 2.4 billion yuan (2023). (char=1083,1164)"],
    ),
    "value and comparator at once": (
        ARTICLE,
        [
            ("kg:comparator kg:almost", "kg:comparator kg:about"),
            ("kg:value 2400000000", "kg:value 2500000000"),
        ],
        [f"~ {OUTPUT} almost 2.4 -> about 2.5 billion yuan (2023). (char=1083,1164)"],
    ),
    "a comparator that goes": (
        ARTICLE,
        [("        kg:comparator kg:almost ;\n", "")],
        [f"~ {OUTPUT} almost 2.4 -> 2.4 billion yuan (2023). (char=1083,1164)"],
    ),
    "an object": (
        ARTICLE,
        [
            (
                "id:zollin kg:subsidiaryOf id:norvik",
                "id:zollin kg:subsidiaryOf id:tessaly",
            )
        ],
        [
            "~ Zöllin Textiles is a subsidiary of Norvik Looms. -> Tessaly Freight. (char=125,170)"
        ],
    ),
    "a statement that goes": (
        ARTICLE,
        [("    id:zollin kg:locatedIn id:quillhaven .\n", "")],
        ["- Zöllin Textiles is in Quillhaven. (char=125,185)"],
    ),
    "a statement that comes": (
        ARTICLE,
        [
            (
                "id:zollin kg:locatedIn id:quillhaven",
                "id:zollin kg:locatedIn id:quillhaven ; kg:usesTechnology id:linen",
            )
        ],
        ["+ Zöllin Textiles uses linen. (char=125,185)"],
    ),
    "a statement that moves": (
        ARTICLE,
        [
            ("    id:zollin kg:locatedIn id:quillhaven .\n", ""),
            (
                "    id:zollin kg:subsidiaryOf id:norvik .\n",
                "    id:zollin kg:subsidiaryOf id:norvik ; kg:locatedIn id:quillhaven .\n",
            ),
        ],
        ["~ Zöllin Textiles is in Quillhaven. (char=125,185 -> char=125,170)"],
    ),
    "a name": (
        REGISTRY,
        [('"Norvik"', '"Norwik"')],
        ["~ Norvik Looms is also named “Norvik”. -> “Norwik”. (registered)"],
    ),
    "a class": (
        REGISTRY,
        [("id:wool a kg:Topic", "id:wool a kg:Brand")],
        ["~ Wool is a topic. -> brand. (registered)"],
    ),
    "a digest": (
        ARTICLE,
        [
            (
                "74dc1b6d36e1824d3479483f2547fe855dbc737cab3e6a197f93567bf8936f38",
                "0" * 64,
            )
        ],
        [
            "~ Characters 0–45 has the digest"
            " “74dc1b6d36e1824d3479483f2547fe855dbc737cab3e6a197f93567bf8936f38”. -> “"
            + "0" * 64
            + "”."
        ],
    ),
    "a voice": (
        ARTICLE,
        [("kg:saidBy id:mirela-oskdal", "kg:saidBy id:trade-office")],
        [
            "~ Characters 707–763 was said by Mirela Óskdal. -> the Quillhaven trade office."
        ],
    ),
    "nothing": (ARTICLE, [], []),
}


def edited(newsroom: Path, to: Path, file: str, edits: list[tuple[str, str]]) -> Path:
    """A copy of the newsroom with text replaced once in one of its files."""
    shutil.copytree(newsroom, to)
    text = (to / file).read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    (to / file).write_text(text, encoding="utf-8")
    return to


def lines(found: list[Change]) -> list[str]:
    """The changes with their places, each in one line."""
    return list(map(line, found))


def line(change: Change) -> str:
    """A change with where it is read from, before and after where the two differ."""
    before, after = (
        ", ".join(map(position, places)) for places in (change.before, change.after)
    )
    moved = (
        f"{before or 'nowhere'} -> {after or 'nowhere'}"
        if change.sign == "~"
        else before or after
    )
    where = before if before == after else moved
    return f"{change.sign} {change.sentence}{f' ({where})' if where else ''}"


def position(place: str) -> str:
    return BASES.get(NamedNode(place)) or place.rpartition("#")[2]


def everything(graph: Graph) -> list[Quad]:
    return [*graph.match(), *graph.match(graphs=None)]


@pytest.fixture
def around(shared_newsroom: Path) -> Workspace:
    return find(shared_newsroom).pinned


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_is_told_in_a_sentence(
    shared_newsroom: Path, tmp_path: Path, around: Workspace, what: str
) -> None:
    """And nothing else is; the other way round, it is undone."""
    file, edits, expected = EDITS[what]
    changed = edited(shared_newsroom, tmp_path / "changed", file, edits)
    before, after = side(shared_newsroom, around), side(changed, around)
    assert lines(differences(before, after)) == expected
    back = differences(after, before)
    assert [change.sign for change in back] == [
        {"+": "-", "-": "+"}.get(line[0], "~") for line in expected
    ]


@pytest.mark.parametrize(
    "what", [what for what, (file, *_) in EDITS.items() if file == ARTICLE]
)
def test_an_article_file_tells_the_same_as_its_project(
    shared_newsroom: Path, tmp_path: Path, around: Workspace, what: str
) -> None:
    """The project around lends the names of things."""
    file, edits, expected = EDITS[what]
    changed = edited(shared_newsroom, tmp_path / "changed", file, edits)
    assert (
        lines(
            differences(
                side(shared_newsroom / file, around), side(changed / file, around)
            )
        )
        == expected
    )


@pytest.mark.parametrize("form", [RdfFormat.TRIG, RdfFormat.N_QUADS, RdfFormat.JSON_LD])
def test_any_format_of_the_graph_is_compared(
    shared_newsroom: Path, tmp_path: Path, around: Workspace, form: RdfFormat
) -> None:
    """A dump equals the project that it was made of, and shows the edit of another."""
    file, edits, expected = EDITS["a value"]
    changed = edited(shared_newsroom, tmp_path / "changed", file, edits)
    dump = tmp_path / f"dump.{form.file_extension}"
    dump.write_bytes(serialize(everything(load(around)), format=form) or b"")
    assert differences(side(dump, around), side(shared_newsroom, around)) == []
    assert lines(differences(side(dump, around), side(changed, around))) == expected


def test_what_holds_is_compared_where_there_are_no_graphs(
    shared_newsroom: Path, tmp_path: Path, around: Workspace
) -> None:
    """Turtle tells the same, but for the passages, which it does not have."""
    file, edits, _ = EDITS["a statement that goes"]
    changed = edited(shared_newsroom, tmp_path / "changed", file, edits)
    turtle = tmp_path / "dump.ttl"
    holds = (Quad(*quad.triple) for quad in load(around).match())
    turtle.write_bytes(serialize(holds, format=RdfFormat.TURTLE) or b"")
    assert differences(side(turtle, around), side(shared_newsroom, around)) == []
    found = lines(differences(side(turtle, around), side(changed, around)))
    assert "- Zöllin Textiles is in Quillhaven." in found
    assert all("char=" not in line for line in found)


def test_a_registry_file(
    shared_newsroom: Path, tmp_path: Path, around: Workspace
) -> None:
    """Each side is named by its own names, not those of the project around."""
    changed = edited(
        shared_newsroom,
        tmp_path / "changed",
        REGISTRY,
        [("Threads Forward", "Threads Onward")],
    )
    (line,) = lines(
        differences(
            side(shared_newsroom / REGISTRY, around), side(changed / REGISTRY, around)
        )
    )
    assert (
        line
        == "~ Threads Forward is named “Threads Forward”. -> Onward is named “Threads Onward”."
    )


def test_a_new_passage_is_one_line(
    shared_newsroom: Path, tmp_path: Path, around: Workspace
) -> None:
    """Its position and digests are not told one by one."""
    passage = """    <#char=600,620> a kg:Passage ;
        nif:beginIndex 600 ;
        nif:endIndex 620 ;
        kg:sha256 "74dc1b6d36e1824d3479483f2547fe855dbc737cab3e6a197f93567bf8936f38" .
}
"""
    changed = edited(shared_newsroom, tmp_path / "changed", ARTICLE, [("}\n", passage)])
    found = lines(differences(side(shared_newsroom, around), side(changed, around)))
    assert found == ["+ Characters 600–620 is a passage."]


def test_changes_of_several_articles_name_the_article(
    shared_newsroom: Path, tmp_path: Path, root: Path, around: Workspace
) -> None:
    """Since positions alone would mislead."""
    from kg.render.changes import changes

    file, edits, _ = EDITS["a statement that comes"]
    changed = edited(shared_newsroom, tmp_path / "changed", file, edits)
    found = changes(differences(side(changed, around), side(root, around)))
    shown = found.replace("\n  ", " ").splitlines()
    assert (
        "- Zöllin Textiles uses linen. (2024-03-04-norvik-tessaly#char=125,185)"
        in shown
    )
    assert (
        "+ SAIC-GM-Wuling has the brand Baojun. (2025-09-12-liuzhou-ai-manufacturing#char=612,631)"
        in shown
    )


TWO_OF_A_NAME = """
id:li-wei-of-norvik a kg:Person ; skos:prefLabel "Li Wei"@en .
id:li-wei-of-tessaly a kg:Person ; skos:prefLabel "Li Wei"@en .
"""


def test_two_people_of_one_name(
    shared_newsroom: Path, tmp_path: Path, around: Workspace
) -> None:
    """What the two change in the same words is told of each: equal sentences prove
    nothing.
    """
    both = tmp_path / "both"
    edited(
        shared_newsroom, both, REGISTRY, [("id:wool a", f"{TWO_OF_A_NAME}\nid:wool a")]
    )
    leads = "id:norvik kg:ledBy id:li-wei-of-norvik , id:li-wei-of-tessaly ; kg:locatedIn id:quillhaven .\n"
    place = "id:zollin kg:locatedIn id:quillhaven .\n"
    led = edited(both, tmp_path / "led", ARTICLE, [(place, f"{place}    {leads}")])
    come = [
        each
        for each in differences(side(both, around), side(led, around))
        if "Li Wei" in each.sentence
    ]
    assert len(come) == 2
    assert len({(each.sign, each.sentence, each.after) for each in come}) == 1
    assert len({each.about for each in come}) == 2
    gone = differences(side(led, around), side(both, around))
    assert {each.about for each in gone} >= {each.about for each in come}
    registered = lines(differences(side(shared_newsroom, around), side(both, around)))
    assert registered.count("+ Li Wei is a person. (registered)") == 2


@pytest.mark.parametrize(
    "what", ["value and comparator at once", "a comparator that goes"]
)
def test_a_figure_is_one_change(
    shared_newsroom: Path, tmp_path: Path, around: Workspace, what: str
) -> None:
    """Whatever of it changes: its one sentence is about the figure alone."""
    file, edits, _ = EDITS[what]
    changed = edited(shared_newsroom, tmp_path / "changed", file, edits)
    (change,) = differences(side(shared_newsroom, around), side(changed, around))
    assert len(change.about) == 1


def test_a_new_figure_is_one_change(
    shared_newsroom: Path, tmp_path: Path, around: Workspace
) -> None:
    """Told once, though each of its statements is new; and gone again as one."""
    figure = """
    id:obs-new a kg:Observation ;
        kg:observedOf id:zollin ;
        kg:variable id:var-weaving-output-growth ;
        kg:value 7 ;
        kg:unit kg:CNY ;
        kg:comparator kg:exactly ;
        kg:wording "7 yuan" .
"""
    place = "id:zollin kg:locatedIn id:quillhaven .\n"
    changed = edited(
        shared_newsroom, tmp_path / "changed", ARTICLE, [(place, f"{place}{figure}")]
    )
    before, after = side(shared_newsroom, around), side(changed, around)
    for both, sign in (((before, after), "+"), ((after, before), "-")):
        told = [each for each in differences(*both) if "7 yuan" in each.sentence]
        whole = [each for each in told if len(each.about) == 1]
        assert [each.sign for each in whole] == [sign]
        assert len({each.sentence for each in told}) == len(told)


def test_the_order_is_that_of_the_text(
    shared_newsroom: Path, root: Path, around: Workspace
) -> None:
    """Whatever the order of the files; what no passage states comes last."""
    found = differences(side(shared_newsroom, around), side(root, around))
    assert found == sorted(
        found,
        key=lambda change: (
            not any("#" in place for place in (*change.before, *change.after))
        ),
    )
    begins = [
        int(change.after[0].partition("#char=")[2].partition(",")[0])
        for change in found
        if change.sign == "+" and any("liuzhou-ai" in place for place in change.after)
    ]
    assert begins == sorted(begins)
    assert len(begins) > 200


def test_places_that_hold_no_graph(tmp_path: Path, around: Workspace) -> None:
    """An unknown ending, bad syntax with its line, and a folder that is no project."""
    (tmp_path / "notes.md").write_text("hello", encoding="utf-8")
    (tmp_path / "bad.ttl").write_text("<a> <b>\n<c> <d> .", encoding="utf-8")
    with pytest.raises(BadInput, match="Known endings are ttl"):
        side(tmp_path / "notes.md", around)
    with pytest.raises(BadInput, match=r"bad\.ttl:"):
        side(tmp_path / "bad.ttl", around)
    with pytest.raises(KgError, match="is not a project"):
        side(tmp_path, around)


@pytest.mark.parametrize("seed", few(range(3)))
def test_large_projects_are_compared_by_the_files_that_differ(
    seed: int, newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After random edits, the changes are those between two projects read in full."""
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(difference, "is_kept", lambda _: True)
    chance = random.Random(seed)
    around = edited_news.add(newsroom)
    old = tmp_path / "old"
    shutil.copytree(newsroom, old)
    before = side(old, around)
    for _ in range(6):
        for _ in range(chance.randrange(4)):
            edited_news.edit(find(newsroom), chance)
        after = side(newsroom, around)
        for places, read in (
            ((old, newsroom), (before, after)),
            ((newsroom, old), (after, before)),
        ):
            compared = sides(*places, around, pytest.fail)
            assert differences(*compared) == differences(*read)


def test_a_project_without_a_store_is_made_of_the_other(
    newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what differs is read, and what was the same is not packed again."""
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(difference, "is_kept", lambda _: True)
    around = edited_news.add(newsroom)
    old = tmp_path / "old"
    shutil.copytree(newsroom, old)
    assert differences(*sides(newsroom, newsroom, around, pytest.fail)) == []
    monkeypatch.setattr(making_stores, "make", None)
    edited_news.edit(find(newsroom), random.Random(1))
    read = side(old, around), side(newsroom, around)
    assert differences(*sides(old, newsroom, around, pytest.fail)) == differences(*read)
