"""Of several articles, each is judged by itself: by its own text, and whatever is wrong
with another.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.articles import Texts
from kg.checks import blocking, check, examine, faulty, unsound
from kg.errors import BadInput
from kg.model import SEVERITIES, Finding, Location
from kg.workspace import Workspace
from tests.checks import second
from tests.checks.test_bad import FILES, SLUG, change, found_in, found_with_text
from tests.flagship import NAMES


@pytest.fixture
def both(newsroom: Path) -> Path:
    """The newsroom with two articles."""
    second.add(newsroom)
    return newsroom


def texts_of(project: Path, *slugs: str) -> Path:
    """A folder with the texts of some of the articles."""
    folder = project / "some"
    folder.mkdir()
    for slug in slugs:
        shutil.copy(project / "articles" / f"{slug}.txt", folder)
    return folder


# Texts


@pytest.mark.parametrize("slugs", [(), (SLUG,), (second.SLUG,), (SLUG, second.SLUG)])
def test_right_names_are_not_doubted_for_want_of_a_text(
    both: Path, slugs: tuple[str, ...]
) -> None:
    """The weaver is called nearly like its city: whoever has only one of the texts
    cannot know better.
    """
    assert found_in(both, texts_of(both, *slugs)) == []


@pytest.mark.parametrize(
    ("slugs", "is_seen"),
    [
        ((), False),
        ((SLUG,), True),
        ((second.SLUG,), False),
        ((SLUG, second.SLUG), True),
    ],
)
def test_a_name_that_one_article_tells_of_is_judged_by_its_text(
    both: Path, slugs: tuple[str, ...], is_seen: bool
) -> None:
    """A wrong one is seen where that text is at hand, whatever other is missing."""
    change(both, "entities", 'skos:altLabel "Norvik"@en', 'skos:altLabel "Norvick"@en')
    found = [each.found for each in found_in(both, texts_of(both, *slugs))]
    assert found == (["norvick"] if is_seen else [])


@pytest.mark.parametrize("slugs", [(SLUG,), (SLUG, second.SLUG)])
def test_a_name_that_no_article_tells_of_is_not_judged(
    both: Path, slugs: tuple[str, ...]
) -> None:
    """Nothing says what it should be, however like another name it looks."""
    change(
        both,
        "entities",
        None,
        '\nid:quil a kg:Topic ; skos:prefLabel "Quillhaben"@en .\n',
    )
    assert found_in(both, texts_of(both, *slugs)) == []


def test_a_name_that_a_missing_text_may_have_is_not_judged(both: Path) -> None:
    """Both articles tell of the city, and another name of it may stand in the text that
    is not at hand.
    """
    name = 'skos:prefLabel "Quillhaven"@en'
    change(both, "entities", name, f'{name} ;\n    skos:altLabel "Quillhafen"@en')
    assert found_in(both, texts_of(both, SLUG)) == []
    (found,) = found_with_text(both)
    assert (found.severity, found.found) == ("error", "quillhafen")


def test_a_text_that_cannot_be_read_is_told_of(both: Path) -> None:
    """Its article is looked at without it, and the other with its own."""
    (both / "articles" / f"{second.SLUG}.txt").write_bytes(b"Quillh\xe4gen")
    change(
        both,
        "article",
        "id:zollin kg:subsidiaryOf id:norvik .",
        "id:zollin kg:subsidiaryOf id:tessaly .",
    )
    workspace = Workspace(both, both / "articles")
    examined = examine(workspace, Texts(workspace.texts))
    found, edition = examined.findings, examined.edition
    assert {each.check for each in found if each.location.file == FILES["article"]} >= {
        "support"
    }
    (illegible,) = [each for each in found if each.location.file == second.FILE]
    assert (illegible.severity, illegible.check) == ("error", "evidence")
    assert illegible.found and "UTF-8" in illegible.found and illegible.location.line
    assert [each.article.slug for each in examined.coverages] == [SLUG]
    assert edition and edition.state() == "1 of 2 articles verified"


# Files


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("GRAPH <#char=0,31> {", id="a file that does not end"),
        pytest.param("\n<#char=0,31> { _:b a kg:Topic }", id="a blank node"),
        pytest.param('\n<> { <> kg:sha256 "x"^^xsd:date }', id="a value of no type"),
    ],
)
def test_a_file_that_cannot_be_read_hides_nothing(both: Path, broken: str) -> None:
    """The other article is examined all the same, and is all that is published."""
    change(both, second.FILE, None, broken)
    change(both, "article", "kg:value 140 ;", "kg:value 141 ;")
    workspace = Workspace(both, both / "articles")
    examined = examine(workspace, Texts(workspace.texts))
    found, edition = examined.findings, examined.edition
    errors = [(each.check, each.location.file) for each in found if each.is_error]
    assert errors == [("support", FILES["article"]), ("syntax", second.FILE)]
    assert edition and [article.slug for article in edition.articles] == [SLUG]
    assert faulty(found, workspace) == {SLUG, second.SLUG}
    # What the words do not bear is left out by itself.
    assert unsound(found, workspace) == {second.SLUG}
    assert blocking(found, workspace) == []


def test_a_registry_that_cannot_be_read_stops_everything(both: Path) -> None:
    """All articles rest on it; but what is wrong with the other files is told."""
    change(both, "entities", None, "\nid:x a\n")
    change(both, second.FILE, None, "GRAPH <#char=0,31> {")
    workspace = Workspace(both)
    examined = examine(workspace)
    found, edition = examined.findings, examined.edition
    assert edition is None
    assert {each.location.file for each in found} == {FILES["entities"], second.FILE}
    assert [each.location.file for each in blocking(found, workspace)] == [
        FILES["entities"]
    ]


def test_a_wrong_article_is_unsound_alone(both: Path) -> None:
    """Its errors are in its file; what is only unfinished makes nothing unsound."""
    change(
        both, second.FILE, "kg:locatedIn id:quillhaven", "kg:subsidiaryOf id:quillhaven"
    )
    change(both, "article", '        kg:date "2024-03-02"^^xsd:date ;\n', "")
    found = found_with_text(both)
    assert {each.severity for each in found} == {"error", "warning"}
    workspace = Workspace(both)
    assert unsound(found, workspace) == {second.SLUG}
    assert blocking(found, workspace) == []


def test_where_errors_belong() -> None:
    """To the article whose file or passage they are in, else to all."""
    workspace = Workspace(Path(__file__).parents[1] / "data" / "newsroom")
    passage = f"{NAMES.articles}{SLUG}#char=0,45"
    other = passage.replace(SLUG, second.SLUG)
    own, registry = FILES["article"], FILES["entities"]
    places = {
        Location(own, 1): {SLUG},
        Location(registry, 1, passage): {SLUG},
        Location(own, 1, other): {SLUG},
        Location(registry, 1): set(),
        Location(registry, 1, other): set(),
        Location(): set(),
    }
    for place, slugs in places.items():
        found = [Finding(severity, "logic", "Wrong.", place) for severity in SEVERITIES]
        assert unsound(found, workspace) == slugs
        assert blocking(found, workspace) == ([] if slugs else found[:1])


# Severities


def test_a_check_says_how_bad_it_is(newsroom: Path) -> None:
    """In its header, else it is an error; what is none of the three is refused with its
    file.
    """
    path = newsroom / "queries" / "checks" / "odd.rq"
    header = "#+ check: logic\n#+ problem: is odd.\n#+ advice: Mend it.\n"
    query = header + "{}SELECT ?subject {{ BIND(<urn:x> AS ?subject) }}\n"
    for severity in SEVERITIES:
        path.write_text(query.format(f"#+ severity: {severity}\n"), encoding="utf-8")
        assert [each.severity for each in check(Workspace(newsroom))] == [severity]
    path.write_text(query.format(""), encoding="utf-8")
    assert [each.severity for each in check(Workspace(newsroom))] == ["error"]
    path.write_text(query.format("#+ severity: fatal\n"), encoding="utf-8")
    with pytest.raises(
        BadInput, match=r"queries/checks/odd\.rq: there is no severity 'fatal'"
    ) as refused:
        check(Workspace(newsroom))
    assert refused.value.advice == "Severities are error, warning, note."


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (
            "#+ problem: is odd.\n#+ advice: Mend it.\n",
            "there is no line '#+ check: …'",
        ),
        ("#+ check: logic\n#+ advise: Mend it.\n", "there is no header 'advise'"),
        ("#+ check: logic\n#+ check: syntax\n", "'check' is said twice"),
        ("#+ param x: x\n", "there is no header 'param'"),
        ("#+ problem\n", "a header line reads"),
    ],
)
def test_a_check_with_a_wrong_header_is_refused(
    newsroom: Path, header: str, message: str
) -> None:
    """With its file and line, by the rules that questions have too."""
    path = newsroom / "queries" / "checks" / "odd.rq"
    path.write_text(f"{header}SELECT * {{ ?s ?p ?o }}\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"^queries/checks/odd\.rq:\d: ") as refused:
        check(Workspace(newsroom))
    assert message in refused.value.message
