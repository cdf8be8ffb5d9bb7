"""What is found in articles is kept from one check to the next, and whatever is edited
between the two, the findings are those of a check that keeps nothing.
"""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import Texts
from kg.checks import Examined, examination, examine, kept_articles
from kg.checks.relying_articles import Relying
from kg.grounding import Proving
from kg.grounding.requirements import Rules
from kg.knowledge.compiled.changed_quads import Changes
from kg.model import Article
from kg.project import Project
from kg.workspace import Workspace, find
from tests import edited_news
from tests.checks import second
from tests.flagship import NAMES
from tests.sampled import few


@pytest.fixture
def news(newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A project of three articles, which a test may change."""
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    return edited_news.add(newsroom)


def _examined(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, *, is_kept: bool
) -> Examined:
    monkeypatch.setattr(examination, "is_kept", lambda _: is_kept)
    return examine(workspace, Texts(workspace.texts))


@pytest.fixture
def recorded(news: Workspace) -> Workspace:
    """The same, with a record of each proof."""
    assert Project(news.root, news.texts).write_proofs()
    return find(news.root, news.texts)


@pytest.mark.parametrize("seed", few(range(2)))
def test_findings_are_those_of_a_check_that_keeps_nothing(
    seed: int, news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Line for line, and so are proofs and coverages, after each of several edits."""
    _assert_same_after_edits(seed, news, monkeypatch)


@pytest.mark.parametrize("seed", range(2))
def test_so_they_are_where_proofs_are_recorded(
    seed: int, recorded: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is edited in the records, too."""
    _assert_same_after_edits(seed, recorded, monkeypatch)


def _assert_same_after_edits(
    seed: int, news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    edits: list[str] = []
    for _ in range(9):
        kept = _examined(news, monkeypatch, is_kept=True)
        fresh = _examined(news, monkeypatch, is_kept=False)
        assert kept.findings == fresh.findings, edits
        assert kept.proofs == fresh.proofs, edits
        assert kept.grades == fresh.grades, edits
        assert kept.coverages == fresh.coverages, edits
        edits.append(edited_news.edit(find(news.root, news.texts), chance))
        news = find(news.root, news.texts)


OF_RECORDS = """
@prefix ex: <https://example.org/> .

ex:Proved a sh:NodeShape ;
    sh:targetClass kg:Passage ;
    sh:property [
        sh:path [ sh:inversePath kg:judgedPassage ] ;
        sh:minCount 1 ;
        sh:message "No record tells of it." ] .
"""


def test_a_shape_of_ones_own_may_ask_what_is_recorded_of_a_passage(
    recorded: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked for again where a record is gone, and where it is there again."""
    shared = (recorded.shared / "ontology" / "shapes.ttl").read_text(encoding="utf-8")
    prefixes = [line for line in shared.splitlines() if line.startswith("@prefix")]
    own = recorded.root / "ontology" / "shapes.ttl"
    own.parent.mkdir(exist_ok=True)
    own.write_text("\n".join([*prefixes, OF_RECORDS]), encoding="utf-8")
    path = recorded.proofs[0]
    head, *records = path.read_text(encoding="utf-8").split("\n\n<")
    passages = [
        record.partition("kg:judgedPassage")[2].split()[0] for record in records
    ]
    only = next(n for n, each in enumerate(passages) if passages.count(each) == 1)
    numbers: list[int] = []
    for kept in (records, records[:only] + records[only + 1 :], records):
        path.write_text("\n\n<".join([head, *kept]), encoding="utf-8")
        workspace = find(recorded.root, recorded.texts)
        found = _examined(workspace, monkeypatch, is_kept=True).findings
        assert found == _examined(workspace, monkeypatch, is_kept=False).findings
        numbers.append(sum("No record" in each.message for each in found))
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0]]


