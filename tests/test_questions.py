"""The questions answer as expected, in any SPARQL engine, and every row can be traced
to the words.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat
from pyoxigraph import Store as Engine

from kg.errors import BadInput, KgError, NotFound
from kg.knowledge import Graph, bindings
from kg.knowledge.memory import copied
from kg.project import Project
from kg.questions import Question, answered, ask, question, questions, read_question
from kg.questions.rows import Row, Rows
from kg.vocabulary import PREFIXES, Term
from tests.asked import (
    ASKED,
    EXPECTED,
    OPEN,
    UNANSWERED,
    VALUES,
    expected,
    table,
)
from tests.flagship import NAMES, described
from tests.sampled import few

CASES = {**ASKED, **OPEN}
WITHOUT_ROWS = {"agreement", "origins", "projections"}
"""The flagship's one article is one origin, contradicts itself in nothing, and plans nothing in
figures.
"""
MOST_LINES = 25
IRI = re.compile(r"://|[<>]|\b(id|kg|rdf|rdfs|schema|prov|nif|org):")

# rdflib warns of its own older interfaces, thousands of times.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
each_question = pytest.mark.parametrize("name", ASKED)
each_case = pytest.mark.parametrize("name", CASES)


@pytest.fixture(scope="session")
def graph(flagship: Project) -> Graph:
    """The flagship's graph without its text."""
    return flagship.knowledge


@pytest.fixture(scope="session")
def asked(flagship: Project) -> dict[str, Question]:
    """All questions by name."""
    return questions(flagship.workspace)


@pytest.fixture(scope="session")
def answers(graph: Graph) -> dict[str, Rows]:
    """The rows of every case, with what makes them citable."""
    return {
        name: answered(graph, case.question, **case.params)
        for name, case in CASES.items()
    }


@pytest.fixture(scope="session")
def quads(graph: Graph) -> bytes:
    """All quads, default graph included, as an export hands them on."""
    dumped = copied([*graph.match(), *graph.match(graphs=None)]).dump(
        format=RdfFormat.N_QUADS
    )
    assert dumped
    return dumped


@pytest.fixture(scope="session")
def elsewhere(quads: bytes) -> Engine:
    """A plain engine that knows nothing of kg, loaded from the quads in another order."""
    lines = quads.splitlines(keepends=True)
    random.Random(0).shuffle(lines)
    engine = Engine()
    engine.load(b"".join(lines), format=RdfFormat.N_QUADS)
    return engine


@pytest.fixture(scope="session")
def dataset(quads: bytes) -> rdflib.Dataset:
    """The quads in rdflib with its own engine; its default graph is no union."""
    loaded = rdflib.Dataset(default_union=False)
    loaded.parse(data=quads, format="nquads")
    return loaded


def values(graph: Graph, one: Question, variable: str, **params: str) -> list[str]:
    """What a variable is bound to, row by row."""
    return [
        str(getattr(row[variable], "value", ""))
        for row in bindings(ask(graph, one, **params))
    ]


def statement(one: Question, row: Row) -> tuple[NamedNode, NamedNode, Term]:
    """The triple that a row states: the header's, with the row's values, else the
    file's own, for its variables.
    """
    defaults = dict(re.findall(r"VALUES \?(\w+) \{ (\S+) \}", one.text))
    subject, predicate, value = (
        row[part[1:]] if part[1:] in row else named(defaults.get(part[1:], part))
        for part in one.statement or ()
    )
    assert isinstance(subject, NamedNode) and isinstance(predicate, NamedNode)
    return subject, predicate, value


def named(name: str) -> NamedNode:
    """The IRI that a prefixed name stands for."""
    prefix, local = name.split(":")
    return NamedNode(PREFIXES[prefix] + local)


def native(term: Term | None) -> tuple[str, str] | None:
    """A term of pyoxigraph as a pair that rdflib's terms can be compared with."""
    if isinstance(term, Literal):
        return term.value, term.language or term.datatype.value
    assert term is None or isinstance(term, NamedNode), "an answer holds no blank nodes"
    return (term.value, "IRI") if term else None


