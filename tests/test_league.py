"""What works for the flagship works for a project of somebody else: the league, about
rowing clubs and their sponsors, with terms and a unit that the shared ontology lacks.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal

from kg import vocabulary as v
from kg.drafting.accepting_drafts import accept_article as accept
from kg.errors import BadInput
from kg.formats import FORMATS
from kg.formats import files as exported
from kg.model import Finding
from kg.project import Project
from kg.questions import ask, question
from tests.asked import Table, expected, table
from tests.flagship import NAMES, alone
from tests.league import (
    ADD,
    BASE,
    BOATS,
    DEAL,
    DENIAL,
    INIT,
    LEAGUE,
    LETTER,
    NEWS,
    ROPES,
    TITLE,
    added,
    copied_league,
    files,
    kg,
    remade,
)

TERMS = f"{BASE}terms#"
EXPECTED = LEAGUE / "expected"
ASKED = {
    "articles": {},
    "things": {},
    "figures": {},
    "figures-of-wrenfold": {"thing": "Wrenfold Boathouse"},
    "partners": {},
    "growth": {},
    "agreement": {},
    "origins": {},
    "sponsors": {},
    "sponsors-of-tolvane": {"club": "Tolvane Oars"},
    "boathouse-clubs": {},
    "boathouse-clubs-at-wrenfold": {"boathouse": "Wrenfold"},
}
"""Questions, some with values; the general ones first, then the league's own."""


@pytest.fixture(scope="session")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The league made anew by the commands."""
    return remade(tmp_path_factory.mktemp("again") / "league")


@pytest.fixture(scope="session")
def league() -> Project:
    """The league with its texts, loaded; no test changes it."""
    return Project(LEAGUE, LEAGUE / "articles")


@pytest.fixture(scope="session")
def site(league: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The league's site: its files by name."""
    out = tmp_path_factory.mktemp("built") / "site"
    built = league.build(out)
    assert built.is_whole and built.state == "verified"
    contents = {
        path.relative_to(out).as_posix(): path.read_bytes() for path in built.files
    }
    return {
        name: (gzip.decompress(data) if name.endswith(".gz") else data).decode()
        for name, data in contents.items()
    }


@pytest.fixture(scope="session")
def flagship_words() -> re.Pattern[str]:
    """The flagship's base, and every proper name in it."""
    labels = alone().triples(None, (v.PREF_LABEL, v.ALT_LABEL))
    names = {o.value for _, _, o in labels if isinstance(o, Literal)}
    proper = sorted(name for name in names if name[:1].isupper())
    assert len(proper) > 20
    words = "|".join(map(re.escape, proper))
    return re.compile(rf"{re.escape(NAMES.base)}|\b(?:{words})\b")


@pytest.fixture
def changeable(tmp_path: Path) -> Project:
    """A copy of the league with its texts."""
    folder = copied_league(tmp_path / "league")
    return Project(folder, folder / "articles")


def replaced(path: Path, old: str, new: str) -> None:
    """Change what stands in a file once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(findings: list[Finding], words: str) -> Finding:
    """The finding with these words, of which there is one."""
    (one,) = [each for each in findings if words in each.message]
    return one


def rows(project: Project, name: str, **params: str) -> Table:
    """The answer to a question."""
    asked = question(project.workspace, name)
    return table(ask(project.knowledge, asked, **params))


# By the commands


def test_the_commands_make_every_file_again(again: Path) -> None:
    """From texts, worksheets, terms and questions, byte for byte."""
    made, kept = files(again), files(LEAGUE)
    assert made.keys() == kept.keys()
    assert [name for name in made if made[name] != kept[name]] == []


def test_accepting_again_changes_nothing(changeable: Project) -> None:
    workspace = changeable.workspace
    for slug in ADD:
        assert accept(workspace, slug).written == [workspace.proofs_of(slug)]
        assert accept(workspace, slug).written == []
    assert files(changeable.workspace.root) == files(LEAGUE)


def test_a_new_worksheet_has_each_sentence_once(tmp_path: Path) -> None:
    """The dateline is told of already where the article's facts are."""
    folder = tmp_path / "league"
    kg("init", folder, *INIT)
    sheet = added(folder, NEWS, ADD[NEWS])
    assert '"Skarrowmere Courier…17 April 2024" (1)' in sheet
    assert '"(Skarrowmere Courier) 17 April 2024"' not in sheet
    headline = '\n"Harlesk Dairies becomes main sponsor of Tolvane Oars"\n'
    assert sheet.count(headline) == 1
    # Here the dateline says where as well.
    assert '"Dunvarry, 2 September 2024"' in added(folder, LETTER, ADD[LETTER])


