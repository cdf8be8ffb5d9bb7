"""Learns how much the signs of its candidates tell whose a figure is, and measures it.

`python -m tests.drafting.owning` tells of how many of the figures that people have listed
the owner is found: each by weights that were learned from other articles. With `--write`,
the weights of all are written beside `kg.drafting.owner_weights`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import ClassVar, NamedTuple
from unittest.mock import patch

import numpy as np

from kg.drafting import figure_owners, owner_weights
from kg.drafting.article_reading import ArticleReading
from kg.drafting.figures_read import FigureReader
from kg.drafting.owner_candidates import OwnerCandidate, OwnerKey
from kg.drafting.owner_ranking import LikelyOwner, OwnerRanking
from kg.drafting.owner_signs import OwnedFigure
from kg.frames.installed import installed
from kg.language.english.quantities import Quantity
from kg.language.spans import Span
from tests.drafting.gold import FOLDERS, GoldArticle, articles
from tests.drafting.learning import descended, folds
from tests.drafting.marked import OWNED, marked_text
from tests.drafting.naming import reading_of
from tests.drafting.scoring import pressed

_FOLDS = 5
_RARE = 20  # candidates that have a sign, below which it is no sign
_RIDGE = 10.0  # how strongly weights are drawn to zero
_STEPS = 300
_LITTLE = 0.1  # what tells less is left out
# "The port of Kvarn", "a plant for looms": the noun is before it
_BEHIND = re.compile(r" (?:of|for|in|from) .*")


class Asked(NamedTuple):
    """A figure whose owner is known: its candidates, and those who are that owner.

    Attributes:
        slug: of which article it is.
        candidates: the signs of each.
        owners: for each whether he is the owner.
        read: which one the rules take for the owner, if any.
    """

    slug: str
    candidates: tuple[frozenset[str], ...]
    owners: tuple[bool, ...]
    read: int | None


class _Recorded(NamedTuple):
    figure: OwnedFigure
    candidates: dict[OwnerKey, OwnerCandidate]
    signs: dict[OwnerKey, frozenset[str]]


class _Recording(OwnerRanking):
    """Notes who may have each figure, and leaves the owner that the rules read."""

    found: ClassVar[list[_Recorded]] = []

    def likeliest(
        self, figure: OwnedFigure, candidates: dict[OwnerKey, OwnerCandidate]
    ) -> LikelyOwner | None:
        signs = self.signs(figure, candidates)
        self.found.append(_Recorded(figure, candidates, signs))
        return None


class _Known(NamedTuple):
    """Whose a number is that stands within some words: of any value, if none is told."""

    span: Span
    owner: str
    value: Decimal | None = None


def asked(gold: Iterable[GoldArticle]) -> Iterator[Asked]:
    """The figures of articles and of marked texts whose owner people have told."""
    for article in gold:
        with pressed(article) as project:
            reading = reading_of(project, installed())
            yield from figures_of(article.slug, reading, listed(article))
    yield from marked()


def marked() -> Iterator[Asked]:
    """The figures of marked texts."""
    for name in OWNED:
        text, figures = marked_text(name)
        known = [_Known(each.span, each.owner) for each in figures if each.owner]
        with pressed(GoldArticle(name, text, ())) as project:
            yield from figures_of(name, reading_of(project, installed()), known)


def listed(article: GoldArticle) -> list[_Known]:
    """The figures that people have listed of an article."""
    found: list[_Known] = []
    for fact in article.facts:
        if fact.kind == "figure":
            begin = article.text.find(fact.passage)
            span = (begin, begin + len(fact.passage))
            found.append(_Known(span, fact.subject, fact.value))
    return found


def figures_of(
    slug: str, reading: ArticleReading, known: Iterable[_Known]
) -> Iterator[Asked]:
    """The figures of one article whose owner is known."""
    with patch.object(figure_owners, "OwnerRanking", _Recording):
        _Recording.found = []
        list(FigureReader(reading).proposals())
    free = list(known)
    for each in _Recording.found:
        told = _told(each.figure.quantity, free)
        if told is None:
            continue
        free.remove(told)
        keys = list(each.candidates)
        called = [_called(reading, key) for key in keys]
        owners = tuple(told.owner.casefold() in names for names in called)
        if not any(owners):
            # Shorter words for it are at least nearer than anything else.
            owners = tuple(_is_alike(told.owner, names) for names in called)
        read = keys.index(each.figure.read) if each.figure.read in keys else None
        yield Asked(slug, tuple(each.signs.values()), owners, read)


def _told(quantity: Quantity, known: Iterable[_Known]) -> _Known | None:
    """What is known of a figure."""
    for each in known:
        begin, end = each.span
        is_value = each.value in (None, quantity.value, abs(quantity.value))
        if begin <= quantity.begin < end and is_value:
            return each
    return None


def _called(reading: ArticleReading, key: OwnerKey) -> set[str]:
    """By what names a candidate is called, or by what noun, if it has none."""
    if isinstance(key, str):
        return {key}
    thing = reading.thing(key)
    return {each.casefold() for each in (*thing.names, thing.noun) if each}


def _is_alike(name: str, others: Iterable[str]) -> bool:
    """Whether some words tell of the same in fewer words, or in more."""
    words = set(_BEHIND.sub("", name.casefold()).split())
    return any(
        words <= set(each.split()) or set(each.split()) <= words for each in others
    )


class Weights:
    """A conditional logistic regression of owners on signs.

    Args:
        figures: from which it learns.
    """

    def __init__(self, figures: Sequence[Asked]) -> None:
        counts = Counter[str]()
        for figure in figures:
            for signs in figure.candidates:
                counts.update(signs)
        self.signs = sorted(sign for sign, count in counts.items() if count >= _RARE)
        self._column = {sign: n for n, sign in enumerate(self.signs)}
        self.table = self._learned([each for each in figures if any(each.owners)])

    def _learned(self, figures: Sequence[Asked]) -> np.ndarray:
        """The weights that give the known owners most."""
        columns: list[int] = []
        ends, groups = [0], [0]
        owners: list[bool] = []
        for figure in figures:
            for signs in figure.candidates:
                columns += self._columns(signs)
                ends.append(len(columns))
            owners += figure.owners
            groups.append(len(owners))
        seen, lengths = np.array(columns), np.diff(ends)
        first, sizes = np.array(groups[:-1]), np.diff(groups)
        are = np.array(owners, float)

        def shared(odds: np.ndarray) -> np.ndarray:
            whole: np.ndarray = np.repeat(np.add.reduceat(odds, first), sizes)
            found: np.ndarray = odds / whole
            return found

        def slope_at(table: np.ndarray) -> np.ndarray:
            sums = np.add.reduceat(table[seen], ends[:-1])
            highest = np.repeat(np.maximum.reduceat(sums, first), sizes)
            odds = np.exp(sums - highest)
            missed = np.repeat(shared(odds) - shared(odds * are), lengths)
            pulled = np.bincount(seen, weights=missed, minlength=len(table))
            slope: np.ndarray = pulled + _RIDGE * table
            return slope

        return descended(np.zeros(len(self.signs)), slope_at, _STEPS)

    def _columns(self, signs: Iterable[str]) -> list[int]:
        return [self._column[sign] for sign in sorted(signs) if sign in self._column]

    def likeliest(self, figure: Asked) -> tuple[int, float]:
        """Which candidate has a figure most probably, and how probable that is."""
        sums = np.array(
            [self.table[self._columns(each)].sum() for each in figure.candidates]
        )
        odds = np.exp(sums - sums.max())
        return int(odds.argmax()), float(odds.max() / odds.sum())

    def write(self, path: Path) -> None:
        """Write them, a sign a line."""
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write("sign\tweight\n")
            for sign, weight in zip(self.signs, self.table, strict=True):
                if abs(weight) >= _LITTLE:
                    file.write(f"{sign}\t{weight:.2f}\n")


def held_out(figures: Sequence[Asked]) -> Iterator[tuple[Asked, int, float]]:
    """Each figure with the owner that weights of other articles tell."""
    for held in folds((each.slug for each in figures), _FOLDS):
        learned = Weights([each for each in figures if each.slug not in held])
        for each in figures:
            if each.slug in held:
                yield each, *learned.likeliest(each)


def main() -> None:
    """Measure the weights, or write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    gold = [article for folder in FOLDERS for article in articles(folder)]
    figures = list(asked(gold))
    if arguments.write:
        path = Path(owner_weights.__file__).with_name(owner_weights.WEIGHTS)
        Weights(figures).write(path)
        return
    report(figures)


def report(figures: Sequence[Asked]) -> None:
    """Tell how many owners are found, by how probable they seem."""
    count, right, read = Counter[float](), Counter[float](), 0
    for figure, place, probability in held_out(figures):
        rounded = min(int(probability * 10) / 10, 0.9)
        if probability >= figure_owners.SURE:
            rounded = figure_owners.SURE
        count[rounded] += 1
        right[rounded] += figure.owners[place]
        read += figure.read is not None and figure.owners[figure.read]
    for least, number in sorted(count.items()):
        print(f"{least:5.2f}{number:6}{right[least] / number:7.3f}")
    print(f"  all{count.total():6}{right.total() / count.total():7.3f}")
    print(f"rules{count.total():6}{read / count.total():7.3f}")


if __name__ == "__main__":
    main()
