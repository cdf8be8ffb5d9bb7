"""Three articles on things of which some are in all, with their texts, and random edits
of their files.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import Literal, Quad, RdfFormat, parse

from kg import vocabulary as v
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


def add(newsroom: Path) -> Workspace:
    """Add two articles to the newsroom: another one, and the first of other things."""
    second.add(newsroom)
    for folder in ("entities.ttl", "derived/estimates.ttl", "derived/readings.ttl"):
        path = newsroom / "graph" / folder
        quads = read(path)
        write(path, [*quads, *(Quad(*renamed(each, 1).triple) for each in quads)])
    article = newsroom / "graph" / "articles" / f"{SLUG}.trig"
    copy = article.with_stem(f"{SLUG}-1")
    write(copy, [renamed(each, 1) for each in read(article)])
    texts = newsroom / "articles"
    shutil.copy(texts / f"{SLUG}.txt", texts / f"{SLUG}-1.txt")
    return find(newsroom, texts)


def read(path: Path) -> list[Quad]:
    form = RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE
    return list(parse(path=path, format=form))


def write(path: Path, quads: list[Quad]) -> None:
    base = NAMES.articles + path.stem if path.suffix == ".trig" else None
    text = trig.write_trig(dict.fromkeys(quads), NAMES.prefixes, base=base)
    path.write_text(text, encoding="utf-8")


def edit(workspace: Workspace, chance: random.Random) -> str:
    """Change something in one of the files, and tell what."""
    edits: list[Callable[[Workspace, random.Random], str]] = [_one_statement] * 6
    edits += [_words, _terms, _file]
    return chance.choice(edits)(workspace, chance)


def _one_statement(workspace: Workspace, chance: random.Random) -> str:
    paths = [*workspace.articles, *workspace.registry, *workspace.derived]
    paths += [workspace.judgements, *workspace.proofs]
    path = chance.choice(paths)
    quads = read(path)
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
    write(path, quads)
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