def test_a_second_worksheet_tells_what_is_known(tmp_path: Path) -> None:
    """Things that the first article has described are named, not described again."""
    folder = copied_league(tmp_path / "league")
    kg("--project", folder, "add", "--remove", LETTER)
    (folder / "drafts" / f"{LETTER}.kg").unlink()
    sheet = added(folder, LETTER, ADD[LETTER])
    assert "#   wrenfold  Wrenfold Boathouse\n" in sheet
    assert "#   ferrymen" not in sheet


# Checks


@pytest.mark.parametrize("is_pinned", [False, True])
def test_nothing_is_wrong(is_pinned: bool) -> None:
    """With the texts and without them."""
    project = Project(LEAGUE, LEAGUE / "articles", pinned=is_pinned)
    assert project.edition.state() == ("pinned" if is_pinned else "verified")
    assert project.check() == []


def test_a_relation_is_proved_by_an_own_frame(league: Project) -> None:
    """A project says itself how its relations are said."""
    grades = {
        proof.grade
        for proof in league.examine().proofs
        if proof.frame == f"{TERMS}isMainSponsorOf-noun"
    }
    assert grades == {"proved"}


def test_the_domain_of_an_own_property_is_held_to(changeable: Project) -> None:
    """In the file of an article, and in a worksheet at its line."""
    root = changeable.workspace.root
    wrong = "harlesk trainsAt wrenfold"
    trig = root / "graph" / "articles" / f"{NEWS}.trig"
    replaced(
        trig, "id:tolvane lg:trainsAt id:wrenfold", "id:harlesk lg:trainsAt id:wrenfold"
    )
    words = "A subject of lg:trainsAt is of the type club"
    assert found(changeable.check(), words).is_error
    sheet = root / "drafts" / f"{NEWS}.kg"
    replaced(sheet, "tolvane trains at wrenfold", wrong)
    accepted = accept(changeable.workspace, NEWS)
    assert not accepted.is_written
    line = sheet.read_text().splitlines().index(f"  {wrong}") + 1
    place = found(accepted.findings, words).location
    assert (place.file, place.line) == (f"drafts/{NEWS}.kg", line)


def test_a_misspelt_own_term_is_found(changeable: Project) -> None:
    """With the term that may be meant."""
    root = changeable.workspace.root
    trig = root / "graph" / "articles" / f"{NEWS}.trig"
    replaced(
        trig, "id:tolvane lg:trainsAt id:wrenfold", "id:tolvane lg:trainAt id:wrenfold"
    )
    finding = found(changeable.check(), "does not declare the term")
    assert finding.is_error and finding.found == f"{TERMS}trainAt"
    assert finding.advice == "Did you mean trainsAt or terawatt or saidAt?"
    sheet = root / "drafts" / f"{NEWS}.kg"
    replaced(sheet, "tolvane trains at wrenfold", "tolvane trainAt wrenfold")
    with pytest.raises(BadInput, match="no property 'trainAt'") as caught:
        accept(changeable.workspace, NEWS)
    assert "trainsAt" in caught.value.advice


def test_an_own_unit_is_one_of_the_scheme(changeable: Project) -> None:
    """What is not listed among the units is none."""
    terms = changeable.workspace.root / "ontology" / "terms.ttl"
    listed = (
        "lg:EURPerYear a skos:Concept ; rdfs:isDefinedBy <> ; skos:inScheme kg:units ;"
    )
    replaced(terms, listed, "lg:EURPerYear a skos:Concept ; rdfs:isDefinedBy <> ;")
    told = [
        each for each in changeable.check() if "of the scheme kg:units" in each.message
    ]
    assert {finding.location.file for finding in told} == {
        f"graph/articles/{slug}.trig" for slug in ADD.keys() - {DENIAL, ROPES}
    }


