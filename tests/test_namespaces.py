"""What the names of a project begin with, and what its data set says of itself: both
from graph/dataset.ttl, and from nowhere else.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.dataset import Dataset, read_dataset
from kg.errors import BadInput
from kg.namespaces import Namespaces
from kg.vocabulary import PREFIXES
from tests.flagship import ROOT

BASE = "https://example.org/league/"
LEAGUE = Namespaces(BASE, {"lg": BASE + "terms#"})
HEAD = f"""PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX void: <http://rdfs.org/ns/void#>
BASE <{BASE}>
"""
SMALLEST = f'<dataset> a void:Dataset ; void:uriSpace "{BASE}" .'
WHOLE = f"""
<dataset> a void:Dataset ;
    dcterms:title "Clubs and their sponsors"@en , "Vereine und ihre Sponsoren"@de ;
    dcterms:description "Who pays for whom."@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    dcterms:language <http://id.loc.gov/vocabulary/iso639-1/de> ;
    dcterms:creator <agent/ada> , "Bela" ;
    dcterms:publisher <agent/press> ;
    dcterms:conformsTo <urn:ontology:2> , <urn:ontology:1> ;
    void:uriSpace "{BASE}" ;
    sh:declare <prefix/lg> .
<agent/ada> a foaf:Agent ; foaf:name "Ada" .
<agent/press> a foaf:Agent ; foaf:name "The Press" .
<prefix/lg> a sh:PrefixDeclaration ; sh:prefix "lg" ; sh:namespace "{BASE}terms#" .
"""
PREFIX = '\n<prefix/{0}> sh:prefix "{1}" ; sh:namespace "urn:{0}#" .'

# What is wrong: the text, the message, and a part of the advice.
REFUSED = {
    "no base": (
        "<dataset> a void:Dataset .",
        "there is no base, with which the names of all things begin.",
        'void:uriSpace "https://…/"',
    ),
    "two bases": (
        SMALLEST + '\n<dataset> void:uriSpace "urn:p/" .',
        "there are two bases (void:uriSpace).",
        "Keep one.",
    ),
    "a base with a hash, by which passages go": (
        SMALLEST.replace("league/", "league#"),
        "the base https://example.org/league# has a fragment.",
        "Write https://example.org/league/,",
    ),
    "a base that names would run into": (
        SMALLEST.replace("league/", "league"),
        "the base https://example.org/league does not end in /.",
        "Write https://example.org/league/,",
    ),
    "a base that is relative": (
        SMALLEST.replace(BASE, "league/"),
        "the base league/ is no absolute IRI.",
        "https://example.org/league/",
    ),
    "a base that is no IRI": (
        SMALLEST.replace(BASE, "https://example.org/the league/"),
        "the base https://example.org/the league/ is no absolute IRI.",
        "https://example.org/league/",
    ),
    "no data set": (
        f'<dataset> void:uriSpace "{BASE}" .',
        "0 data sets are described (void:Dataset).",
        "Describe one.",
    ),
    "two data sets": (
        SMALLEST + "\n<other> a void:Dataset .",
        "2 data sets are described (void:Dataset).",
        "Describe one.",
    ),
    "a prefix for two namespaces": (
        SMALLEST + PREFIX.format("a", "lg") + PREFIX.format("b", "lg"),
        "the prefix lg: is defined twice.",
        "Choose another one",
    ),
    "a prefix that every project has": (
        SMALLEST + PREFIX.format("a", "kg"),
        "the prefix kg: is defined twice.",
        "Choose another one",
    ),
    "the prefix of things": (
        SMALLEST + PREFIX.format("a", "id"),
        "the prefix id: is defined twice.",
        "Choose another one",
    ),
    "a prefix without a namespace": (
        SMALLEST + '\n<prefix/a> sh:prefix "lg" .',
        "the prefix lg: has 0 namespaces.",
        "sh:namespace",
    ),
    "a prefix with two namespaces": (
        SMALLEST + PREFIX.format("a", "lg") + '\n<prefix/a> sh:namespace "urn:b#" .',
        "the prefix lg: has 2 namespaces.",
        "sh:namespace",
    ),
}


def read(folder: Path, text: str) -> Dataset:
    """What a file with this text says."""
    path = folder / "dataset.ttl"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_dataset(path)


# Names


def test_every_name_begins_with_the_base() -> None:
    """Things, articles, and the graphs that no article has."""
    assert (LEAGUE.things, LEAGUE.articles) == (BASE + "id/", BASE + "article/")
    graphs = [LEAGUE.entities, LEAGUE.derived, LEAGUE.inferred, LEAGUE.dataset]
    assert [graph.value.removeprefix(BASE + "graph/") for graph in graphs] == [
        "entities",
        "derived",
        "inferred",
        "dataset",
    ]
    assert LEAGUE.ontology.value == BASE + "ontology"


def test_a_project_knows_the_prefixes_of_all_and_its_own() -> None:
    """In the order of the alphabet, as files declare them."""
    own = {"id": LEAGUE.things, "lg": BASE + "terms#"}
    assert LEAGUE.prefixes == {**PREFIXES, **own}
    assert list(LEAGUE.prefixes) == sorted(LEAGUE.prefixes)
    assert "id" not in PREFIXES


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (BASE + "id/rovers", "id:rovers"),
        (BASE + "terms#sponsors", "lg:sponsors"),
        (PREFIXES["kg"] + "Company", "kg:Company"),
        (BASE + "id/", BASE + "id/"),
        (BASE + "article/a", BASE + "article/a"),
        ("https://example.com/id/rovers", "https://example.com/id/rovers"),
    ],
)
def test_a_name_is_shortened_by_its_prefix(iri: str, short: str) -> None:
    """Or stands in full where there is none, or nothing behind it."""
    assert LEAGUE.shortened(NamedNode(iri)) == short


# The description


def test_what_a_data_set_says_of_itself(tmp_path: Path) -> None:
    """Title and description in English before other languages; agents by their names."""
    assert read(tmp_path, WHOLE) == Dataset(
        namespaces=LEAGUE,
        title="Clubs and their sponsors",
        description="Who pays for whom.",
        licence="https://creativecommons.org/licenses/by/4.0/",
        language="de",
        creators=("Bela", "Ada"),
        publishers=("The Press",),
        made_for=("urn:ontology:1", "urn:ontology:2"),
    )


def test_a_base_is_enough(tmp_path: Path) -> None:
    """All else may be missing; texts are English until it is said otherwise."""
    assert read(tmp_path, SMALLEST) == Dataset(Namespaces(BASE))
    assert read(tmp_path, SMALLEST).language == "en"


@pytest.mark.parametrize("what", REFUSED)
def test_what_gives_no_names_is_refused(tmp_path: Path, what: str) -> None:
    """With the file, the reason, and what to do."""
    text, message, advice = REFUSED[what]
    with pytest.raises(BadInput) as refused:
        read(tmp_path, text)
    assert refused.value.message == f"graph/dataset.ttl: {message}"
    assert advice in refused.value.advice


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """With line and column, or with the reason of the system."""
    with pytest.raises(BadInput, match=r"^graph/dataset\.ttl:7:\d+: "):
        read(tmp_path, SMALLEST + "\n<dataset> nonsense .")
    with pytest.raises(BadInput, match=r"^own\.ttl: cannot be read: No such file"):
        read_dataset(tmp_path / "nowhere.ttl", "own.ttl")


@pytest.mark.parametrize("folder", ["graph", "tests/data/newsroom/graph"])
def test_the_projects_here_describe_themselves(folder: str) -> None:
    """Whole, so that nobody need write a name of theirs into code."""
    found = read_dataset(ROOT / folder / "dataset.ttl")
    assert all((found.title, found.description, found.licence, found.made_for))
    assert found.creators == found.publishers == ("The kg project",)
    assert found.language == "en" and not found.namespaces.own
