"""A knowledge graph from news articles, in which the words prove every statement.

    import kg

    project = kg.Project("folder")     a session: loads the files once, has all below
    kg.ask("partners", thing="Acme")   the rows of a question
    kg.query("SELECT …")               any read-only SPARQL
    kg.trace("SELECT …")               its rows with the statements behind each
    kg.show("Acme")                    all that is said of a thing, with its passages
    kg.why("Acme", "locatedIn")        why it holds, down to the words
    kg.prove("…", "Acme acquired Bolt")  whether words say it that are in no project
    kg.path("Acme", "Bolt")            how two things are connected
    kg.rank()                          what is central, and what belongs together
    kg.to_networkx()                   the things and their relations
    kg.graph()                         an rdflib.Graph of what holds
    kg.open()                          an rdflib.Dataset: named graphs say why it holds
    kg.check()                         what is wrong or unfinished
    kg.diff("old", "new")              what changed between two projects or files
    kg.export("turtle")                the graph in a standard format
    kg.build("site")                   the checked site
    kg.init("folder", base="https://…", title="…")   a project of one's own
    kg.reload()                        read files again that have changed

Each function is the method of that name of a `Project` (`kg.open` is `dataset`). The
project is the one in the folder `project=`, else the one around the current folder,
else the one that the package carries. It is loaded once and kept for the next call.

Things, classes and properties go by what people call them ("Acme", "hosts"), by a
prefixed name ("id:acme") or by their IRI. All errors that are raised on purpose are
`kg.KgError`, with `message` and `advice` in plain sentences.

The modules, layer by layer. Each rests only on layers below its own:

    cli                     the command line, a module a verb

    review_desk             deciding on drafts in the browser
    serve                   the site, SPARQL and data over HTTP

    agents                  answers as sentences with sources, for agents

    project                 a session: the one way to all that is below

    drafting                statements that are proposed from an article's words

    site                    checks, exports and pages together
    authoring               a new project, its next article, its move to a new kg

    linked_data             files that serve the names of things, and describe the site

    page                    the page as HTML
    render                  answers and reasons as text

    checks                  what is wrong
    provenance              the statements behind a row of a query
    formats                 the graph for other tools
    difference              what changed

    network                 things as nodes: edges, paths, ranks
    questions               questions and their rows
    grounding               the words that bear statements

    evidence                sentences with passages, and why they hold
    schema                  the ontology
    edition                 a graph and the texts that may be quoted
    rdflib_view             the graph as rdflib knows it

    frames                  how relations are said, and which words say one so

    knowledge               what holds and why: the only package with an engine

    sparql                  queries as records
    articles                texts and passages
    workspace               the folders of a project

    dataset                 what a project says of itself

    rdf                     canonical Turtle and TriG, terms in short
    namespaces              the IRIs of a project

    bulk                    the same work on many things
    cache                   what was worked out before

    model                   records that modules share
    vocabulary              terms that code names
    language                English: numbers, times, speech, and how it is written
    files                   reading, and writing whole
    timeouts                work that can be stopped
    outgoing                what connections to servers have in common
    workers                 many pieces of it, over what was loaded once
    csv_safety              cells that no spreadsheet runs

    errors                  what is raised on purpose
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    from kg.model import Finding, Proof, Statement
    from kg.network.centrality import Ranked
    from kg.network.pathfinding import Connection
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
    "init",
    "open",
    "path",
    "prove",
    "query",
    "rank",
    "reload",
    "show",
    "to_networkx",
    "trace",
    "why",
]

Folder = str | Path | None

# What `import kg` costs, everybody pays who only wants help or one function: modules
# are imported where they are used.


def __getattr__(name: str) -> object:
    # Called for names that the module does not have yet (PEP 562).
    if name == "Project":
        from kg.project import Project

        return Project
    raise AttributeError(f"module 'kg' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def ask(question: str, /, *, project: Folder = None, **params: str) -> Rows:
    """Ask one of the questions in the project's folder `queries/`.

    Args:
        question: the name of its file, without the ending.
        project: the folder of the project.
        params: the question's parameters; those not given keep their values in the
            file. Things go by what people call them.

    Returns:
        The rows, each with a sentence, its basis and the evidence for it.

    Raises:
        KgError: a question, parameter or thing does not exist, or a value is of another
            type.

    >>> ask("partners").columns
    ['thing', 'partner', 'concerns', 'passage']
    >>> one = ask("partners")[0]
    >>> one["thing"] in [row["partner"] for row in ask("partners", thing=str(one["partner"]))]
    True
    """
    return _session(project).ask(question, **params)


def build(
    out: str | Path = "site", *, project: Folder = None, pinned: bool = False
) -> Built:
    """Check the files, and write the site of every sound article.

    Args:
        out: the folder of the site: new, or empty, or a site already.
        project: the folder of the project.
        pinned: whether the articles' texts are left aside, so that no page quotes them.

    Returns:
        The findings, the files that were written, and what was left out and why.

    Raises:
        KgError: the folder holds other files, or is where people write.
    """
    return _session(project).build(out, pinned=pinned)


def check(*, project: Folder = None) -> list[Finding]:
    """Check the files as they are now: syntax, shapes, logic, evidence and wording.

    Returns:
        Errors, warnings and notes, by file and line; an empty list where all is well.
    """
    return _session(project).check()


def diff(
    before: str | Path, after: str | Path, *, project: Folder = None
) -> list[Change]:
    """Compare two projects or files, without what is inferred.

    Args:
        before: a project folder, or a file in an RDF format.
        after: another.
        project: the folder of the project that names the things in files.

    Returns:
        What is new, gone or changed, in the order of the passages.

    Raises:
        KgError: one of the two is neither a project nor a file in an RDF format.
    """
    return _session(project).diff(before, after)


def export(
    format: str,
    *,
    evidence: str | None = None,
    with_text: bool = False,
    with_ontology: bool = False,
    project: Folder = None,
) -> str:
    """Write the whole graph in a standard format, as text.

    Args:
        format: one of the formats that `kg export --help` lists.
        evidence: how the passages are told, such as `rdf12` or `none`, where the format
            can carry it; without it, in the format's own form.
        with_text: whether the articles' words are written too, where the form has a
            place for them.
        with_ontology: whether the ontology is written too.
        project: the folder of the project.

    Raises:
        KgError: there is no such format or form, or it is several files, as CSV is.

    >>> "#char=" in export("turtle", evidence="rdf12")
    True
    """
    return _session(project).export(
        format, evidence=evidence, with_text=with_text, with_ontology=with_ontology
    )


def graph(*, project: Folder = None) -> rdflib.Graph:
    """Copy what holds, stated and inferred, into an rdflib graph in memory.

    It is made anew by each call, so that changes to it stay in it.

    >>> from rdflib import Namespace
    >>> kg = Namespace("https://w3id.org/newskg/ontology#")
    >>> (None, kg.hosts, None) in graph()
    True
    """
    return _session(project).graph()


def init(  # noqa: PLR0913 - what is said of a project, each by its name
    folder: str | Path,
    *,
    base: str,
    title: str,
    prefix: str = "",
    creators: Iterable[str] = (),
    publisher: str = "",
    licence: str = "",
) -> Project:
    """Begin a project of one's own, and return it.

    Args:
        folder: where; none of the files that are written may be there already.
        base: the IRI with which the names of all things in it begin.
        title: the title of the data set.
        prefix: the prefix of its own terms; without it, one is made from the base.
        creators: the names of those who make it.
        publisher: the name of who publishes it, if not those who make it.
        licence: the IRI of the licence of its data.

    Raises:
        KgError: a file is there already, or something that is said is of no use.
    """
    from kg.authoring.starting import Plan, start
    from kg.project import Project

    plan = Plan(base, title, prefix, tuple(creators), publisher, licence)
    start(Path(folder), plan)
    return Project(folder)


def open(*, project: Folder = None) -> rdflib.Dataset:
    """Copy all graphs into an rdflib dataset over Oxigraph.

    The default graph is what holds; the named graphs, one a passage, say why. Query
    text runs in Oxigraph, while a query that rdflib has prepared would run in Python.
    Strings come back with the datatype `xsd:string`. Changes to it stay in it.
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
    """Find how two things are connected; relations are walked either way.

    Args:
        one: the thing where paths begin.
        other: the thing where they end.
        max_length: the most steps of a path; without it, those of the shortest.
        avoid: things and properties that no path may take.
        stated_only: whether an article must state each step.
        limit: the most paths.
        project: the folder of the project.

    Returns:
        The paths, shorter ones first; where there are none, how far each end leads.

    Raises:
        KgError: a thing or property does not exist.

    >>> row = ask("partners")[0]
    >>> len(path(str(row["thing"]), str(row["partner"])).paths[0].hops)
    1
    """
    return _session(project).path(
        one,
        other,
        max_length=max_length,
        avoid=avoid,
        stated_only=stated_only,
        limit=limit,
    )


