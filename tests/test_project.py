"""A session: loaded once, asked by name, and pleasant in Python, in a notebook and in
other packages.
"""

from __future__ import annotations

import copy
import io
import pickle
import warnings
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pandas
import pytest
from pyoxigraph import NamedNode

import kg
from kg import files
from kg.errors import KgError, NotFound
from kg.files import FileState
from kg.project import Project, StaleProject
from kg.questions.rows import Row, Rows
from tests.conftest import copied_newsroom
from tests.flagship import NAMES, copied_flagship

FIGURES = "SELECT ?figure ?value ?wording { ?figure a kg:Observation ; kg:value ?value ; kg:wording ?wording }"


@pytest.fixture
def changing(tmp_path: Path) -> Project:
    """A session with a copy of the flagship that a test changes."""
    return Project(copied_flagship(tmp_path / "project"), pinned=True)


# Rows


def test_rows_are_read_by_name_as_often_as_one_likes(flagship: Project) -> None:
    """By item, by attribute, by place, and again."""
    rows = flagship.ask("partners", thing="Huawei")
    assert (
        [row["partner"] for row in rows]
        == [row.partner for row in rows]
        == [NamedNode(NAMES.things + "sgmw")]
    )
    assert list(rows) == list(rows) and len(rows) == 1 and rows[0] in rows
    assert (
        set(rows[0]) == {"thing", "partner", "concerns", "passage"} == set(rows.columns)
    )
    with pytest.raises(AttributeError, match="thing, partner, concerns, passage"):
        _ = rows[0].partners


def test_rows_are_citable(flagship: Project) -> None:
    """A row of a question has the sentence that it states, why it holds, and where that
    is read.
    """
    (row,) = flagship.ask("partners", thing="SGMW")
    assert (row.sentence, row.basis) == (
        "SAIC-GM-Wuling cooperates with Huawei Technologies on Baojun.",
        "stated",
    )
    assert row.evidence and row.evidence.position == "char=370,632"


def test_rows_are_short_to_look_at(flagship: Project) -> None:
    """However many there are, and however long their values."""
    rows = flagship.query("SELECT ?s ?p ?o { ?s ?p ?o }")
    assert isinstance(rows, Rows)
    assert repr(rows).startswith("<Rows: ") and len(repr(rows)) < 60
    assert all(len(repr(row)) < 200 for row in rows)
    assert (
        repr(flagship.query("SELECT ?b { id:sgmw kg:hasBrand ?b }")[0])  # type: ignore[index]
        == "<Row b=baojun>"
    )
    assert repr(flagship) == "<Project with 1 article, pinned>"


def test_a_slice_of_rows_are_rows(flagship: Project) -> None:
    """With the same columns."""
    rows = flagship.ask("things")
    assert repr(rows[:3]) == f"<Rows: 3 rows of {', '.join(rows.columns)}>"


def test_rows_are_a_table_in_a_notebook(flagship: Project) -> None:
    """Things by their names, and no name is taken for markup."""
    html = flagship.ask("partners", thing="Huawei")._repr_html_()
    assert "<td>SAIC-GM-Wuling</td>" in html and "<th>partner</th>" in html
    hostile = Rows(
        ["x"], [Row({"x": NamedNode("urn:x")})], lambda _: "<script>1</script>"
    )
    assert "<script>" not in hostile._repr_html_()


def test_rows_are_a_data_frame(flagship: Project) -> None:
    """Numbers are numbers, dates are dates, and things are their IRIs."""
    rows = flagship.query(FIGURES)
    assert isinstance(rows, Rows)
    frame = rows.to_pandas()
    assert list(frame.columns) == ["figure", "value", "wording"] and len(frame) == len(
        rows
    )
    assert pandas.api.types.is_numeric_dtype(frame["value"])
    assert frame["figure"].str.startswith(NAMES.things).all()
    typed = flagship.query(
        "SELECT * { VALUES (?whole ?part ?yes ?day ?time ?text ?odd) {"
        ' (1 2.5 true "2024-05-31"^^xsd:date "2024-05-31T12:00:00"^^xsd:dateTime "a" "x"^^xsd:integer)'
        " (UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF) } }"
    )
    assert isinstance(typed, Rows)
    frame = typed.to_pandas()
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert (kinds["whole"], kinds["part"], kinds["yes"]) == (
        "Int64",
        "Float64",
        "boolean",
    )
    assert kinds["day"].startswith("datetime64") and kinds["time"].startswith(
        "datetime64"
    )
    assert kinds["text"].startswith("string") and kinds["odd"].startswith("string")
    assert frame.loc[1].isna().all()


def test_a_data_frame_of_a_question_can_be_cited(flagship: Project) -> None:
    """It has the sentence of each row, what it rests on, and its citation."""
    frame = flagship.ask("partners", thing="Huawei").to_pandas()
    assert list(frame.columns)[-7:] == [
        "sentence",
        "basis",
        "grade",
        "how",
        "voice",
        "link",
        "citation",
    ]
    assert frame["citation"][0].endswith("char=370,632")


