"""What the program itself tells for the reference.

It is added to the pages whenever the documentation is built, and is kept nowhere.
"""

import ast
import inspect
import io
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import redirect_stdout
from functools import partial
from itertools import takewhile
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import click

import kg
from kg import cli, formats, questions, schema
from kg import project as kg_project
from kg.checks.check_queries import read_check
from kg.formats.own_form import OWN_FORMS
from kg.project import Project
from kg.questions import Question

ROOT = Path(__file__).parents[1]
KINDS = {
    "class": "Classes",
    "property": "Properties between things",
    "property of text, number or date": "Properties with texts, numbers and dates",
    "annotation": "Annotations: how a statement is said, checked and drawn",
    "controlled value": "Controlled values",
    "list of controlled values": "Lists of controlled values",
    "individual": "Individuals",
}
_DOMAINS = ("rdfs:domain", "schema:domainIncludes")
_RANGES = ("rdfs:range", "schema:rangeIncludes")
_EQUALS = ("skos:exactMatch",)
_MATCHES = (
    ("rdfs:subClassOf", "rdfs:subPropertyOf"),
    ("skos:closeMatch",),
    ("skos:relatedMatch",),
)
DOCUMENTED_ABOVE = {("kg.project", "Project"), ("kg.errors", "KgError")}
FORMS = {
    "graphs": "a named graph for each passage, what holds in the default graph",
    "reified": "an `rdf:Statement` for each statement, derived from its passages",
    "rdf12": "each passage is a reifier of its statements, as RDF 1.2 has it",
    "nif": "the passages as strings of a context by NIF 2.0, and reified statements",
    "annotation": "a Web Annotation for each passage, its statements for its body",
    "attributes": "attributes of nodes and edges, or columns of a sheet",
    "none": "what holds, without why",
}


def written() -> dict[str, Callable[[], Iterator[str]]]:
    """By page of `reference/`, what gives the lines that follow its introduction."""
    project = Project(ROOT, pinned=True)
    return {
        "commands": commands,
        "ontology": partial(ontology, project),
        "relations": partial(relations, project),
        "units": partial(units, project),
        "alignments": partial(alignments, project),
        "questions": partial(question_files, project),
        "checks": partial(check_files, project),
        "formats": format_table,
        "python": functions,
    }


def commands() -> Iterator[str]:
    """The help of each verb as the command line prints it."""
    yield from _help()
    for verb in cli.kg.list_commands(click.Context(cli.kg)):
        yield from ("", f"## kg {verb}")
        yield from _help(verb)


def _help(*words: str) -> Iterator[str]:
    printed = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": "80"}), redirect_stdout(printed):
        cli.run(["--project", str(ROOT), *words, "--help"])
    yield from ("", "```text", printed.getvalue().rstrip(), "```")


def ontology(project: Project) -> Iterator[str]:
    """Each term with all that the ontology says of it, by kind."""
    graph = project.knowledge
    heading = ""
    for name, kind, label, definition in schema.overview(graph):
        if KINDS[kind] != heading:
            heading = KINDS[kind]
            yield from ("", f"## {heading}")
        yield from ("", f"### {name}", "", f"*{label}*. {_escaped(definition)}", "")
        values: dict[str, list[str]] = {}
        for key, value in schema.details(graph, graph.term(name)):
            if key not in ("term", "kind", "definition"):
                values.setdefault(key, []).append(value)
        for key, each in values.items():
            shown = each[0] if key == "example" else ", ".join(f"`{v}`" for v in each)
            yield f"- {key}: {_escaped(shown) if key == 'example' else shown}"


def relations(project: Project) -> Iterator[str]:
    """What each property between things is said of and to, with an example."""
    graph = project.knowledge
    yield from ("", "## All of them", "")
    yield "| relation | of | to | for example |"
    yield "| --- | --- | --- | --- |"
    for name, kind, _, _ in schema.overview(graph):
        written = graph.ontology.examples.get(graph.term(name))
        if kind != "property" or written is None:
            continue
        details = schema.details(graph, graph.term(name))
        of, to = (_named(details, by) or "anything" for by in (_DOMAINS, _RANGES))
        yield f"| `{name}` | {of} | {to} | {_escaped(written)} |"


def _named(details: list[list[str]], keys: Collection[str]) -> str:
    """The values of any of the keys, as code."""
    return ", ".join(f"`{value}`" for key, value in details if key in keys)


