"""Accepted drafts become statements, all or nothing; what is edited changes alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.authoring.removing import remove_article
from kg.cli import kg as command
from kg.drafting.review_lines import ReviewLine
from kg.drafting.reviewing import review_file
from kg.errors import BadInput, KgError, NotFound
from kg.knowledge.corrections import corrections
from kg.vocabulary import Term
from tests.drafting.press import SLUG, add_to, drafted, press


def line_of(project: kg.Project, beginning: str) -> ReviewLine:
    (line,) = (
        line for line in project.review(SLUG) if line.statement.startswith(beginning)
    )
    return line


def sentences(project: kg.Project, thing: str) -> set[str]:
    return {statement.sentence for statement in project.show(thing)}


def test_what_is_accepted_is_stated_and_nothing_else(project: kg.Project) -> None:
    project.review(SLUG, {"plain": "a"})
    accepted = project.accept(SLUG)
    assert accepted.is_written, accepted.findings
    said = sentences(project, "Quorrin Mills")
    assert "Quorrin Mills is headquartered in Tessholm." in said
    assert not any("Brastow Foods" in sentence for sentence in said)


def test_positions_references_and_names_are_the_program_s_work(
    project: kg.Project,
) -> None:
    supplies = line_of(project, "quorrin-mills supplies brastow-foods")
    project.review(SLUG, {supplies.id: "a"})
    accepted = project.accept(SLUG)
    assert accepted.is_written, accepted.findings
    (article,) = project.knowledge.articles.values()
    referring = [passage for passage in article.passages if passage.refers_to]
    assert [project.texts.quote(article, each) for each in referring] == ["The company"]


def test_a_statement_may_be_edited(project: kg.Project) -> None:
    supplies = line_of(project, "quorrin-mills supplies brastow-foods")
    path = project.workspace.root / "drafts" / f"{SLUG}.review"
    content = path.read_text(encoding="utf-8")
    edited = content.replace(
        f"?  {supplies.id} reference quorrin-mills supplies",
        f"a  {supplies.id} reference quorrin-mills customerOf",
    )
    assert edited != content
    path.write_text(edited, encoding="utf-8")
    # The words say the opposite, so nothing is written, and the line is told.
    accepted = project.accept(SLUG)
    assert not accepted.is_written
    (number,) = (
        n for n, line in enumerate(edited.splitlines(), 1) if supplies.id in line
    )
    places = {
        (f.location.file, f.location.line) for f in accepted.findings if f.is_error
    }
    assert (f"drafts/{SLUG}.review", number) in places


def test_accepted_again_nothing_changes_but_what_was_edited(
    project: kg.Project,
) -> None:
    project.review(SLUG, {"plain": "a"})
    assert project.accept(SLUG).written
    assert project.accept(SLUG).written == []
    based = line_of(project, "quorrin-mills headquarteredIn")
    before = project.workspace.article(SLUG).read_text(encoding="utf-8").splitlines()
    project.review(SLUG, {based.id: "xs"})
    project.accept(SLUG)
    after = project.workspace.article(SLUG).read_text(encoding="utf-8").splitlines()
    assert set(after) <= set(before)
    assert not any("headquarteredIn" in line for line in after)


def test_a_rejected_thing_is_in_no_accepted_statement(project: kg.Project) -> None:
    thing = line_of(project, "tessholm: ")
    based = line_of(project, "quorrin-mills headquarteredIn")
    project.review(SLUG, {thing.id: "x", based.id: "a"})
    with pytest.raises(BadInput, match="tessholm is rejected"):
        project.accept(SLUG)


def test_a_draft_that_does_not_exist_is_told(project: kg.Project) -> None:
    with pytest.raises(NotFound, match="r000000"):
        project.review(SLUG, {"r000000": "a"})


def edit(project: kg.Project, beginning: str, before: str, after: str) -> None:
    """Accept a line with another statement, as an editor would."""
    path = review_file(project.workspace, SLUG)
    lines = path.read_text(encoding="utf-8").splitlines()
    (number,) = (n for n, line in enumerate(lines) if f" {beginning}" in line[:60])
    assert before in lines[number]
    # What was proposed stands behind, and is left as it is.
    lines[number] = "a" + lines[number][1:].replace(before, after, 1)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def corrected(project: kg.Project) -> set[tuple[str, str, str]]:
    """The parts on record that were corrected: what was drafted, and what was written."""
    found = corrections(kg.Project(project.workspace.root).knowledge)
    return {(each.part, last(each.drafted), last(each.written)) for each in found}


def last(term: Term | None) -> str:
    return str(getattr(term, "value", "")).replace("#", "/").rpartition("/")[2]


@pytest.mark.parametrize(
    ("beginning", "before", "after", "expected"),
    [
        ("obs-quorrin-mills-revenue", '"revenue"', '"turnover"',
         ("variable", "revenue", "turnover")),
        ("obs-quorrin-mills-revenue", '; period "2023"', "", ("period", "2023", "")),
        ("obs-quorrin-mills-revenue", "observedOf quorrin-mills",
         "observedOf ardle-sons", ("subject", "quorrin-mills", "ardle-sons")),
        ("quorrin-mills supplies", "supplies", "supports",
         ("property", "supplies", "supports")),
    ],
)  # fmt: skip
def test_what_is_corrected_in_an_accepted_draft_is_kept(
    project: kg.Project,
    beginning: str,
    before: str,
    after: str,
    expected: tuple[str, str, str],
) -> None:
    edit(project, beginning, before, after)
    accepted = project.accept(SLUG)
    assert accepted.is_written, accepted.findings
    assert corrected(project) == {expected}


@pytest.mark.parametrize("is_gone", [True, False])
def test_what_is_stated_is_not_open_again(
    project: kg.Project, *, is_gone: bool
) -> None:
    project.review(SLUG, {"plain": "a", "reference": "a"})
    assert project.accept(SLUG).is_written
    stated = sentences(project, "Quorrin Mills")
    if is_gone:
        review_file(project.workspace, SLUG).unlink()
    again = drafted(kg.Project(project.workspace.root))
    assert not again.tiers
    # Nor is it lost.
    assert kg.Project(project.workspace.root).accept(SLUG).is_written
    assert sentences(kg.Project(project.workspace.root), "Quorrin Mills") == stated


def test_a_corrected_figure_comes_back_as_it_was_accepted(project: kg.Project) -> None:
    revenue = "obs-quorrin-mills-revenue"
    edit(project, revenue, "observedOf quorrin-mills", "observedOf ardle-sons")
    assert project.accept(SLUG).is_written
    review_file(project.workspace, SLUG).unlink()
    drafted(kg.Project(project.workspace.root))
    line = line_of(project, f"{revenue}: ")
    assert line.is_accepted
    assert "observedOf ardle-sons" in line.statement


def test_a_rejected_figure_is_not_offered_again(project: kg.Project) -> None:
    revenue = "obs-quorrin-mills-revenue: "
    growth = "obs-quorrin-mills-growth-of-revenue: "
    project.review(SLUG, {"plain": "a", line_of(project, revenue).id: "xo"})
    edit(project, growth, '"growth of revenue"', '"revenue"')
    # The variable is known to the registry from now on.
    assert project.accept(SLUG).is_written
    review_file(project.workspace, SLUG).unlink()
    again = drafted(kg.Project(project.workspace.root))
    assert not any(each.statement.startswith(revenue) for each in again.drafts.drafts)


def test_drafting_again_loses_no_decision(project: kg.Project) -> None:
    project.review(SLUG, {"plain": "a", "doubtful": "xs"})
    before = project.review(SLUG)
    drafted(project)
    assert project.review(SLUG) == before


@pytest.mark.parametrize("accepted", ["orlend-foods acquired", "orlend-foods kind"])
def test_a_name_stands_where_an_article_has_the_whole_of_it(
    tmp_path: Path, accepted: str
) -> None:
    text = (
        "Orlend grows\n\nOrlend Foods, a food maker based in Tessholm, is older. "
        "Orlend Foods acquired Lunt Bakery.\n"
    )
    project = press(tmp_path / "press", text)
    drafted(project)
    thing = line_of(project, "orlend-foods: ")
    project.review(SLUG, {thing.id: "a", line_of(project, accepted).id: "a"})
    written = project.accept(SLUG)
    assert written.is_written, written.findings
    name = "Orlend Foods"
    stated = project.workspace.article(SLUG).read_text(encoding="utf-8")
    passages = re.findall(r"#char=(\d+),(\d+)> \{[^}]*prefLabel \"Orlend", stated)
    assert passages
    assert all(name in text[int(begin) : int(end)] for begin, end in passages)


def test_a_changed_text_is_accepted_again_without_what_is_gone(tmp_path: Path) -> None:
    text = (
        "A year in Tessholm\n\nOrlend Foods employs 1,400 people. "
        "Orlend Foods acquired Lunt Bakery.\n"
    )
    project = press(tmp_path / "press", text)
    drafted(project)
    project.review(SLUG, {"plain": "a", "reference": "a"})
    assert project.accept(SLUG).is_written
    remove_article(project.workspace, SLUG)
    (project.workspace.root / "articles" / f"{SLUG}.txt").unlink()
    later = text.replace(
        "Orlend Foods employs 1,400", "It rains. Orlend Foods employs 1,500"
    )
    project = add_to(kg.Project(project.workspace.root), later)
    again = drafted(project)
    assert [each.told.partition(";")[0] for each in again.gone] == [
        'obs-orlend-foods-number-of-employees: figure "1,400"'
    ]
    accepted = project.accept(SLUG)
    assert accepted.is_written, accepted.findings
    assert "Orlend Foods acquired Lunt Bakery." in sentences(project, "Orlend Foods")


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [
        ("between 4.2 billion and 4.5 billion euros", 4_200_000_000, 4_500_000_000),
        ("4.2 to 4.5 million euros", 4_200_000, 4_500_000),
        ("40 million to 45 million yuan", 40_000_000, 45_000_000),
    ],
)
def test_both_ends_of_a_range_are_stated(
    tmp_path: Path, told: str, low: int, high: int
) -> None:
    text = f"A year in Tessholm\n\nOrlend Foods spent {told} on research in 2023.\n"
    project = press(tmp_path / "press", text)
    found = drafted(project)
    ends = {
        (each.facts.value, each.facts.comparator)
        for each in found.drafts.drafts
        if each.kind == "figure"
    }
    assert ends == {(str(low), "atLeast"), (str(high), "atMost")}
    assert not found.drafts.refused
    project.review(SLUG, {each.id: "a" for each in found.drafts.drafts})
    accepted = project.accept(SLUG)
    assert accepted.is_written, accepted.findings


def test_a_rejected_thing_and_what_is_said_of_it_are_not_offered_again(
    project: kg.Project,
) -> None:
    thing = line_of(project, "brastow-foods: ")
    based = line_of(project, "quorrin-mills headquarteredIn")
    project.review(SLUG, {thing.id: "xo", based.id: "a"})
    assert project.accept(SLUG).is_written
    review_file(project.workspace, SLUG).unlink()
    again = drafted(kg.Project(project.workspace.root)).drafts
    found = [each.statement for each in [*again.things, *again.drafts]]
    assert not any("brastow-foods" in each for each in found)
    checked = kg.Project(project.workspace.root).check()
    assert not [finding for finding in checked if finding.is_error]


def test_words_of_open_drafts_are_told_in_one_line(project: kg.Project) -> None:
    based = line_of(project, "quorrin-mills headquarteredIn")
    project.review(SLUG, {based.id: "a"})
    accepted = project.accept(SLUG)
    assert accepted.is_written
    assert any("are those of open drafts" in note for note in accepted.notes)
    # The sentence on what it supplies has open drafts alone.
    supplies = line_of(project, "quorrin-mills supplies brastow-foods")
    told = f"sentence at char={supplies.span[0]},"
    assert not any(told in finding.message for finding in accepted.findings)


def test_what_the_noun_of_a_class_proves_is_found_whole(tmp_path: Path) -> None:
    """Such nouns are no lemmas of the frame: those of its classes are words of it."""
    text = "A year in Tessholm\n\nOrlend Foods, a London hedge fund, has grown.\n"
    project = press(tmp_path / "press", text)
    seated = [
        each.id
        for each in drafted(project).drafts.drafts
        if each.facts.property == "headquarteredIn"
    ]
    project.review(SLUG, dict.fromkeys(seated, "a"))
    assert project.accept(SLUG).is_written
    checked = kg.Project(project.workspace.root).check()
    assert not [finding for finding in checked if finding.is_error]


def test_who_says_it_may_be_referred_to(tmp_path: Path) -> None:
    """Words of a draft hold those by which its speaker is referred to, and are read so."""
    text = (
        "A year in Tessholm\n\nOrlend Foods employs 1,400 people, said Ida Sorrell, its"
        " chief executive. Orlend Foods supplies Brastow Foods, she said.\n"
    )
    project = press(tmp_path / "press", text)
    supplied = [
        each
        for each in drafted(project).drafts.drafts
        if each.facts.property == "supplies"
    ]
    assert [each.facts.speaker for each in supplied] == ["Ida Sorrell"]
    project.review(SLUG, {each.id: "a" for each in supplied})
    accepted = project.accept(SLUG)
    assert accepted.is_written, accepted.findings
    (article,) = kg.Project(project.workspace.root).knowledge.articles.values()
    referring = [passage for passage in article.passages if passage.refers_to]
    assert [project.texts.quote(article, each) for each in referring] == ["she"]


def test_an_article_without_drafts_is_told(tmp_path: Path) -> None:
    project = press(tmp_path / "press")
    with pytest.raises(KgError, match="a has no drafts"):
        project.review(SLUG)
    with pytest.raises(NotFound, match="no article 'aa'"):
        project.review("aa")


def test_the_words_go_into_a_pipe_if_they_are_asked_for(project: kg.Project) -> None:
    folder = str(project.workspace.root)
    records = json.loads(run("--project", folder, "review", SLUG, "--text"))
    assert "The company supplies Brastow Foods" in {each["words"] for each in records}
    assert "words" not in run("--project", folder, "review", SLUG, "--format", "json")


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_an_adjective_of_a_country_is_not_described_by_the_noun_behind_it(
    tmp_path: Path,
) -> None:
    text = """Lunt buys a line
    Tessholm, 3 May 2024

    The German robot builder Kettwig Ltd supplies Lunt Bakery.
    """
    project = press(tmp_path / "press", text)
    drafts = project.draft(SLUG).drafts
    assert "Germany" in {each.facts.subject for each in drafts.things}
    project.review(SLUG, {"plain": "a", "reference": "a"})
    accepted = project.accept(SLUG)
    assert accepted.is_written, accepted.findings