def test_no_rows_are_a_data_frame_too(flagship: Project) -> None:
    """With its columns."""
    frame = flagship.ask("partners", thing="Baojun").to_pandas()
    assert len(frame) == 0 and "partner" in frame.columns


def test_rows_can_be_copied_and_taken_along(flagship: Project) -> None:
    """By copy and pickle, with all that makes them citable; equal rows are one in a
    set.
    """
    rows = flagship.ask("partners", thing="Huawei")
    for again in (copy.deepcopy(rows[0]), pickle.loads(pickle.dumps(rows))[0]):
        assert again == rows[0] and again.evidence == rows[0].evidence
        assert {again, rows[0]} == {rows[0]}
    assert hash(Row({"a": NamedNode("urn:a"), "b": NamedNode("urn:b")})) == hash(
        Row({"b": NamedNode("urn:b"), "a": NamedNode("urn:a")})
    )


def test_a_variable_without_a_value_is_none(flagship: Project) -> None:
    """As an attribute; what is no variable at all is an error."""
    (row,) = flagship.query("SELECT ?x ?y { BIND(1 AS ?x) }")  # type: ignore[misc]
    assert row.y is None and "y" not in row  # type: ignore[union-attr]
    with pytest.raises(AttributeError, match="x, y"):
        _ = row.z  # type: ignore[union-attr]


def test_other_answers_are_plain(flagship: Project) -> None:
    """A truth value, and triples."""
    assert flagship.query("ASK { id:sgmw kg:hasBrand id:baojun }") is True
    (triple,) = flagship.query(
        "CONSTRUCT { ?s kg:hasBrand ?o } WHERE { ?s kg:hasBrand ?o }"
    )  # type: ignore[misc]
    assert triple.object == NamedNode(NAMES.things + "baojun")


# Networks


@pytest.mark.parametrize("option", ["", "collapse", "inferred", "by_label"])
def test_networkx_writes_the_network(flagship: Project, option: str) -> None:
    """Its own writers of GraphML and GEXF take every attribute, and read them again."""
    network = flagship.to_networkx(
        collapse=option != "collapse",
        inferred=option == "inferred",
        by_label=option == "by_label",
    )
    for write, read in (
        (nx.write_graphml, nx.read_graphml),
        (nx.write_gexf, nx.read_gexf),
    ):
        stream = io.BytesIO()
        write(network, stream)
        stream.seek(0)
        again = read(stream)
        assert set(again) == set(network)
        assert again.number_of_edges() == network.number_of_edges()


def test_things_are_asked_for_by_label(flagship: Project) -> None:
    """As people know them."""
    network = flagship.to_networkx(by_label=True)
    assert network.nodes["Huawei Technologies"]["iri"] == NAMES.things + "huawei"
    (edge,) = network.get_edge_data("SAIC-GM-Wuling", "Baojun").values()
    assert edge["sentence"] == "SAIC-GM-Wuling has the brand Baojun."


def test_things_of_one_name_stay_two(changing: Project) -> None:
    """In rows, in a network, on a sheet; and who asks for the name is told of both."""
    root = changing.workspace.root
    registry = root / "graph" / "entities.ttl"
    added = "".join(
        f'\nid:li-wei-{n} a kg:Person ;\n    skos:prefLabel "Li Wei"@en ;\n    kg:locatedIn id:{place} .\n'
        for n, place in ((1, "liuzhou"), (2, "guangxi"))
    )
    registry.write_text(registry.read_text(encoding="utf-8") + added, encoding="utf-8")
    changing.reload()
    both = {NAMES.things + "li-wei-1", NAMES.things + "li-wei-2"}
    network = changing.to_networkx(by_label=True)
    assert {
        data["iri"] for _, data in network.nodes(data=True) if data["label"] == "Li Wei"
    } == both
    rows = changing.ask("located-in", place="China")
    assert {getattr(row.get("thing"), "value", "") for row in rows} >= both
    sentences = [each.sentence for each in changing.show("China")]
    assert sentences.count("Li Wei is in China.") == 2
    with pytest.raises(KgError) as refused:
        changing.show("Li Wei")
    assert (
        "id:li-wei-1" in refused.value.advice and "id:li-wei-2" in refused.value.advice
    )


# The session


