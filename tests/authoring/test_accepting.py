"""Accepting a worksheet: all of it or nothing, and of what was there no more than it says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.articles import Texts
from kg.authoring.accepting import Accepted, worksheet_of
from kg.authoring.adding import add
from kg.cache import cache_folder, folder_of
from kg.checks import check, examine, graph_checks
from kg.checks.nearby import Nearby, nearby
from kg.drafting.accepting_drafts import accept_article as accept
from kg.errors import BadInput, KgError, NotFound, NothingStated
from kg.grounding import Proving
from kg.knowledge import Graph, compile_store, load
from kg.knowledge.compiled import generations, making_stores
from kg.knowledge.compiled.changed_quads import Changes
from kg.knowledge.compiled.folder import FolderHome
from kg.knowledge.compiled.generations import Generations, locked
from kg.knowledge.compiled.index import Index
from kg.knowledge.compiled.lent import Lent
from kg.knowledge.compiled.recorded_changes import StorePoint
from kg.model import Article
from kg.rdf.canonical import changed
from kg.rdf.compact import Abbreviator
from kg.workspace import Workspace, find
from tests.authoring.press import GIVEN, KNOWN, SLUG, TEXT, added, contents

THINGS = """kilns: Organisation "Thessop Kilns"
maud: Person "Maud Ennerby"
orrelglaze: Brand "Orrelglaze"
wexholt: AdministrativeArea "Wexholt"
"""
SHEET = f"""{THINGS}{KNOWN}
"Thessop Kilns is in Wexholt"
  kilns is in wexholt
"The potter has the brand Orrelglaze"
  "The potter" = kilns
  kilns hasBrand orrelglaze
  orrelglaze a Brand
"Since 2019"
  since-2019: Period "since 2019"
"Since 2019, Thessop Kilns has spent more than 60 million yuan ($8.4 million) on wheels"
  spent: figure "more than 60 million yuan"; observedOf kilns; period since-2019; variable spending
  usd: figure "$8.4 million"; conversionOf spent; comparator moreThan; observedOf kilns; period since-2019; variable spending
  spending: Variable "spending on wheels"; wording "on wheels"
"The hall has 1,400 wheels"
  "The hall" = kilns
  wheels: figure "1,400 wheels"; observedOf kilns; variable number
  number: Variable "number of wheels"; wording "wheels"
"We fire day and night" (left out: It is about no thing.)
"Maud Ennerby, head of Thessop Kilns"
  maud holdsPost head
  head: Post "head"; postIn kilns
