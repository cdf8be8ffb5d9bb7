"""The parts of a statement: read and written they are the same, and one may be changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.authoring.shorthand import Quoted, quoted, read_item
from kg.review_desk.statement_parts import (
    FigureParts,
    RelationParts,
    figure_parts,
    relation_parts,
    renamed,
    unquoted,
)

NAMES = st.from_regex(r"[a-z][a-z0-9]{0,5}(?:-[a-z0-9]{1,4})?", fullmatch=True)
TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1
).map(quoted)


@given(st.sampled_from(["", "planned", "ended, 2019"]), NAMES, NAMES, NAMES | TEXTS)
def test_a_relation_is_written_as_it_was_read(
    how: str, subject: str, property: str, object: str
) -> None:
    relation = RelationParts(how, subject, property, object)
    assert relation_parts(str(relation)) == relation


@given(NAMES, TEXTS, NAMES, TEXTS)
def test_a_figure_is_written_as_it_was_read(
    name: str, wording: str, owner: str, variable: str
) -> None:
    clauses = (f"observedOf {owner}", f"variable {variable}")
    figure = FigureParts(name, "figure", wording, clauses)
    read = figure_parts(str(figure))
    assert read == figure
    assert read.value("variable") == variable


@given(TEXTS)
def test_a_text_goes_into_the_shorthand_and_out_again(text: str) -> None:
    item = read_item(f"acme kind {text}", "test", 1)
    texts = [
        token
        for clause in getattr(item, "clauses", ())
        for token in clause
        if isinstance(token, Quoted)
    ]
    assert [each.text for each in texts] == [unquoted(text)]


@given(NAMES, NAMES)
def test_a_new_name_stands_wherever_the_old_one_named_the_thing(
    old: str, new: str
) -> None:
    statement = f'{old} kind "{old}"; observedOf {old} | {old}-two owns {old}'
    assert renamed(statement, old, new) == (
        f'{new} kind "{old}"; observedOf {new} | {old}-two owns {new}'
    )


def test_a_clause_is_replaced_added_or_taken_away() -> None:
    figure = figure_parts('f: figure "5"; observedOf ?; variable "debt"')
    assert figure is not None
    assert str(figure.with_value("observedOf", "acme")) == (
        'f: figure "5"; observedOf acme; variable "debt"'
    )
    assert str(figure.with_value("period", '"2024"')).endswith('; period "2024"')
    assert str(figure.with_value("variable", "")) == 'f: figure "5"; observedOf ?'
