"""A knowledge graph from news articles, in which every statement can be proved from the words.

    import kg

    kg.open()                          an rdflib.Dataset over the graph: named graphs say why a statement holds
    kg.graph()                         an rdflib.Graph of what holds
    kg.ask("partners", thing="SGMW")   the rows of a question
    kg.query("SELECT …")               any read-only SPARQL
    kg.trace("SELECT …")               its rows with the statements behind each, down to the words
    kg.show("Huawei")                  all that is said of a thing, in sentences with their passages
    kg.why("Liuzhou", "hosts")         why it holds, down to the words
    kg.path("Huawei", "Liuzhou")       how two things are connected, each step with its passages
    kg.rank()                          what is central, and what belongs together
    kg.to_networkx()                   the things and their relations
    kg.check()                         the problems of a project
    kg.diff("old", "new")              what changed between two projects or files, in sentences
    kg.export("turtle")                the graph in a standard format
    kg.build("site")                   the checked site

Each takes `project=`, a folder with ontology/, graph/ and queries/; without it, the one around the current folder, else
the one that the package carries. The modules, each resting only on those below it:

    cli                                             the command line
    site                                            checks, formats and pages together
    page      render                                the page as HTML | rows and reasons as text
    checks    tracing                               syntax, shapes, logic, evidence, support | a row's statements
    formats  paths  ranks  difference               the graph for other tools | what is asked of it as a whole
    questions  network  explain  schema  canonical  support
    statements  passages  links                     sentences with evidence | words in a text | bare relations
    store                                           load, infer, query: the only module that runs SPARQL
    sentences                                       a triple as a sentence
    lexicon   articles  trig  project               the ontology's phrases | texts | canonical form | folders
    model  vocabulary  spoken  grammar  cells  syntax  files  limited
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
    from pyoxigraph import QuerySolutions

    from kg.difference import Change
    from kg.explain import Explanation
    from kg.model import Problem, Statement
    from kg.paths import Connection
    from kg.ranks import Ranked
    from kg.site import Built
    from kg.store import Answer, Store
    from kg.tracing import Traced

__all__ = [
    "KgError",
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
    "show",
    "to_networkx",
    "trace",
    "why",
]

Folder = str | Path | None


def ask(question: str, *, project: Folder = None, **params: str) -> QuerySolutions:
    """The rows of a question in `queries/`, its parameters given as people name things.

    Raises `KgError` for a question, parameter or thing that does not exist.

    >>> [row["partner"].value for row in ask("partners", thing="Huawei")]
    ['https://w3id.org/liuzhou-kg/id/sgmw']
    """
    from kg import questions

    store = _store(project)
    return questions.ask(store, questions.question(store.project, question), **params)


def build(out: str | Path = "site", *, project: Folder = None, pinned: bool = False) -> Built:
    """What was checked and written: the site in the folder `out`, or the problems that kept it from being written."""
    from kg import site
    from kg.project import find

    return site.build(find(_path(project), pinned=pinned), Path(out))


def check(*, project: Folder = None) -> list[Problem]:
    """The problems of a project's syntax, shapes, logic and evidence; none for one that holds together."""
    from kg import checks
    from kg.project import find

    return checks.check(find(_path(project)))


def diff(before: str | Path, after: str | Path, *, project: Folder = None) -> list[Change]:
    """What changed from one project folder or RDF file to another; `project` helps to name what files speak of."""
    from kg.difference import differences, side
    from kg.project import find

    around = find(_path(project))
    return differences(side(Path(before), around), side(Path(after), around))


def export(format: str, *, evidence: str | None = None, with_text: bool = False, project: Folder = None) -> str:
    """The whole graph in a format of `kg export`, with the evidence in a form that the format can carry.

    Raises `KgError` for what there is not, and for `csv`, which is two files.

    >>> "~ <https://w3id.org/liuzhou-kg/article/" in export("turtle", evidence="rdf12")
    True
    """
    from kg import formats

    return formats.export(_store(project), format, evidence, with_text=with_text)


def graph(*, project: Folder = None) -> rdflib.Graph:
    """A copy of what holds, in memory, for SHACL and every habit of rdflib.

    >>> from rdflib import Namespace
    >>> id, kg = Namespace("https://w3id.org/liuzhou-kg/id/"), Namespace("https://w3id.org/liuzhou-kg/ontology#")
    >>> (id.liuzhou, kg.hosts, id["national-pilot-programme"]) in graph()
    True
    """
    import rdflib
    from pyoxigraph import DefaultGraph, RdfFormat

    from kg.vocabulary import PREFIXES

    found = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace)
    content = _store(project).engine.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    return found.parse(data=content or b"", format="nt")