"""
SHEET_FILE = f"drafts/{SLUG}.kg"


def written(kilns: Workspace, sheet: str = SHEET, *, draft: bool = False) -> Accepted:
    """What becomes of a worksheet."""
    worksheet_of(kilns, SLUG).write_text(sheet, encoding="utf-8")
    return accept(kilns, SLUG, draft=draft)


def said(kilns: Workspace, slug: str = SLUG) -> set[str]:
    """What the file of an article says, in short terms."""
    short = Abbreviator(kilns.namespaces.prefixes)
    path = kilns.article(slug)
    return {
        " ".join(short.term(str(term)) for term in (*quad.triple, quad.graph_name))
        for quad in parse(path=path, format=RdfFormat.TRIG)
    }


def brief(lines: set[str]) -> list[str]:
    """The statements among the lines, without their passages."""
    return sorted(" ".join(line.split(" ")[:-1]) for line in lines)


def line_of(text: str, sheet: str = SHEET) -> int:
    """The first line of a worksheet with the text, from 1."""
    return next(n for n, line in enumerate(sheet.splitlines(), 1) if text in line)


def test_a_worksheet(kilns: Workspace) -> None:
    """Becomes statements with nothing wrong, and the article is no draft any more."""
    accepted = written(kilns)
    assert accepted.findings == []
    assert accepted.written == [
        kilns.entities,
        kilns.article(SLUG),
        kilns.proofs_of(SLUG),
    ]
    (article,) = load(kilns).articles.values()
    assert not article.is_draft
    assert accepted.passages == len(article.passages)
    assert accepted.statements == sum(
        map(len, load(kilns).stated(article.passages).values())
    )
    assert accepted.coverage
    assert accepted.coverage.counts["sentence"] == (7, 7)
    assert check(kilns, Texts(kilns.texts)) == []


def test_the_files_are_canonical(kilns: Workspace) -> None:
    """As `kg fmt` would write them."""
    written(kilns)
    paths = [(path, path.name) for path in kilns.data]
    assert changed(paths, kilns.namespaces.prefixes) == []


def test_what_was_said_of_the_article(kilns: Workspace) -> None:
    """Stays in its header."""
    before = said(kilns)
    written(kilns)
    assert brief(before - said(kilns)) == [
        f"<{kilns.namespaces.articles}{SLUG}> kg:isDraft true"
    ]


def test_accepting_twice(kilns: Workspace) -> None:
    """Changes nothing more."""
    written(kilns)
    before = contents(kilns.root)
    again = written(kilns)
    assert (again.is_written, again.written, again.findings) == (True, [], [])
    assert contents(kilns.root) == before


def test_a_draft(kilns: Workspace) -> None:
    """Stays one where it is wanted, and may become one again."""
    for wanted in (True, False, True):
        assert written(kilns, draft=wanted).is_written
        (article,) = load(kilns).articles.values()
        assert article.is_draft is wanted


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("  kilns is in wexholt\n", '  kilns is in wexholt; kind "Kilns"\n', [], ['id:kilns kg:kind "Kilns"']),
        ('; wording "wheels"', '; wording "has"', ['id:number kg:wording "wheels"'], ['id:number kg:wording "has"']),
        ("  orrelglaze a Brand\n", "", ["id:orrelglaze rdf:type kg:Brand"], []),
        ('Variable "number of wheels"', 'Variable "wheels"', ['id:number skos:prefLabel "number of wheels"@en'], ['id:number skos:prefLabel "wheels"@en']),
        ("; postIn kilns", "; a Post; postIn kilns", [], []),
    ],
)  # fmt: skip
def test_an_edit(
    kilns: Workspace, old: str, new: str, gone: list[str], come: list[str]
) -> None:
    """Changes what it says, and nothing else in any file."""
    written(kilns)
    before, files = said(kilns), contents(kilns.root)
    assert SHEET.count(old) == 1
    differing = [kilns.article(SLUG), kilns.proofs_of(SLUG)] if gone or come else []
    assert written(kilns, SHEET.replace(old, new)).written == differing
    after = said(kilns)
    assert (brief(before - after), brief(after - before)) == (gone, come)
    untouched = {
        name: content
        for name, content in contents(kilns.root).items()
        if "kilns." not in name
    }
    assert untouched.items() <= files.items()


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        # What cannot be read, or compiled
        ("  kilns is in wexholt", "  kilns is in wexholm", "  kilns is in"),
        ("  kilns is in wexholt", "  kilns isin wexholt", "  kilns isin"),
        ('"Thessop Kilns is in Wexholt"', '"Thessop Kilns in Wexholt"', '"Thessop Kilns in'),
        ('Person "Maud', 'Persn "Maud', "maud: "),
        # What the words do not bear
        ("  kilns is in wexholt", "  orrelglaze is in wexholt", "  orrelglaze is in"),
        ("  kilns is in wexholt", "  kilns hosts wexholt", "  kilns hosts"),
        ("  kilns is in wexholt", "  kilns is in orrelglaze", "  kilns is in"),
        ('  "The hall" = kilns\n', "", "wheels: figure"),
        ('"The hall has 1,400 wheels"\n', '"The hall has 1,400 wheels"\n  kilns is in wexholt; is in wexholt\n', "  kilns is in wexholt; is"),
        ("datePublished 2024-05-06", "datePublished 2024-05-07", "datePublished"),
        ('"1,400 wheels"; ', '"1,400 wheels"; value 1,500; ', "wheels: figure"),
        ("comparator moreThan; ", "comparator about; ", "usd: figure"),
        ('Period "since 2019"', 'Period "since 2018"', "since-2019: "),
        ("(left out: It is about no thing.)", "(said by wexholt)\n  kilns a Company", "  kilns a Company"),
        # What breaks a shape
        ("; variable spending\n  usd", "\n  usd", "spent: figure"),
        ("; postIn kilns", "; postIn orrelglaze", "head: Post"),
        # What is registered
        ('"Orrelglaze"\nwexholt', '"Orrelglaze", "Orrelglaze "\nwexholt', "orrelglaze: "),
        ('AdministrativeArea "Wexholt"', 'AdministrativeArea "Wexholt"; a Company', "wexholt: "),
        ('AdministrativeArea "Wexholt"', 'AdministrativeArea "Wexholt"; isPlural maybe', "wexholt: "),
        ('AdministrativeArea "Wexholt"', 'AdministrativeArea "Wexholt"; is in kilns', "wexholt: "),
    ],
)  # fmt: skip
def test_an_error(kilns: Workspace, old: str, new: str, at: str) -> None:
    """Keeps every file as it was, and is told by the line of the worksheet."""
    assert SHEET.count(old) == 1
    sheet = SHEET.replace(old, new)
    before = contents(kilns.root)
    try:
        accepted = written(kilns, sheet)
    except BadInput as refused:
        places = [(refused.source, refused.line)]
    else:
        assert accepted.written == []
        assert not accepted.is_written
        errors = [finding for finding in accepted.findings if finding.is_error]
        places = [(each.location.file or "", each.location.line) for each in errors]
        assert not any("kg:" in each.advice for each in errors)
    # One slip may leave more than one statement unproved.
    assert (SHEET_FILE, line_of(at, sheet)) in places
    assert all(file == SHEET_FILE and line for file, line in places)
    after = contents(kilns.root)
    assert after.pop(SHEET_FILE) == sheet.encode()
    before.pop(SHEET_FILE)
    assert after == before


HALL = SHEET[SHEET.index('"The hall has') : SHEET.index('"We fire')]


def test_what_is_unfinished(kilns: Workspace) -> None:
    """Keeps nothing from being written, and stands at the line with the words."""
    sheet = SHEET.replace(HALL, '"The hall has 1,400 wheels"\n')
    accepted = written(kilns, sheet)
    assert accepted.is_written
    assert kilns.article(SLUG) in accepted.written
    assert {(each.severity, *each.location[:2]) for each in accepted.findings} == {
        ("warning", SHEET_FILE, line_of('"The hall', sheet))
    }


def test_words_that_the_worksheet_does_not_have(kilns: Workspace) -> None:
    """Are told of without a line."""
    accepted = written(kilns, SHEET.replace(HALL, ""))
    assert {each.location[:2] for each in accepted.findings} == {(SHEET_FILE, None)}


def test_advice_in_terms_of_the_worksheet(kilns: Workspace) -> None:
    """It knows no properties of passages."""
    sheet = SHEET.replace('  "The hall" = kilns\n', "")
    advice = {each.advice for each in written(kilns, sheet).findings if each.is_error}
    assert any('by "WORDS" = NAME' in each for each in advice)


def test_an_error_that_was_elsewhere_before(kilns: Workspace) -> None:
    """Is told in its own file, and is for somebody else to mend."""
    written(kilns)
    add(kilns, "b.txt", f"{TEXT}\nMore.".encode(), GIVEN._replace(slug="more"))
    path = kilns.article(SLUG)
    spoilt = path.read_text(encoding="utf-8").replace("kg:value 1400", "kg:value 1500")
    path.write_text(spoilt, encoding="utf-8")
    accepted = accept(kilns, "more")
    (error,) = [each for each in accepted.findings if each.is_error]
    assert error.location.file == f"graph/articles/{SLUG}.trig"
    assert accepted.is_written
    assert kilns.article("more") in accepted.written
    assert path not in accepted.written


def test_an_error_that_it_brings_elsewhere(kilns: Workspace) -> None:
    """Keeps it from being written: what another article says would be wrong with it."""
    written(kilns)
    add(kilns, "b.txt", f"{TEXT}\nMore.".encode(), GIVEN._replace(slug="more"))
    path = worksheet_of(kilns, "more")
    sheet = path.read_text(encoding="utf-8")
    path.write_text(f'wexholt: Topic "Wexholt"\n{sheet}', encoding="utf-8")
    before = contents(kilns.root)
    accepted = accept(kilns, "more")
    assert any(
        each.is_error and each.location.file == f"graph/articles/{SLUG}.trig"
        for each in accepted.findings
    )
    assert (accepted.is_written, accepted.written) == (False, [])
    assert contents(kilns.root) == before


@pytest.mark.parametrize(
    "sheet", ["", "# nothing\n", THINGS, '"Thessop Kilns is in Wexholt"\n']
)
def test_a_worksheet_that_states_nothing(kilns: Workspace, sheet: str) -> None:
    """Is refused."""
    before = contents(kilns.root)
    with pytest.raises(NothingStated, match=f"{SHEET_FILE} states nothing yet"):
        written(kilns, sheet)
    assert contents(kilns.root) == before | {SHEET_FILE: sheet.encode()}


def test_no_worksheet(kilns: Workspace) -> None:
    """Is told by the name that it would have."""
    worksheet_of(kilns, SLUG).unlink()
    with pytest.raises(KgError, match=f"no worksheet {SHEET_FILE}") as refused:
        accept(kilns, SLUG)
    assert "kg add" in refused.value.advice


def test_a_worksheet_that_is_not_utf_8(kilns: Workspace) -> None:
    """Is refused by its name."""
    worksheet_of(kilns, SLUG).write_bytes(b'"caf\xe9"')
    with pytest.raises(BadInput, match=f"{SHEET_FILE}: byte 4 is not UTF-8"):
        accept(kilns, SLUG)


def test_no_text(kilns: Workspace) -> None:
    """Nothing could be proved."""
    (kilns.root / "articles" / "kilns.txt").unlink()
    for workspace in (kilns, kilns.pinned):
        with pytest.raises(KgError, match=r"text kilns\.txt is not at hand") as refused:
            written(workspace)
        assert "--articles" in refused.value.advice


def test_another_text(kilns: Workspace) -> None:
    """Positions would be those of another."""
    (kilns.root / "articles" / "kilns.txt").write_text(f"\n{TEXT}", encoding="utf-8")
    with pytest.raises(KgError, match="is not the one that was added") as refused:
        written(kilns)
    assert "kg add --remove kilns" in refused.value.advice


def test_no_article(kilns: Workspace) -> None:
    """Is told with the nearest slug, or with how one begins."""
    with pytest.raises(NotFound, match="no article 'kiln'") as refused:
        accept(kilns, "kiln")
    assert refused.value.advice == "Did you mean kilns?"
    with pytest.raises(NotFound) as refused:
        accept(kilns, "zzz")
    assert "kg add TEXT" in refused.value.advice


def test_the_rest_of_the_registry(kilns: Workspace) -> None:
    """Is kept with the comments at its head, and put in order."""
    present = kilns.entities.read_text(encoding="utf-8").partition("@prefix")[2]
    head = "# What is what.\n\n# Kept by hand.\n\n@prefix"
    extra = '\nid:tolland a kg:City ;\n    skos:prefLabel "Tolland"@en .\n'
    kilns.entities.write_text(head + present + extra, encoding="utf-8")
    written(kilns)
    after = kilns.entities.read_text(encoding="utf-8")
    assert after.startswith(head)
    assert extra in after
    assert 'skos:prefLabel "Ostrevale Gazette"@en' in after
    assert (
        'id:kilns a kg:Organisation ;\n    skos:prefLabel "Thessop Kilns"@en .' in after
    )


def test_a_changed_name(kilns: Workspace) -> None:
    """Replaces the old one, in the registry and in the passages."""
    written(kilns)
    sheet = SHEET.replace(
        'Organisation "Thessop Kilns"', 'Organisation "Thessop", "Thessop Kilns"'
    )
    assert written(kilns, sheet).findings == []
    registry = kilns.entities.read_text(encoding="utf-8")
    assert (
        'id:kilns a kg:Organisation ;\n    skos:prefLabel "Thessop"@en ;\n    skos:altLabel "Thessop Kilns"@en .'
        in registry
    )
    names = [line for line in brief(said(kilns)) if line.startswith("id:kilns skos:")]
    assert names == ['id:kilns skos:prefLabel "Thessop"@en']


SECOND = """Wexholt hears Thessop Kilns

