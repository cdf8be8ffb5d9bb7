"""Question files: the record of one, and how it is read.

A header line is `#+ key: value` (see `kg.questions.header`). `question` is the question
in a sentence and `param NAME` what a parameter means; its value stands where a line
begins with `VALUES ?NAME { … }`, once or in each part that begins at it, and is replaced
when another of its type is given: an IRI, a literal of any type, or UNDEF for any thing.
Only `UNION` and brackets may stand before it in the line. `required` names the parameters
without whose value the question makes no sense. `statement` is the triple that a row
states, in the file's variables, from which its sentence is made. `tags` are free words.
The file's own prefixes count in its header too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import RdfFormat, parse

from kg.errors import BadInput, NotFound, abridged
from kg.questions.header import Header, HeaderLine, read_header
from kg.vocabulary import Term
from kg.workspace import Workspace

_KEYS = ("question", "param", "required", "statement", "tags")

# A parameter becomes an option `--NAME` of `kg ask`; these are options already.
_OPTIONS = {
    "all",
    "bare",
    "form",
    "format",
    "help",
    "output",
    "project",
    "timeout",
    "with_text",
}

# Tokens are those of the SPARQL 1.1 grammar: IRIREF, RDFLiteral, and, for the rest, any
# run of characters that can neither end the braces nor begin a text or an IRI.
_VALUES = r"""(?mx) ^ (
    (?: \s | [{{}}] | (?i:UNION) )*  # what may stand before it in a line
    (?i:VALUES) \s+ [?$]{name} \s* \{{ \s*  # up to the value
  )
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


class Question(NamedTuple):
    """A question file.

    Attributes:
        name: the file's name without its ending.
        source: the file's path as messages show it.
        text: the whole file, which is a SPARQL query.
        question: the question in a sentence.
        params: what each parameter means.
        values: the value that the file gives each parameter; None for UNDEF.
        required: the parameters that must be given a value.
        tags: free words to find it by.
        statement: the triple that a row states, as the header writes its three parts:
            `?variables` or names of terms.
        terms: the terms that the names in the statement stand for.
    """

    name: str
    source: str
    text: str
    question: str
    params: Mapping[str, str]
    values: Mapping[str, Term | None]
    required: tuple[str, ...]
    tags: tuple[str, ...]
    statement: tuple[str, str, str] | None
    terms: Mapping[str, Term]

    def default(self, name: str) -> str:
        """The value of a parameter as it is written in the file."""
        match = _values_line(name).search(self.text)
        assert match, name
        return match[2]

    def with_values(self, values: Mapping[str, Term]) -> str:
        """The query with other values for some of its parameters."""
        text = self.text
        for name, term in values.items():
            text = _replace_value(text, name, term)
        return text


def questions(workspace: Workspace) -> dict[str, Question]:
    """All questions of a project by name."""
    # A project's own question goes before a general one of its name, which is a finding.
    found = {path.stem: path for path in workspace.questions}
    return {
        name: read_question(path, workspace) for name, path in sorted(found.items())
    }


def question(workspace: Workspace, name: str) -> Question:
    """The question of this name; raises `NotFound` with the nearest names."""
    found = {path.stem: path for path in workspace.questions}
    if name not in found:
        advice = "'kg ask' lists the questions."
        raise NotFound("question", name, found, advice)
    return read_question(found[name], workspace)


def read_question(path: Path, workspace: Workspace) -> Question:
    """Read a question file.

    Raises:
        BadInput: it is not UTF-8, or a header line is malformed, repeated, or does not
            fit the query.
    """
    source = workspace.shown(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(source, "cannot be read as UTF-8.") from error
    header = read_header(text, source, _KEYS)
    sentence = header.required("question")
    for line in header.params.values():
        _refuse_option(line, source)
    prefixes = workspace.namespaces.prefixes
    statement, terms = _statement(text, header, prefixes)
    return Question(
        name=path.stem,
        source=source,
        text=text,
        question=sentence,
        params={name: line.value for name, line in header.params.items()},
        values={
            name: _value(text, line, source, prefixes)
            for name, line in header.params.items()
        },
        required=_required(header),
        tags=_listed(header.get("tags")),
        statement=statement,
        terms=terms,
    )


def _required(header: Header) -> tuple[str, ...]:
    names = _listed(header.get("required"))
    for name in names:
        if name not in header.params:
            line = header.by_key["required"].number
            message = f"there is no parameter '{abridged(name)}' to be required."
            raise BadInput(header.source, message, line=line)
    return names


def _listed(text: str) -> tuple[str, ...]:
    """The words of a header line that is a list with commas."""
    return tuple(word for part in text.split(",") if (word := part.strip()))


def _refuse_option(param: HeaderLine, source: str) -> None:
    name = param.param or ""
    if name.casefold() in _OPTIONS:
        advice = f"Choose another name: --{name} is an option of kg itself."
        message = f"a parameter cannot be called {name}."
        raise BadInput(source, message, advice, param.number)


def _statement(
    text: str, header: Header, prefixes: Mapping[str, str]
) -> tuple[tuple[str, str, str] | None, dict[str, Term]]:
    """The triple that a row states, if the header has one, and the terms in it."""
    line = header.by_key.get("statement")
    if line is None:
        return None, {}
    match line.value.split():
        case [subject, predicate, value]:
            statement = (subject, predicate, value)
        case _:
            raise _no_statement(line.value, header.source, line.number)
    terms: dict[str, Term] = {}
    for part in statement:
        if part.startswith(("?", "$")):
            continue  # a variable: each row has a value of its own
        try:
            terms[part] = _parse_term(text, part, prefixes)
        except ValueError as error:
            raise _no_statement(part, header.source, line.number) from error
    return statement, terms


def _no_statement(text: str, source: str, number: int) -> BadInput:
    advice = (
        "It has three parts: ?variables, or names with a prefix of the file or the "
        "project."
    )
    return BadInput(source, f"'{abridged(text)}' is not a statement.", advice, number)


def _value(
    text: str, header_line: HeaderLine, source: str, prefixes: Mapping[str, str]
) -> Term | None:
    """The value of a parameter in the file; None for UNDEF."""
    name = header_line.param or ""
    match = _values_line(name).search(text)
    if not match:
        missing = f"parameter {name} has no line 'VALUES ?{name} {{ … }}'."
        raise BadInput(source, missing, line=header_line.number)
    token = match[2]
    if token.upper() == "UNDEF":
        return None
    try:
        return _parse_term(text, token, prefixes)
    except ValueError as error:
        advice = "Is its prefix one that the file declares, or the project?"
        number = text.count("\n", 0, match.start(2)) + 1
        message = f"'{abridged(token)}' is not a value."
        raise BadInput(source, message, advice, number) from error


def _replace_value(query: str, name: str, term: Term) -> str:
    """The query with another value wherever it has one for the parameter."""

    def with_term(match: re.Match[str]) -> str:
        return f"{match[1]}{term}{match[3]}"

    # A function, since in a replacement that is text a backslash has a meaning.
    return _values_line(name).sub(with_term, query)


def _values_line(name: str) -> re.Pattern[str]:
    """What finds the value of a parameter: groups 1 and 3 are what stands around it."""
    pattern = _VALUES.format(name=re.escape(name))
    return re.compile(pattern)


def _parse_term(query: str, token: str, prefixes: Mapping[str, str]) -> Term:
    """The term that a token of a query stands for.

    The query's own prefixes go before those given. Turtle writes
    terms and declares prefixes as SPARQL does, so its parser reads them.

    Raises:
        ValueError: the token is not exactly one term.
    """
    prologue = _PROLOGUE.match(query)
    assert prologue
    known = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes.items())
    turtle = f"{known}{prologue[0]}\n<urn:s> <urn:p> {token} ."
    try:
        # A token such as `id:a,id:b` parses, but is two statements.
        (quad,) = parse(turtle, format=RdfFormat.TURTLE)
    except SyntaxError as error:
        raise ValueError(token) from error
    term: Term = quad.object
    return term
