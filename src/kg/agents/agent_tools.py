"""What each tool answers: the work of a worker.

Each function takes the edition that is asked, and gives a `CitedAnswer`. What cannot be
done is an answer too, which says what to do instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from pyoxigraph import Literal, NamedNode

from kg import schema as ontology_schema
from kg import vocabulary as v
from kg.agents.cited_answers import CitedAnswer, Entry, cited_answer, cited_part
from kg.edition import Edition
from kg.errors import KgError, NotFound
from kg.evidence import explanations, told
from kg.evidence.explanations import Explanation
from kg.evidence.statements import SaidOf, evidence
from kg.grounding.statement_names import stated_in_english
from kg.knowledge import Graph
from kg.model import Basis, Evidence, Grade, Statement
from kg.network.pathfinding import Search, connect
from kg.project import Project
from kg.provenance import TracedRow, trace
from kg.questions import answered, question, questions
from kg.render.connections import no_path
from kg.render.proof_report import proof_lines
from kg.sparql.cursor import Untraceable
from kg.sparql.parser import parse_select

_MOST_ROWS = 200
_MOST_PATHS = 5
_THINGS = 16  # of which it is remembered what is said, for whoever goes on
_AT_ONCE = 20  # statements, about as many as an answer has room for


def prepared_edition(project: Project) -> tuple[Edition, str]:
    """The edition of a project, with what each worker would work out for itself."""
    edition = project.edition
    graph = edition.graph
    if not graph.home.is_remote:
        graph.verbaliser.prepare(term for _, _, term in graph.triples())
    assert graph.grades is not None
    return edition, graph.dataset.title or graph.namespaces.base


def answer_find(
    edition: Edition,
    name: str,
    offset: int = 0,
) -> CitedAnswer:
    """Things and terms that have all words of a name."""
    graph = edition.graph
    # Agents write names in parts, and in any order.
    words = name.casefold().split()
    found: dict[NamedNode, None] = {}
    for bearer, label in _labels(graph):
        folded = label.casefold()
        if all(word in folded for word in words):
            found[bearer] = None
    if not found:
        # The resolver knows what was nearly meant, and says so.
        graph.thing(name)
    entries = [Entry(_introduced(graph, thing)) for thing in found]
    return cited_answer(edition, entries, offset)


def _labels(graph: Graph) -> Iterator[tuple[NamedNode, str]]:
    """The names of things, then those of terms."""
    kinds = [v.PREF_LABEL, v.ALT_LABEL]
    for thing, _, label in graph.triples(None, kinds):
        if isinstance(label, Literal):
            yield thing, label.value
    labels = graph.ontology.labels
    for term in v.named_nodes(labels):
        yield term, labels[term]


def answer_about(
    edition: Edition,
    thing: str,
    offset: int = 0,
) -> CitedAnswer:
    """All that is said of a thing."""
    graph = edition.graph
    node = graph.thing(thing)
    # Claims stand among them, each told as what it is.
    said = _said_of(edition, node)
    entries = map(_stated, _from(said, offset))
    head = _introduced(graph, node)
    return cited_part(edition, entries, offset, len(said), head)


@lru_cache(maxsize=_THINGS)
def _said_of(edition: Edition, thing: NamedNode) -> SaidOf:
    # An agent that goes on asks for the same thing again, each time for a little more.
    return SaidOf(edition.graph, thing, edition.texts)


def _from(said: SaidOf, offset: int) -> Iterator[Statement]:
    """The statements from a place on, of which a few are worked out at once."""
    for begin in range(offset, len(said), _AT_ONCE):
        end = begin + _AT_ONCE
        yield from said.part(begin, end)


def answer_why(
    edition: Edition,
    thing: str,
    property: str | None = None,
    object: str | None = None,
    offset: int = 0,
) -> CitedAnswer:
    """Why it holds: passages, or the rule and what it follows from."""
    graph, texts = edition.graph, edition.texts
    found = explanations.why_named(
        graph,
        thing,
        property,
        object,
        texts,
    )
    # What is only claimed is told below, with its modality in the sentence.
    claims = told.claims_about_named(
        graph,
        thing,
        property,
        object,
        texts,
    )
    entries = list(_explained([*found, *claims]))
    head = ""
    if not found:
        head = "It does not hold."
    return cited_answer(edition, entries, offset, head)


def answer_path(
    edition: Edition,
    one: str,
    other: str,
    offset: int = 0,
) -> CitedAnswer:
    """How two things are connected."""
    graph = edition.graph
    # The shortest ones: an agent can ask of the things on them.
    search = Search(limit=_MOST_PATHS)
    start = graph.thing(one)
    end = graph.thing(other)
    found = connect(graph, start, end, search, edition.texts)
    if not found.paths:
        lines = no_path(found, graph, None)
        return _lines(edition, lines, offset)
    entries = []
    for way in found.paths:
        things = map(NamedNode, way.things)
        titles = map(graph.verbaliser.title, things)
        line = " – ".join(titles)
        entries.append(Entry(line))
        for hop in way.hops:
            entries += [_step(explained) for explained in hop]
    return cited_answer(edition, entries, offset)


def answer_ask(
    edition: Edition,
    name: str | None = None,
    values: Mapping[str, str] | None = None,
    offset: int = 0,
) -> CitedAnswer:
    """The rows of a question; without a name, the questions."""
    if not name:
        return _listed_questions(edition, offset)
    asked = question(edition.workspace, name)
    rows = answered(edition.graph, asked, edition.texts, **(values or {}))
    entries = []
    for row in rows:
        shown = _cells(edition.graph, rows.columns, row)
        pieces = (row.evidence,) if row.evidence else ()
        grade = _told_grade(row.basis, row.grade)
        sentence = row.sentence or ""
        text = f"{sentence} {{{shown}}}".strip()
        entry = Entry(text, pieces, grade)
        entries.append(entry)
    return cited_answer(edition, entries, offset, head=asked.question)


def _listed_questions(
    edition: Edition,
    offset: int,
) -> CitedAnswer:
    lines = []
    listed = questions(edition.workspace)
    for name, each in listed.items():
        params = ", ".join(each.params) or "no values"
        line = f"{name} ({params}): {each.question}"
        lines.append(line)
    return _lines(edition, lines, offset)


def answer_schema(
    edition: Edition, term: str | None = None, offset: int = 0
) -> CitedAnswer:
    """The terms by name and label, or all of one term."""
    graph = edition.graph
    if term:
        node = graph.term(term)
        rows = ontology_schema.details(graph, node)
        lines = [f"{key}: {value}" for key, value in rows]
        return _lines(edition, lines, offset)
    used = {predicate for _, predicate, _ in graph.triples()}
    classes = {value for _, _, value in graph.triples(None, v.TYPE)}
    used.update(v.named_nodes(classes))
    # The whole ontology is as long as a short book.
    names = set(map(graph.namespaces.shortened, used))
    entries = []
    for name, kind, label, _ in ontology_schema.overview(graph):
        # What the data do not use, no question finds.
        if name not in names:
            continue
        entry = Entry(f"{name} – {label} ({kind})")
        entries.append(entry)
    return cited_answer(
        edition, entries, offset, head="Terms in use; name one to learn more."
    )


def answer_article(
    edition: Edition,
    slug: str,
) -> CitedAnswer:
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
    stated = graph.stated(found.passages)
    tell = graph.verbaliser.sentence
    for passage, triples in stated.items():
        piece = evidence(graph, passage, edition.texts)
        sentences = [tell(*triple) for triple in triples]
        text = " ".join(sentences)
        # Some passages are there only to be read with others.
        if not text:
            text = "It states nothing by itself."
        entry = Entry(text, (piece,))
        entries.append(entry)
    head = f"{found.headline} ({found.publisher}, {found.published}) {found.url}"
    return cited_answer(edition, entries, head=head)


def answer_query(
    edition: Edition,
    sparql: str,
    offset: int = 0,
) -> CitedAnswer:
    """The rows of a SELECT with the statements behind them, or a yes or no."""
    graph = edition.graph
    answer = Project.of(edition).query(sparql)
    if isinstance(answer, bool):
        truth = "Yes." if answer else "No."
        return _lines(edition, [truth], offset)
    if isinstance(answer, list):
        lines = [f"{triple} ." for triple in answer]
        return _lines(edition, lines, offset)
    if not answer:
        told = "No rows: loosen the pattern, or see schema for the terms."
        return cited_answer(edition, [], offset, told)
    # To trace a row costs more than to find it: no more are traced than are told.
    part = _part(sparql, offset, len(answer))
    found = trace(graph, part or sparql, edition.texts)
    rows = found.rows if part else found.rows[offset:]
    entries = (_row(graph, found.columns, row) for row in rows)
    return cited_part(edition, entries, offset, len(answer))


def _part(sparql: str, offset: int, total: int) -> str:
    """A query for as many rows as an answer has room for; empty where all are few.

    Raises:
        KgError: there are many, and the query itself says how many.
    """
    if total <= _MOST_ROWS:
        return ""
    if not _takes_limit(sparql):
        raise KgError(
            f"There are {total} rows, more than {_MOST_ROWS}.",
            f"Set a LIMIT of at most {_MOST_ROWS}, or none, and no VALUES at the end.",
        )
    return f"{sparql}\nLIMIT {_AT_ONCE} OFFSET {offset}"


def _takes_limit(sparql: str) -> bool:
    """Whether a valid SELECT can be followed by LIMIT and OFFSET."""
    try:
        select = parse_select(sparql).select
    except Untraceable:
        return False
    return not select.is_limited and select.values is None


def answer_prove(
    edition: Edition,
    text: str,
    statement: str,
    modality: str | None = None,
) -> CitedAnswer:
    """Whether words say a statement."""
    proof = Project.of(edition).prove(text, statement, modality=modality)
    sentence = stated_in_english(edition.graph, proof)
    # The words are the agent's own: it may have them back.
    lines = proof_lines(
        proof,
        text,
        sentence,
        with_text=True,
    )
    data = {
        "grade": proof.grade,
        "how": proof.how,
        "reason": proof.reason,
        "sentence": sentence,
        "spans": [list(span) for span in proof.spans],
    }
    return CitedAnswer("\n".join(lines), data)


def _lines(
    edition: Edition,
    lines: Iterable[str],
    offset: int,
) -> CitedAnswer:
    """Lines that rest on no passage."""
    entries = [Entry(line) for line in lines]
    return cited_answer(edition, entries, offset)


def _introduced(
    graph: Graph,
    thing: NamedNode,
) -> str:
    """What a thing is called, what it is, and by which name to ask of it."""
    labels = graph.ontology.labels
    types = graph.triples(thing, v.TYPE)
    kinds = [labels[kind] for _, _, kind in types if kind in labels]
    # A term has no class but what it is as a term.
    shown = ", ".join(kinds) or ontology_schema.kind(graph, thing)
    title = graph.verbaliser.title(thing)
    short = graph.namespaces.shortened(thing)
    return f"{title} ({shown}), {short}"


def _stated(statement: Statement) -> Entry:
    return Entry(
        statement.sentence,
        statement.evidence,
        statement.grade or statement.basis,
    )


def _graded(explained: Explanation) -> str:
    """How well it is proved or, where no words are there for it, why it holds."""
    statement = explained.statement
    return _told_grade(statement.basis, explained.grade)


def _told_grade(basis: Basis | None, grade: Grade | None) -> str:
    """A grade as agents read it; of a conclusion, that of what it follows from."""
    if grade is None:
        return basis or ""
    if basis in ("derived", "inferred"):
        return f"{basis} from what is {grade}"
    return grade


def _step(explained: Explanation) -> Entry:
    """A sentence with all that it rests on in the end."""
    statement = explained.statement
    grade = _graded(explained)
    return Entry(statement.sentence, explained.sources, grade, depth=1)


def _explained(
    found: Iterable[Explanation],
    depth: int = 0,
) -> Iterator[Entry]:
    """Each explanation, and below it what it follows from."""
    for explained in found:
        statement = explained.statement
        grade = _graded(explained)
        text = statement.sentence
        if explained.reason:
            text = f"{text} {explained.reason}"
        yield Entry(
            text,
            explained.evidence,
            grade,
            depth,
        )
        yield from _explained(explained.premises, depth + 1)


def _row(
    graph: Graph,
    columns: list[str],
    traced: TracedRow,
) -> Entry:
    """A row, with the passages behind it, and the weakest grade of its statements."""
    pieces: dict[Evidence, None] = {}
    grades = set()
    for explained in traced.statements:
        pieces |= dict.fromkeys(explained.sources)
        grade = _graded(explained)
        grades.add(grade)
    # Behind a row that counts, there may be hundreds.
    sentences = [each.statement.sentence for each in islice(traced.statements, 3)]
    cells = _cells(graph, columns, traced.row)
    text = " ".join([f"{{{cells}}}", *sentences, *traced.notes])
    return Entry(text, tuple(pieces), ", ".join(sorted(grades)))


def _cells(
    graph: Graph,
    columns: Iterable[str],
    row: Mapping[str, v.Term],
) -> str:
    shown = []
    for name in columns:
        term = row.get(name)
        # Passages are told among the sources.
        if term is not None and name != "passage":
            shown.append(f"{name}: {_cell(graph, term)}")
    return "; ".join(shown)


def _cell(
    graph: Graph,
    term: v.Term,
) -> str:
    """What a thing is called, and its short name, by which it can be asked again."""
    if not isinstance(term, NamedNode):
        return graph.verbaliser.title(term)
    short = graph.namespaces.shortened(term)
    title = graph.verbaliser.title(term)
    return title if title == short else f"{title} ({short})"
