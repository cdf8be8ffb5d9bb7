"""Learns how much the signs of two things tell whether what is read of them is told.

`python -m tests.drafting.relating` tells how many of the relations that frames read people
have listed: each by weights that were learned from other articles. With `--write`, the
weights of all are written beside `kg.drafting.relation_weights`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from kg import vocabulary as v
from kg.drafting import relation_weights
from kg.drafting.all_relations import AllRelations
from kg.drafting.article_reading import ArticleReading
from kg.drafting.proposals import RelationProposal, RelationSide
from kg.drafting.relation_weights import BIAS
from kg.drafting.weighed_relations import LEAST, RelationWeigher
from kg.frames.installed import installed
from tests.drafting.gold import FOLDERS, GoldArticle, articles
from tests.drafting.learning import descended, folds
from tests.drafting.naming import reading_of
from tests.drafting.scoring import pressed

_FOLDS = 5
_RARE = 4  # relations that have a sign, below which it is no sign
_RIDGE = 2.0  # how strongly weights are drawn to zero
_STEPS = 150
_LITTLE = 0.05  # what tells less is left out
_LEVELS = (0.0, LEAST, 0.4, 0.5, 0.6, 0.7, 0.8)


class ReadRelation(NamedTuple):
    """A relation that is read in an article.

    Attributes:
        slug: the article.
        signs: what speaks for it and against it.
        is_told: whether people have listed it.
    """

    slug: str
    signs: frozenset[str]
    is_told: bool


def read_relations(gold: Iterable[GoldArticle]) -> Iterator[ReadRelation]:
    """The relations that are read in articles, with whether people have listed them."""
    for article in gold:
        with pressed(article) as project:
            reading = reading_of(project, installed())
            relations = AllRelations(reading)
            weigher = RelationWeigher(reading, relations.read, relations.pairs)
            for told in relations.read:
                is_told = _is_told(article, reading, told)
                yield ReadRelation(article.slug, weigher.signs(told), is_told)


def _is_told(
    article: GoldArticle, reading: ArticleReading, told: RelationProposal
) -> bool:
    """Whether people have listed a relation of a sentence, planned or not."""
    subjects = called(reading, told.subject)
    objects = called(reading, told.object)
    predicate = v.local_name(told.predicate.value)
    sentence = reading.words.sentence_at(told.span[0])
    for fact in article.facts:
        is_here = article.is_told_in(fact, sentence)
        is_same = fact.property == predicate and fact.subject.casefold() in subjects
        if is_here and is_same and fact.object.casefold() in objects:
            return True
    return False


def called(reading: ArticleReading, side: RelationSide) -> set[str]:
    """By what names a side is called, or by what words, if it has none."""
    if side.thing is None:
        return {reading.text[slice(*side.span)].casefold()}
    thing = reading.thing(side.thing)
    return {each.casefold() for each in (*thing.names, thing.noun) if each}


class Weights:
    """A logistic regression of what is told on signs.

    Args:
        relations: from which it learns.
    """

    def __init__(self, relations: Sequence[ReadRelation]) -> None:
        counts = Counter(sign for each in relations for sign in each.signs)
        common = sorted(sign for sign, count in counts.items() if count >= _RARE)
        self.signs = [BIAS, *common]
        self._column = {sign: n for n, sign in enumerate(self.signs)}
        self.table = self._learned(relations)

    def _learned(self, relations: Sequence[ReadRelation]) -> np.ndarray:
        """The weights that make what is listed most probable."""
        columns: list[int] = []
        lengths: list[int] = []
        for each in relations:
            own = self._columns(each.signs)
            columns += own
            lengths.append(len(own))
        seen, many = np.array(columns), np.array(lengths)
        first = np.cumsum(many) - many
        are = np.array([each.is_told for each in relations], float)

        def slope_at(table: np.ndarray) -> np.ndarray:
            odds = 1 / (1 + np.exp(-np.add.reduceat(table[seen], first)))
            missed = np.repeat(odds - are, many)
            pulled = np.bincount(seen, weights=missed, minlength=len(table))
            slope: np.ndarray = pulled + _RIDGE * table
            return slope

        return descended(np.zeros(len(self.signs)), slope_at, _STEPS)

    def _columns(self, signs: Iterable[str]) -> list[int]:
        known = [self._column[sign] for sign in sorted(signs) if sign in self._column]
        return [self._column[BIAS], *known]

    def probability(self, relation: ReadRelation) -> float:
        """How probable it is that a relation is told."""
        total = self.table[self._columns(relation.signs)].sum()
        return float(1 / (1 + np.exp(-total)))

    def write(self, path: Path) -> None:
        """Write them, a sign a line: all that tell anything."""
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write("sign\tweight\n")
            for sign, weight in zip(self.signs, self.table, strict=True):
                if abs(weight) >= _LITTLE:
                    file.write(f"{sign}\t{weight:.2f}\n")


def held_out(
    relations: Sequence[ReadRelation],
) -> Iterator[tuple[ReadRelation, float]]:
    """Each relation with how probable weights of other articles make it."""
    for held in folds((each.slug for each in relations), _FOLDS):
        learned = Weights([each for each in relations if each.slug not in held])
        for each in relations:
            if each.slug in held:
                yield each, learned.probability(each)


def main() -> None:
    """Measure the weights, or write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    gold = [article for folder in FOLDERS for article in articles(folder)]
    relations = list(read_relations(gold))
    if arguments.write:
        path = Path(relation_weights.__file__).with_name(relation_weights.WEIGHTS)
        Weights(relations).write(path)
        return
    report(relations)


def report(relations: Sequence[ReadRelation]) -> None:
    """Tell how many relations are listed of those that seem so probable at least."""
    weighed = list(held_out(relations))
    for least in _LEVELS:
        told = [each.is_told for each, likely in weighed if likely >= least]
        share = sum(told) / max(1, len(told))
        print(f"{least:5.2f}{len(told):6}{sum(told):6}{share:7.3f}")


if __name__ == "__main__":
    main()
