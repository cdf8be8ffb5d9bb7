"""The questions in `queries/`: SPARQL files that run as they stand, with a header that says what they ask.

A header line is `#+ key: value`. `question` is the question in a sentence and `param
NAME` what a parameter means; its value stands in a line of its own, `VALUES ?NAME { …
}`, and is replaced when another of its type is given: an IRI, a literal of any type, or
UNDEF for any thing. `statement` is the triple that a row states, in the file's
variables, from which its sentence is made. `tags` are free words. The file's own
prefixes count in its header too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, parse

from kg import vocabulary as v
from kg.articles import NO_TEXTS, Texts
from kg.errors import BadInput, NotFound, QueryError, abridged
from kg.evidence.statements import evidence, prepare
from kg.knowledge import Graph, bindings
from kg.model import Evidence
from kg.questions.rows import Row, Rows
from kg.vocabulary import Term, Triple
from kg.workspace import Workspace

_KEYS = ("question", "param", "statement", "tags")
_VALUES = r"""(?mx) ^ (\s* (?i:VALUES) \s+ [?$]{name} \s* \{{ \s*)  # up to the value
  ( <[^<>\s]*>
  | (?: "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
    (?: @[\w-]+ | \^\^ (?: <[^<>\s]*> | [^\s{{}}<>]+ ) )?
  | (?:\\.|[^\s{{}}<>"'\\])+
  )
  (\s* \}})"""
_PREFIX = r"PREFIX\s+[^\s:]*:\s*<[^<>\s]*>"
_PROLOGUE = re.compile(
    rf"(?i)(?: \s+ | \#.* | BASE\s*<[^<>\s]*> | {_PREFIX} )*", re.VERBOSE
)
_KNOWN = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in v.PREFIXES.items())
_TAKEN = {"bare", "form", "format", "help", "output", "project", "timeout", "with_text"}
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


class Question(NamedTuple):
    """A question file.

    `source` is its path as messages show it. `params` maps each parameter to what it
    means, `values` to its value in the file, which is None for UNDEF. `statement` is
    the triple that a row states, `terms` maps the names in it to what they stand for.
    """

    name: str
    source: str
    text: str
    question: str
    params: Mapping[str, str]
    values: Mapping[str, Term | None]
    tags: tuple[str, ...]
    statement: tuple[str, str, str] | None
    terms: Mapping[str, Term]

    def default(self, name: str) -> str:
        """The value of a parameter as it is written in the file."""
        found = _values(name).search(self.text)
        assert found, name
        return found[2]


def questions(workspace: Workspace) -> dict[str, Question]:
    """All questions of a project by name."""
    return {
        path.stem: read_question(path, workspace)
        for path in sorted(workspace.queries.glob("*.rq"))
    }


def question(workspace: Workspace, name: str) -> Question:
    """The question of this name; raises `NotFound` with the nearest names."""
    path = workspace.queries / f"{name}.rq"
    if path.parent != workspace.queries or not path.is_file():
        known = [path.stem for path in workspace.queries.glob("*.rq")]
        raise NotFound("question", name, known, "'kg ask' lists the questions.")
    return read_question(path, workspace)


def read_question(path: Path, workspace: Workspace) -> Question:
    """A question file; raises `BadInput` at a header line that is malformed, repeated, or does not fit the query."""
    source = workspace.shown(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(source, "cannot be read as UTF-8.") from error
    headers = _headers(text, source)
    if ("question", None) not in headers:
        raise BadInput(source, "there is no line '#+ question: …'.", line=1)
    params = {
        param: (at, meaning) for (_, param), (at, meaning) in headers.items() if param
    }
    at, said = headers.get(("statement", None), (0, ""))
    statement = _triple(said, source, at) if said else None
    tags = headers.get(("tags", None), (0, ""))[1]
    return Question(
        name=path.stem,
        source=source,
        text=text,
        question=headers["question", None][1],
        params={param: meaning for param, (_, meaning) in params.items()},
        values={
            param: _value(text, param, source, at) for param, (at, _) in params.items()
        },
        tags=tuple(tag.strip() for tag in tags.split(",") if tag.strip()),
        statement=statement,
        terms={
            n: _named(text, n, source, at)
            for n in statement or ()
            if not _is_variable(n)
        },
    )


def ask(graph: Graph, asked: Question, /, **params: str) -> QuerySolutions:
    """The bare rows of a question, with parameters given as people name things.

    Raises `NotFound` for a parameter or a thing that does not exist and `BadInput` for
    a value of the wrong type.
    """
    return _rows(graph, asked, _terms(graph, asked, params))


def answered(
    graph: Graph, asked: Question, texts: Texts = NO_TEXTS, /, **params: str
) -> Rows:
    """The rows with the sentence of what each states, and the evidence of the passage that it projects."""
    given = _terms(graph, asked, params)
    known = {**asked.values, **given}
    found = _rows(graph, asked, given)
    columns = [variable.value for variable in found.variables]
    plain = list(bindings(found))
    stated = [_statement(asked, {**known, **values}) for values in plain]
    reasons = graph.provenance(filter(None, stated))
    prepare(graph, filter(None, stated), reasons.values())
    graph.verbaliser.prepare(term for values in plain for term in values.values())
    answers = []
    for values, triple in zip(plain, stated, strict=True):
        why = reasons.get(triple) if triple else None
        row = Row(
            values,
            columns,
            statement=triple,
            sentence=graph.verbaliser.sentence(*triple) if triple and why else None,
            basis=why.basis if why else None,
            evidence=_evidence(graph, values, texts),
        )
        answers.append(row)
    return Rows(columns, answers, graph.verbaliser.title, is_cited=True)


def _terms(graph: Graph, asked: Question, params: Mapping[str, str]) -> dict[str, Term]:
    """The given values as terms of the kind of those in the file."""
    if unknown := next((name for name in params if name not in asked.params), None):
        advice = f"'{asked.name}' takes {', '.join(asked.params) or 'none'}."
        raise NotFound("parameter", unknown, asked.params, advice)
    return {
        name: _term(graph, name, given, asked.values[name])
        for name, given in params.items()
    }


def _rows(graph: Graph, asked: Question, given: Mapping[str, Term]) -> QuerySolutions:
    text, source = asked.text, asked.source
    for name, term in given.items():
        text = _values(name).sub(
            lambda found, term=term: f"{found[1]}{term}{found[3]}",
            text,  # type: ignore[misc]
        )
    answer = graph.query(text, source=source)
    if not isinstance(answer, QuerySolutions):
        raise BadInput(source, "a question is a SELECT query.")
    return answer


def _evidence(
    graph: Graph, values: Mapping[str, Term], texts: Texts
) -> Evidence | None:
    """The evidence of the passage that a row has."""
    passage = values.get("passage")
    found = (
        graph.passages.get(passage.value) if isinstance(passage, NamedNode) else None
    )
    return evidence(graph, found, texts) if found else None


def _statement(asked: Question, known: Mapping[str, Term | None]) -> Triple | None:
    """The triple that a row states, if all its parts have values."""
    match [
        asked.terms.get(part) or known.get(part[1:]) for part in asked.statement or ()
    ]:
        case [NamedNode() as subject, NamedNode() as predicate, value] if (
            value is not None
        ):
            return subject, predicate, value
    return None


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
        raise BadInput(
            source,
            f"there is no header '{abridged(key)}'.",
            f"Headers are {', '.join(_KEYS)}.",
            at,
        )
    if (
        len(names) != (key == "param")
        or not all(map(str.isidentifier, names))
        or not key
        or not value.strip()
    ):
        raise BadInput(
            source,
            "a header line reads '#+ key: value' or '#+ param NAME: meaning'.",
            line=at,
        )
    for name in names:
        if name.casefold() in _TAKEN:
            advice = f"Choose another name: --{name} is an option of kg itself."
            raise BadInput(source, f"a parameter cannot be called {name}.", advice, at)
    return key, names[0] if names else None, value.strip()


def _triple(said: str, source: str, at: int) -> tuple[str, str, str]:
    match said.split():
        case [subject, predicate, value]:
            return subject, predicate, value
    raise _no_statement(said, source, at)


def _no_statement(said: str, source: str, at: int) -> BadInput:
    advice = "It has three parts: ?variables, or names with a prefix of the file or the project."
    return BadInput(source, f"'{abridged(said)}' is not a statement.", advice, at)


def _is_variable(part: str) -> bool:
    return part.startswith(("?", "$"))


def _named(text: str, name: str, source: str, at: int) -> Term:
    """What a name in the header stands for."""
    try:
        return _parsed(text, name)
    except ValueError as error:
        raise _no_statement(name, source, at) from error


def _value(text: str, name: str, source: str, at: int) -> Term | None:
    """The value of a parameter in the file, whose header stands at the line; None for UNDEF."""
    found = _values(name).search(text)
    if not found:
        raise BadInput(
            source, f"parameter {name} has no line 'VALUES ?{name} {{ … }}'.", line=at
        )
    if found[2].upper() == "UNDEF":
        return None
    try:
        return _parsed(text, found[2])
    except ValueError as error:
        advice = "Is its prefix one that the file declares, or the project?"
        line = text.count("\n", 0, found.start(2)) + 1
        raise BadInput(
            source, f"'{abridged(found[2])}' is not a value.", advice, line
        ) from error


def _values(name: str) -> re.Pattern[str]:
    return re.compile(_VALUES.format(name=re.escape(name)))


def _parsed(text: str, token: str) -> Term:
    """What a term of a query stands for, under the query's prefixes over the project's.

    Turtle writes terms and declares prefixes as SPARQL does, so its parser reads them.
    Raises `ValueError`.
    """
    prologue = _PROLOGUE.match(text)
    assert prologue
    written = f"{_KNOWN}{prologue[0]}\n<urn:s> <urn:p> {token} ."
    try:
        (quad,) = parse(written, format=RdfFormat.TURTLE)
    except SyntaxError as error:
        raise ValueError(token) from error
    term: Term = quad.object
    return term


def _term(graph: Graph, name: str, given: str, example: Term | None) -> Term:
    """A given value as a term of the same type as the one in the file."""
    if isinstance(example, NamedNode) and example.value.startswith(v.KG):
        return graph.term(given)
    if not isinstance(example, Literal):
        return graph.thing(given)
    try:
        text = Literal(given)
    except ValueError as error:
        raise BadInput(f"--{name}", "the value is not UTF-8.") from error
    if example.language:
        return Literal(given, language=example.language)
    return _cast(graph, name, text, example.datatype)


def _cast(graph: Graph, name: str, text: Literal, datatype: NamedNode) -> Term:
    """The text as the engine reads it in the type, or as it is in one that the engine does not know."""
    try:
        found = graph.query(
            f"SELECT ({datatype}({text}) AS ?value) {{}}", source=f"--{name}"
        )
        assert isinstance(found, QuerySolutions)
        value: Term | None = next(found)["value"]
    except QueryError:
        return Literal(text.value, datatype=datatype)
    if value is None:
        kind = datatype.value.removeprefix(v.PREFIXES["xsd"])
        what = _TYPES.get(kind, f"an xsd:{kind}")
        raise BadInput(f"--{name}", f"'{abridged(text.value)}' is not {what}.")
    return value
