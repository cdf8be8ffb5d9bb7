"""The questions in `queries/`: SPARQL files that run as they stand, with a header that says what they ask.

A header line is `#+ key: value`. `question` is the question in a sentence and `param NAME` what a parameter means; its
value stands in a line of its own, `VALUES ?NAME { … }`, and is replaced when another is given. `statement` is the
triple that a row states, in the file's variables, from which its sentence is made. `tags` are free words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg import vocabulary as v
from kg.errors import BadInput, NotFound, abridged
from kg.model import Basis, Evidence
from kg.project import Project
from kg.statements import evidence
from kg.store import Store, rows
from kg.vocabulary import Term, Triple

_KEYS = ("question", "param", "statement", "tags")
_VALUES = r"(?m)^(\s*VALUES\s+\?{name}\s*\{{\s*)(\S+|\"[^\"]*\"\S*)(\s*\}})"


class Question(NamedTuple):
    """A question file.

    `source` is its path as messages show it, `params` maps each parameter to what it means, `statement` is the triple
    that a row states.
    """

    name: str
    source: str
    text: str
    question: str
    params: Mapping[str, str]
    tags: tuple[str, ...]
    statement: tuple[str, str, str] | None

    def default(self, name: str) -> str:
        """The value of a parameter that stands in the file."""
        return _default(self.text, name)


class Row(NamedTuple):
    """One answer: its values by variable, and what makes it citable: the statement that it states, and its passage."""

    values: Mapping[str, Term]
    statement: Triple | None = None
    sentence: str | None = None
    basis: Basis | None = None
    evidence: Evidence | None = None


class Answered(NamedTuple):
    """The rows of an answer, and the variables that they may have a value of."""

    columns: list[str]
    rows: list[Row]


def questions(project: Project) -> dict[str, Question]:
    """All questions of a project by name."""
    return {path.stem: read(path, project) for path in sorted(project.queries.glob("*.rq"))}


def question(project: Project, name: str) -> Question:
    """The question of this name; raises `NotFound` with the nearest names."""
    path = project.queries / f"{name}.rq"
    if path.parent != project.queries or not path.is_file():
        known = [path.stem for path in project.queries.glob("*.rq")]
        raise NotFound("question", name, known, "'kg ask' lists the questions.")
    return read(path, project)


def read(path: Path, project: Project) -> Question:
    """A question file; raises `BadInput` at a header line that is malformed, repeated, or does not fit the query."""
    source = project.shown(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(source, "cannot be read as UTF-8.") from error
    headers = _headers(text, source)
    if ("question", None) not in headers:
        raise BadInput(source, "there is no line '#+ question: …'.", line=1)
    for (_, param), (at, _) in headers.items():
        if param and not _values(param).search(text):
            raise BadInput(source, f"parameter {param} has no line 'VALUES ?{param} {{ … }}'.", line=at)
    statement = headers.get(("statement", None))
    tags = headers.get(("tags", None), (0, ""))[1]
    return Question(
        name=path.stem,
        source=source,
        text=text,
        question=headers["question", None][1],
        params={param: value for (_, param), (_, value) in headers.items() if param},
        tags=tuple(tag.strip() for tag in tags.split(",") if tag.strip()),
        statement=_triple(statement[1], source, statement[0]) if statement else None,
    )


def ask(store: Store, asked: Question, **params: str) -> QuerySolutions:
    """The bare rows of a question, with parameters given as people name things.

    Raises `NotFound` for a parameter or a thing that does not exist and `BadInput` for a value of the wrong type.
    """
    return _rows(store, asked, _terms(store, asked, params))


def answered(store: Store, asked: Question, **params: str) -> Answered:
    """The rows with the sentence of what each states, and the evidence of the passage that it projects."""
    given = _terms(store, asked, params)
    known = {name: _parsed(asked.default(name)) for name in asked.params} | given
    found = _rows(store, asked, given)
    columns = [variable.value for variable in found.variables]
    return Answered(columns, [_row(store, asked, values, known | values) for values in rows(found)])


def _terms(store: Store, asked: Question, params: Mapping[str, str]) -> dict[str, Term]:
    """The given values as terms of the kind of those in the file."""
    if unknown := next((name for name in params if name not in asked.params), None):
        advice = f"'{asked.name}' takes {', '.join(asked.params) or 'none'}."
        raise NotFound("parameter", unknown, asked.params, advice)
    return {name: _term(store, name, given, asked.default(name)) for name, given in params.items()}


def _rows(store: Store, asked: Question, given: Mapping[str, Term]) -> QuerySolutions:
    text, source = asked.text, asked.source
    for name, term in given.items():
        text = _values(name).sub(lambda found, term=term: f"{found[1]}{term}{found[3]}", text)  # type: ignore[misc]
    answer = store.query(text, source=source)
    if not isinstance(answer, QuerySolutions):
        raise BadInput(source, "a question is a SELECT query.")
    return answer


def _row(store: Store, asked: Question, values: dict[str, Term], known: dict[str, Term]) -> Row:
    passage = values.get("passage")
    found = store.passage_of.get(passage.value) if isinstance(passage, NamedNode) else None
    read = evidence(store, found) if found else None
    match [known.get(part[1:]) if part.startswith("?") else _parsed(part) for part in asked.statement or ()]:
        case [NamedNode() as subject, NamedNode() as predicate, value] if value is not None:
            said = store.sentences.sentence(subject, predicate, value)
            return Row(values, (subject, predicate, value), said, store.basis((subject, predicate, value)), read)
    return Row(values, evidence=read)


def _headers(text: str, source: str) -> dict[tuple[str, str | None], tuple[int, str]]:
    """Line and value of each header, by its key and, for a parameter, its name."""
    headers: dict[tuple[str, str | None], tuple[int, str]] = {}
    for at, line in enumerate(text.splitlines(), 1):
        if line.startswith("#+"):
            key, param, value = _header(line, source, at)
            if (key, param) in headers:
                raise BadInput(source, f"'{param or key}' is said twice.", line=at)
            headers[key, param] = (at, value)
    return headers


def _header(line: str, source: str, at: int) -> tuple[str, str | None, str]:
    head, _, value = line.removeprefix("#+").partition(":")
    key, *names = head.split() or [""]
    if key not in _KEYS and key:
        raise BadInput(source, f"there is no header '{abridged(key)}'.", f"Headers are {', '.join(_KEYS)}.", at)
    if len(names) != (key == "param") or not all(map(str.isidentifier, names)) or not key or not value.strip():
        raise BadInput(source, "a header line reads '#+ key: value' or '#+ param NAME: meaning'.", line=at)
    return key, names[0] if names else None, value.strip()


def _triple(value: str, source: str, at: int) -> tuple[str, str, str]:
    parts = value.split()
    unknown = [part for part in parts if not part.startswith("?") and part.partition(":")[0] not in v.PREFIXES]
    if len(parts) != 3 or unknown:
        advice = "It has three parts, each a ?variable or a name with one of the project's prefixes."
        raise BadInput(source, f"'{value}' is not a statement.", advice, at)
    return parts[0], parts[1], parts[2]


def _values(name: str) -> re.Pattern[str]:
    return re.compile(_VALUES.format(name=re.escape(name)))


def _default(text: str, name: str) -> str:
    found = _values(name).search(text)
    assert found, name
    return found[2]


def _term(store: Store, name: str, given: str, default: str) -> Term:
    """A given value as a term of the same kind as the one in the file."""
    example = _parsed(default)
    if isinstance(example, NamedNode):
        return store.term(given) if example.value.startswith(v.KG) else store.thing(given)
    if isinstance(example, Literal) and example.datatype.value == v.PREFIXES["xsd"] + "integer":
        if not re.fullmatch(r"[+-]?[0-9]{1,18}", given):
            raise BadInput(f"--{name}", f"'{abridged(given)}' is not a whole number.")
        return Literal(int(given))
    return Literal(given)


def _parsed(token: str) -> Term:
    """A prefixed name, an IRI, a whole number or a string, as it stands in a query."""
    if text := re.fullmatch(r'"([^"]*)"(?:@([\w-]+))?', token):
        return Literal(text[1], language=text[2])
    if re.fullmatch(r"[+-]?[0-9]{1,18}", token):
        return Literal(int(token))
    prefix, _, local = token.strip("<>").partition(":")
    return NamedNode(v.PREFIXES[prefix] + local if prefix in v.PREFIXES else token.strip("<>"))