(Ostrevale Gazette) May 7, 2024

Thessop Kilns is in Wexholt.
"""
KNOWN_OF_SECOND = """"Wexholt hears Thessop Kilns"
  article headline "Wexholt hears Thessop Kilns"
"Ostrevale Gazette…May 7, 2024"
  article publisher ostrevale-gazette
  article datePublished 2024-05-07
"Thessop Kilns is in Wexholt"
  Thessop Kilns is in Wexholt
"""


@pytest.fixture
def two(kilns: Workspace) -> Workspace:
    """An accepted article, and one more on the same things."""
    written(kilns)
    given = GIVEN._replace(slug="second", published="2024-05-07", url="")
    add(kilns, "second.txt", SECOND.encode(), given)
    return kilns


def test_proofs_of_another_article(two: Workspace) -> None:
    """They are worked out anew, and are in no way where they would be others now."""
    path = worksheet_of(two, "second")
    path.write_text(KNOWN_OF_SECOND, encoding="utf-8")
    first = two.proofs_of(SLUG)
    recorded = first.read_text(encoding="utf-8")
    assert recorded.count("kg:grade kg:proved") > 1
    first.write_text(recorded.replace("kg:proved", "kg:open", 1), encoding="utf-8")
    accepted = accept(two, "second")
    assert accepted.findings == []
    assert first.read_text(encoding="utf-8") == recorded
    assert check(two, Texts(*two.text_folders)) == []


@pytest.mark.parametrize("things", ["", THINGS])
def test_two_articles_on_the_same_things(two: Workspace, things: str) -> None:
    """The second names them as the registry does, or describes them again alike."""
    before = contents(two.root)
    path = worksheet_of(two, "second")
    path.write_text(things + KNOWN_OF_SECOND, encoding="utf-8")
    accepted = accept(two, "second")
    own = [two.article("second"), two.proofs_of("second")]
    assert (accepted.findings, accepted.written) == ([], own)
    after = contents(two.root)
    assert {name for name in after if after[name] != before.get(name)} == {
        "graph/articles/second.trig",
        "graph/proofs/second.ttl",
        "drafts/second.kg",
    }
    assert 'id:kilns skos:prefLabel "Thessop Kilns"@en' in brief(said(two, "second"))


OTHER = """Pottery fair ends