def test_a_session_sees_changes_when_told_to(changing: Project) -> None:
    """Until then it warns, and answers as before."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        before = len(changing.ask("things"))
        assert not changing.is_stale
    registry = changing.workspace.root / "graph" / "entities.ttl"
    added = '\nid:nobody a kg:Person ;\n    skos:prefLabel "Nobody"@en .\n'
    registry.write_text(registry.read_text(encoding="utf-8") + added, encoding="utf-8")
    assert changing.is_stale
    with pytest.warns(StaleProject, match="reload"):
        assert len(changing.ask("things")) == before
    changing.reload()
    assert not changing.is_stale
    assert len(changing.ask("things")) == before + 1


def test_a_session_sees_that_a_text_changed_that_it_read(tmp_path: Path) -> None:
    """Others are read when they are asked for, so that none of them is stale."""
    folder = copied_newsroom(tmp_path / "newsroom")
    project = Project(folder, folder / "articles")
    text = next((folder / "articles").glob("*.txt"))
    project.load()
    text.write_text(f"{text.read_text(encoding='utf-8')}\n", encoding="utf-8")
    assert not project.is_stale
    assert project.show("Norvik Looms")[0].evidence[0].quote
    assert not project.is_stale
    text.unlink()
    assert project.is_stale


def test_a_session_looks_at_the_files_of_its_graph_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There may be tens of thousands, and a store and a session both have to know them."""
    folder = copied_newsroom(tmp_path / "newsroom")
    assert Project(folder, pinned=True).compile()
    looks: list[str] = []
    seen = files.states

    def counted(folder: Path, ending: str) -> Iterator[tuple[str, FileState]]:
        looks.append(f"{folder}/*{ending}")
        return seen(folder, ending)

    monkeypatch.setattr(files, "states", counted)
    assert Project(folder, pinned=True).ask("partners")
    assert looks and len(set(looks)) == len(looks)


def test_the_functions_are_those_of_the_project_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the current folder, or of the one that is named."""
    monkeypatch.delenv("KG_ARTICLES", raising=False)
    newsroom = copied_newsroom(tmp_path / "newsroom")
    monkeypatch.chdir(newsroom / "graph")
    assert kg.show("Norvik Looms") == kg.show("Norvik Looms", project=newsroom)
    assert kg.show("Norvik Looms")[0].evidence[0].quote
    with pytest.raises(NotFound):
        kg.show("Huawei")


def test_quotes_are_a_choice(shared_newsroom: Path) -> None:
    """A session that leaves the texts aside quotes nothing, whatever is at hand."""
    quoting = Project(shared_newsroom, shared_newsroom / "articles")
    silent = Project(shared_newsroom, shared_newsroom / "articles", pinned=True)
    for ask in (Project.show, Project.why):
        loud, still = (ask(project, "Norvik Looms") for project in (quoting, silent))
        assert 'quote="' in repr(loud).replace("'", '"')
        assert "quote=None" in repr(still) and "quote='" not in repr(still)


def test_a_silent_session_shares_what_is_loaded(shared_newsroom: Path) -> None:
    """Nothing is loaded twice, and nothing is quoted."""
    quoting = Project(shared_newsroom, shared_newsroom / "articles")
    silent = quoting.without_texts()
    assert silent.knowledge is quoting.knowledge
    assert (silent.edition.state(), quoting.edition.state()) == ("pinned", "verified")
    assert "quote='" not in repr(silent.show("Norvik Looms"))
    quoting.reload()
    assert silent.knowledge is quoting.knowledge


def test_a_session_is_taken_to_another_process(flagship: Project) -> None:
    """It loads its own graph there."""
    again = pickle.loads(pickle.dumps(flagship))
    assert len(again.ask("things")) == len(flagship.ask("things"))
    assert again.edition.state() == "pinned"


def test_a_session_that_cannot_be_read_can_be_shown(changing: Project) -> None:
    """Only what is asked of it fails."""
    (changing.workspace.root / "graph" / "entities.ttl").write_text(
        "nonsense", encoding="utf-8"
    )
    assert "cannot be read" in repr(changing)
    with pytest.raises(KgError):
        changing.ask("things")


def test_texts_are_found_from_any_folder(
    shared_newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is named from here is the same when the current folder is another."""
    monkeypatch.chdir(shared_newsroom)
    project = Project(shared_newsroom, "articles")
    monkeypatch.chdir(tmp_path)
    assert project.edition.state() == "verified"


def test_a_session_answers_in_every_way(flagship: Project, tmp_path: Path) -> None:
    """What the command line can do, it can do."""
    assert flagship.path("Huawei", "Baojun").paths
    assert flagship.rank(kind="Company")[0].category == "organisation"
    assert flagship.why("Liuzhou", "hosts")
    assert flagship.trace("SELECT ?b { id:sgmw kg:hasBrand ?b }")[0].statements
    assert flagship.check() == []
    assert flagship.diff(flagship.workspace.root, flagship.workspace.root) == []
    assert flagship.build(tmp_path / "site").is_whole
    assert len(flagship.graph()) == len(flagship.knowledge.triples())
    assert flagship.export("turtle").startswith("#")
    before = len(flagship.dataset())
    flagship.dataset().update("INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    assert len(flagship.dataset()) == before


def test_a_folder_that_is_no_project_is_refused(tmp_path: Path) -> None:
    """At once, and not when something is asked of it."""
    with pytest.raises(KgError, match="not a project"):
        Project(tmp_path)
    with pytest.raises(KgError, match="no folder"):
        Project(tmp_path / "nowhere")


def test_the_texts_may_be_elsewhere(shared_newsroom: Path, tmp_path: Path) -> None:
    """In the folder that is named, before the one that the project has."""
    assert Project(shared_newsroom, tmp_path).edition.state() == "verified"
    other = tmp_path / "2024-03-04-norvik-tessaly.txt"
    other.write_text("Other words.", encoding="utf-8")
    assert Project(shared_newsroom, tmp_path).edition.state() == "pinned"