def _proved(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> tuple[Examined, list[str]]:
    """What a check finds, and the articles that it proves anew."""
    proved: list[str] = []

    def noted(proving: Proving, article: Article) -> object:
        proved.append(article.slug)
        return prove(proving, article)

    prove = Proving.__call__
    with monkeypatch.context() as patched:
        patched.setattr(Proving, "__call__", noted)
        return _examined(workspace, monkeypatch, is_kept=True), proved


def test_only_what_has_changed_is_proved_again(
    news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing if nothing has, and one article if one has."""
    _, proved = _proved(news, monkeypatch)
    assert sorted(proved) == sorted(path.stem for path in news.articles)
    _, proved = _proved(news, monkeypatch)
    assert proved == []
    path = news.root / second.FILE
    quads = edited_news.read(path)
    named = next(quad for quad in quads if quad.predicate == v.PREF_LABEL)
    subject = named.subject
    assert isinstance(subject, NamedNode)
    edited_news.write(
        path, [*quads, Quad(subject, v.ALT_LABEL, named.object, named.graph_name)]
    )
    _, proved = _proved(find(news.root, news.texts), monkeypatch)
    assert second.SLUG in proved


def test_whoever_was_stopped_goes_on_with_the_rest(
    news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found until then is kept, and all is found in the end."""
    monkeypatch.setattr(kept_articles, "_AT_ONCE", 1)
    proved: list[str] = []

    def stopped(proving: Proving, article: Article) -> object:
        if len(proved) == 2:
            raise KeyboardInterrupt
        proved.append(article.slug)
        return prove(proving, article)

    prove = Proving.__call__
    with monkeypatch.context() as patched:
        patched.setattr(Proving, "__call__", stopped)
        with pytest.raises(KeyboardInterrupt):
            _examined(news, monkeypatch, is_kept=True)
    after, rest = _proved(news, monkeypatch)
    assert sorted(proved + rest) == sorted(path.stem for path in news.articles)
    assert len(rest) == 1
    fresh = _examined(news, monkeypatch, is_kept=False)
    assert (after.findings, after.proofs) == (fresh.findings, fresh.proofs)
    told = [support.proofs for support in after.supports]
    assert told == [support.proofs for support in fresh.supports]


def test_records_of_proofs_rely_on_their_article_alone(
    recorded: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one is edited, its article is proved again, and no other."""
    before, _ = _proved(recorded, monkeypatch)
    path = recorded.proofs_of(second.SLUG)
    quads = edited_news.read(path)
    edited_news.write(path, [each for each in quads if each.predicate != v.GRADE])
    after, proved = _proved(find(recorded.root, recorded.texts), monkeypatch)
    assert proved == [second.SLUG]
    assert len(after.findings) > len(before.findings)


def test_a_record_of_a_day_to_come_is_looked_at_again(
    recorded: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On that day it is right."""
    path = recorded.proofs_of(second.SLUG)
    quads = edited_news.read(path)
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - where the test runs
    day = Literal(str(tomorrow), datatype=NamedNode(v.PREFIXES["xsd"] + "date"))
    edited_news.write(path, [*quads, Quad(quads[0].subject, v.JUDGED_ON, day)])
    before, _ = _proved(recorded, monkeypatch)
    assert any("on that day" in each.message for each in before.findings)
    _, proved = _proved(recorded, monkeypatch)
    assert proved == [second.SLUG]


def test_what_else_is_said_of_a_thing_leaves_other_articles_as_they_are(
    news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A firm that all articles tell of may get a new competitor in one of them."""
    _proved(news, monkeypatch)
    path = news.root / second.FILE
    quads = edited_news.read(path)
    passage = next(
        quad.graph_name for quad in quads if "#char=" in str(quad.graph_name)
    )
    norvik, zollin = (NamedNode(NAMES.things + name) for name in ("norvik", "zollin"))
    competes = NamedNode(v.KG + "competesWith")
    edited_news.write(path, [*quads, Quad(norvik, competes, zollin, passage)])
    after, proved = _proved(find(news.root, news.texts), monkeypatch)
    assert proved == [second.SLUG]
    fresh = _examined(find(news.root, news.texts), monkeypatch, is_kept=False)
    assert after.findings == fresh.findings


def _doubted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> tuple[Examined, set[str]]:
    """What a check finds, and what may rely on something that has changed."""
    doubted: set[str] = set()
    ask = Relying.__call__

    def noted(relying: Relying, changes: Changes, rules: Rules) -> set[str]:
        found = ask(relying, changes, rules)
        doubted.update(found)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(Relying, "__call__", noted)
        return _examined(workspace, monkeypatch, is_kept=True), doubted


@pytest.mark.parametrize(
    ("typing", "kind", "is_one_more"),
    [
        (v.TYPE, "Period", True),
        (v.TYPE, "Company", False),
        (v.CLAIMED_TYPE, "Period", False),
    ],
    ids=["the same kind", "another kind", "only claimed to be of the kind"],
)
def test_one_more_thing_of_a_kind_with_a_name_concerns_no_other_article(
    typing: NamedNode,
    kind: str,
    is_one_more: bool,
    news: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As a year, of which a thousand articles may tell."""
    _examined(news, monkeypatch, is_kept=True)
    path = news.root / second.FILE
    quads = edited_news.read(path)
    passage = next(
        quad.graph_name for quad in quads if "#char=" in str(quad.graph_name)
    )
    year = NamedNode(f"{NAMES.things}the-year")
    label = Literal("2023", language="en")
    typed = Quad(year, typing, NamedNode(v.KG + kind), passage)
    named = Quad(year, v.PREF_LABEL, label, passage)
    edited_news.write(path, [*quads, typed, named])
    news = find(news.root, news.texts)
    after, doubted = _doubted(news, monkeypatch)
    assert (NAMES.articles + edited_news.SLUG in doubted) != is_one_more
    fresh = _examined(news, monkeypatch, is_kept=False)
    assert (after.findings, after.proofs) == (fresh.findings, fresh.proofs)


def test_a_damaged_file_is_made_again(
    news: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have been cut off, or be of something else."""
    before, _ = _proved(news, monkeypatch)
    (path,) = (tmp_path / "cache").glob("*/articles.sqlite")
    for damaged in (
        b"",
        b"no database at all, but long enough to be taken for one" * 9,
    ):
        path.write_bytes(damaged)
        after, proved = _proved(news, monkeypatch)
        assert len(proved) == len(news.articles)
        assert after.findings == before.findings
        _, proved = _proved(news, monkeypatch)
        assert proved == []


@pytest.mark.parametrize("column", ["key", "relied", "checked", "support"])
def test_what_cannot_be_read_is_found_again(
    column: str, news: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of an article or of all: what is kept of it may have been cut off."""
    before, _ = _proved(news, monkeypatch)
    slugs = [support.article.slug for support in before.supports]
    (path,) = (tmp_path / "cache").glob("*/articles.sqlite")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM checks")
        connection.execute(f"UPDATE articles SET {column} = x'80'")
    after, _ = _proved(news, monkeypatch)
    assert after.findings == before.findings
    assert after.proofs == before.proofs
    assert [support.article.slug for support in after.supports] == slugs
