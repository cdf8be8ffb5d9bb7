"""Two articles about the same: who agrees, who differs, and what the other one denies."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat

from kg import vocabulary as v
from kg.authoring.accepting import worksheet_of
from kg.authoring.adding import add
from kg.authoring.bibliography import Bibliography
from kg.drafting.accepting_drafts import accept_article as accept
from kg.knowledge import bindings, load
from kg.knowledge.memory import copied
from kg.model import Passage
from kg.project import Project
from kg.questions import question
from kg.workspace import Workspace, find
from tests.authoring.press import begun

GAZETTE, POST = "gazette", "post"
THINGS = """kilns: Company "Thessop Kilns"
orrel: Company "Orrel Holdings"
wexholt: City "Wexholt"
"""
TEXTS = {
    GAZETTE: """Thessop Kilns fires more tiles

Thessop Kilns made 1.8 million tiles in 2023. Thessop Kilns has more than 500 employees. Thessop Kilns spent 9 million euros on wheels in 2023.

Thessop Kilns is a subsidiary of Orrel Holdings. Thessop Kilns is in Wexholt. Thessop Kilns plans to make 3 million tiles in 2025.
""",
    POST: """Thessop Kilns counts its tiles

Thessop Kilns made 1,840,000 tiles in 2023. Thessop Kilns has 620 employees. Thessop Kilns spent 11 million euros on wheels in 2023.

Thessop Kilns is not a subsidiary of Orrel Holdings. Thessop Kilns is in Wexholt, by the river. Thessop Kilns made 4 million tiles in 2025. Thessop Kilns spent 7 million euros on wheels in 2022.
""",
}
SHEETS = {
    GAZETTE: """"Thessop Kilns made 1.8 million tiles in 2023"
  made: figure "1.8 million tiles"; observedOf kilns; variable output; period 2023
  output: Variable "output of tiles"; wording "made"
  2023: Period "2023"; startDate 2023-01-01; endDate 2023-12-31
"Thessop Kilns has more than 500 employees"
  staff: figure "more than 500 employees"; observedOf kilns; variable employees
  employees: Variable "number of employees"; wording "employees"
"Thessop Kilns spent 9 million euros on wheels in 2023"
  spent: figure "9 million euros"; observedOf kilns; variable spending; period 2023
  spending: Variable "spending on wheels"; wording "spent", "wheels"
"Thessop Kilns is a subsidiary of Orrel Holdings"
  kilns subsidiaryOf orrel
"Thessop Kilns is in Wexholt"
  kilns locatedIn wexholt
"Thessop Kilns plans to make 3 million tiles in 2025"
  plan: projection "3 million tiles"; observedOf kilns; variable output; period 2025
  2025: Period "2025"; startDate 2025-01-01; endDate 2025-12-31
""",
    POST: """"Thessop Kilns made 1,840,000 tiles in 2023"
  counted: figure "1,840,000 tiles"; observedOf kilns; variable output; period all-2023
  output: Variable "output of tiles"; wording "made"
  all-2023: Period "2023"; startDate 2023-01-01; endDate 2023-12-31
"Thessop Kilns has 620 employees"
  hands: figure "620 employees"; observedOf kilns; variable employees
  employees: Variable "number of employees"; wording "employees"
"Thessop Kilns spent 11 million euros on wheels in 2023"
  paid: figure "11 million euros"; observedOf kilns; variable spending; period all-2023
  spending: Variable "spending on wheels"; wording "spent", "wheels"
"Thessop Kilns is not a subsidiary of Orrel Holdings"
  (denied) kilns subsidiaryOf orrel
"Thessop Kilns is in Wexholt, by the river"
  kilns locatedIn wexholt
"Thessop Kilns made 4 million tiles in 2025"
  fired: figure "4 million tiles"; observedOf kilns; variable output; period 2025
  2025: Period "2025"; startDate 2025-01-01; endDate 2025-12-31
"Thessop Kilns spent 7 million euros on wheels in 2022"
  paid-before: figure "7 million euros"; observedOf kilns; variable spending; period 2022
  2022: Period "2022"; startDate 2022-01-01; endDate 2022-12-31
