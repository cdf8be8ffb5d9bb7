"""A knowledge graph from news articles, in which every statement can be proved from the words.

    import kg

    project = kg.Project("folder")     a session: files found and loaded once, and everything below asked of it
    kg.ask("partners", thing="SGMW")   the rows of a question
    kg.query("SELECT …")               any read-only SPARQL
    kg.trace("SELECT …")               its rows with the statements behind each, down to the words
    kg.show("Huawei")                  all that is said of a thing, in sentences with their passages
    kg.why("Liuzhou", "hosts")         why it holds, down to the words
    kg.path("Huawei", "Liuzhou")       how two things are connected, each step with its passages
    kg.rank()                          what is central, and what belongs together
    kg.to_networkx()                   the things and their relations
    kg.graph()                         an rdflib.Graph of what holds
    kg.open()                          an rdflib.Dataset of all graphs: named graphs say why a statement holds
    kg.check()                         what is wrong or unfinished
    kg.diff("old", "new")              what changed between two projects or files, in sentences
    kg.export("turtle")                the graph in a standard format
    kg.build("site")                   the checked site
    kg.reload()                        read files again that have changed

The functions are the methods of a `Project`: the one in the folder `project=`, else the one around the current folder,
else the one that the package carries. The modules, each resting only on those below it:

    cli                                         the command line, one file a verb
    project                                     a session: the one way to all that is below
    site                                        checks, exports and pages together
    page  render                                the page as HTML | answers and reasons as text
    checks  provenance  formats  difference     what is wrong | a row's statements | other tools | what changed
    network  questions  grounding               edges, paths, ranks | questions and rows | words that bear statements
    evidence  schema  edition  rdflib_view      sentences with passages | the ontology | graph and texts | rdflib
    knowledge                                   the port: what holds and why; the only package with an engine
    sparql  articles  workspace                 queries as records | texts and passages | folders
    rdf                                         canonical Turtle and TriG, terms in short
    model  vocabulary  language  files  timeouts  csv_safety
    errors
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    import networkx
    import rdflib
    from pyoxigraph import Triple

    from kg.difference import Change
    from kg.evidence.explanations import Explanation
    from kg.model import Finding, Statement
    from kg.network.centrality import Ranked
    from kg.network.paths import Connection
    from kg.project import Project
    from kg.provenance import TracedRow
    from kg.questions.rows import Rows
    from kg.site import Built
    from kg.workspace import Workspace

__all__ = [
    "KgError",
    "Project",
    "ask",
    "build",
    "check",
    "diff",
    "export",
    "graph",
    "open",
    "path",
    "query",
    "rank",
    "reload",
    "show",
    "to_networkx",
    "trace",
    "why",
]

Folder = str | Path | None


def __getattr__(name: str) -> object:
    # The session needs the engine, which a look at the help or the version can do
    # without.
    if name == "Project":
        from kg.project import Project

        return Project
    raise AttributeError(f"module 'kg' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def ask(question: str, /, *, project: Folder = None, **params: str) -> Rows:
    """The rows of a question in `queries/`, its parameters given as people name things.

    Raises:
        KgError: a question, parameter or thing does not exist, or a value is of another
            type.

    >>> [row["partner"].value for row in ask("partners", thing="Huawei")]
    ['https://w3id.org/liuzhou-kg/id/sgmw']
    """
    return _session(project).ask(question, **params)


def build(
    out: str | Path = "site", *, project: Folder = None, pinned: bool = False
) -> Built:
    """Check, and write the site in the folder `out`: every sound article, and what was left out with the reasons."""
    return _session(project).build(out, pinned=pinned)


def check(*, project: Folder = None) -> list[Finding]:
    """What is wrong, unfinished or worth knowing of a project: errors, warnings and notes."""
    return _session(project).check()


def diff(
    before: str | Path, after: str | Path, *, project: Folder = None
) -> list[Change]:
    """What changed from one project folder or RDF file to another; `project` helps to name what files speak of."""
    return _session(project).diff(before, after)


def export(
    format: str,
    *,
    evidence: str | None = None,
    with_text: bool = False,
    project: Folder = None,
) -> str:
    """The whole graph in a format of `kg export`, with the evidence in a form that the format can carry.

    Raises:
        KgError: there is no such format or form, or it is several files, as CSV is.

    >>> "~ <https://w3id.org/liuzhou-kg/article/" in export("turtle", evidence="rdf12")
    True
    """
    return _session(project).export(format, evidence=evidence, with_text=with_text)


def graph(*, project: Folder = None) -> rdflib.Graph:
    """A copy of what holds, in memory, for SHACL and every habit of rdflib.

    >>> from rdflib import Namespace
    >>> id, kg = Namespace("https://w3id.org/liuzhou-kg/id/"), Namespace("https://w3id.org/liuzhou-kg/ontology#")
    >>> (id.liuzhou, kg.hosts, id["national-pilot-programme"]) in graph()
    True
    """
    return _session(project).graph()


def open(*, project: Folder = None) -> rdflib.Dataset:
    """A copy of all graphs over Oxigraph, in which query text runs natively; a prepared query would run in Python.

    Strings come back as `xsd:string`. What is added to it stays in it.
    """
    return _session(project).dataset()


def path(  # noqa: PLR0913 - the options of a search, each by its name
    one: str,
    other: str,
    *,
    max_length: int | None = None,
    avoid: Iterable[str] = (),
    stated_only: bool = False,
    limit: int = 20,
    project: Folder = None,
) -> Connection:
    """How two things are connected: all shortest paths, or all of up to `max_length` steps, at most `limit` of them.

    `avoid` names things and properties that no path may take; with `stated_only`, each
    step is stated in an article.

    >>> [hop.statement.sentence for hop, *_ in path("Huawei", "SGMW").paths[0].hops]
    ['SAIC-GM-Wuling cooperates with Huawei Technologies on Baojun.']
    """
    return _session(project).path(
        one,
        other,
        max_length=max_length,
        avoid=avoid,
        stated_only=stated_only,
        limit=limit,
    )


def query(sparql: str, *, project: Folder = None) -> Rows | bool | list[Triple]:
    """The answer to a read-only query; the project's prefixes are known.

    Raises:
        KgError: it is malformed, writes, or would reach another service.

    >>> query("ASK { id:sgmw kg:hasBrand id:baojun }")
    True
    >>> query("SELECT ?brand { id:sgmw kg:hasBrand ?brand }")[0]
    <Row brand=id:baojun>
    """
    return _session(project).query(sparql)


def rank(
    *,
    by: str = "pagerank",
    kind: str | None = None,
    seed: int = 0,
    project: Folder = None,
) -> list[Ranked]:
    """Each thing with its degree, betweenness centrality, PageRank and community, the most central first.

    >>> rank()[0].label
    'Liuzhou'
    """
    return _session(project).rank(by=by, kind=kind, seed=seed)


def reload(*, project: Folder = None) -> None:
    """Forget what was loaded of a project, so that its files are read again when they are needed."""
    _session(project).reload()


def show(thing: str, *, project: Folder = None) -> list[Statement]:
    """All that is said of a thing, in sentences with their evidence.

    >>> [statement.sentence for statement in show("Baojun") if "has the brand" in statement.sentence]
    ['SAIC-GM-Wuling has the brand Baojun.']
    """
    return _session(project).show(thing)


def to_networkx(
    thing: str | None = None,
    *,
    collapse: bool = True,
    inferred: bool = False,
    by_label: bool = False,
    project: Folder = None,
) -> networkx.MultiDiGraph[str]:
    """The things and their relations, or a thing with its neighbours, with attributes that any writer takes.

    Without `collapse`, posts and figures that tie two things together stay nodes, and
    each edge is one statement.

    >>> to_networkx(by_label=True).has_edge("SAIC-GM-Wuling", "Baojun")
    True
    """
    return _session(project).to_networkx(
        thing, collapse=collapse, inferred=inferred, by_label=by_label
    )


def trace(sparql: str, *, project: Folder = None) -> list[TracedRow]:
    """The rows of a SELECT, each with the statements that produced it, and notes on what else it rests on.

    >>> row, = trace("SELECT ?brand { id:sgmw kg:hasBrand ?brand }")
    >>> [(found.statement.sentence, found.evidence[0].position) for found in row.statements], row.notes
    ([('SAIC-GM-Wuling has the brand Baojun.', 'char=612,631')], ())
    """
    return _session(project).trace(sparql)


def why(
    thing: str,
    property: str | None = None,
    value: str | None = None,
    *,
    project: Folder = None,
) -> list[Explanation]:
    """Why what holds of a thing holds: its passages or, for what is inferred or derived, what it follows from.

    >>> explanation, = why("Liuzhou", "hosts")
    >>> explanation.statement.sentence
    'Liuzhou hosts the national pilot programme.'
    >>> [premise.statement.evidence[0].position for premise in explanation.premises]
    ['char=932,973']
    """
    return _session(project).why(thing, property, value)


def _session(project: Folder) -> Project:
    from kg.workspace import find

    return _opened(find(Path(project) if project is not None else None))


@lru_cache(maxsize=8)
def _opened(workspace: Workspace) -> Project:
    """A project is loaded once for all calls; one whose files have changed since says so."""
    from kg.project import Project

    return Project(workspace.root, workspace.texts, pinned=workspace.texts is None)
