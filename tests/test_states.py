"""Pinned and verified: every answer is the same with the text and without, and no words
leave unasked.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import kg
from kg.evidence.statements import evidence
from kg.formats import FORMATS, files
from kg.project import Project
from kg.questions import Question, questions
from kg.questions.rows import Rows
from kg.render.question_answers import question_answer
from kg.workspace import find
from tests.asked import needed
from tests.page.sites import unpacked

SLUG = "2024-03-04-norvik-tessaly"
WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
MOST_COMMON_WORDS = 8
QUOTE = "The money has made possible about 38 workshops in the city"


@pytest.fixture(scope="session")
def pinned(newsroom_pinned: Project) -> Project:
    """The newsroom without its text."""
    return newsroom_pinned


@pytest.fixture(scope="session")
def verified(newsroom_verified: Project) -> Project:
    """The newsroom with its text."""
    return newsroom_verified


def text_of(folder: Path) -> Path:
    """The newsroom's text file."""
    return folder / "articles" / f"{SLUG}.txt"


def runs(words: str) -> Iterator[tuple[str, ...]]:
    """Every run of one word more than may be shared with an article."""
    found = WORD.findall(words.casefold())
    return zip(*(found[start:] for start in range(MOST_COMMON_WORDS + 1)), strict=False)


def shared(content: str, folder: Path) -> set[tuple[str, ...]]:
    """The runs of words that the content has in common with the newsroom's text below
    its headline.
    """
    headline, below = text_of(folder).read_text(encoding="utf-8").split("\n", 1)
    assert len(WORD.findall(headline)) <= MOST_COMMON_WORDS
    return set(runs(content)) & set(runs(below))


def kg_(folder: Path, *arguments: str) -> Result:
    """The command line, run in the newsroom."""
    return CliRunner().invoke(kg, ["--project", str(folder), *arguments])


def answers(project: Project) -> Iterator[tuple[Question, Rows]]:
    """Every question with its rows."""
    for name, asked in questions(project.workspace).items():
        yield asked, project.ask(name, **needed(asked, "Norvik Looms"))


def rendered(project: Project, form: str, *, with_text: bool = False) -> str:
    """The answers to every question."""
    written = []
    for asked, found in answers(project):
        written.append(
            question_answer(asked, found, form, project.knowledge, with_text=with_text)
        )
    return "\n".join(written)


# The same answers


def test_both_states_answer_alike(pinned: Project, verified: Project) -> None:
    """Every question has the same rows, and the rows state the same sentences with the
    same passages and links.
    """
    some = 0
    for (asked, ours), (_, theirs) in zip(
        answers(pinned), answers(verified), strict=True
    ):
        name = asked.name
        assert list(ours) == list(theirs), name
        assert [row.sentence for row in ours] == [row.sentence for row in theirs], name
        assert [r.evidence and r.evidence.link for r in ours] == [
            r.evidence and r.evidence.link for r in theirs
        ], name
        some += len(ours)
    assert some


def test_only_a_text_gives_quotes(pinned: Project, verified: Project) -> None:
    """Every passage is quoted, exactly, where the text is at hand, and none where it is
    not.
    """
    words = text_of(verified.workspace.root).read_text(encoding="utf-8")
    for passage in verified.knowledge.passages.values():
        assert evidence(pinned.knowledge, passage, pinned.texts).quote is None
        assert (
            evidence(verified.knowledge, passage, verified.texts).quote
            == words[passage.begin : passage.end]
        )


def test_fact_sheets_differ_in_quotes_alone(pinned: Project, verified: Project) -> None:
    """What is said of a thing is said in the same sentences in both states."""
    sheets = [
        [each.sentence for each in project.show("Norvik Looms")]
        for project in (pinned, verified)
    ]
    assert sheets[0] == sheets[1] != []


def test_states_are_named(pinned: Project, verified: Project) -> None:
    """A project says which of the two it is in."""
    assert (pinned.edition.state(), verified.edition.state()) == ("pinned", "verified")


# Copies that differ