def prove(  # noqa: PLR0913 - what is said of a statement, each by its name
    text: str,
    subject: str,
    property: str | None = None,
    object: str | None = None,
    *,
    modality: str | None = None,
    kinds: Mapping[str, str] | None = None,
    references: Mapping[str, str] | None = None,
    project: Folder = None,
) -> Proof:
    """Find out whether words that are in no project say a statement.

    Args:
        text: the words.
        subject: the subject, by its name in the words, or the whole statement.
        property: the property.
        object: the object.
        modality: how it is told, if it is not said to be so: planned, possible, denied
            or ended.
        kinds: by name, the class of a thing.
        references: by words that refer to a thing, its name.
        project: the folder of the project whose ontology and names are used.

    Returns:
        The grade, and by which frame and words it is proved, or why it is not.

    Raises:
        KgError: a property, class or modality does not exist, or the text is none.

    >>> prove("Acme plans to buy Bolt.", "Acme acquired Bolt").grade
    'refused'
    >>> prove("Acme plans to buy Bolt.", "Acme acquired Bolt", modality="planned").how
    'order'
    """
    return _session(project).prove(
        text,
        subject,
        property,
        object,
        modality=modality,
        kinds=kinds,
        references=references,
    )


def query(sparql: str, *, project: Folder = None) -> Rows | bool | list[Triple]:
    """Answer a read-only SPARQL query; the project's prefixes are known.

    Returns:
        The rows of a SELECT, the truth value of an ASK, or the triples of a CONSTRUCT
        or DESCRIBE.

    Raises:
        KgError: it is malformed, writes, or would reach another service.

    >>> query("ASK { ?company kg:hasBrand ?brand }")
    True
    >>> query("SELECT (COUNT(*) AS ?articles) { GRAPH ?g { ?g a kg:Article } }")[0]
    <Row articles=1>
    """
    return _session(project).query(sparql)


