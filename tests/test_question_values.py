"""The values of a question's parameters: of any type in the file, and of that type when
given.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.checks import question_files as checked
from kg.errors import BadInput, NotFound
from kg.knowledge import Graph, bindings, load
from kg.questions import Question, answered, ask, question, read_question
from kg.vocabulary import KG, PREFIXES, Term
from kg.workspace import Workspace, find
from tests.flagship import NAMES, copied_flagship, described

ROOT = Path(__file__).parents[1]
XSD = PREFIXES["xsd"]
X = NamedNode("urn:x")
OWN = f"PREFIX t: <{NAMES.things}> PREFIX k: <{KG}>\n# PREFIX t: <urn:no>\nprefix x: <{XSD}>\n"


def typed(value: str, name: str) -> Literal:
    """A literal of one of the XSD's types."""
    return Literal(value, datatype=NamedNode(XSD + name))


def thing(name: str) -> NamedNode:
    """One of the flagship's things."""
    return NamedNode(NAMES.things + name)


# As it stands in the file, what it is; as it is given, what it becomes.
VALUES: dict[str, tuple[str, Term, str, Term]] = {
    "integer": ("700", typed("700", "integer"), "12", typed("12", "integer")),
    "negative": ("-7", typed("-7", "integer"), "-12", typed("-12", "integer")),
    "decimal": ("3.5", typed("3.5", "decimal"), "-0.25", typed("-0.25", "decimal")),
    "double": ("1e3", typed("1e3", "double"), "2.5e2", typed("250", "double")),
    "boolean": ("true", typed("true", "boolean"), "false", typed("false", "boolean")),
    "date": (
        f'"2024-01-01"^^<{XSD}date>',
        typed("2024-01-01", "date"),
        "2024-05-01",
        typed("2024-05-01", "date"),
    ),
    "own_prefix_of_a_type": (
        '"2024-01-01"^^x:date',
        typed("2024-01-01", "date"),
        "2024-05-01",
        typed("2024-05-01", "date"),
    ),
    "moment": (
        '"2024-01-01T10:00:00"^^xsd:dateTime',
        typed("2024-01-01T10:00:00", "dateTime"),
        "2024-05-01T00:00:00Z",
        typed("2024-05-01T00:00:00Z", "dateTime"),
    ),
    "year": (
        '"2024"^^xsd:gYear',
        typed("2024", "gYear"),
        "2025",
        typed("2025", "gYear"),
    ),
    "unknown_type": (
        '"5"^^<urn:x>',
        Literal("5", datatype=X),
        "any",
        Literal("any", datatype=X),
    ),
    "string": ('"plain"', Literal("plain"), 'a "b" {c}\\', Literal('a "b" {c}\\')),
    "spaces": (
        '"two words"',
        Literal("two words"),
        "three more words",
        Literal("three more words"),
    ),
    "escaped": (
        r'"a \"b\" } \\ c"',
        Literal('a "b" } \\ c'),
        "plain",
        Literal("plain"),
    ),
    "single": (r"'it\'s'", Literal("it's"), "so", Literal("so")),
    "empty": ('""', Literal(""), "SERVICE <urn:x>", Literal("SERVICE <urn:x>")),
    "language": (
        '"柳州"@zh',
        Literal("柳州", language="zh"),
        "上海",
        Literal("上海", language="zh"),
    ),
    "name": ("id:huawei", thing("huawei"), "SGMW", thing("sgmw")),
    "own_prefix": ("t:huawei", thing("huawei"), "SGMW", thing("sgmw")),
    "iri": (f"<{NAMES.things}huawei>", thing("huawei"), "SGMW", thing("sgmw")),
    "term": (
        "k:hasBrand",
        NamedNode(KG + "hasBrand"),
        "located in",
        NamedNode(KG + "locatedIn"),
    ),
}
WRONG = [
    ("integer", "3.5", "'3.5' is not a whole number."),
    ("decimal", "3,5", "'3,5' is not a number such as 3.5."),
    ("decimal", "", "'' is not a number such as 3.5."),
    ("double", "much", "'much' is not a number such as 3.5 or 1e6."),
    ("boolean", "yes", "'yes' is not true or false."),
    ("date", "2024-02-30", "'2024-02-30' is not a date such as 2024-05-31."),
    ("date", "1 May 2024", "'1 May 2024' is not a date such as 2024-05-31."),
    ("moment", "2024-05-01", "'2024-05-01' is not a date and time such as"),
    ("year", "24", "'24' is not a year such as 2024."),
    ("string", "\udcff", "is not UTF-8."),
    ("language", "\udcff", "is not UTF-8."),
]
each_type = pytest.mark.parametrize("kind", VALUES)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The flagship with a question for each type of value besides its own."""
    folder = copied_flagship(tmp_path_factory.mktemp("values"))
    for kind, (written, *_) in VALUES.items():
        (folder / "queries" / f"{kind}.rq").write_text(
            echo(kind, written), encoding="utf-8"
        )
    return find(folder).pinned


@pytest.fixture(scope="module")
def graph(workspace: Workspace) -> Graph:
    """Its graph."""
    return load(workspace)


def echo(name: str, value: str) -> str:
    """A question that answers with the value of its only parameter."""
    header = (
        f"#+ question: What is it?\n#+ param {name}: the value\n#+ tags: values\n{OWN}"
    )
    return f"{header}SELECT ?{name} WHERE {{\n  VALUES ?{name} {{ {value} }}\n}}\n"


def answer(graph: Graph, asked: Question, /, **params: str) -> list[Term]:
    """The values of its parameter, row by row."""
    (name,) = asked.params
    return [row[name] for row in bindings(ask(graph, asked, **params))]


@each_type
def test_a_value_is_of_its_type(kind: str, graph: Graph, workspace: Workspace) -> None:
    """As the file has it, and as the engine does: the same value, however it is
    written.
    """
    asked = question(workspace, kind)
    assert asked.values == {kind: VALUES[kind][1]}
    assert asked.default(kind) == VALUES[kind][0]
    (found,) = answer(graph, asked)
    assert found == VALUES[kind][1] or kind == "double"


@each_type
def test_a_given_value_is_read_in_the_type_of_the_file(
    kind: str, graph: Graph, workspace: Workspace
) -> None:
    """Whatever stands in it; it cannot end its place in the query."""
    *_, given, expected = VALUES[kind]
    assert answer(graph, question(workspace, kind), **{kind: given}) == [expected]


@pytest.mark.parametrize(("kind", "given", "message"), WRONG)
def test_a_value_of_another_type_is_refused(
    kind: str, given: str, message: str, graph: Graph, workspace: Workspace
) -> None:
    """With the option and what it takes."""
    with pytest.raises(BadInput) as refused:
        ask(graph, question(workspace, kind), **{kind: given})
    assert refused.value.source == f"--{kind}"
    assert message in refused.value.message


def test_all_of_them_can_be_checked(graph: Graph, workspace: Workspace) -> None:
    """No question is a problem, whatever the type of its parameter."""
    assert list(checked.question_findings(workspace, graph)) == []


def test_a_value_that_is_left_open(graph: Graph, workspace: Workspace) -> None:
    """UNDEF stands for any thing; one that is given is read as a thing."""
    path = workspace.root / "queries" / "open.rq"
    path.write_text(echo("open", "UNDEF"), encoding="utf-8")
    asked = question(workspace, "open")
    path.unlink()
    assert asked.values == {"open": None}
    assert list(bindings(ask(graph, asked))) == [{}]
    assert answered(graph, asked)[0].statement is None
    assert answer(graph, asked, open="SGMW") == [thing("sgmw")]


@pytest.mark.parametrize(
    "value",
    ["nope:x", '"1"^^nope:x', "id:a,id:b", "x", "id:a id:b", "", "?x", '"open'],
)
def test_what_is_no_value_is_refused(value: str, tmp_path: Path) -> None:
    """With the file, at the line of the value or of its header."""
    with pytest.raises(BadInput, match=r"^queries/x\.rq:(2|8): "):
        read_question(written(tmp_path, echo("x", value)), described(tmp_path))


def test_each_part_may_name_the_value(graph: Graph, tmp_path: Path) -> None:
    """Behind brackets and `UNION` too; what a comment says stays as it is."""
    text = """#+ question: Which?