def test_words_that_do_not_name_a_thing_bear_nothing_of_it(
    changeable: Project,
) -> None:
    """No other passage lends the side of a statement that the words lack."""
    sheet = changeable.workspace.root / "drafts" / f"{NEWS}.kg"
    truth = "  tolvane trains at wrenfold\n"
    text = sheet.read_text(encoding="utf-8")
    assert text.count(truth) == 1
    lie = truth.replace("tolvane", "pellowick")
    sheet.write_text(text.replace(truth, lie), encoding="utf-8")
    accepted = changeable.accept(NEWS)
    assert not accepted.is_written
    number = sheet.read_text(encoding="utf-8").splitlines().index(lie.rstrip()) + 1
    lines = {f.location.line for f in accepted.findings if f.is_error}
    assert number in lines


def test_a_name_is_of_one_thing(changeable: Project) -> None:
    """What another article calls something else is refused at its line, with advice."""
    sheet = changeable.workspace.root / "drafts" / f"{LETTER}.kg"
    lines = sheet.read_text(encoding="utf-8").splitlines()
    number = lines.index('"Pellowick Rowing Club moves into the Wrenfold Boathouse"')
    lines.insert(number + 1, '  signing: Event "move of a club"; participant pellowick')
    sheet.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        changeable.accept(LETTER)
    assert refused.value.line == number + 2
    assert f"signing is something else in the article {NEWS}" in refused.value.message
    assert "another name" in refused.value.advice


def test_what_is_unused_is_told_at_the_worksheet(changeable: Project) -> None:
    """Not at a file that was only tried, and not written."""
    root = changeable.workspace.root
    sheet = root / "drafts" / f"{LETTER}.kg"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text[: text.index('"Tickets brought in')], encoding="utf-8")
    unused = accept(changeable.workspace, LETTER).findings
    assert {finding.check for finding in unused} == {"coverage"}
    assert {finding.location.file for finding in unused} == {f"drafts/{LETTER}.kg"}


# Answers


@pytest.mark.parametrize("name", ASKED)
def test_questions_answer_as_expected(league: Project, name: str) -> None:
    stem = name.partition("-of-")[0].partition("-at-")[0]
    assert rows(league, stem, **ASKED[name]) == expected(name, EXPECTED)


def test_a_denial_is_shown_beside_what_it_denies(league: Project) -> None:
    """What one article states another denies, and whose word it is stands beside it."""
    told = league.ask("agreement", thing="Vessary Ropes")
    contradicted = [row for row in told if row["verdict"] == Literal("contradicted")]
    voices = {
        (slug_of(row.evidence.passage), row.evidence.voice)
        for row in contradicted
        if row.evidence
    }
    assert voices == {
        (DEAL, "the article's own voice"),
        (DENIAL, "said by Bartel Swinn"),
    }


def test_the_same_words_are_of_one_origin(league: Project) -> None:
    """Three articles name the sponsor, and two of them in the same words."""
    told = league.ask("origins", thing="Ondrell Insurance")
    articles = {slug_of(row.evidence.passage) for row in told if row.evidence}
    assert articles == {LETTER, DEAL, DENIAL}
    assert {row["origins"] for row in told} == {Literal(2)}


def test_an_article_of_nobody_is_cited_by_its_headline(league: Project) -> None:
    """It has neither a publisher nor an address."""
    answer = league.ask("sponsors", club="Pellowick Rowing Club")
    cited = [row for row in answer if row.evidence]
    (row,) = [row for row in cited if LETTER in str(row["passage"])]
    assert row.evidence
    assert row.evidence.link == ""
    headline, day, position = row.evidence.citation.split(", ")
    assert headline == "“Pellowick Rowing Club moves into the Wrenfold Boathouse”"
    assert day == "2 September 2024" and position.startswith("char=")
    assert row.evidence.quote == "Ondrell Insurance sponsors Pellowick Rowing Club"


