"""What is asked by addresses of its own: questions, graphs, proofs. Work of a worker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.edition import Edition
from kg.errors import KgError, NotFound
from kg.grounding.statement_names import stated_in_english
from kg.knowledge import HOLDS
from kg.project import Project
from kg.questions import answered, question, questions
from kg.render.json_records import plain_records
from kg.render.proof_report import reported_proof
from kg.render.question_answers import question_answer
from kg.serve.negotiation import ROWS, TRIPLES, preferred
from kg.serve.query_work import graph_reply
from kg.serve.replies import Reply, TooManyRows, json_reply

_FORMS = {name: form for name, form in ROWS.items() if form != "xml"}


class QuestionAsked(NamedTuple):
    """A question with values for its parameters, and the media types that are taken."""

    name: str
    values: Mapping[str, str]
    accept: str
    with_text: bool


class StatementAsked(NamedTuple):
    """Words, and the statement that they may say, in one part or three."""

    text: str
    parts: tuple[str, ...]
    modality: str | None
    kinds: Mapping[str, str]
    references: Mapping[str, str]


def answered_question(edition: Edition, asked: QuestionAsked, most: int) -> Reply:
    """The cited rows of a question."""
    media_type = preferred(asked.accept, _FORMS)
    # Asked of the edition that is served, not of the files as they are by now.
    file = question(edition.workspace, asked.name)
    rows = answered(edition.graph, file, edition.texts, **asked.values)
    if len(rows) > most:
        raise TooManyRows(most)
    form = _FORMS[media_type]
    text = question_answer(file, rows, form, edition.graph, with_text=asked.with_text)
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return Reply(text.encode(), media_type + charset)


def listed_questions(edition: Edition) -> Reply:
    """All questions, each with its parameters and its query."""
    listed = [
        {
            "name": name,
            "question": each.question,
            "params": dict(each.params),
            "required": list(each.required),
            "query": each.text,
        }
        for name, each in questions(edition.workspace).items()
    ]
    return json_reply({"questions": listed})


def stored_graph(edition: Edition, name: str | None, accept: str) -> Reply:
    """A graph of the data set, by its name; without one, what holds.

    Raises:
        NotFound: there is no such graph.
    """
    media_type = preferred(accept, TRIPLES)
    try:
        place = HOLDS if name is None else NamedNode(name)
    except ValueError as error:
        raise NotFound("graph", str(name)) from error
    quads = edition.graph.match(graphs=place)
    if not quads:
        raise NotFound("graph", str(name), advice="SPARQL lists the graphs.")
    return graph_reply(edition, [quad.triple for quad in quads], media_type)


def proved_statement(edition: Edition, asked: StatementAsked) -> Reply:
    """Whether words say a statement; the words are whoever's who asks."""
    return json_reply(plain_records(proof_of_words(edition, asked), with_text=True))


def proof_of_words(edition: Edition, asked: StatementAsked) -> object:
    """The proof as a record."""
    if len(asked.parts) not in (1, 3):
        raise KgError("A statement has three parts.", "Give one text, or three.")
    # The same session as the command line has, over what was loaded before.
    proof = Project.of(edition).prove(
        asked.text,
        *asked.parts,
        modality=asked.modality,
        kinds=asked.kinds,
        references=asked.references,
    )
    told = stated_in_english(edition.graph, proof)
    return reported_proof(proof, asked.text, told)