def foreign(term: object) -> tuple[str, str] | None:
    """A term of rdflib as the same pair; a plain string is an xsd:string."""
    if isinstance(term, rdflib.Literal):
        return str(term), term.language or str(term.datatype or rdflib.XSD.string)
    assert term is None or isinstance(term, rdflib.URIRef), (
        "an answer holds no blank nodes"
    )
    return (str(term), "IRI") if term else None


# Answers


def test_each_case_has_an_expected_answer() -> None:
    """Golden files bear the names of the questions, and nothing is left over."""
    assert ASKED and VALUES.keys() < ASKED.keys()
    files = (path.relative_to(EXPECTED) for path in EXPECTED.rglob("*.csv"))
    names = {path.with_suffix("").as_posix() for path in files}
    assert names == CASES.keys() | UNANSWERED


@each_case
def test_the_answer_is_as_expected(name: str, graph: Graph) -> None:
    """The bare rows are those that were checked by hand against the article."""
    case = CASES[name]
    assert table(ask(graph, case.question, **case.params)) == expected(name)


@pytest.mark.parametrize("name", OPEN)
def test_a_value_only_leaves_rows_out(name: str, answers: dict[str, Rows]) -> None:
    """What is said of a thing is said where all are asked for."""
    of_one, of_all = (
        {frozenset(row.items()) for row in answers[key]}
        for key in (name.removeprefix("open/"), name)
    )
    assert of_one <= of_all


@each_case
def test_no_row_comes_twice(name: str, answers: dict[str, Rows]) -> None:
    """There are rows, unless nothing is told of that kind, and no join gives one of
    them twice.
    """
    found = [
        tuple(sorted((key, str(value)) for key, value in row.items()))
        for row in answers[name]
    ]
    assert bool(found) != (name in WITHOUT_ROWS)
    assert len(set(found)) == len(found)


@each_case
def test_a_plain_engine_answers_alike(name: str, elsewhere: Engine) -> None:
    """Any order of the same quads in a graph without kg's prefixes and rules gives the
    same rows in the same order.
    """
    assert table(elsewhere.query(CASES[name].text)) == expected(name)


@pytest.mark.parametrize("name", few(CASES))
def test_rdflib_answers_alike(
    name: str, dataset: rdflib.Dataset, answers: dict[str, Rows]
) -> None:
    """Another SPARQL engine finds the same rows, as terms, datatypes and languages
    included.
    """
    result = dataset.query(CASES[name].text)
    variables = [str(variable) for variable in result.vars or ()]
    theirs = Counter(
        tuple(map(foreign, row)) for row in result if isinstance(row, tuple)
    )
    ours = Counter(
        tuple(native(row.get(variable)) for variable in variables)
        for row in answers[name]
    )
    assert theirs == ours


# Evidence


@each_case
def test_each_row_states_what_holds(name: str, answers: dict[str, Rows]) -> None:
    """Every row's statement holds."""
    assert [row for row in answers[name] if row.basis is None] == []


@each_case
def test_each_row_reads_as_a_sentence(name: str, answers: dict[str, Rows]) -> None:
    """Every row's statement reads as one sentence without IRIs of ours."""
    for row in answers[name]:
        assert row.sentence and row.sentence.endswith("."), row
        assert row.sentence[0] == row.sentence[0].upper()
        assert not IRI.search(row.sentence), row.sentence


@each_case
def test_each_passage_is_one_of_an_article(
    name: str, graph: Graph, answers: dict[str, Rows]
) -> None:
    """What a question gives as a passage is registered in its article, so that the row
    can be cited.
    """
    for row in answers[name]:
        if passage := row.get("passage"):
            assert isinstance(passage, NamedNode) and passage.value in graph.passages
            assert row.evidence and row.evidence.passage == passage.value