(Ostrevale Gazette) May 8, 2024

Ulmsted Glaze is in Marrowick.
"""
OTHER_SHEET = """glaze: Organisation "Ulmsted Glaze"
marrowick: AdministrativeArea "Marrowick"
"Pottery fair ends"
  article headline "Pottery fair ends"
"Ostrevale Gazette…May 8, 2024"
  article publisher ostrevale-gazette
  article datePublished 2024-05-08
"Ulmsted Glaze is in Marrowick"
  glaze is in marrowick
"""


@pytest.fixture
def compiled(
    kilns: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Workspace:
    """Two articles in a compiled project that was checked, of which one is stated."""
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    assert written(kilns).is_written
    given = GIVEN._replace(slug="fair", published="2024-05-08", url="")
    add(kilns, "fair.txt", OTHER.encode(), given)
    worksheet_of(kilns, "fair").write_text(OTHER_SHEET, encoding="utf-8")
    assert compile_store(kilns, pytest.fail)
    examine(kilns, Texts(*kilns.text_folders))
    return kilns


@pytest.fixture
def proved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that are proved from their words from now on."""
    found: list[str] = []
    prove = Proving.__call__

    def noted(proving: Proving, article: Article) -> object:
        found.append(article.slug)
        return prove(proving, article)

    monkeypatch.setattr(Proving, "__call__", noted)
    return found


