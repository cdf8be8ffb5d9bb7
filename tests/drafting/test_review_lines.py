"""Decisions as plain text: read back as written, merged, and never lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.drafting.drafts import Draft, DraftFacts, DraftReference
from kg.drafting.review_lines import (
    TYPED_REASONS,
    ReviewLine,
    merged,
    read_review,
    review_line,
    write_review,
)
from kg.errors import BadInput

_NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
_PLACES = st.integers(0, 9999)
_SPANS = st.tuples(_PLACES, _PLACES)
_STATEMENTS = st.builds(
    "{} {} {}".format, _NAMES, _NAMES, st.one_of(_NAMES, st.just('"a, b @ c; d"'))
)
_LINES = st.builds(
    ReviewLine,
    line=st.just(0),
    decision=st.sampled_from(
        ["?", "a", "x", "-a", *(f"x{letter}" for letter in TYPED_REASONS)]
    ),
    id=st.from_regex(r"[nrkf][0-9a-f]{6}", fullmatch=True),
    tier=st.sampled_from(["plain", "reference", "doubtful"]),
    statement=_STATEMENTS,
    span=_SPANS,
    references=st.lists(
        st.builds(DraftReference, span=_SPANS, thing=_NAMES), max_size=2
    ).map(tuple),
    speaker=st.one_of(st.just(""), _NAMES),
    rule=st.sampled_from(["", "acquired-buy", "figure:holder"]),
    drafted=st.one_of(st.just(""), _STATEMENTS),
)


@given(st.lists(_LINES, unique_by=lambda line: line.id, max_size=5))
def test_what_is_written_is_read_back(lines: list[ReviewLine]) -> None:
    read = read_review(write_review(lines, "a"), "a.review")
    assert {line._replace(line=0) for line in read} == set(lines)


def test_two_files_merge_line_by_line() -> None:
    """Each decision is one line, so that of two changed files both can be kept."""
    one, two = draft("acme meets bolt", 3), draft("acme meets corvid", 30)
    lines = [review_line(one), review_line(two)]
    first = write_review([lines[0]._replace(decision="a"), lines[1]], "a").splitlines()
    second = write_review(
        [lines[0], lines[1]._replace(decision="xd")], "a"
    ).splitlines()
    together = [
        mine if mine != before else yours
        for mine, yours, before in zip(
            first, second, write_review(lines, "a").splitlines(), strict=True
        )
    ]
    read = read_review("\n".join(together), "a.review")
    assert [line.decision for line in read] == ["a", "xd"]


def test_who_owns_something_goes_with_what_the_words_refer_to() -> None:
    line = 'a f123456 reference obs-x: figure "9"; observedOf bolt  @ 1,9; 1,3 = acme'
    (read,) = read_review(f"{line}; drafted observedOf acme", "a.review")
    assert [each.thing for each in read.of_worksheet.references] == ["bolt"]
    assert read.proposed.statement == 'obs-x: figure "9"; observedOf acme'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("acme meets bolt", "1: it is no draft"),
        ("a r123456 plain acme meets bolt @ there", "1: 'there' is no place"),
        ("a r123456 plain acme meets bolt @ 1,2; on Monday", "1: 'on Monday' means"),
        (
            "a r123456 plain acme meets bolt @ 1,2\nxd r123456 plain acme meets bolt @ 1,2",
            "2: r123456 is decided in line 1",
        ),
    ],
)
def test_a_line_that_is_none_is_told_with_its_number(
    content: str, message: str
) -> None:
    with pytest.raises(BadInput, match=message):
        read_review(content, "a.review")


def test_an_open_line_beside_a_decided_one_of_two_people_counts_for_nothing() -> None:
    line = "r123456 plain acme meets bolt @ 1,2"
    for content in (f"? {line}\na {line}", f"a {line}\n? {line}"):
        assert [each.decision for each in read_review(content, "a.review")] == ["a"]


class TestDraftedAgain:
    def test_a_decision_stays(self) -> None:
        known = draft("acme meets bolt", 3)
        decided = review_line(known)._replace(decision="xo")
        assert merged([decided], [known]) == [decided]

    def test_an_edited_statement_stays(self) -> None:
        known = draft("acme meets bolt", 3)
        edited = review_line(known)._replace(statement="acme sues bolt", decision="a")
        assert merged([edited], [known]) == [edited]

    def test_a_decision_goes_with_a_statement_that_has_moved(self) -> None:
        decided = review_line(draft("acme meets bolt", 3))._replace(decision="a")
        moved = draft("acme meets bolt", 40)
        (line,) = merged([decided], [moved])
        assert (line.decision, line.span) == ("a", moved.span)

    def test_an_edit_goes_with_a_draft_that_has_moved(self) -> None:
        decided = review_line(draft("acme meets bolt", 3))
        edited = decided._replace(decision="a", statement="corvid meets bolt")
        moved = draft("acme meets bolt", 40)
        (line,) = merged([edited], [moved], "Corvid meets Bolt.")
        assert (line.decision, line.told) == ("a", "corvid meets bolt")
        assert line.span == moved.span
        assert line.is_edited

    def test_a_decision_on_words_that_are_gone_is_set_aside_until_they_return(
        self,
    ) -> None:
        known = draft("acme meets bolt", 3)
        decided = review_line(known)._replace(decision="xo")
        (aside,) = merged([decided], [], "Acme sues Bolt.")
        assert (aside.decision, aside.is_set_aside) == ("-xo", True)
        assert merged([aside], [known], "Acme meets Bolt.") == [decided]

    def test_what_would_not_be_drafted_any_more_is_kept_if_it_was_decided(self) -> None:
        decided = review_line(draft("acme meets bolt", 3))._replace(decision="a")
        open_ = review_line(draft("acme meets corvid", 9))
        assert merged([decided, open_], []) == [decided]


def draft(statement: str, begin: int) -> Draft:
    facts = DraftFacts("Acme", "meets", "Bolt")
    return Draft("relation", "plain", "rule", statement, (begin, begin + 9), facts)