def open(*, project: Folder = None) -> rdflib.Dataset:
    """A dataset over the graph itself, in which query text runs natively; a prepared query would run in Python.

    Strings come back as `xsd:string`. What is added to it stays in memory.
    """
    import rdflib
    from oxrdflib import OxigraphStore

    from kg.project import find
    from kg.store.loading import load
    from kg.vocabulary import PREFIXES

    dataset = rdflib.Dataset(store=OxigraphStore(store=load(find(_path(project)))))
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset


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

    `avoid` names things and properties that no path may take; with `stated_only`, each step is stated in an article.

    >>> [hop.statement.sentence for hop, *_ in path("Huawei", "SGMW").paths[0].hops]
    ['SAIC-GM-Wuling cooperates with Huawei Technologies on Baojun.']
    """
    from kg.paths import Search, connect, to_avoid

    store = _store(project)
    search = Search(max_length, frozenset(to_avoid(store, name) for name in avoid), stated_only, limit)
    return connect(store, store.thing(one), store.thing(other), search)


def query(sparql: str, *, project: Folder = None) -> Answer:
    """The answer to a read-only query; the project's prefixes are known.

    Raises `KgError` when it is malformed, writes, or would reach another service.

    >>> bool(query("ASK { id:sgmw kg:hasBrand id:baojun }"))
    True
    """
    return _store(project).query(sparql)


def rank(*, by: str = "pagerank", seed: int = 0, project: Folder = None) -> list[Ranked]:
    """Each thing with its degree, betweenness centrality, PageRank and community, the most central first.

    >>> rank()[0].label
    'Liuzhou'
    """
    from kg import ranks

    return ranks.rank(_store(project), by=by, seed=seed)


def show(thing: str, *, project: Folder = None) -> list[Statement]:
    """All that is said of a thing, in sentences with their evidence.

    >>> [statement.sentence for statement in show("Baojun") if "has the brand" in statement.sentence]
    ['SAIC-GM-Wuling has the brand Baojun.']
    """
    from kg.statements import about

    store = _store(project)
    return about(store, store.thing(thing))


def to_networkx(
    thing: str | None = None, *, collapse: bool = True, inferred: bool = False, project: Folder = None
) -> networkx.MultiDiGraph[str]:
    """The things and their relations, or a thing with its neighbours; nodes and edges bear sentences and evidence.

    Without `collapse`, posts and figures that tie two things together stay nodes, and each edge is one statement.
    """
    from kg.network import network

    store = _store(project)
    return network(store, store.thing(thing) if thing is not None else None, collapse=collapse, inferred=inferred)


def trace(sparql: str, *, project: Folder = None) -> list[Traced]:
    """The rows of a SELECT, each with the statements that produced it, and notes on what else it rests on.

    >>> row, = trace("SELECT ?brand { id:sgmw kg:hasBrand ?brand }")
    >>> [(found.statement.sentence, found.evidence[0].position) for found in row.statements], row.notes
    ([('SAIC-GM-Wuling has the brand Baojun.', 'char=612,631')], ())
    """
    from kg import tracing

    return tracing.trace(_store(project), sparql).rows


def why(
    thing: str, property: str | None = None, value: str | None = None, *, project: Folder = None
) -> list[Explanation]:
    """Why what holds of a thing holds: its passages or, for what is inferred or derived, what it follows from.

    >>> explanation, = why("Liuzhou", "hosts")
    >>> explanation.statement.sentence
    'Liuzhou hosts the national pilot programme.'
    >>> [premise.statement.evidence[0].position for premise in explanation.premises]
    ['char=932,973']
    """
    from kg import explain

    return explain.why_named(_store(project), thing, property, value)


def _path(project: Folder) -> Path | None:
    return Path(project) if project is not None else None


def _store(project: Folder) -> Store:
    from kg.project import find

    return _loaded(find(_path(project)))


@lru_cache(maxsize=8)
def _loaded(project: object) -> Store:
    """A project is loaded once; one whose files have changed since is loaded by a new process."""
    from kg.project import Project
    from kg.store import Store

    assert isinstance(project, Project)
    return Store(project)