@each_case
def test_each_stated_row_gives_a_passage_that_states_it(
    name: str, graph: Graph, answers: dict[str, Rows]
) -> None:
    """Where a row's statement is read from an article, the passage given is one of
    those that state it.
    """
    if "passage" not in answers[name].columns:
        return  # the list of things alone, see below
    for row in (row for row in answers[name] if row.basis == "stated"):
        stated = statement(CASES[name].question, row)
        stating = {
            passage.iri for passage in graph.provenance([stated])[stated].passages
        }
        assert getattr(row.get("passage"), "value", None) in stating, row.sentence


def test_only_the_list_of_things_has_no_passages(answers: dict[str, Rows]) -> None:
    """Every other question says where."""
    assert [
        name for name, rows in answers.items() if "passage" not in rows.columns
    ] == ["things"]


def test_what_follows_from_the_other_direction_gives_its_passage(
    graph: Graph, asked: dict[str, Question]
) -> None:
    """The article says that SGMW works with Huawei; both find each other by these
    words.
    """
    (from_huawei,) = answered(graph, asked["partners"], thing="Huawei")
    (from_sgmw,) = answered(graph, asked["partners"], thing="SGMW")
    assert (from_huawei.basis, from_sgmw.basis) == ("inferred", "stated")
    assert from_huawei.evidence == from_sgmw.evidence is not None


# Parameters


@pytest.mark.parametrize(
    "typed",
    [
        "Huawei",
        "huawei",
        "HUAWEI TECHNOLOGIES",
        "华为技术有限公司",
        "id:huawei",
        NAMES.things + "huawei",
    ],
)
def test_things_are_named_as_people_name_them(
    typed: str, graph: Graph, asked: dict[str, Question]
) -> None:
    """Preferred and other names in any case, prefixed and full IRIs name the same
    thing.
    """
    assert values(graph, asked["partners"], "partner", thing=typed) == [
        NAMES.things + "sgmw"
    ]


def test_a_parameter_changes_the_answer(
    graph: Graph, asked: dict[str, Question]
) -> None:
    """Another thing gets an answer of its own, and the sentence is about it."""
    (row,) = answered(graph, asked["partners"], thing="sgmw")
    assert row["partner"] == NamedNode(NAMES.things + "huawei")
    assert (
        row.sentence == "SAIC-GM-Wuling cooperates with Huawei Technologies on Baojun."
    )


@pytest.mark.parametrize(
    ("name", "param"), [("about", "thing"), ("stated-at", "position")]
)
def test_a_value_that_is_needed_is_asked_for(
    name: str, param: str, graph: Graph, asked: dict[str, Question]
) -> None:
    """With its meaning and the option: without it the question makes no sense."""
    assert asked[name].required == (param,)
    for answer in (ask, answered):
        with pytest.raises(KgError) as refused:
            answer(graph, asked[name])
        assert refused.value.message == f"'{name}' needs a value for {param}."
        assert asked[name].params[param] in refused.value.advice
        assert f"--{param}" in refused.value.advice


def test_no_question_needs_a_value_without_reason(asked: dict[str, Question]) -> None:
    """All others are about everything."""
    needing = {name for name, one in asked.items() if one.required}
    assert needing == {"about", "stated-at"}


OWN_TERMS = """
PREFIX kg: <https://w3id.org/newskg/ontology#>
PREFIX own: <urn:own:>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
own:ownedBy a owl:ObjectProperty ; owl:inverseOf kg:hasBrand ; rdfs:subPropertyOf <urn:other:ownedBy> .
"""
OWN_PREFIX = """
<urn:prefix> <http://www.w3.org/ns/shacl#prefix> "own" ;
    <http://www.w3.org/ns/shacl#namespace> "urn:own:" .
"""


