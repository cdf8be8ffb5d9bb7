"""The questions in `queries/`: SPARQL files that run as they stand, with a header that says what they ask.

A header line is `#+ key: value`. `question` is the question in a sentence and `param NAME` what a parameter means; its
value stands in a line `VALUES ?NAME { … }`, which is replaced when another is given. `statement` is the triple that a row
states, in the file's variables, from which its sentence is made. `tags` are free words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg import vocabulary as v
from kg.errors import BadInput, NotFound
from kg.model import Evidence
from kg.project import Project
from kg.statements import evidence
from kg.store import Store, Term, rows

_HEADER = re.compile(r"#\+\s*(?P<key>[\w-]+)(?:\s+(?P<param>\w+))?\s*:\s*(?P<value>.*)")
_VALUES = r"(VALUES\s+\?{name}\s*\{{\s*)(\S+|\"[^\"]*\"\S*)(\s*\}})"


@dataclass(frozen=True, slots=True)
class Question:
    """A question file. `params` maps each parameter to what it means, `statement` is the triple that a row states."""

    name: str
    path: Path
    text: str
    question: str
    params: Mapping[str, str]
    tags: tuple[str, ...]
    statement: tuple[str, str, str] | None

    def default(self, name: str) -> str:
        """The value of a parameter that stands in the file."""
        return _default(self.text, name)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: its values by variable, and what makes it citable."""

    values: Mapping[str, Term]
    sentence: str | None
    basis: str | None
    evidence: Evidence | None


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
    """A question file; raises `BadInput` at a header line that says nothing or too much."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(project.shown(path), "cannot be read as UTF-8.") from error
    found: dict[str, str] = {}
    params: dict[str, str] = {}
    for at, line in enumerate(text.splitlines(), 1):
        if line.startswith("#+"):
            key, param, value = _header(line, project.shown(path), at)
            (params if param else found)[param or key] = value
    for name in params:
        if not _values(name).search(text):
            raise BadInput(project.shown(path), f"parameter {name} has no line 'VALUES ?{name} {{ … }}'.")
    if "question" not in found:
        raise BadInput(project.shown(path), "there is no line '#+ question: …'.")
    return Question(
        path.stem, path, text, found["question"], params, _tags(found.get("tags", "")), _triple(found.get("statement"))
    )


def ask(store: Store, asked: Question, **params: str) -> QuerySolutions:
    """The bare rows of a question, with parameters given as people name things."""
    answer = store.query(bind(store, asked, params), source=store.project.shown(asked.path))
    if not isinstance(answer, QuerySolutions):
        raise BadInput(store.project.shown(asked.path), "a question is a SELECT query.")
    return answer


def bind(store: Store, asked: Question, params: Mapping[str, str]) -> str:
    """The query with the given values in place of those in the file.

    Raises `NotFound` for a parameter or a thing that does not exist and `BadInput` for a value of the wrong type.
    """
    text = asked.text
    for name, given in params.items():
        if name not in asked.params:
            raise NotFound("parameter", name, asked.params, f"'{asked.name}' takes {', '.join(asked.params) or 'none'}.")
        term = _term(store, name, given, _default(text, name))
        text = _values(name).sub(lambda found, term=term: f"{found[1]}{term}{found[3]}", text)  # type: ignore[misc]
    return text


def answered(store: Store, asked: Question, **params: str) -> Iterator[Row]:
    """The rows with the sentence of what each states, and the evidence of the passage that it projects."""
    text = bind(store, asked, params)
    given = {name: _parsed(_default(text, name)) for name in asked.params}
    for values in rows(ask(store, asked, **params)):
        yield _row(store, asked, values, given | values)


def _row(store: Store, asked: Question, values: dict[str, Term], known: dict[str, Term]) -> Row:
    passage = values.get("passage")
    found = store.passage_of.get(passage.value) if isinstance(passage, NamedNode) else None
    triple = [known.get(part[1:]) if part.startswith("?") else _parsed(part) for part in asked.statement or ()]
    sentence = basis = None
    match triple:
        case [NamedNode() as subject, NamedNode() as predicate, value] if value is not None:
            sentence = store.sentences.sentence(subject, predicate, value)
            basis = store.basis((subject, predicate, value))
    return Row(values, sentence, basis, evidence(store, found) if found else None)


def _header(line: str, source: str, at: int) -> tuple[str, str | None, str]:
    header = _HEADER.fullmatch(line.strip())
    if not header or (header["key"] == "param") != bool(header["param"]):
        raise BadInput(source, "a header line reads '#+ key: value' or '#+ param NAME: meaning'.", line=at)
    if header["key"] not in ("question", "param", "statement", "tags"):
        known = ["question", "param", "statement", "tags"]
        raise BadInput(source, f"there is no header '{header['key']}'.", f"Headers are {', '.join(known)}.", line=at)
    return header["key"], header["param"], header["value"].strip()


def _values(name: str) -> re.Pattern[str]:
    return re.compile(_VALUES.format(name=re.escape(name)))


def _default(text: str, name: str) -> str:
    found = _values(name).search(text)
    assert found, name
    return found[2]


def _tags(value: str) -> tuple[str, ...]:
    return tuple(tag.strip() for tag in value.split(",") if tag.strip())


def _triple(value: str | None) -> tuple[str, str, str] | None:
    subject, predicate, object_ = value.split() if value and len(value.split()) == 3 else ("", "", "")
    return (subject, predicate, object_) if subject else None


def _term(store: Store, name: str, given: str, default: str) -> Term:
    """A given value as a term of the same kind as the one in the file."""
    example = _parsed(default)
    if isinstance(example, NamedNode):
        return store.term(given) if example.value.startswith(v.KG) else store.thing(given)
    if isinstance(example, Literal) and example.datatype.value == v.PREFIXES["xsd"] + "integer":
        if not re.fullmatch(r"[+-]?\d+", given):
            raise BadInput(f"--{name}", f"'{given}' is not a whole number.")
        return Literal(int(given))
    return Literal(given)


def _parsed(token: str) -> Term:
    """A prefixed name, an IRI, a whole number or a string, as it stands in a query."""
    if token.startswith('"'):
        return Literal(token.strip('"'))
    if re.fullmatch(r"[+-]?\d+", token):
        return Literal(int(token))
    prefix, _, local = token.strip("<>").partition(":")
    return NamedNode(v.PREFIXES[prefix] + local if prefix in v.PREFIXES else token.strip("<>"))
