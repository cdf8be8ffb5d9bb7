"""What is claimed of the words where they are not at hand: that the figures are those
of their wordings, no more.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.checks import examine
from kg.grounding import support
from tests.checks.test_bad import FILES, change, found_in
from tests.grounding.invented import edition

OF_FIGURES = [
    ("kg:value 140 ;", "kg:value 141 ;"),
    ("kg:comparator kg:about ;", "kg:comparator kg:exactly ;"),
]
OF_WORDS = [
    ("id:zollin kg:subsidiaryOf id:norvik .", "id:zollin kg:subsidiaryOf id:tessaly ."),
    ('"2024-03-02"^^xsd:date', '"2024-03-03"^^xsd:date'),
    ("kg:saidBy id:mirela-oskdal", "kg:saidBy id:tessaly"),
]


def states(folder: Path) -> dict[str, Path | None]:
    """The texts of a project without its text, and with another text than the one that
    it was made from.
    """
    other = folder / "other"
    other.mkdir()
    words = (folder / FILES["text"]).read_text(encoding="utf-8")
    (other / Path(FILES["text"]).name).write_text(
        "Business\n" + words, encoding="utf-8"
    )
    return {"pinned": None, "moved": other}


@pytest.mark.parametrize("state", ["pinned", "moved"])
def test_nothing_is_claimed_of_words_that_are_not_at_hand(
    state: str, newsroom: Path
) -> None:
    """There are no words, no grounds and no coverage; and nothing is unproved."""
    workspace, graph, texts = edition(newsroom, states(newsroom)[state])
    (found,) = support(graph, texts)
    assert (found.words, found.grounds, found.doubts) == (None, {}, [])
    examined = examine(workspace, texts)
    assert [(each.severity, each.check) for each in examined.findings] == [
        ("warning", "evidence")
    ] * (state == "moved")
    assert examined.coverages == []
    # What somebody attested stays so without the words.
    assert {proof.grade for proof in examined.proofs} == {None, "attested"}


@pytest.mark.parametrize("state", ["pinned", "moved"])
@pytest.mark.parametrize(("good", "bad"), OF_FIGURES)
def test_figures_are_proved_without_a_text(
    good: str, bad: str, state: str, newsroom: Path
) -> None:
    """A wrong one is refused at its place."""
    change(newsroom, "article", good, bad)
    (finding,) = [
        each for each in found_in(newsroom, states(newsroom)[state]) if each.is_error
    ]
    file, line, passage, _ = finding.location
    assert (finding.severity, finding.check, file) == (
        "error",
        "support",
        FILES["article"],
    )
    assert line and passage
    assert (
        bad
        in (newsroom / FILES["article"])
        .read_text(encoding="utf-8")
        .splitlines()[line - 1]
    )


@pytest.mark.parametrize(("good", "bad"), OF_WORDS)
def test_all_else_needs_the_text(good: str, bad: str, newsroom: Path) -> None:
    """What the words contradict is seen with them, and not without."""
    change(newsroom, "article", good, bad)
    assert "support" in {
        each.check for each in found_in(newsroom, newsroom / "articles")
    }
    assert found_in(newsroom, None) == []


def test_every_statement_has_its_words(newsroom: Path) -> None:
    """With the text, each was proved from some; only articles and pictures may speak of
    themselves without.
    """
    _, graph, texts = edition(newsroom, newsroom / "articles")
    (found,) = support(graph, texts)
    stated = graph.stated(graph.passages.values())
    assert len(found.grounds) == sum(map(len, stated.values())) > 0
    bare = {key[1][0] for key, ground in found.grounds.items() if not ground.spans}
    assert {graph.verbaliser.title(thing) for thing in bare} == {
        "the article “Norvik Looms joins hands with Tessaly Freight”",
        "photograph of a weaving hall",
    }
