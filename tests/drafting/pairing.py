"""Learns how much the signs of two things tell which property they have.

`python -m tests.drafting.pairing` tells how many of the relations that no rule drafts are
found, and how many of those found people have listed: by weights that were learned from
other articles. What rules draft of these was learned from them as well, so that of new
articles a little less is right. With `--write`, the weights of all are written beside
`kg.drafting.property_weights`. It needs scikit-learn.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from kg.drafting import property_weights
from kg.drafting.all_relations import AllRelations
from kg.drafting.article_reading import ArticleReading
from kg.drafting.joined_pairs import JoinedPair, JoinedPairs
from kg.drafting.news_terms import news_term
from kg.drafting.property_weights import BIAS, NONE, RARE
from kg.drafting.proposals import RelationProposal, RelationSide
from kg.frames.installed import installed
from tests.drafting.gold import FOLDERS, GoldArticle, articles
from tests.drafting.learning import folds, of_each
from tests.drafting.naming import reading_of
from tests.drafting.regression import Manner, Regression
from tests.drafting.relating import called
from tests.drafting.scoring import pressed

_FOLDS = 5
_MANNER = Manner(
    rare=4,
    strength=0.3,
    steps=80,
    tolerance=2e-3,
    little=0.1,
    numbers=np.float32,
)
_LEARNED = 5  # pairs that have a property, below which it is not learned
_LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7)
_JOINING = frozenset("the a an of in its their his her new".split())
_WORD = re.compile(r"\w+")


class KnownPair(NamedTuple):
    """Two of a sentence, of which it is known what is told.

    Attributes:
        slug: the article.
        signs: what speaks for and against properties.
        told: the properties that people have listed.
        drafted: those that rules draft.
    """

    slug: str
    signs: frozenset[str]
    told: frozenset[str]
    drafted: frozenset[str]

    @property
    def new(self) -> frozenset[str]:
        """What is told and not drafted."""
        return self.told - self.drafted


def known_pairs(gold: Iterable[GoldArticle]) -> Iterator[KnownPair]:
    """The pairs of articles, each with what people have listed."""
    return of_each(pairs_of, gold)


def pairs_of(article: GoldArticle) -> list[KnownPair]:
    """The pairs of one article."""
    with pressed(article) as project:
        reading = reading_of(project, installed())
        relations = AllRelations(reading)
        drafted = [
            each for each in relations.ruled if isinstance(each, RelationProposal)
        ]
        pairs = JoinedPairs(reading, relations.pairs, relations.read, drafted)
        return [
            _known(article, reading, pair)
            for pair in pairs.found()
            if not pair.is_taken_back
        ]


def _known(
    article: GoldArticle, reading: ArticleReading, pair: JoinedPair
) -> KnownPair:
    told = frozenset(_told(article, reading, pair))
    return KnownPair(article.slug, pair.signs, told, pair.drafted)


def _told(
    article: GoldArticle, reading: ArticleReading, pair: JoinedPair
) -> Iterator[str]:
    """The properties that people have listed of two in their sentence, as so.

    Of two ways round, a symmetric one is listed by one.
    """
    sentence = reading.words.sentence_at(pair.subject.span[0])
    one, other = called(reading, pair.subject), called(reading, pair.object)
    symmetric = reading.graph.ontology.symmetric
    for fact in article.facts:
        is_so = fact.kind == "relation" and not fact.modality
        if not is_so or not article.is_told_in(fact, sentence):
            continue
        ends = [(fact.subject, fact.object)]
        if news_term(fact.property) in symmetric:
            ends.append((fact.object, fact.subject))
        for subject, object in ends:
            is_subject = _is_alike(subject, pair.subject, one)
            if is_subject and _is_alike(object, pair.object, other):
                yield fact.property


def _is_alike(name: str, side: RelationSide, names: Iterable[str]) -> bool:
    """Whether words tell of a side: of what has no name, perhaps with others before them."""
    words = _words(name.casefold())
    for each in names:
        others = _words(each)
        if name.casefold() == each or (words and words == others):
            return True
        is_same_noun = words and others and words[-1] == others[-1]
        is_part = set(words) <= set(others) or set(others) <= set(words)
        if side.thing is None and is_same_noun and is_part:
            return True
    return False


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name) if word not in _JOINING]


class Weights:
    """A multinomial logistic regression of properties on signs.

    Args:
        pairs: from which it learns.
    """

    def __init__(self, pairs: Sequence[KnownPair]) -> None:
        self._counts = Counter(name for pair in pairs for name in pair.new)
        properties = [self._property(pair) for pair in pairs]
        signs = [pair.signs for pair in pairs]
        self._learned = Regression(signs, properties, _MANNER)

    def _property(self, pair: KnownPair) -> str:
        """The property that two are learned to have: of several, the commonest."""
        if not pair.new:
            return NONE
        name = max(sorted(pair.new), key=self._counts.__getitem__)
        return name if self._counts[name] >= _LEARNED else RARE

    def likeliest(self, pairs: Sequence[KnownPair]) -> Iterator[tuple[str, float]]:
        """The likeliest property of each pair that is not drafted, and how likely it is."""
        names = self._learned.names
        found = self._learned.odds([pair.signs for pair in pairs])
        for pair, odds in zip(pairs, found, strict=True):
            none = {NONE, RARE, *pair.drafted}
            odds[[number for number, name in enumerate(names) if name in none]] = 0
            best = int(odds.argmax())
            yield names[best], float(odds[best])

    def write(self, path: Path) -> None:
        """Write them, a sign a line, with all properties of which it tells anything."""
        learned = self._learned
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write("sign\tweights\n")
            # What every pair has tells of all properties.
            file.write(f"{BIAS}\t{_line(learned.names, learned.bias)}\n")
            for sign, weights in learned.weights():
                assert sign.isprintable(), sign
                told = weights.nonzero()[0]
                names = [learned.names[number] for number in told]
                file.write(f"{sign}\t{_line(names, weights[told])}\n")


def _line(names: Sequence[str], weights: np.ndarray) -> str:
    """Properties with what is told of each."""
    told = zip(names, weights, strict=True)
    return " ".join(f"{name} {weight:.2f}" for name, weight in told)


def held_out(
    pairs: Sequence[KnownPair],
) -> Iterator[tuple[KnownPair, tuple[str, float]]]:
    """Each pair with the likeliest property by weights of other articles."""
    for held in folds((pair.slug for pair in pairs), _FOLDS):
        learned = Weights([pair for pair in pairs if pair.slug not in held])
        asked = [pair for pair in pairs if pair.slug in held]
        yield from zip(asked, learned.likeliest(asked), strict=True)


def main() -> None:
    """Measure the weights, or write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    gold = [article for folder in FOLDERS for article in articles(folder)]
    pairs = list(known_pairs(gold))
    if arguments.write:
        path = Path(property_weights.__file__).with_name(property_weights.WEIGHTS)
        Weights(pairs).write(path)
        return
    report(pairs)


def report(pairs: Sequence[KnownPair]) -> None:
    """Tell how many relations are listed of those that seem so probable at least."""
    weighed = list(held_out(pairs))
    for least in _LEVELS:
        right = [name in pair.new for pair, (name, odds) in weighed if odds >= least]
        share = sum(right) / max(1, len(right))
        print(f"{least:5.2f}{len(right):6}{sum(right):6}{share:7.3f}")


if __name__ == "__main__":
    main()
