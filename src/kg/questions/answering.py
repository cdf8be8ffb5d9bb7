"""Asking a question of a graph: its bare rows, or rows with sentences and evidence."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg import vocabulary as v
from kg.articles import NO_TEXTS, Texts
from kg.errors import BadInput, KgError, NotFound, QueryError, abridged
from kg.evidence.explanations import explain
from kg.evidence.statements import evidence, prepare, proof_of
from kg.knowledge import Graph, bindings
from kg.model import Evidence, Grade, Passage, Provenance
from kg.questions.question_file import Question
from kg.questions.rows import Row, Rows
from kg.vocabulary import Term, Triple

# What a message calls the datatypes of XSD.
_TYPES = {
    "integer": "a whole number",
    "decimal": "a number such as 3.5",
    "double": "a number such as 3.5 or 1e6",
    "float": "a number such as 3.5 or 1e6",
    "boolean": "true or false",
    "date": "a date such as 2024-05-31",
    "dateTime": "a date and time such as 2024-05-31T12:00:00",
    "gYear": "a year such as 2024",
    "gYearMonth": "a month such as 2024-05",
}


def ask(graph: Graph, asked: Question, /, **params: str) -> QuerySolutions:
    """Ask a question and return its bare rows.

    Args:
        graph: whom to ask.
        asked: the question.
        **params: values for its parameters, given as people name things.

    Raises:
        NotFound: a parameter or a thing does not exist.
        KgError: a parameter that the question needs is missing.
        BadInput: a value is of the wrong type, or the query cannot be run.
    """
    _require(asked, params)
    given = _given_terms(graph, asked, params)
    return _solutions(graph, asked, given)


def answered(
    graph: Graph, asked: Question, texts: Texts = NO_TEXTS, /, **params: str
) -> Rows:
    """Ask a question and return its rows, each with its sentence and its evidence.

    Args:
        graph: whom to ask.
        asked: the question.
        texts: the articles' texts, which are quoted as evidence.
        **params: values for its parameters, given as people name things.

    Raises:
        NotFound: a parameter or a thing does not exist.
        KgError: a parameter that the question needs is missing.
        BadInput: a value is of the wrong type, or the query cannot be run.
    """
    _require(asked, params)
    given = _given_terms(graph, asked, params)
    solutions = _solutions(graph, asked, given)
    columns = [variable.value for variable in solutions.variables]
    return _cited(graph, asked, given, columns, list(bindings(solutions)), texts)


def first_answered(
    graph: Graph,
    asked: Question,
    most: int,
    texts: Texts = NO_TEXTS,
    /,
    **params: str,
) -> tuple[Rows, int]:
    """The first rows with their sentences and evidence, and how many rows there are.

    A row costs more to explain than to find: of thousands that nobody sees, it is not
    done. It raises what `answered` does.
    """
    _require(asked, params)
    given = _given_terms(graph, asked, params)
    solutions = _solutions(graph, asked, given)
    columns = [variable.value for variable in solutions.variables]
    rows = list(islice(bindings(solutions), most))
    others = sum(1 for _ in solutions)
    return _cited(graph, asked, given, columns, rows, texts), len(rows) + others


def _cited(  # noqa: PLR0913, PLR0917 - a question as it was asked, and what came back
    graph: Graph,
    asked: Question,
    given: Mapping[str, Term],
    columns: list[str],
    rows: list[dict[str, Term]],
    texts: Texts,
) -> Rows:
    """The rows, each with its sentence and its evidence."""
    parameters = {**asked.values, **given}
    statements = [_statement(asked, {**parameters, **row}) for row in rows]
    # Reasons and names are asked for all rows at once: each takes a query of its own.
    named = v.named_nodes(row["passage"] for row in rows if "passage" in row)
    graph.passages.prepare(passage.value for passage in named)
    stated = [triple for triple in statements if triple]
    reasons = graph.provenance(stated)
    prepare(graph, stated, reasons.values())
    concluded = _grades_of_conclusions(graph, reasons)
    verbaliser = graph.verbaliser
    verbaliser.prepare(term for row in rows for term in row.values())
    cited = []
    for row, triple in zip(rows, statements, strict=True):
        sentence = basis = proof = grade = None
        # What a row states may not hold: a query can ask for what is not the case.
        if triple in reasons:
            sentence = verbaliser.sentence(*triple)
            basis = reasons[triple].basis
            passage = _passage(graph, row)
            # Of several passages that state it, the row is read from the one it names.
            passages = [passage] if passage else reasons[triple].passages
            proof = proof_of(graph, triple, passages)
            grade = concluded.get(triple)
            if proof is not None:
                grade = proof.grade
        evidence_of_row = _evidence(graph, row, texts)
        cited_row = Row(
            row,
            columns,
            statement=triple,
            sentence=sentence,
            basis=basis,
            proof=proof,
            grade=grade,
            evidence=evidence_of_row,
        )
        cited.append(cited_row)
    return Rows(columns, cited, verbaliser.title, is_cited=True)


def _grades_of_conclusions(
    graph: Graph, reasons: Mapping[Triple, Provenance]
) -> dict[Triple, Grade | None]:
    """How well that is proved from which those follow that no passage states."""
    concluded = []
    for triple, reason in reasons.items():
        if reason.basis in ("derived", "inferred"):
            concluded.append(triple)
    # At once, as each explanation would ask for its own premises.
    explained = explain(graph, concluded)
    grades = {}
    for triple, explanation in zip(concluded, explained, strict=True):
        grades[triple] = explanation.grade
    return grades


def refuse_unanswerable(graph: Graph, asked: Question) -> None:
    """Run a question as it stands in its file, with or without the values that it needs.

    Raises:
        BadInput: the query cannot be run.
    """
    _solutions(graph, asked, {})


def _require(asked: Question, params: Mapping[str, str]) -> None:
    for name in asked.required:
        if name not in params:
            meaning = asked.params[name]
            advice = f"Name {meaning}: kg ask {asked.name} --{name} NAME."
            raise KgError(f"'{asked.name}' needs a value for {name}.", advice)


def _solutions(
    graph: Graph, asked: Question, given: Mapping[str, Term]
) -> QuerySolutions:
    query = asked.with_values(given)
    answer = graph.query(query, source=asked.source)
    if not isinstance(answer, QuerySolutions):
        raise BadInput(asked.source, "a question is a SELECT query.")
    return answer


def _statement(asked: Question, values: Mapping[str, Term | None]) -> Triple | None:
    """The triple that a row states, if all its parts have values."""
    terms: list[Term | None] = []
    for part in asked.statement or ():
        variable = part[1:]  # behind the question mark or dollar sign
        terms.append(asked.terms.get(part) or values.get(variable))
    match terms:
        case [NamedNode() as subject, NamedNode() as predicate, value] if (
            value is not None
        ):
            return subject, predicate, value
    return None


def _evidence(graph: Graph, row: Mapping[str, Term], texts: Texts) -> Evidence | None:
    """The evidence of the passage in the column `passage`, if the row has one."""
    passage = _passage(graph, row)
    return evidence(graph, passage, texts) if passage else None


def _passage(graph: Graph, row: Mapping[str, Term]) -> Passage | None:
    iri = row.get("passage")
    return graph.passages.get(iri.value) if isinstance(iri, NamedNode) else None


def _given_terms(
    graph: Graph, asked: Question, params: Mapping[str, str]
) -> dict[str, Term]:
    """The given values as terms of the same kind as those in the file."""
    for name in params:
        if name not in asked.params:
            known = ", ".join(asked.params) or "none"
            advice = f"'{asked.name}' takes {known}."
            raise NotFound("parameter", name, asked.params, advice)
    return {
        name: _given_term(graph, name, text, asked.values[name])
        for name, text in params.items()
    }


def _given_term(graph: Graph, name: str, text: str, in_file: Term | None) -> Term:
    """A given value as a term of the same kind as the one in the file."""
    if isinstance(in_file, NamedNode) and graph.namespaces.is_term(in_file.value):
        return graph.term(text)
    if not isinstance(in_file, Literal):
        return _thing_or_value(graph, text)  # also for UNDEF, which has no kind
    try:
        literal = Literal(text)
    except ValueError as error:  # a lone surrogate, from bytes of another encoding
        raise BadInput(f"--{name}", "the value is not UTF-8.") from error
    if in_file.language:
        return Literal(text, language=in_file.language)
    return _cast(graph, name, literal, in_file.datatype)


def _thing_or_value(graph: Graph, name: str) -> NamedNode:
    """The thing of this name, or the controlled value, such as a modality.

    Raises:
        NotFound: neither bears it.
    """
    try:
        return graph.thing(name)
    except NotFound:
        term = graph.resolver.terms.get(name.casefold())
        if term is None or not graph.ontology.is_controlled(term):
            raise
        return term


def _cast(graph: Graph, name: str, text: Literal, datatype: NamedNode) -> Term:
    """The text as a literal of the datatype, in the form that the engine gives it.

    The engine knows which texts are dates and numbers. It calls an unbound value what
    it cannot cast, and refuses a query with a datatype that it does not know; in such a
    type, any text will do.
    """
    option = f"--{name}"
    cast = f"SELECT ({datatype}({text}) AS ?value) {{}}"
    try:
        answer = graph.query(cast, source=option)
        assert isinstance(answer, QuerySolutions)
        (solution,) = answer
        value: Term | None = solution["value"]
    except QueryError:
        return Literal(text.value, datatype=datatype)
    if value is None:
        local_name = datatype.value.removeprefix(v.PREFIXES["xsd"])
        kind = _TYPES.get(local_name, f"an xsd:{local_name}")
        message = f"'{abridged(text.value)}' is not {kind}."
        raise BadInput(option, message)
    return value
