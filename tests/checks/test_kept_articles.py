"""What is found in articles is kept from one check to the next, and whatever is edited
between the two, the findings are those of a check that keeps nothing.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg import vocabulary as v
from kg.articles import Texts
from kg.checks import Examined, examination, examine
from kg.grounding import Proving
from kg.model import Article
from kg.rdf import trig
from kg.workspace import Workspace, find
from tests.benchmarks.news import renamed
from tests.checks import second
from tests.flagship import NAMES

SLUG = "2024-03-04-norvik-tessaly"
OWN_TERMS = """
PREFIX kg: <https://w3id.org/newskg/ontology#>
kg:cooperatesWith kg:cue "weaves with"@en .
"""


@pytest.fixture
def news(newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Three articles on things of which some are in all, with their texts."""
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    second.add(newsroom)
    for folder in ("entities.ttl", "derived/estimates.ttl", "derived/readings.ttl"):
        path = newsroom / "graph" / folder
        quads = _read(path)
        _write(path, [*quads, *(Quad(*renamed(each, 1).triple) for each in quads)])
    article = newsroom / "graph" / "articles" / f"{SLUG}.trig"
    copy = article.with_stem(f"{SLUG}-1")
    _write(copy, [renamed(each, 1) for each in _read(article)])
    texts = newsroom / "articles"
    shutil.copy(texts / f"{SLUG}.txt", texts / f"{SLUG}-1.txt")
    return find(newsroom, texts)


def _read(path: Path) -> list[Quad]:
    form = RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE
    return list(parse(path=path, format=form))


def _write(path: Path, quads: list[Quad]) -> None:
    base = NAMES.articles + path.stem if path.suffix == ".trig" else None
    text = trig.write_trig(dict.fromkeys(quads), NAMES.prefixes, base=base)
    path.write_text(text, encoding="utf-8")


def _edit(workspace: Workspace, chance: random.Random) -> str:
    """Change something in one of the files, and tell what."""
    edits: list[Callable[[Workspace, random.Random], str]] = [_one_statement] * 6
    edits += [_words, _terms, _file]
    return chance.choice(edits)(workspace, chance)


def _one_statement(workspace: Workspace, chance: random.Random) -> str:
    paths = [*workspace.articles, *workspace.registry, *workspace.derived]
    paths.append(workspace.judgements)
    path = chance.choice(paths)
    quads = _read(path)
    at = chance.randrange(len(quads))
    old, other = quads[at], chance.choice(quads)
    names = [each.object for each in quads if each.predicate == v.PREF_LABEL]
    value = other.object
    # A name that another thing has, or a class of another.
    if isinstance(old.object, Literal) and names:
        value = chance.choice(names)
    new = Quad(old.subject, old.predicate, value, old.graph_name)
    if chance.randrange(3) == 0:
        del quads[at]
        new = old
    elif chance.randrange(2):
        quads[at] = new
    else:
        quads.append(new)
    _write(path, quads)
    return f"{path.name}: {new}"


def _words(workspace: Workspace, chance: random.Random) -> str:
    assert workspace.texts
    path = chance.choice(sorted(workspace.texts.glob("*.txt")))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(chance.choice(text.split()), "mill", 1), "utf-8")
    return path.name


def _terms(workspace: Workspace, _: random.Random) -> str:
    path = workspace.root / "ontology" / "own.ttl"
    path.parent.mkdir(exist_ok=True)
    if path.exists():
        path.unlink()
    else:
        path.write_text(OWN_TERMS, encoding="utf-8")
    return path.name


def _file(workspace: Workspace, chance: random.Random) -> str:
    """Take an article away, or bring it back."""
    path = chance.choice(sorted((workspace.root / "graph" / "articles").iterdir()))
    hidden = path.suffix == ".away"
    path.rename(path.with_suffix(".trig" if hidden else ".away"))
    return path.name


def _examined(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, *, is_kept: bool
) -> Examined:
    monkeypatch.setattr(examination, "is_kept", lambda _: is_kept)
    return examine(workspace, Texts(workspace.texts))


@pytest.mark.parametrize("seed", range(2))
def test_findings_are_those_of_a_check_that_keeps_nothing(
    seed: int, news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Line for line, and so are proofs and coverages, after each of several edits."""
    chance = random.Random(seed)
    edits: list[str] = []
    for _ in range(9):
        kept = _examined(news, monkeypatch, is_kept=True)
        fresh = _examined(news, monkeypatch, is_kept=False)
        assert kept.findings == fresh.findings, edits
        assert kept.proofs == fresh.proofs, edits
        assert kept.coverages == fresh.coverages, edits
        edits.append(_edit(find(news.root, news.texts), chance))
        news = find(news.root, news.texts)


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
    quads = _read(path)
    named = next(quad for quad in quads if quad.predicate == v.PREF_LABEL)
    subject = named.subject
    assert isinstance(subject, NamedNode)
    _write(path, [*quads, Quad(subject, v.ALT_LABEL, named.object, named.graph_name)])
    _, proved = _proved(find(news.root, news.texts), monkeypatch)
    assert second.SLUG in proved


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