""",
}
GIVEN = {
    GAZETTE: Bibliography(
        publisher="Ostrevale Gazette", published="2024-05-06", slug=GAZETTE
    ),
    POST: Bibliography(publisher="Brindle Post", published="2026-05-09", slug=POST),
}


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A project with both articles."""
    workspace = begun(tmp_path_factory.mktemp("press"))
    for slug, text in TEXTS.items():
        add(workspace, f"{slug}.txt", text.encode(), GIVEN[slug])
        sheet = f"{THINGS}\n{SHEETS[slug]}"
        worksheet_of(workspace, slug).write_text(sheet, encoding="utf-8")
        accepted = accept(workspace, slug, draft=True)
        assert [found for found in accepted.findings if found.is_error] == []
    return workspace


@pytest.fixture
def copy(press: Workspace, tmp_path: Path) -> Workspace:
    """The same project, in which a test may change something."""
    shutil.copytree(press.root, tmp_path / "copy")
    return find(tmp_path / "copy")


def local(term: object) -> str:
    """A thing by its local name, anything else by its text."""
    value = str(getattr(term, "value", term))
    return value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def told(rows: Iterable[Mapping[str, object]]) -> Counter[tuple[str, str, str]]:
    """How often each verdict is given of two sides."""
    return Counter(
        (local(row["verdict"]), local(row["one"]), local(row["other"])) for row in rows
    )


def both_ways(verdict: str, one: str, other: str) -> Counter[tuple[str, str, str]]:
    """A verdict as each of the two sides has it, once."""
    return Counter([(verdict, one, other), (verdict, other, one)])


FIGURES = (
    both_ways("agree", "1.8 million tiles", "1,840,000 tiles")
    + both_ways("compatible", "more than 500 employees", "620 employees")
    + both_ways("differ", "9 million euros", "11 million euros")
)
DENIAL = Counter(
    [
        ("contradicted", "orrel", "denied-kilns-subsidiaryOf-orrel"),
        ("contradicted", "denied", "orrel"),
    ]
)
NOTHING: Counter[tuple[str, str, str]] = Counter()


def test_who_agrees_and_who_contradicts(press: Workspace) -> None:
    """Figures for the same thing, variable, unit and days, and a denial; no plan is
    compared with what came of it, and no year with another.
    """
    assert told(Project(press.root).ask("agreement")) == FIGURES + DENIAL


def test_each_row_is_cited_from_the_side_that_it_tells(press: Workspace) -> None:
    """With a sentence and the words of one article; the other side is in another."""
    for row in Project(press.root).ask("agreement"):
        assert row.basis == "stated" and row.sentence
        assert row.evidence and row.evidence.quote
        if row["property"] == v.WORDING:
            assert local(row["one"]) in row.evidence.quote
        one, other = str(row["passage"]), str(row["otherPassage"])
        assert one.partition("#")[0] != other.partition("#")[0]


def test_a_thing_may_be_named(press: Workspace) -> None:
    """What figures are of, or what something is said of."""
    project = Project(press.root)
    of_kilns = project.ask("agreement", thing="Thessop Kilns")
    assert told(of_kilns) == FIGURES + DENIAL
    assert not project.ask("agreement", thing="Wexholt")


@pytest.mark.parametrize("is_union", [False, True])
def test_a_plain_engine_answers_alike(press: Workspace, is_union: bool) -> None:
    """What the digits tell stands in the graph, also where all graphs are one."""
    graph = load(press)
    engine = copied([*graph.match(), *graph.match(graphs=None)])
    text = question(press, "agreement").text
    answer = engine.query(text, use_default_graph_as_union=is_union)
    assert told(bindings(answer)) == FIGURES + DENIAL


@pytest.mark.thorough
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_answers_alike(press: Workspace) -> None:
    """Another engine joins the same."""
    graph = load(press)
    dumped = copied([*graph.match(), *graph.match(graphs=None)]).dump(
        format=RdfFormat.N_QUADS
    )
    dataset = rdflib.Dataset()
    dataset.parse(data=dumped or b"", format="nquads")
    rows = dataset.query(question(press, "agreement").text).bindings
    named = [{str(name): term for name, term in row.items()} for row in rows]
    assert told(named) == FIGURES + DENIAL