def units(project: Project) -> Iterator[str]:
    """Each unit, and each comparator, as `kg schema` lists them, with its equals."""
    graph = project.knowledge
    for scheme, title in (("kg:units", "Units"), ("kg:comparators", "Comparators")):
        yield from ("", f"## {title}", "")
        yield "| term | label | sign | measures | is | elsewhere |"
        yield "| --- | --- | --- | --- | --- | --- |"
        for name, *cells in schema.members(graph, graph.term(scheme)):
            details = schema.details(graph, graph.term(name))
            shown = [f"`{name}`", *map(_escaped, cells), _named(details, _EQUALS)]
            yield f"| {' | '.join(shown)} |"


def alignments(project: Project) -> Iterator[str]:
    """What each term is in other vocabularies."""
    graph = project.knowledge
    yield from ("", "| term | below | close | related |", "| --- | --- | --- | --- |")
    for name, *_ in schema.overview(graph):
        details = schema.details(graph, graph.term(name))
        foreign = [
            [key, value] for key, value in details if not value.startswith("kg:")
        ]
        cells = [_named(foreign, keys) for keys in _MATCHES]
        if any(cells):
            yield f"| `{name}` | {' | '.join(cells)} |"


def question_files(project: Project) -> Iterator[str]:
    """Each question with its parameters and its SPARQL."""
    for question in questions.questions(project.workspace).values():
        yield from ("", f"## {question.name}", "", _escaped(question.question), "")
        for name, meaning in question.params.items():
            yield f"- `--{name}`: {_escaped(meaning)} ({_default(question, name)})"
        yield f"- tags: {', '.join(question.tags)}"
        yield from ("", "```sparql", question.text.rstrip(), "```")


def _default(question: Question, name: str) -> str:
    """What a parameter is when nobody names a value."""
    if name in question.required:
        return "has to be given"
    value = question.default(name)
    return "all, if none is named" if value == "UNDEF" else f"in the file: `{value}`"


def check_files(project: Project) -> Iterator[str]:
    """Each rule of `queries/checks/`: what it finds, how bad that is, what to do."""
    yield "| rule | check | severity | finds | advice |"
    yield "| --- | --- | --- | --- | --- |"
    for path in project.workspace.checks:
        query = read_check(path, path.name)
        cells = [
            f"`{path.stem}`",
            query.check,
            query.severity,
            _escaped(query.problem),
            _escaped(query.advice),
        ]
        yield f"| {' | '.join(cells)} |"


def format_table() -> Iterator[str]:
    """The formats and their forms of evidence, and what survives in each."""
    yield "| format | file endings | forms of evidence, its own first |"
    yield "| --- | --- | --- |"
    for name, each in formats.FORMATS.items():
        forms = " ".join(f"`{form}`" for form in each.evidence)
        yield f"| `{name}` | {' '.join(each.endings)} | {forms} |"
    for name, own in OWN_FORMS.items():
        yield f"| `{name}` | {' '.join(own.endings)} | {own.evidence}, and no other |"
    yield from ("", "## Forms of evidence", "")
    for form in sorted(
        {form for each in formats.FORMATS.values() for form in each.evidence}
    ):
        yield f"- `{form}`: {FORMS[form]}"
    yield from ("", "## What other tools find again", "")
    yield "Measured by reading each file; reasons are stated, registered, derived or"
    yield "inferred."
    yield ""
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    start = readme.index(
        next(line for line in readme if line.startswith("| `--evidence`"))
    )
    yield from takewhile(lambda line: line.startswith("|"), readme[start:])


def functions() -> Iterator[str]:
    """The public names of the package, and the records that they give."""
    yield "```{eval-rst}"
    for name in kg.__all__:
        if inspect.isfunction(getattr(kg, name)):
            yield f".. autofunction:: kg.{name}"
    yield ".. autoclass:: kg.project.Project"
    yield "   :members:"
    yield ".. autoexception:: kg.KgError"
    yield "```"
    yield from ("", "## What they give", "", "```{eval-rst}")
    for module, name in _given():
        yield from (f".. autoclass:: {module}.{name}", "   :members:")
    yield "```"


def _given() -> list[tuple[str, str]]:
    """The classes of this package that annotations of its public functions name."""
    classes = {
        (node.module, each.name)
        for module in (kg, kg_project)
        for node in _imports_for_types(module)
        for each in node.names
        if node.module and node.module.startswith("kg.") and each.name[0].isupper()
    }
    return sorted(classes - DOCUMENTED_ABOVE)


def _imports_for_types(module: ModuleType) -> Iterator[ast.ImportFrom]:
    """What a module imports only for its annotations."""
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield from (each for each in node.body if isinstance(each, ast.ImportFrom))


def _escaped(text: str) -> str:
    """The text without what Markdown would take for markup."""
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "\\<")