def test_a_thing_is_shown_with_what_both_articles_say(league: Project) -> None:
    said = {each.sentence: each.evidence for each in league.show("Wrenfold Boathouse")}
    trains = said["Tolvane Oars trains at the Wrenfold Boathouse."]
    assert [slug_of(piece.passage) for piece in trains] == [NEWS, LETTER]
    assert "Pellowick Rowing Club trains at the Wrenfold Boathouse." in said


def test_an_own_rule_is_explained_down_to_the_words(league: Project) -> None:
    """The inverse of sponsoring follows, and so does sponsoring from being the main
    sponsor.
    """
    (explained,) = league.why("Tolvane Oars", "has sponsor", "Harlesk Dairies")
    assert (
        explained.statement.sentence == "Tolvane Oars is sponsored by Harlesk Dairies."
    )
    assert explained.statement.basis == "inferred" and explained.reason
    assert slug_of(explained.sources[0].passage) == NEWS
    assert "sponsorship agreement" in (explained.sources[0].quote or "")


def test_a_subproperty_suffices(changeable: Project) -> None:
    """Whoever is the main sponsor sponsors, though no words say only that."""
    trig = changeable.workspace.root / "graph" / "articles" / f"{NEWS}.trig"
    replaced(trig, "    id:harlesk kg:sponsors id:tolvane .\n", "")
    (explained,) = changeable.why("Harlesk Dairies", "sponsors", "Tolvane Oars")
    assert explained.statement.basis == "inferred"
    sources = {slug_of(source.passage) for source in explained.sources}
    assert sources == {NEWS, LETTER, DEAL, BOATS}


def test_a_path_leads_from_one_article_to_the_other(league: Project) -> None:
    """From founders of whom only the letter tells to whom only the news names."""
    connection = league.path("ferrymen of Dunvarry", "juniors of Tolvane Oars")
    assert connection.paths
    for path in connection.paths:
        sources = [
            {slug_of(s.passage) for why in hop for s in why.sources}
            for hop in path.hops
        ]
        assert sources[0] == {LETTER} and sources[-1] == {NEWS}


def slug_of(passage: str) -> str:
    """The slug of the article of a passage."""
    return passage.removeprefix(f"{BASE}article/").partition("#")[0]


# What leaves


def test_the_site_has_a_page_for_each_article(site: dict[str, str]) -> None:
    light = ("id/", "article/", "ontology.html", "terms.html")
    pages = {
        name for name in site if name.endswith(".html") and not name.startswith(light)
    }
    assert pages == {"index.html", *(f"articles/{slug}.html" for slug in ADD)}
    assert f"<title>{TITLE}" in site["index.html"]
    for name in pages:
        assert "by Ferry Street Newsdesk under CC BY 4.0" in site[name]
    assert "lg:trainsAt a owl:ObjectProperty" in site["ontology.ttl"]


def test_no_file_of_the_site_tells_of_the_flagship(
    site: dict[str, str], flagship_words: re.Pattern[str]
) -> None:
    traces = {
        name: match[0]
        for name, content in site.items()
        if (match := flagship_words.search(content))
    }
    assert traces == {}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_the_league_alone(
    league: Project, form: str, flagship_words: re.Pattern[str]
) -> None:
    written = "\n".join(exported(league.knowledge, form).values())
    assert BASE in written
    # In full, with a prefix, or relative to the base.
    assert re.search(r"\bid[/:]tolvane\b", written)
    assert re.search(r"[#:]trainsAt\b", written)
    assert not flagship_words.search(written)


def test_turtle_has_the_own_prefix(league: Project) -> None:
    """And any other tool reads it."""
    turtle = league.export("turtle")
    assert f"PREFIX lg: <{TERMS}>" in turtle or f"@prefix lg: <{TERMS}>" in turtle
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    tolvane, wrenfold = (
        rdflib.URIRef(f"{BASE}id/{name}") for name in ("tolvane", "wrenfold")
    )
    assert (tolvane, rdflib.URIRef(f"{TERMS}trainsAt"), wrenfold) in graph
