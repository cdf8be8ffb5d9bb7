"""What each tool answers: the work of a worker.

Each function takes the edition that is asked, and gives a `CitedAnswer`. What cannot be
done is an answer too, which says what to do instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from pyoxigraph import Literal, NamedNode

from kg import schema as ontology_schema
from kg import vocabulary as v
from kg.agents.cited_answers import CitedAnswer, Entry, cited
from kg.edition import Edition
from kg.errors import KgError, NotFound
from kg.evidence import explanations, told
from kg.evidence.explanations import Explanation
from kg.evidence.statements import about as statements_about
from kg.evidence.statements import evidence
from kg.grounding.statement_names import stated_in_english
from kg.knowledge import Graph
from kg.model import Evidence, Statement
from kg.network.pathfinding import Search, connect
from kg.project import Project
from kg.provenance import TracedRow, trace
from kg.questions import answered, question, questions
from kg.render.connections import no_path
from kg.render.proof_report import proof_lines

_MOST_ROWS = 200
_MOST_PATHS = 5


def prepared_edition(project: Project) -> tuple[Edition, str]:
    """The edition of a project, with what each worker would work out for itself."""
    edition = project.edition
    graph = edition.graph
    graph.verbaliser.prepare(term for _, _, term in graph.triples())
    assert graph.grades is not None
    return edition, graph.dataset.title or graph.namespaces.base


def find(edition: Edition, name: str, offset: int = 0) -> CitedAnswer:
    """Things and terms that have all words of a name."""
    graph = edition.graph
    words = name.casefold().split()
    found: dict[NamedNode, None] = {}
    for thing, _, label in graph.triples(None, [v.PREF_LABEL, v.ALT_LABEL]):
        text = label.value.casefold() if isinstance(label, Literal) else ""
        if all(word in text for word in words):
            found[thing] = None
    for term in v.named_nodes(graph.ontology.labels):
        text = graph.ontology.labels[term].casefold()
        if all(word in text for word in words):
            found[term] = None
    if not found:
        # The resolver knows what was nearly meant, and says so.
        graph.thing(name)
    entries = [Entry(_introduced(graph, thing)) for thing in found]
    return cited(edition, entries, offset)


def about(edition: Edition, thing: str, offset: int = 0) -> CitedAnswer:
    """All that is said of a thing."""
    graph = edition.graph
    node = graph.thing(thing)
    said = statements_about(graph, node, edition.texts)
    entries = [_stated(statement) for statement in said]
    return cited(edition, entries, offset, head=_introduced(graph, node))


def why(
    edition: Edition,
    thing: str,
    property: str | None = None,
    object: str | None = None,
    offset: int = 0,
) -> CitedAnswer:
    """Why it holds: passages, or the rule and what it follows from."""
    graph, texts = edition.graph, edition.texts
    found = explanations.why_named(graph, thing, property, object, texts)
    claims = told.claims_about_named(graph, thing, property, object, texts)
    entries = list(_explained([*found, *claims]))
    head = "" if found else "It does not hold."
    return cited(edition, entries, offset, head)


def path(edition: Edition, one: str, other: str, offset: int = 0) -> CitedAnswer:
    """How two things are connected."""
    graph = edition.graph
    search = Search(limit=_MOST_PATHS)
    found = connect(graph, graph.thing(one), graph.thing(other), search, edition.texts)
    if not found.paths:
        lines = no_path(found, graph, None)
        return cited(edition, [Entry(line) for line in lines], offset)
    entries = []
    for way in found.paths:
        titles = [graph.verbaliser.title(NamedNode(thing)) for thing in way.things]
        entries.append(Entry(" – ".join(titles)))
        for hop in way.hops:
            entries += [_step(explained) for explained in hop]
    return cited(edition, entries, offset)


def ask(
    edition: Edition,
    name: str | None = None,
    values: Mapping[str, str] | None = None,
    offset: int = 0,
) -> CitedAnswer:
    """The rows of a question; without a name, the questions."""
    if not name:
        listed = questions(edition.workspace).items()
        entries = [
            Entry(f"{key} ({', '.join(each.params) or 'no values'}): {each.question}")
            for key, each in listed
        ]
        return cited(edition, entries, offset)
    asked = question(edition.workspace, name)
    rows = answered(edition.graph, asked, edition.texts, **(values or {}))
    entries = []
    for row in rows:
        shown = _cells(edition.graph, rows.columns, row)
        pieces = (row.evidence,) if row.evidence else ()
        grade = row.proof.grade if row.proof else row.basis
        text = f"{row.sentence or ''} {{{shown}}}".strip()
        entries.append(Entry(text, pieces, grade or ""))
    return cited(edition, entries, offset, head=asked.question)


def schema(edition: Edition, term: str | None = None, offset: int = 0) -> CitedAnswer:
    """The terms by name and label, or all of one term."""
    graph = edition.graph
    if term:
        rows = ontology_schema.details(graph, graph.term(term))
        return cited(edition, [Entry(f"{key}: {value}") for key, value in rows], offset)
    used = {predicate for _, predicate, _ in graph.triples()}
    used |= set(v.named_nodes(value for _, _, value in graph.triples(None, v.TYPE)))
    names = {graph.namespaces.shortened(each) for each in used}
    entries = []
    for name, kind, label, _ in ontology_schema.overview(graph):
        # What the data do not use, no question finds.
        if name in names:
            entries.append(Entry(f"{name} – {label} ({kind})"))
    return cited(edition, entries, offset, head="Terms in use; name one to learn more.")


def article(edition: Edition, slug: str) -> CitedAnswer:
    """What an article is, and each of its passages with what it states.

    Raises:
        NotFound: there is no such article.
    """
    graph = edition.graph
    by_slug = {each.slug: each for each in edition.articles}
    if slug not in by_slug:
        raise NotFound("article", slug, by_slug)
    found = by_slug[slug]
    entries = []
    for passage, triples in graph.stated(found.passages).items():
        piece = evidence(graph, passage, edition.texts)
        sentences = [graph.verbaliser.sentence(*triple) for triple in triples]
        text = " ".join(sentences) or "It states nothing by itself."
        entries.append(Entry(text, (piece,)))
    head = f"{found.headline} ({found.publisher}, {found.published}) {found.url}"
    return cited(edition, entries, head=head)


def query(edition: Edition, sparql: str, offset: int = 0) -> CitedAnswer:
    """The rows of a SELECT with the statements behind them, or a yes or no."""
    graph = edition.graph
    answer = Project.of(edition).query(sparql)
    if isinstance(answer, bool):
        return cited(edition, [Entry("Yes." if answer else "No.")])
    if isinstance(answer, list):
        entries = [Entry(f"{triple} .") for triple in answer]
        return cited(edition, entries, offset)
    if len(answer) > _MOST_ROWS:
        raise KgError(
            f"There are {len(answer)} rows, more than {_MOST_ROWS}.",
            "Add a LIMIT, count, or ask of one thing.",
        )
    found = trace(graph, sparql, edition.texts)
    entries = [_row(graph, found.columns, row) for row in found.rows]
    head = (
        "" if entries else "No rows: loosen the pattern, or see schema for the terms."
    )
    return cited(edition, entries, offset, head)


def prove(
    edition: Edition,
    text: str,
    statement: str,
    modality: str | None = None,
) -> CitedAnswer:
    """Whether words say a statement."""
    proof = Project.of(edition).prove(text, statement, modality=modality)
    sentence = stated_in_english(edition.graph, proof)
    lines = proof_lines(proof, text, sentence, with_text=True)
    data = {
        "grade": proof.grade,
        "how": proof.how,
        "reason": proof.reason,
        "sentence": sentence,
        "spans": [list(span) for span in proof.spans],
    }
    return CitedAnswer("\n".join(lines), data)


def _introduced(graph: Graph, thing: NamedNode) -> str:
    kinds = [
        graph.ontology.labels[kind]
        for _, _, kind in graph.triples(thing, v.TYPE)
        if kind in graph.ontology.labels
    ]
    shown = ", ".join(kinds) or ontology_schema.kind(graph, thing)
    return f"{graph.verbaliser.title(thing)} ({shown}), {graph.namespaces.shortened(thing)}"


def _stated(statement: Statement) -> Entry:
    return Entry(
        statement.sentence, statement.evidence, statement.grade or statement.basis
    )


def _step(explained: Explanation) -> Entry:
    """A sentence with all that it rests on in the end."""
    statement = explained.statement
    grade = statement.grade or statement.basis
    return Entry(statement.sentence, explained.sources, grade, depth=1)


def _explained(found: Iterable[Explanation], depth: int = 0) -> Iterator[Entry]:
    for explained in found:
        statement = explained.statement
        grade = statement.grade or statement.basis
        reason = f" {explained.reason}" if explained.reason else ""
        text = f"{statement.sentence}{reason}"
        yield Entry(text, explained.evidence, grade, depth)
        yield from _explained(explained.premises, depth + 1)


def _row(graph: Graph, columns: list[str], traced: TracedRow) -> Entry:
    """A row, with the passages behind it, and the weakest grade of its statements."""
    pieces: dict[Evidence, None] = {}
    grades = set()
    for explained in traced.statements:
        pieces |= dict.fromkeys(explained.sources)
        grades.add(explained.statement.grade or explained.statement.basis)
    sentences = [each.statement.sentence for each in islice(traced.statements, 3)]
    cells = _cells(graph, columns, traced.row)
    text = " ".join([f"{{{cells}}}", *sentences, *traced.notes])
    return Entry(text, tuple(pieces), ", ".join(sorted(grades)))


def _cells(graph: Graph, columns: Iterable[str], row: Mapping[str, v.Term]) -> str:
    shown = []
    for name in columns:
        term = row.get(name)
        # Passages are told among the sources.
        if term is not None and name != "passage":
            shown.append(f"{name}: {_cell(graph, term)}")
    return "; ".join(shown)


def _cell(graph: Graph, term: v.Term) -> str:
    """What a thing is called, and its short name, by which it can be asked again."""
    if not isinstance(term, NamedNode):
        return graph.verbaliser.title(term)
    short = graph.namespaces.shortened(term)
    title = graph.verbaliser.title(term)
    return title if title == short else f"{title} ({short})"
