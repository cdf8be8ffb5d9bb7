"""The questions in `queries/`: SPARQL files, whose parameters can be given values.

`question_file` reads a file, `answering` asks it of a graph, and `rows` are what comes
back. `header` reads the `#+` lines, which the check queries have too.

>>> from kg.knowledge import load
>>> from kg.workspace import find
>>> workspace = find().pinned
>>> rows = answered(load(workspace), question(workspace, "partners"))
>>> rows.columns
['thing', 'partner', 'concerns', 'passage']
"""

from kg.questions.answering import (
    answered,
    ask,
    first_answered,
    refuse_unanswerable,
)
from kg.questions.question_file import Question, question, questions, read_question

__all__ = [
    "Question",
    "answered",
    "ask",
    "first_answered",
    "question",
    "questions",
    "read_question",
    "refuse_unanswerable",
]