def rank(
    *,
    by: str = "pagerank",
    kind: str | None = None,
    seed: int = 0,
    project: Folder = None,
) -> list[Ranked]:
    """Measure how central each thing is, and what belongs together.

    Args:
        by: the measure that orders: `degree`, `betweenness` or `pagerank`.
        kind: a class whose members alone are wanted.
        seed: where the Louvain method, which finds the communities, begins.
        project: the folder of the project.

    Returns:
        The things with their measures, the most central first.

    Raises:
        KgError: there is no such measure or class.

    >>> first, second, *_ = rank()
    >>> first.pagerank >= second.pagerank
    True
    """
    return _session(project).rank(by=by, kind=kind, seed=seed)


def reload(*, project: Folder = None) -> None:
    """Forget what was loaded, so that the files are read again at the next call."""
    _session(project).reload()


def show(thing: str, *, project: Folder = None) -> list[Statement]:
    """List all that is said of a thing, in sentences with their evidence.

    Raises:
        KgError: nothing bears the name, or several things do.

    >>> best_known = rank()[0].label
    >>> all(best_known in statement.sentence for statement in show(best_known)[:5])
    True
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
    """Make a networkx graph of the things and their relations.

    A node has label, category and iri; an edge has property, label, sentence, basis,
    passages, voices, directed and weight. All are plain values, which any writer of
    networkx takes.

    Args:
        thing: the thing whose neighbourhood is wanted; without it, all things.
        collapse: whether a post or figure that ties two things together is one edge
            between them; else it is a node, and each edge one statement.
        inferred: whether relations are wanted that only repeat others from another
            side.
        by_label: whether nodes are named by their labels rather than their IRIs.
        project: the folder of the project.

    >>> rank()[0].label in to_networkx(by_label=True)
    True
    """
    return _session(project).to_networkx(
        thing, collapse=collapse, inferred=inferred, by_label=by_label
    )


def trace(sparql: str, *, project: Folder = None) -> list[TracedRow]:
    """Answer a SELECT, each row with the statements that produced it.

    Returns:
        The rows; the notes of a row say what else it rests on, or what of it cannot be
        traced.

    Raises:
        KgError: it is malformed, or no SELECT over the whole graph.

    >>> row, *_ = trace("SELECT ?brand { ?company kg:hasBrand ?brand }")
    >>> explanation, = row.statements
    >>> explanation.statement.basis, explanation.evidence[0].position[:5], row.notes
    ('stated', 'char=', ())
    """
    return _session(project).trace(sparql)


def why(
    thing: str,
    property: str | None = None,
    value: str | None = None,
    *,
    project: Folder = None,
) -> list[Explanation]:
    """Explain why what holds of a thing holds.

    Args:
        thing: the subject.
        property: the property; without it, all, but for what only repeats others in
            wider terms.
        value: the object, a thing or a literal; without it, all.
        project: the folder of the project.

    Returns:
        An explanation for each statement that holds and matches, none where none does:
        its passages or, for what is inferred or derived, what it follows from.

    Raises:
        KgError: nothing bears one of the names.

    >>> host, = query("SELECT DISTINCT ?host { ?host kg:hosts ?hosted }")
    >>> explanation, = why(str(host["host"]), "hosts")
    >>> explanation.statement.basis
    'derived'
    >>> len(explanation.premises)
    1
    """
    return _session(project).why(thing, property, value)


def _session(project: Folder) -> Project:
    from kg.workspace import find

    folder = Path(project) if project is not None else None
    return _opened(find(folder))


@lru_cache(maxsize=8)
def _opened(workspace: Workspace) -> Project:
    # The folder is looked up by each call, so that a change of the current folder
    # counts; what is kept goes by where the files are. Files that have changed since
    # they were loaded are not loaded again unasked, which would take seconds in the
    # middle of a series of calls: the project warns.
    from kg.project import Project

    return Project(workspace.root, workspace.texts, pinned=workspace.texts is None)
