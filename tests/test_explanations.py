"""Proofs of what is inferred: short, found without looking at all ways, and never in
circles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Engine

from kg import vocabulary as v
from kg.evidence.explanations import Explanation, explain, weakest_grade
from kg.knowledge import Graph
from kg.knowledge.inference import infer
from kg.model import Basis, Grade, Statement
from kg.vocabulary import Triple
from tests.flagship import NAMES
from tests.homes import Counting, over


def term(name: str) -> NamedNode:
    return NamedNode(f"urn:example:{name}")


NEAR, BESIDE, TOUCHES, WITHIN = map(term, ("near", "beside", "touches", "within"))
AXIOMS: list[Triple] = [
    (WITHIN, v.TYPE, v.TRANSITIVE),
    (NEAR, v.TYPE, v.SYMMETRIC),
    (BESIDE, v.SUBPROPERTY, NEAR),
    (TOUCHES, v.SUBPROPERTY, BESIDE),
]


def inferred_from(triples: Iterable[Triple]) -> Graph:
    """The graph of what the registry says and the axioms imply."""
    engine = Engine()
    engine.extend(Quad(*axiom, NAMES.ontology) for axiom in AXIOMS)
    for triple in triples:
        engine.extend([Quad(*triple), Quad(*triple, NAMES.entities)])
    infer(engine, over(engine).ontology)
    return over(engine)


def chain(length: int) -> Graph:
    """Places of which each is within the next."""
    return inferred_from(
        (term(str(n)), WITHIN, term(str(n + 1))) for n in range(length)
    )


def steps(found: Explanation) -> Iterator[Explanation]:
    """The explanation with all below it."""
    yield found
    for premise in found.premises:
        yield from steps(premise)


@pytest.mark.parametrize("length", [2, 3, 4, 12, 60])
def test_a_chain_is_explained_by_its_links(length: int) -> None:
    """Each link once, with no more steps between than it takes to join them."""
    graph = chain(length)
    (found,) = explain(graph, [(term("0"), WITHIN, term(str(length)))])
    leaves = [step for step in steps(found) if not step.premises]
    assert [leaf.statement.subject for leaf in leaves] == [
        str(term(str(n))) for n in range(length)
    ]
    assert len(list(steps(found))) == 2 * length - 1


def test_a_chain_is_explained_in_a_few_questions() -> None:
    """However long it is: a store on another machine may be asked."""
    asked = set()
    for length in (8, 16, 60):
        home = Counting(chain(length).home)
        explain(Graph(home), [(term("0"), WITHIN, term(str(length)))])
        asked.add(home.asked)
    assert len(asked) == 1


def test_a_circle_is_left() -> None:
    """That two are near each other either way is inferred from either side; the way
    from what was said is taken, though the circle's rule comes first.
    """
    one, other = term("one"), term("other")
    graph = inferred_from([(one, TOUCHES, other)])
    for triple in ((one, NEAR, other), (other, NEAR, one)):
        (found,) = explain(graph, [triple])
        said = [step.statement for step in steps(found)]
        assert all(step.reason for step in steps(found))
        assert len(set(said)) == len(said)
        assert (said[-1].predicate, said[-1].basis) == (str(TOUCHES), "registered")


def test_an_explanation_is_the_same_among_others() -> None:
    """What else is explained at the same time changes nothing."""
    graph = chain(9)
    triples = graph.triples(None, WITHIN)
    assert explain(graph, triples) == [
        explain(graph, [triple])[0] for triple in triples
    ]


def graded(basis: Basis, grade: Grade | None, *premises: Explanation) -> Explanation:
    said = Statement("", "", "", "", basis)
    return Explanation(said, premises=premises, grade=grade)


def test_a_conclusion_is_as_well_proved_as_the_weakest_below_it() -> None:
    """What is recorded weakens nothing; what nobody has graded leaves it unknown."""
    proved, is_open = graded("stated", "proved"), graded("stated", "open")
    recorded = graded("inferred", None, graded("registered", None))
    assert weakest_grade([is_open, proved]) == "open"
    assert weakest_grade([proved, recorded]) == "proved"
    assert weakest_grade([proved, graded("stated", None)]) is None
    assert weakest_grade([recorded]) is None


def test_a_premise_without_a_reason_proves_nothing() -> None:
    """It is for 'kg check' to find that no article declares the passage."""
    engine = Engine()
    engine.extend(Quad(*axiom, NAMES.ontology) for axiom in AXIOMS)
    triple = (term("one"), BESIDE, term("other"))
    engine.extend([Quad(*triple), Quad(*triple, term("undeclared"))])
    infer(engine, over(engine).ontology)
    (found,) = explain(over(engine), [(term("one"), NEAR, term("other"))])
    assert (found.statement.basis, found.reason) == ("inferred", None)


def test_a_figure_that_two_estimates_rest_on_is_one_premise_of_each() -> None:
    """Also where one of the estimates rests on the other, and is found after it."""
    whole, part, figure = term("whole"), term("part"), term("figure")
    seven = Literal("7")
    engine = Engine()
    engine.extend(
        [Quad(figure, v.VALUE, seven), Quad(figure, v.VALUE, seven, NAMES.entities)]
    )
    for estimate, sources in ((whole, [part, figure]), (part, [figure])):
        triples: list[Triple] = [
            (estimate, v.TYPE, v.CLASS_ESTIMATE),
            (estimate, v.VALUE, seven),
            *((estimate, v.DERIVED_FROM, source) for source in sources),
        ]
        for triple in triples:
            engine.extend([Quad(*triple), Quad(*triple, NAMES.derived)])
    (found,) = explain(over(engine), [(whole, v.VALUE, seven)])
    subjects = [step.statement.subject for step in steps(found)]
    assert sorted(subjects) == sorted(map(str, (whole, part, figure, figure)))