def test_of_a_compiled_project_what_others_rely_on_alone_is_proved_again(
    compiled: Workspace, proved: list[str]
) -> None:
    """And what is kept of the copy in which that was tried is gone behind it."""
    kept = sorted(path.name for path in cache_folder().iterdir())
    recorded = compiled.proofs_of(SLUG).read_bytes()
    assert accept(compiled, "fair").is_written
    assert proved == ["fair"]
    assert sorted(path.name for path in cache_folder().iterdir()) == kept
    assert compiled.proofs_of(SLUG).read_bytes() == recorded


def break_a_figure(kilns: Workspace) -> None:
    """Have the first article say what its words do not."""
    path = kilns.article(SLUG)
    said = path.read_text(encoding="utf-8")
    assert "60000000" in said
    path.write_text(said.replace("60000000", "61000000"), encoding="utf-8")


def checked_at(kilns: Workspace) -> StorePoint:
    """The state of the graph of which it is kept what was found in its articles."""
    path = folder_of(kilns.root) / "articles.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT origin, step FROM checks")
        return StorePoint(*rows.fetchone())


def test_what_was_worked_out_in_the_copy_is_kept_for_the_project(
    compiled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind it only the records are new, and the same is found as where nothing is kept."""
    changed_since: list[Changes] = []

    def noted(graph: Graph, home: FolderHome, changes: Changes) -> Nearby | None:
        changed_since.append(changes)
        return nearby(graph, home, changes)

    break_a_figure(compiled)
    assert accept(compiled, "fair").is_written
    generation = Generations(compiled.root).current()
    assert generation and checked_at(compiled) == Index(generation.index).point
    monkeypatch.setattr(graph_checks, "nearby", noted)
    texts = Texts(*compiled.text_folders)
    found = examine(compiled, texts).findings
    (changes,) = changed_since
    changed_graphs = {quad.graph_name for quad in (*changes.removed, *changes.added)}
    assert changed_graphs == {compiled.namespaces.proofs}
    monkeypatch.setenv("KG_CACHE", "/dev/null")
    assert examine(compiled, texts).findings == found != []


def test_it_is_not_where_the_project_has_changed_meanwhile(
    compiled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody edits another article while a worksheet is tried."""
    take = Lent.take_back
    stores = Generations(compiled.root)

    def later(kept: Lent) -> None:
        break_a_figure(compiled)
        assert compile_store(compiled, pytest.fail)
        before = stores.name
        take(kept)
        assert stores.name == before

    monkeypatch.setattr(Lent, "take_back", later)
    assert accept(compiled, "fair").is_written
    assert any(each.is_error for each in check(compiled, Texts(*compiled.text_folders)))


def test_it_is_not_where_all_was_made_anew_in_the_copy(
    compiled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what the store cannot follow: another store would be of no use."""
    monkeypatch.setattr(making_stores, "is_of_now", lambda *_: False)
    stores = Generations(compiled.root)
    take = Lent.take_back

    def noted(kept: Lent) -> None:
        before = stores.name
        take(kept)
        assert stores.name == before

    monkeypatch.setattr(Lent, "take_back", noted)
    assert accept(compiled, "fair").is_written


def test_where_files_cannot_be_locked_nothing_is_lent(
    compiled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where nothing is compiled."""
    monkeypatch.setattr(generations, "fcntl", None)
    assert accept(compiled, "fair").is_written


def test_what_was_lent_to_whoever_was_killed_is_removed(compiled: Workspace) -> None:
    """What is lent to others at the same time is left."""
    folder = cache_folder()
    before = sorted(path.name for path in folder.iterdir())
    for name in ("kg-killed", "kg-killed-0", "kg-at-work-0", "letters"):
        (folder / name).mkdir()
    for name in ("kg-killed-0", "kg-at-work-0", "letters"):
        (folder / f"{name}.lent").touch()
    with locked(folder / "kg-at-work-0.lent"):
        assert accept(compiled, "fair").is_written
    after = {path.name for path in folder.iterdir()}
    left = {"kg-at-work-0", "kg-at-work-0.lent", "letters", "letters.lent"}
    assert after - set(before) == left


def test_what_another_program_has_found_is_found_anew_once(
    compiled: Workspace, proved: list[str]
) -> None:
    """And not in the copy in which each worksheet is tried."""
    kept = folder_of(compiled.root) / "articles.sqlite"
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("UPDATE checks SET made_of = x'00'")
        connection.execute("UPDATE articles SET key = x'00'")
    assert accept(compiled, "fair").is_written
    assert sorted(proved) == ["fair", "fair", SLUG]
    proved.clear()
    edited = OTHER_SHEET.replace("  article datePublished 2024-05-08\n", "")
    worksheet_of(compiled, "fair").write_text(edited, encoding="utf-8")
    assert accept(compiled, "fair").is_written
    assert proved == ["fair"]


def test_where_a_check_was_stopped_in_the_middle_it_is_made_again(
    compiled: Workspace, proved: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """If little was found: else the few that are missing are proved in the copy."""
    kept = folder_of(compiled.root) / "articles.sqlite"
    for most, again in ((2, ["fair", SLUG]), (1, ["fair", "fair", SLUG])):
        monkeypatch.setattr("kg.checks.kept_articles.MANY", most)
        with closing(sqlite3.connect(kept)) as connection, connection:
            connection.execute("DELETE FROM articles")
        assert accept(compiled, "fair").is_written
        assert sorted(proved) == again
        proved.clear()


def test_two_articles_that_call_a_thing_differently(two: Workspace) -> None:
    """The second cannot take away the name by which the first one calls it."""
    before = contents(two.root)
    path = worksheet_of(two, "second")
    thing = 'kilns: Organisation "Kilns", "Thessop Kilns"\n'
    path.write_text(thing + KNOWN_OF_SECOND, encoding="utf-8")
    accepted = accept(two, "second")
    assert accepted.written == []
    assert any(each.is_error for each in accepted.findings)
    after = contents(two.root)
    after["drafts/second.kg"] = before["drafts/second.kg"]
    assert after == before


def test_texts_in_another_folder(tmp_path: Path) -> None:
    """As --articles or KG_ARTICLES names it."""
    kilns = added(tmp_path / "press")
    folder = tmp_path / "texts"
    (kilns.root / "articles").rename(folder)
    with pytest.raises(KgError, match="not at hand"):
        written(find(kilns.root))
    assert written(find(kilns.root, folder)).findings == []


def test_a_project_with_much_else(newsroom: Path) -> None:
    """The newsroom keeps the figures and passages on which its estimate and its reading
    rest.
    """
    slug = "2024-03-04-norvik-tessaly"
    room = find(newsroom)
    before = contents(newsroom)
    accepted = accept(room, slug)
    assert accepted.findings == []
    after = contents(newsroom)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {f"graph/articles/{slug}.trig", f"graph/proofs/{slug}.ttl"}
    assert check(room, Texts(room.texts)) == []
