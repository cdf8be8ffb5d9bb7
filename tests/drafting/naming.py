"""Learns how much the signs of a name tell of its sort, and measures how well they do.

`python -m tests.drafting.naming` tells how many of the names of `sorts.tsv` are taken for
what they are: each by weights that were learned from other articles. With `--write`, the
weights of all are written beside `kg.drafting.name_sorts`.

A name may be told with a model that recognises names or without, so that each is learned
both ways.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

import kg
from kg.articles import Texts
from kg.authoring.accepting import article_named, exact_text
from kg.drafting import name_sorts
from kg.drafting.article_reading import ArticleReading
from kg.drafting.name_classes import SORTS
from kg.frames.installed import Installed, installed
from tests.drafting.gold import FOLDERS, GoldArticle, articles
from tests.drafting.learning import descended, folds
from tests.drafting.scoring import SLUG, pressed

HERE = Path(__file__).parent
_FOLDS = 8
_RARE = 5  # names that have a sign, below which it is no sign
_RIDGE = 2.0  # how strongly weights are drawn to zero
_STEPS = 600


class KnownName(NamedTuple):
    """A name of an article, its signs, and its sort."""

    slug: str
    name: str
    signs: frozenset[str]
    sort: str


def known_sorts() -> dict[tuple[str, str], str]:
    """By article and name, what sort of thing the name is of, or that it is none."""
    with (HERE / "sorts.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["slug"], row["name"]): row["sort"] for row in rows}


def known_names(gold: Iterable[GoldArticle]) -> Iterator[KnownName]:
    """The names of articles with their signs, by a model and without."""
    told = known_sorts()
    typed = {slug for slug, _ in told}
    for article in gold:
        if article.slug not in typed:
            continue
        with pressed(article) as project:
            for parser in (installed(), None):
                things = reading_of(project, parser).things
                for name, places in things.by_name.items():
                    sort = told.get((article.slug, name), "")
                    if sort in SORTS:
                        signs = frozenset(things.evidence.signs.of(name, places))
                        yield KnownName(article.slug, name, signs, sort)


def reading_of(project: kg.Project, parser: Installed | None) -> ArticleReading:
    """The article of such a project as it is read."""
    graph = project.knowledge
    article = article_named(graph, SLUG)
    text = exact_text(Texts(*project.workspace.text_folders), article)
    return ArticleReading(graph, article, text.words, parser)


class Weights:
    """A multinomial logistic regression of sorts on signs.

    Args:
        names: from which it learns.
    """

    def __init__(self, names: Sequence[KnownName]) -> None:
        counts = Counter(sign for each in names for sign in each.signs)
        common = sorted(sign for sign, count in counts.items() if count >= _RARE)
        self.signs = [name_sorts.BIAS, *common]
        self._column = {sign: n for n, sign in enumerate(self.signs)}
        self.table = self._learned(names)

    def _learned(self, names: Sequence[KnownName]) -> np.ndarray:
        """The weights that give the known sorts most."""
        seen = np.stack([self._row(each.signs) for each in names])
        are = np.zeros((len(names), len(SORTS)))
        for row, each in enumerate(names):
            are[row, SORTS.index(each.sort)] = 1

        def slope_at(table: np.ndarray) -> np.ndarray:
            missed = _softmax(seen @ table) - are
            slope: np.ndarray = seen.T @ missed + _RIDGE * table
            return slope

        return descended(np.zeros((len(self.signs), len(SORTS))), slope_at, _STEPS)

    def _row(self, signs: Iterable[str]) -> np.ndarray:
        row = np.zeros(len(self.signs))
        row[0] = 1
        row[[self._column[sign] for sign in signs if sign in self._column]] = 1
        return row

    def sort(self, signs: Iterable[str]) -> str:
        """The likeliest sort of a name with some signs."""
        return SORTS[int(np.argmax(self._row(signs) @ self.table))]

    def write(self, path: Path) -> None:
        """Write them, a sign a line."""
        with path.open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, delimiter="\t", lineterminator="\n")
            lines.writerow(["sign", *SORTS])
            for sign, row in zip(self.signs, self.table, strict=True):
                lines.writerow([sign, *(f"{weight:.2f}" for weight in row)])


def _softmax(sums: np.ndarray) -> np.ndarray:
    odds: np.ndarray = np.exp(sums - sums.max(axis=1, keepdims=True))
    found: np.ndarray = odds / odds.sum(axis=1, keepdims=True)
    return found


def held_out(names: Sequence[KnownName]) -> Iterator[tuple[KnownName, str]]:
    """Each name with the sort that weights of other articles tell."""
    for held in folds((each.slug for each in names), _FOLDS):
        learned = Weights([each for each in names if each.slug not in held])
        for each in names:
            if each.slug in held:
                yield each, learned.sort(each.signs)


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