#+ param open: whatever
SELECT ?open ?part WHERE {
  # VALUES ?open { id:x }
  { VALUES ?open { UNDEF } BIND(1 AS ?part) } UNION {
    VALUES ?open { UNDEF } BIND(2 AS ?part) }
  UNION { VALUES ?open { UNDEF } BIND(3 AS ?part) }
}
"""
    asked = read_question(written(tmp_path, text), described(tmp_path))
    rows = answered(graph, asked, open="SGMW")
    assert {row["part"] for row in rows} == {Literal(1), Literal(2), Literal(3)}
    assert {row["open"] for row in rows} == {thing("sgmw")}


# A file's own prefixes


HEADER = (
    "#+ question: Which brand?\n#+ param thing: the organisation\n#+ statement: {}\n"
)
BRANDS = """SELECT ?brand ?passage WHERE {
  VALUES ?thing { t:sgmw }
  ?thing k:hasBrand ?brand .
  GRAPH ?passage { ?thing k:hasBrand ?brand }
  GRAPH ?article { ?passage a k:Passage }
}
"""


@pytest.mark.parametrize(
    "statement",
    [
        "?thing k:hasBrand ?brand",
        "?thing kg:hasBrand ?brand",
        f"?thing <{KG}hasBrand> ?brand",
        "$thing k:hasBrand $brand",
    ],
)
def test_a_header_knows_the_prefixes_of_its_file(
    statement: str, graph: Graph, tmp_path: Path
) -> None:
    """And those of the project; the sentence is about the thing that the file names."""
    asked = read_question(
        written(tmp_path, HEADER.format(statement) + OWN + BRANDS), described(tmp_path)
    )
    (row,) = answered(graph, asked)
    assert row.statement == (thing("sgmw"), NamedNode(KG + "hasBrand"), thing("baojun"))
    assert (row.sentence, row.basis) == (
        "SAIC-GM-Wuling has the brand Baojun.",
        "stated",
    )


def test_a_prefix_of_the_file_comes_before_the_project_s(
    graph: Graph, tmp_path: Path
) -> None:
    """In the header as in the query."""
    text = HEADER.format("?thing id:hasBrand ?brand") + f"PREFIX id: <{KG}>\n" + OWN
    asked = read_question(
        written(tmp_path, text + BRANDS.replace("k:has", "id:has")), described(tmp_path)
    )
    assert [row.basis for row in answered(graph, asked)] == ["stated"]


@pytest.mark.parametrize(
    "statement",
    [
        "?thing nope:hasBrand ?brand",
        "?thing k:hasBrand",
        "?thing hasBrand ?brand",
        "?a k:b ?c ?d",
        "?a k:b,k:c ?d",
    ],
)
def test_a_header_that_states_nothing_is_refused(
    statement: str, tmp_path: Path
) -> None:
    """At its line: a name without a prefix that is known, too few parts, or too many."""
    path = written(tmp_path, HEADER.format(statement) + OWN + BRANDS)
    with pytest.raises(BadInput, match=r"^queries/x\.rq:3: '.*' is not a statement"):
        read_question(path, described(tmp_path))


# Names of parameters


TAKEN = [
    *("output", "format", "form", "bare", "all"),
    *("with_text", "help", "timeout", "project"),
]
FREE = [
    "class",
    "asked",
    "store",
    "ctx",
    "params",
    "self",
    "größe",
    "Thing",
    "n",
    "o",
    "_",
]


@pytest.mark.parametrize("name", TAKEN)
def test_a_name_that_is_an_option_is_refused(name: str, tmp_path: Path) -> None:
    """At its line, with advice: on the command line the two could not be told apart."""
    for spelling in (name, name.capitalize()):
        with pytest.raises(BadInput, match=r"^queries/x\.rq:2: ") as refused:
            read_question(written(tmp_path, echo(spelling, "1")), described(tmp_path))
        assert f"Choose another name: --{spelling} is an option" in refused.value.advice


@pytest.mark.parametrize("name", FREE)
def test_any_other_name_will_do(name: str, graph: Graph, tmp_path: Path) -> None:
    """Also one that Python or the program uses."""
    asked = read_question(written(tmp_path, echo(name, "1")), described(tmp_path))
    assert answer(graph, asked, **{name: "2"}) == [typed("2", "integer")]


def test_a_parameter_that_does_not_exist(graph: Graph, workspace: Workspace) -> None:
    """Is told with those that do."""
    with pytest.raises(NotFound, match="parameter 'dcimal'"):
        ask(graph, question(workspace, "decimal"), dcimal="1")


def written(folder: Path, text: str) -> Path:
    """A question file with this text."""
    path = folder / "queries" / "x.rq"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