def test_a_copy_that_differs_is_measured(newsroom: Path) -> None:
    """How many passages it holds, and by how much they have moved, is one problem; each
    that is lost is another.
    """
    path = text_of(newsroom)
    words = path.read_text(encoding="utf-8")
    path.write_text(
        "Business news\n\n" + words.replace("about 38", "about 39"), encoding="utf-8"
    )
    project = Project(newsroom)
    first, lost = sorted(
        project.check(), key=lambda finding: "nowhere" in finding.message
    )
    assert first.message.endswith("39 of 40 passages found, shifted by +15.")
    assert (
        lost.location.passage
        and lost.location.passage.endswith("#char=981,1039")
        and "nowhere" in lost.message
    )
    assert project.edition.state() == "39 of 40 passages found, shifted by +15"
    quotes = quoted(project)
    assert quotes["char=981,1039"] is None
    assert quotes["char=1041,1080"] == "They can turn out 15,000 looms annually"


def test_a_copy_that_only_moved_is_no_problem(newsroom: Path) -> None:
    """A reader's copy with a line before it proves every passage, and says by how much
    they have moved.
    """
    path = text_of(newsroom)
    path.write_text("Business\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    (finding,) = Project(newsroom).check()
    assert (finding.severity, finding.check) == ("warning", "evidence")
    assert (
        "40 of 40 passages found, shifted by +9"
        in kg_(newsroom, "check", "--format", "table").stdout
    )


def test_the_text_of_another_article_proves_nothing(newsroom: Path) -> None:
    """Under this article's name it is refused; under its own it counts as no text at
    all.
    """
    other = "Boltmere Glass and Fenwick Dairy parted on Tuesday, and nobody in Quillhaven minded much.\n"
    text_of(newsroom).write_text(other, encoding="utf-8")
    assert any(
        "0 of 40 passages found." in finding.message
        for finding in Project(newsroom).check()
    )
    assert Project(newsroom).edition.state() == "pinned"
    text_of(newsroom).rename(newsroom / "articles" / "2024-03-05-boltmere.txt")
    project = Project(newsroom)
    assert project.edition.state() == "pinned"
    assert set(quoted(project).values()) == {None}
    assert not any(finding.is_error for finding in project.check())


def test_a_folder_without_the_text_is_not_called_verified(newsroom: Path) -> None:
    """`kg check` says that it went by positions and digests alone where it did."""
    text_of(newsroom).unlink()
    assert "pinned" in kg_(newsroom, "check", "--format", "table").stdout


def test_texts_are_looked_for_where_they_are_named(
    newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is named goes before KG_ARTICLES, which goes before `articles/`;
    pinned goes before all.
    """
    elsewhere, other = tmp_path / "elsewhere", tmp_path / "other"
    elsewhere.mkdir()
    other.mkdir()
    assert find(newsroom).texts == newsroom / "articles"
    monkeypatch.setenv("KG_ARTICLES", str(other))
    assert find(newsroom).texts == other
    assert find(newsroom, elsewhere).texts == elsewhere
    assert find(newsroom, elsewhere).pinned.texts is None


# Nothing leaves unasked


@pytest.mark.parametrize(
    ("form", "evidence"),
    [(form, e) for form, it in FORMATS.items() for e in it.evidence],
)
def test_exports_hold_no_sentence(
    form: str, evidence: str, pinned: Project, verified: Project, shared_newsroom: Path
) -> None:
    """With the text at hand an export has not one word more, and no nine words in a row
    of the article.
    """
    written = files(verified.knowledge, form, evidence, texts=verified.texts)
    assert written == files(pinned.knowledge, form, evidence, texts=pinned.texts)
    assert all(
        shared(content, shared_newsroom) == set() for content in written.values()
    )


@pytest.mark.parametrize("evidence", ["nif", "annotation"])
def test_exports_hold_the_text_where_it_is_asked_for(
    evidence: str, verified: Project, shared_newsroom: Path
) -> None:
    """Which the measure above notices."""
    (content,) = files(
        verified.knowledge, "nquads", evidence, texts=verified.texts, with_text=True
    ).values()
    assert shared(content, shared_newsroom)
    assert QUOTE in content


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "md"])
def test_answers_hold_no_sentence_unless_asked(
    form: str, verified: Project, shared_newsroom: Path
) -> None:
    """Answers for other programs quote nothing, and everything where the text is asked
    for.
    """
    assert shared(rendered(verified, form), shared_newsroom) == set()
    quoting = rendered(verified, form, with_text=True)
    assert shared(quoting, shared_newsroom)
    assert QUOTE in quoting


def test_tables_quote_what_the_text_proves(pinned: Project, verified: Project) -> None:
    """On a terminal the words stand below the rows in the verified state only."""
    assert QUOTE in re.sub(r"\s+", " ", rendered(verified, "table"))
    assert QUOTE not in re.sub(r"\s+", " ", rendered(pinned, "table"))


def test_problems_hold_no_sentence(newsroom: Path) -> None:
    """What `kg check` says of a copy that differs can be shown to anyone."""
    path = text_of(newsroom)
    path.write_text(
        "Business\n" + path.read_text(encoding="utf-8").replace("38", "39"),
        encoding="utf-8",
    )
    told = kg_(newsroom, "check", "--format", "json")
    assert told.exit_code == 1 and json.loads(told.stdout)
    assert shared(told.stdout, newsroom) == set()


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_line_exports_no_sentence(form: str, newsroom: Path) -> None:
    """`kg export` in a project with the text at hand."""
    told = kg_(newsroom, "export", form, "-o", str(newsroom / "out"))
    assert told.exit_code == 0
    written = [
        path for path in [newsroom / "out", *newsroom.glob("out/*")] if path.is_file()
    ]
    assert written
    assert all(
        shared(path.read_text(encoding="utf-8"), newsroom) == set() for path in written
    )


# The site


def test_a_pinned_site_holds_no_sentence(newsroom: Path, tmp_path: Path) -> None:
    """With the text set aside, no file of the site quotes it, and the page says that it
    holds positions and digests.
    """
    built = Project(newsroom).build(tmp_path / "site", pinned=True)
    assert (built.state, built.findings) == ("pinned", [])
    for path in built.files:
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        written = unpacked(content.decode())
        assert shared(written, newsroom) == set(), path.name
    page = untagged(tmp_path / "site" / "index.html")
    assert shared(page, newsroom) == set()
    assert QUOTE not in page
    assert "not the words" in page and "do not pass the page on" not in page


def untagged(path: Path) -> str:
    """The text of a page: its marks may stand between any two words."""
    return unescape(re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8")))


def test_a_verified_site_quotes_and_says_so(newsroom: Path, tmp_path: Path) -> None:
    """The page quotes the passages and warns in its footer; the other files are those
    of the pinned site.
    """
    # Else nobody could tell without the text how well the statements are proved.
    Project(newsroom).write_proofs()
    quoting = Project(newsroom).build(tmp_path / "quoting")
    silent = Project(newsroom).build(tmp_path / "silent", pinned=True)
    page = untagged(tmp_path / "quoting" / "index.html")
    assert quoting.state == "verified"
    assert (
        QUOTE in page
        and "do not pass the page on" in page
        and "not the words" not in page
    )
    assert quoting.counts == silent.counts
    for one, other in zip(quoting.files, silent.files, strict=True):
        assert one.name == other.name
        if one.suffix != ".html":
            assert one.read_bytes() == other.read_bytes()


def test_the_summary_warns_of_quotes(newsroom: Path, tmp_path: Path) -> None:
    """`kg build` says which state the site is in, and what that means."""
    quoting = kg_(newsroom, "build", "-o", str(tmp_path / "site"))
    assert (
        quoting.exit_code == 0
        and "verified" in quoting.stdout
        and "--pinned" in quoting.stderr
    )
    silent = kg_(newsroom, "build", "--pinned", "-o", str(tmp_path / "site"))
    assert silent.exit_code == 0 and "pinned" in silent.stdout and silent.stderr == ""


def test_an_article_with_errors_is_left_out(newsroom: Path, tmp_path: Path) -> None:
    """A text that differs is an error; where no other article is left, nothing is
    written.
    """
    text_of(newsroom).write_text("Another text.\n", encoding="utf-8")
    built = Project(newsroom).build(tmp_path / "site")
    assert any(finding.is_error for finding in built.findings)
    assert [(each.slug, each.is_faulty) for each in built.omissions] == [(SLUG, True)]
    assert not built.is_whole and not built.files
    assert not (tmp_path / "site").exists()


def quoted(project: Project) -> dict[str, str | None]:
    """The words of each passage, where a text proves them."""
    graph = project.knowledge
    return {
        passage.position: evidence(graph, passage, project.texts).quote
        for passage in graph.passages.values()
    }
