"""A text may be read in full: every word is used, or a passage says why it is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import articles
from kg.articles import Texts
from kg.checks import Examined, examine
from kg.language.english.sentences import sentences
from kg.workspace import Workspace
from tests.checks.test_bad import SLUG, change, found_in, found_with_text

UNUSED = [
    *(
        "latest",
        "allowed",
        "region",
        "well",
        "train",
        "people",
        "taken",
        "robots",
        "faster",
        "dared",
        "hope",
    ),
    *("spent", "town", "reached"),
]
"""The words of the newsroom's article that mean something, and that no statement uses."""
DIGEST = (
    'kg:sha256 "ce433742104451d1490e466f8396487df311bcbaa7c0100a8474ba948f427155" .'
)


def read_in_full(project: Path) -> None:
    """The article says that it is."""
    change(project, "article", DIGEST, f"kg:isReadInFull true ;\n        {DIGEST}")


def leave_out(project: Path, begin: int, end: int, reason: str) -> None:
    """The characters become a passage of their own, with the reason."""
    words = text_of(project)[begin:end]
    block = f"""    <#char={begin},{end}> a kg:Passage ;
        nif:beginIndex {begin} ;
        nif:endIndex {end} ;
        kg:notModelled "{reason}"@en ;
        kg:sha256 "{articles.digest(words)}" .
"""
    change(
        project,
        "article",
        "    <#char=0,45> a kg:Passage ;",
        block + "    <#char=0,45> a kg:Passage ;",
    )


def examined(project: Path) -> Examined:
    """What is found with the project's own texts."""
    texts = project / "articles"
    return examine(Workspace(project, texts), Texts(texts))


def text_of(project: Path) -> str:
    """The article's text."""
    return (project / "articles" / f"{SLUG}.txt").read_text(encoding="utf-8")


def test_other_words_are_asked_for_where_an_article_is_read_in_full(
    newsroom: Path,
) -> None:
    """Not before; and without a text, nothing of it is known."""
    assert found_with_text(newsroom) == []
    read_in_full(newsroom)
    assert [
        problem.found for problem in sorted(found_with_text(newsroom), key=_position)
    ] == UNUSED
    assert found_in(newsroom, None) == []


def test_a_reason_for_each_word_that_is_left_out_will_do(newsroom: Path) -> None:
    """With all but one of them there is one problem left, and with the last one none."""
    read_in_full(newsroom)
    pieces = [
        piece for coverage in examined(newsroom).coverages for piece in coverage.unused
    ]
    assert [piece.quote for piece in pieces] == UNUSED
    for piece in pieces[1:]:
        leave_out(
            newsroom, piece.begin, piece.end, f"Nothing is said of {piece.quote}."
        )
    (problem,) = found_with_text(newsroom)
    assert (problem.check, problem.found) == ("coverage", "latest")
    leave_out(newsroom, pieces[0].begin, pieces[0].end, "Steps have no order.")
    found = examined(newsroom)
    (coverage,) = found.coverages
    assert (found.findings, coverage.unused) == ([], [])
    assert [piece.quote for piece in coverage.left_out] == UNUSED
    assert coverage.left_out[0].reason == "Steps have no order."


@pytest.mark.parametrize(
    ("statement", "instead", "words", "told"),
    [
        ('        kg:date "2024-03-02"^^xsd:date ;\n', "", "March 2", "March 2"),
        (
            "id:wool ;\n        kg:usesTechnology id:weaving-robots .",
            "id:wool .",
            "weaving robots",
            "use weaving robots",
        ),
    ],
    ids=["date", "name"],
)
def test_a_date_or_name_may_be_left_out_too(
    newsroom: Path, statement: str, instead: str, words: str, told: str
) -> None:
    """Without the statement it is missed; with a reason, and its whole sentence, it is not."""
    change(newsroom, "article", statement, instead)
    assert [problem.found for problem in found_with_text(newsroom)] == [words]
    text = text_of(newsroom)
    place = text.index(told)
    ((begin, end),) = [span for span in sentences(text) if span[0] <= place < span[1]]
    leave_out(newsroom, begin, end, "This is not followed up.")
    assert found_with_text(newsroom) == []


def test_the_coverage_is_told(newsroom: Path) -> None:
    """In lines with the words that are not used, and as JSON with their positions
    alone.
    """
    lines = " ".join(told(newsroom, "table", "--with-text").split())
    assert (
        "13 of 13 sentences, 7 of 7 numbers, 6 of 6 dates, 29 of 29 names and 38 of 52 other words are used."
        in lines
    )
    assert "not used: latest (431), allowed (537), region (607)" in lines
    (record,) = json.loads(told(newsroom, "json"))["coverage"]
    assert record["used"] == {
        "sentence": [13, 13],
        "number": [7, 7],
        "date": [6, 6],
        "name": [29, 29],
        "word": [38, 52],
    }
    assert [(piece["begin"], piece["end"]) for piece in record["unused"]][:2] == [
        (431, 437),
        (537, 544),
    ]
    assert not any("quote" in piece for piece in record["unused"])


def told(project: Path, form: str, *options: str) -> str:
    """The output of `kg check`."""
    from kg.cli import kg

    return (
        CliRunner()
        .invoke(kg, ["--project", str(project), "check", "--format", form, *options])
        .stdout
    )


def _position(problem: object) -> int:
    return int(str(problem).partition("char=")[2].partition(",")[0])
