"""Learns how much the signs of a name tell of its sort, and measures how well they do.

`python -m tests.drafting.naming` tells how many of the names of `sorts.tsv` are taken for
what they are: each by weights that were learned from other articles. With `--write`, the
weights of all are written beside `kg.drafting.name_sorts`. It needs scikit-learn.

Of the articles that `sorts.tsv` has not, the listed facts tell of what sorts a name may be."""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

import kg
from kg.articles import Texts
from kg.authoring.accepting import article_named, exact_text
from kg.drafting import name_sorts
from kg.drafting.article_reading import ArticleReading
from kg.drafting.name_classes import SORTS
from tests.drafting.gold import FOLDERS, GoldArticle, articles
from tests.drafting.learning import folds, of_each
from tests.drafting.regression import Manner, Regression
from tests.drafting.scoring import SLUG, pressed
from tests.drafting.sorts_told import ToldSorts

HERE = Path(__file__).parent
_FOLDS = 4
_MANNER = Manner(rare=8, strength=0.5, steps=300, tolerance=1e-4, little=0.05)
_SURE = 0.7  # how probable the sort is at least that is taken of several


class KnownName(NamedTuple):
    """A name of an article, its signs, and the sorts that it may be of.

    Attributes:
        slug: the article.
        name: the name.
        signs: what tells of its sort.
        sorts: the one that somebody has told, or those that facts allow.
        is_typed: whether somebody has told it.
    """

    slug: str
    name: str
    signs: frozenset[str]
    sorts: frozenset[str]
    is_typed: bool

    @property
    def sort(self) -> str:
        """The sort of a name that may be of one."""
        (sort,) = self.sorts
        return sort


@cache
def known_sorts() -> dict[tuple[str, str], str]:
    """By article and name, what sort of thing the name is of, or that it is none."""
    with (HERE / "sorts.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["slug"], row["name"]): row["sort"] for row in rows}


def known_names(gold: Iterable[GoldArticle]) -> Iterator[KnownName]:
    """The names of articles with their signs."""
    return of_each(names_of, gold)


def names_of(article: GoldArticle) -> list[KnownName]:
    """The names of one article of which anything is known."""
    typed = known_sorts()
    is_typed = any(slug == article.slug for slug, _ in typed)
    found: list[KnownName] = []
    with pressed(article) as project:
        things = reading_of(project).things
        told = ToldSorts(article.facts, things.evidence.signs.classes)
        called = {
            name: each.names for each in things.things.values() for name in each.names
        }
        for name, places in things.by_name.items():
            sorts = told({name, *called.get(name, ())})
            if is_typed:
                sorts = frozenset((typed.get((article.slug, name), ""),))
            if sorts and sorts <= set(SORTS):
                signs = frozenset(things.evidence.signs.of(name, places))
                found.append(KnownName(article.slug, name, signs, sorts, is_typed))
    return found


def reading_of(project: kg.Project) -> ArticleReading:
    """The article of such a project as it is read."""
    graph = project.knowledge
    article = article_named(graph, SLUG)
    text = exact_text(Texts(*project.workspace.text_folders), article)
    return ArticleReading(graph, article, text.words)


class Weights:
    """A multinomial logistic regression of sorts on signs.

    What may be of several sorts counts as the likeliest of them, if that is likely: firms
    are more often among them than among what facts tell for sure.

    Args:
        names: from which it learns.
    """

    def __init__(self, names: Sequence[KnownName]) -> None:
        self._learn([name for name in names if name.is_typed])
        sure = [name for name in names if len(name.sorts) == 1]
        several = [name for name in names if len(name.sorts) > 1]
        self._learn([*sure, *self._resolved(several)])

    def _learn(self, names: Sequence[KnownName]) -> None:
        signs = [name.signs for name in names]
        self._learned = Regression(signs, [name.sort for name in names], _MANNER)

    def _resolved(self, names: Sequence[KnownName]) -> Iterator[KnownName]:
        for name, odds in zip(names, self._odds(names), strict=True):
            allowed = {
                sort: each
                for sort, each in zip(self._learned.names, odds, strict=True)
                if sort in name.sorts
            }
            best = max(allowed, key=allowed.__getitem__)
            if allowed[best] >= _SURE * sum(allowed.values()):
                yield name._replace(sorts=frozenset((best,)))

    def _odds(self, names: Sequence[KnownName]) -> np.ndarray:
        return self._learned.odds([name.signs for name in names])

    def told(self, names: Sequence[KnownName]) -> list[str]:
        """The likeliest sorts of names."""
        return [self._learned.names[each.argmax()] for each in self._odds(names)]

    def write(self, path: Path) -> None:
        """Write them, a sign a line: all that tell anything."""
        order = [self._learned.names.index(sort) for sort in SORTS]
        with path.open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, delimiter="\t", lineterminator="\n")
            lines.writerow(["sign", *SORTS])
            lines.writerow([name_sorts.BIAS, *_rounded(self._learned.bias[order])])
            for sign, weights in self._learned.weights():
                lines.writerow([sign, *_rounded(weights[order])])


def _rounded(weights: Collection[float]) -> list[str]:
    return [f"{weight:.2f}" if weight else "0" for weight in weights]


def held_out(names: Sequence[KnownName]) -> Iterator[tuple[KnownName, str]]:
    """Each name whose sort somebody has told, with what weights of other articles tell."""
    typed = [each for each in names if each.is_typed]
    for held in folds((each.slug for each in typed), _FOLDS):
        learned = Weights([each for each in names if each.slug not in held])
        asked = [each for each in typed if each.slug in held]
        yield from zip(asked, learned.told(asked), strict=True)


def main() -> None:
    """Measure the weights, list what they miss, or write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="the names told wrong")
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    gold = [article for folder in FOLDERS for article in articles(folder)]
    names = list(known_names(gold))
    if arguments.write:
        Weights(names).write(Path(name_sorts.__file__).with_name(name_sorts.WEIGHTS))
        return
    count, right = Counter[str](), Counter[str]()
    for name, sort in held_out(names):
        for counted in (name.sort, "all"):
            count[counted] += 1
            right[counted] += sort == name.sort
        if arguments.list and sort != name.sort:
            print(f"{name.slug}: {name.name}, of {name.sort}, taken for {sort}")
    for sort, number in sorted(count.items()):
        print(f"{sort:14}{number:6}{right[sort] / number:7.3f}")


if __name__ == "__main__":
    main()