@pytest.mark.parametrize("declared", [True, False])
def test_what_is_inferred_in_own_terms_is_told(newsroom: Path, declared: bool) -> None:
    """As in the shared ones; what only repeats it in foreign terms is not."""
    (newsroom / "ontology" / "own.ttl").write_text(OWN_TERMS, encoding="utf-8")
    if declared:
        with (newsroom / "graph" / "dataset.ttl").open("a", encoding="utf-8") as file:
            file.write(OWN_PREFIX)
    project = Project(newsroom)
    (brand,) = {row["brand"] for row in project.ask("brands")}
    assert project.query(f"ASK {{ {brand} <urn:own:ownedBy> ?owner }}")
    told = {str(row["property"]) for row in project.ask("about", thing=str(brand))}
    assert f"<{PREFIXES['kg']}hasBrand>" in told
    assert ("<urn:own:ownedBy>" in told) == declared
    assert "<urn:other:ownedBy>" not in told


def test_a_question_may_be_in_any_folder_but_that_of_the_checks(
    flagship: Project,
) -> None:
    """It goes by the name of its file."""
    found = question(flagship.workspace, "funding-effects")
    assert found.source == "queries/liuzhou/funding-effects.rq"
    checks = {path.stem for path in flagship.workspace.checks}
    assert checks and not checks & questions(flagship.workspace).keys()


def test_a_thing_without_rows_is_no_error(
    graph: Graph, asked: dict[str, Question]
) -> None:
    """Nobody is said to work with Baojun, which is a brand."""
    assert not answered(graph, asked["partners"], thing="Baojun")


@pytest.mark.parametrize(
    "typed", ["cooperatesWith", "kg:cooperatesWith", "cooperates with"]
)
def test_properties_are_named_by_name_or_label(
    typed: str, graph: Graph, asked: dict[str, Question]
) -> None:
    """A parameter whose example is a term of the ontology takes a term; a symmetric one
    is found both ways.
    """
    found = values(graph, asked["with-property"], "subject", property=typed)
    assert found == [NAMES.things + "huawei", NAMES.things + "sgmw"]


def test_a_number_is_taken_as_a_number(
    graph: Graph, asked: dict[str, Question]
) -> None:
    """The first and the last character of the headline are in it, the next is not."""
    counts = [
        len(values(graph, asked["stated-at"], "passage", position=at))
        for at in ("0", "62", "63")
    ]
    assert counts[0] > counts[1] > counts[2] == 0


@pytest.mark.parametrize(
    ("name", "params", "advice"),
    [
        ("partners", {"thing": "Huawie"}, "Did you mean Huawei"),
        ("partners", {"thing": "Nobody At All"}, "'kg ask things'"),
        ("partners", {"thin": "Huawei"}, "Did you mean thing?"),
        ("brands", {"owner": "SGMW"}, "'brands' takes none."),
        ("with-property", {"property": "cooperatewith"}, "Did you mean cooperatesWith"),
        ("located-in", {"place": "Guanxi"}, "Did you mean Guangxi"),
    ],
)
def test_what_does_not_exist_gets_advice(
    name: str,
    params: dict[str, str],
    advice: str,
    graph: Graph,
    asked: dict[str, Question],
) -> None:
    """An unknown thing, term or parameter is refused with the nearest names or with
    where they are listed.
    """
    with pytest.raises(NotFound) as refused:
        ask(graph, asked[name], **params)
    assert advice in refused.value.advice


@pytest.mark.parametrize(
    "name",
    [
        "partnres",
        "../queries/partners",
        "checks/same-name",
        "same-name",
        "liuzhou/funding-effects",
        "",
    ],
)
def test_an_unknown_question_is_refused(name: str, flagship: Project) -> None:
    """A question goes by its name alone, and a check is none."""
    with pytest.raises(NotFound):
        question(flagship.workspace, name)


def test_a_misspelt_question_gets_advice(flagship: Project) -> None:
    """The nearest names are suggested."""
    with pytest.raises(NotFound, match="Did you mean partners"):
        question(flagship.workspace, "partnres")


@pytest.mark.parametrize("typed", ["seven", "7.5", "", "7 } UNION { ?s ?p ?o"])
def test_a_value_of_the_wrong_type_is_refused(
    typed: str, graph: Graph, asked: dict[str, Question]
) -> None:
    """Where the example is a whole number, nothing else is taken."""
    with pytest.raises(BadInput, match="not a whole number"):
        ask(graph, asked["stated-at"], position=typed)


