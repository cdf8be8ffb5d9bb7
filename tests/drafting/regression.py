"""What of several classes something is, learned from signs by scikit-learn."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression


class Manner(NamedTuple):
    """How weights are learned.

    Attributes:
        rare: how many have a sign at least.
        strength: how much the known count against weights that are near to zero.
        steps: how many are made at most.
        tolerance: how little a step changes before the last.
        little: what tells less is left out.
        numbers: of what sort, on which it depends where the steps end.
    """

    rare: int
    strength: float
    steps: int
    tolerance: float
    little: float
    numbers: type[np.floating] = np.float64


class Regression:
    """A multinomial logistic regression of classes on signs.

    Args:
        signs: those of each that is known.
        classes: of which it is.
        manner: how the weights are learned.

    Attributes:
        names: the classes, in the order of all weights.
        bias: what speaks for each class at all.
    """

    def __init__(
        self, signs: Sequence[Collection[str]], classes: Sequence[str], manner: Manner
    ) -> None:
        self._vectors = CountVectorizer(
            analyzer=sorted, min_df=manner.rare, binary=True, dtype=manner.numbers
        )
        model = LogisticRegression(
            C=manner.strength, max_iter=manner.steps, tol=manner.tolerance
        )
        self._model = model.fit(self._vectors.fit_transform(signs), classes)
        weights = model.coef_
        model.coef_ = np.where(abs(weights) >= manner.little, weights, 0)
        self.names = [str(name) for name in model.classes_]
        self.bias: np.ndarray = model.intercept_

    def odds(self, signs: Sequence[Collection[str]]) -> np.ndarray:
        """How probable each class is of those with some signs."""
        odds: np.ndarray = self._model.predict_proba(self._vectors.transform(signs))
        return odds

    def weights(self) -> Iterator[tuple[str, np.ndarray]]:
        """The signs that tell anything, with what they tell."""
        signs = self._vectors.get_feature_names_out()
        for sign, weights in zip(signs, self._model.coef_.T, strict=True):
            if weights.any():
                yield sign, weights
