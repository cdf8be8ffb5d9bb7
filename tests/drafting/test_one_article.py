"""What is drafted of an article, how sure it is, and what the words refuse."""

from __future__ import annotations

import pytest

import kg
from kg.drafting.reviewing import Drafted
from tests.drafting.press import TEXT, statements


@pytest.mark.parametrize(
    ("statement", "tier"),
    [
        ("quorrin-mills headquarteredIn tessholm", "plain"),
        ("quorrin-mills supplies brastow-foods", "reference"),
        ("(planned) quorrin-mills acquired lunt-bakery", "reference"),
        ("(denied) quorrin-mills subsidiaryOf vesper-capital", "plain"),
        ("ida-sorrell holdsPost quorrin-mills-chief-executive", "plain"),
        ("quorrin-mills-chief-executive postIn quorrin-mills", "plain"),
        ('quorrin-mills kind "flour maker"', "reference"),
        ('ardle-sons kind "baker"', "reference"),
        ('quorrin-mills altLabel "QM"', "plain"),
    ],
)
def test_what_words_say_is_drafted(
    draft_of_quorrin: Drafted, statement: str, tier: str
) -> None:
    found = statements(draft_of_quorrin.drafts.drafts)
    assert statement in found, sorted(found)
    assert found[statement].tier == tier


def test_a_figure_has_owner_variable_and_period(draft_of_quorrin: Drafted) -> None:
    facts = {
        (each.facts.value, each.facts.unit): each.facts
        for each in draft_of_quorrin.drafts.drafts
        if each.kind == "figure"
    }
    revenue = facts["310000000", "EUR"]
    assert revenue.subject == "Quorrin Mills"
    assert revenue.property == "revenue"
    assert revenue.period == "2023-01-01/2023-12-31"
    growth = facts["8", "percent"]
    assert growth.property == "growth of revenue"
    assert growth.object == "rose 8 percent"


def test_what_somebody_says_has_a_voice(draft_of_quorrin: Drafted) -> None:
    (employees,) = (
        each for each in draft_of_quorrin.drafts.drafts if each.facts.value == "1400"
    )
    assert employees.speaker == "ida-sorrell"
    assert employees.facts.property == "number of employees"
    assert employees.facts.subject == "Quorrin Mills"


def test_a_draft_is_grounded_in_its_words(draft_of_quorrin: Drafted) -> None:
    """Its passage holds the wording of a figure, and words that refer to things."""
    for draft in draft_of_quorrin.drafts.drafts:
        begin, end = draft.span
        words = " ".join(TEXT[begin:end].split())
        if draft.kind == "figure":
            assert draft.facts.object in words
        for reference in draft.references:
            first, last = reference.span
            assert begin <= first < last <= end


def test_a_thing_has_all_its_names(draft_of_quorrin: Drafted) -> None:
    lines = {each.statement for each in draft_of_quorrin.drafts.things}
    assert 'quorrin-mills: Company "Quorrin Mills", "QM"' in lines
    assert 'ida-sorrell: Person "Ida Sorrell"' in lines


def test_the_same_text_gives_the_same_drafts(
    read_only: kg.Project, draft_of_quorrin: Drafted
) -> None:
    from tests.drafting.press import drafted

    assert drafted(read_only).drafts == draft_of_quorrin.drafts