def test_a_comparison_is_explained_by_both_passages(press: Workspace) -> None:
    """As whatever is inferred, down to the words."""
    (found,) = Project(press.root).why("id:made", "agrees with")
    assert found.statement.basis == "inferred" and found.reason
    quotes = {str(each.quote) for each in found.sources}
    assert len(quotes) == 2 and all("tiles in 2023" in quote for quote in quotes)


def test_it_goes_with_the_article(press: Workspace) -> None:
    """Of one article alone nothing is left to compare."""
    graph = load(press, without=[POST])
    assert not graph.match(None, [v.AGREES_WITH, v.DIFFERS_FROM], graphs=None)


def test_nothing_is_found_wrong_with_it(press: Workspace) -> None:
    """That articles differ is no fault of the files."""
    errors = [found for found in Project(press.root).check() if found.is_error]
    assert errors == []


def origins(workspace: Workspace) -> int:
    """How many origins there are for where the kilns are: the question tells of several."""
    rows = Project(workspace.root).ask("origins", thing="Thessop Kilns")
    numbers = {local(row["origins"]) for row in rows}
    assert len(rows) in (0, 2) and {local(row["object"]) for row in rows} <= {"wexholt"}
    return int(numbers.pop()) if numbers else 1


def test_two_publishers_are_two_origins(press: Workspace) -> None:
    assert origins(press) == 2


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("id:brindle-post", "id:ostrevale-gazette"),
        ("<> a kg:Article ;", "<> a kg:Article ; schema:isBasedOn <gazette> ;"),
    ],
)
def test_one_publisher_or_source_is_one_origin(
    copy: Workspace, written: str, instead: str
) -> None:
    """However many articles there are."""
    edit(copy, written, instead)
    assert origins(copy) == 1
    assert [found for found in Project(copy.root).check() if found.is_error] == []


def test_the_same_words_are_one_origin(copy: Workspace) -> None:
    """A report that two publishers print."""
    first, second = passages(copy, "locatedIn")
    edit(copy, second.sha256, first.sha256)
    assert origins(copy) == 1


@pytest.mark.parametrize(
    ("stated", "also_stated", "rows"),
    [
        (
            "id:hall kg:date '2024-05-01'^^xsd:date",
            "id:hall kg:date '2024-06-01'^^xsd:date",
            both_ways("contradicted", "2024-05-01", "2024-06-01"),
        ),
        (
            "id:hall kg:date '2024-05'^^xsd:gYearMonth",
            "id:hall kg:date '2024-05-01'^^xsd:date",
            NOTHING,
        ),
        (
            "id:wexholt kg:replaces id:orrel",
            "id:orrel kg:replaces id:wexholt",
            both_ways("contradicted", "wexholt", "orrel"),
        ),
        ("id:wexholt kg:hosts id:orrel", "id:orrel kg:hosts id:wexholt", NOTHING),
    ],
)
def test_what_the_ontology_excludes_is_contradicted(
    copy: Workspace, stated: str, also_stated: str, rows: Counter[tuple[str, str, str]]
) -> None:
    """Another value where there is but one, and a relation in both directions; a month
    is no other date than a day of it.
    """
    for passage, triple in zip(
        passages(copy, "locatedIn"), (stated, also_stated), strict=True
    ):
        slug = local(passage.article)
        path = copy.root / "graph" / "articles" / f"{slug}.trig"
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nGRAPH <#{passage.position}> {{ {triple} }}\n")
    assert told(Project(copy.root).ask("agreement")) == FIGURES + DENIAL + rows


def passages(workspace: Workspace, property: str) -> tuple[Passage, ...]:
    """The passages that state the one triple of a property."""
    graph = load(workspace)
    (triple,) = graph.triples(None, NamedNode(v.KG + property))
    return graph.provenance([triple])[triple].passages


def edit(workspace: Workspace, written: str, instead: str) -> None:
    """Change the file of the second article."""
    path = workspace.root / "graph" / "articles" / f"{POST}.trig"
    text = path.read_text(encoding="utf-8")
    assert written in text
    path.write_text(text.replace(written, instead), encoding="utf-8")