@pytest.mark.parametrize("typed", ["id:huawei } ?s ?p ?o {", '"', "}", "\\"])
def test_a_name_cannot_change_the_query(
    typed: str, graph: Graph, asked: dict[str, Question]
) -> None:
    """What is typed stands for a thing or is refused."""
    with pytest.raises(NotFound):
        ask(graph, asked["partners"], thing=typed)


# Files


@each_question
def test_a_question_is_short_and_says_what_it_asks(
    name: str, asked: dict[str, Question]
) -> None:
    """A file fits on a screen, asks one full sentence, states what a row says and has
    tags to find it by.
    """
    one = asked[name]
    assert one.question.endswith("?") and one.question[0].isupper()
    assert one.statement and one.tags
    assert len(one.text.splitlines()) <= MOST_LINES


@each_question
def test_a_question_hides_no_wrong_join(name: str, elsewhere: Engine) -> None:
    """Without its DISTINCT, which is for questions that are left open, no row comes
    twice; and every answer has an order.
    """
    text = ASKED[name].text
    assert text.count("\nSELECT DISTINCT ") == 1 and "\nORDER BY " in text
    assert table(elsewhere.query(text.replace("\nSELECT DISTINCT ", "\nSELECT "))) == (
        expected(name)
    )


HEADER = "#+ question: What is there?\n"
QUERY = "SELECT ?s WHERE { ?s ?p ?o }\n"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (HEADER + "#+ qestion: What?\n" + QUERY, "x.rq:2", "no header 'qestion'"),
        (HEADER + "#+ author: me\n" + QUERY, "x.rq:2", "no header 'author'"),
        (
            HEADER + "\n#+ param: the thing\n" + QUERY,
            "x.rq:3",
            "'#+ param NAME: meaning'",
        ),
        (HEADER + "#+ tags x: y\n" + QUERY, "x.rq:2", "'#+ key: value'"),
        (HEADER + "#+ tags\n" + QUERY, "x.rq:2", "'#+ key: value'"),
        (
            HEADER + "#+ param thing: the thing\n" + QUERY,
            "x.rq",
            "parameter thing has no line 'VALUES ?thing",
        ),
        (
            HEADER + "#+ required: thing\n" + QUERY,
            "x.rq:2",
            "no parameter 'thing' to be required",
        ),
        (QUERY, "x.rq", "there is no line '#+ question:"),
    ],
)
def test_a_wrong_header_is_refused_with_its_place(
    text: str, place: str, message: str, tmp_path: Path
) -> None:
    """An unknown key, half a header, no question, no value: the error names the file,
    the line if any, and why.
    """
    with pytest.raises(BadInput) as refused:
        read_question(written(tmp_path, text), described(tmp_path))
    assert refused.value.message.startswith(f"queries/{place}:")
    assert message in refused.value.message


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """A question is UTF-8."""
    path = written(tmp_path, HEADER + QUERY)
    path.write_bytes(b"#+ question: Wer f\xe4hrt?\n")
    with pytest.raises(BadInput, match=r"^queries/x\.rq: .*UTF-8"):
        read_question(path, described(tmp_path))


@pytest.mark.parametrize(
    ("form", "place"),
    [("ASK { ?s ?p ?o }", "SELECT"), ("SELECT ?s WHERE { ?s ?p", "2:24")],
)
def test_a_query_that_is_no_question_is_refused(
    form: str, place: str, flagship: Project, tmp_path: Path
) -> None:
    """A question is a SELECT query without errors; an error is told with file, line and
    column.
    """
    one = read_question(written(tmp_path, HEADER + form), flagship.workspace)
    with pytest.raises(BadInput, match=rf"x\.rq:.*{place}"):
        ask(flagship.knowledge, one)


def written(folder: Path, text: str) -> Path:
    """A question file with this text."""
    path = folder / "queries" / "x.rq"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path
