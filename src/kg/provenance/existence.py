"""The EXISTS tests of a query: which of them count, and what matches their groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import Literal

from kg.provenance.contexts import Given
from kg.provenance.solutions import Runner, Solution
from kg.provenance.substitution import Substitution
from kg.sparql.algebra import Bind, Exists, Expression, GroupPattern
from kg.sparql.cursor import Untraceable

_TRUE = Literal(True)


class Existence:
    """The EXISTS tests of a query.

    `needed` and `matches` take queries for what they are given, unless
    `prefetch_needed` and `prefetch_matches` had it among much else before.

    Args:
        runner: asks the queries.
        fresh_name: a variable that the query does not have.
    """

    def __init__(self, runner: Runner, fresh_name: str) -> None:
        self._fresh_name = fresh_name
        self._substitution = Substitution(runner, fresh_name)

    def prefetch_needed(self, expression: Expression, given: Iterable[Given]) -> None:
        """Ask at once for what `needed` has to know."""
        group = self._truth_group(_variants(expression))
        self._substitution.prefetch(group, given)

    def prefetch_matches(self, test: Exists, given: Sequence[Given]) -> None:
        """Ask at once for what `matches` has to know."""
        self._substitution.prefetch(test.group, given)
        group = self._truth_group([test.text])
        self._substitution.prefetch(group, given)

    def needed(self, expression: Expression, given: Given) -> list[Exists] | None:
        """The tests that a true expression depends on.

        These are the tests that would make it false if they alone came out the other
        way: its counterfactual causes (Meliou et al., "The Complexity of Causality and
        Responsibility for Query Answers", 2010). Where no test does so alone, but all
        of them together do, they are all returned.

        Returns:
            None if the expression is not true here, so that nothing can be said.
        """
        truths = self._truths(_variants(expression), given)
        is_true, is_true_with_all_negated, *are_true_with_one_negated = truths
        if not is_true:
            return None
        tests = list(expression.tests)
        decisive = []
        for test, is_still_true in zip(tests, are_true_with_one_negated, strict=True):
            if not is_still_true:
                decisive.append(test)
        if decisive:
            return decisive
        # One of `EXISTS { … } || EXISTS { … }` does when both are true.
        return [] if is_true_with_all_negated else tests

    def matches(self, test: Exists, given: Given) -> list[Solution]:
        """The solutions of the test's group.

        Raises:
            Untraceable: they disagree with what the engine says of the test itself.
        """
        solutions = self._substitution.solutions(test.group, given)
        (is_true,) = self._truths([test.text], given)
        exists = is_true != test.is_negated
        # Values do not reach a SELECT within the test, whose LIMIT leaves rows out.
        if bool(solutions) != exists:
            raise Untraceable("what EXISTS finds was not found again")
        return solutions

    def _truths(self, texts: Sequence[str], given: Given) -> list[bool]:
        """Whether each of these expressions is true."""
        group = self._truth_group(texts)
        (solution,) = self._substitution.solutions(group, given)
        truths = []
        for index in range(len(texts)):
            truth = solution.get(self._truth_name(index))
            truths.append(truth == _TRUE)
        return truths

    def _truth_group(self, texts: Sequence[str]) -> GroupPattern:
        """A group that binds whether each of these expressions is true."""
        binds = []
        for index, text in enumerate(texts):
            # An error in a filter counts as false (SPARQL 1.1, section 17.2).
            truth = f"COALESCE(IF({text}, true, false), false)"
            expression = Expression((truth,), ())
            binds.append(Bind(expression, self._truth_name(index)))
        return GroupPattern(tuple(binds))

    def _truth_name(self, index: int) -> str:
        return f"{self._fresh_name}_truth{index}"


def _variants(expression: Expression) -> list[str]:
    """The expression, then with all of its tests negated, then with each of them."""
    indexes = range(len(expression.tests))
    with_all_negated = expression.with_negated(*indexes)
    with_one_negated = [expression.with_negated(index) for index in indexes]
    return [expression.text, with_all_negated, *with_one_negated]
