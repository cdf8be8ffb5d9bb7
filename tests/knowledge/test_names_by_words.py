"""Names are found by their words alike in memory, in a compiled index, and one by one."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as some
from pyoxigraph import NamedNode

from kg.knowledge.compiled.index import Index, write_names
from kg.knowledge.names import KINDS_OF_NAME, ListedNames, Name
from kg.knowledge.names_by_words import words_of

WORDS = (
    "Kvarn",
    "kvarn",
    "KVARN",
    "trade",
    "Office",
    "of",
    "Straße",
    "x_1",
    "“Duo”",
    "–",
)
TEXTS = some.lists(some.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
NAMES = some.builds(
    Name,
    TEXTS,
    some.sampled_from([NamedNode(f"urn:{letter}") for letter in "abc"]),
    some.sampled_from(KINDS_OF_NAME),
)


@given(some.lists(NAMES, max_size=12), some.sets(some.sampled_from(WORDS)), TEXTS)
def test_the_same_names_are_found_by_their_words(
    names: list[Name], written: set[str], text: str
) -> None:
    """Those of which all words are there, and those that begin with the same one."""
    known = {word for each in written for word in words_of(each)}
    first = words_of(text)[:1]
    among = {each for each in names if {*words_of(each.text)} <= known}
    among = {each for each in among if words_of(each.text)}
    alike = {each for each in names if first and words_of(each.text)[:1] == first}
    with TemporaryDirectory() as folder:
        index = Index.create(Path(folder, "index.sqlite"))
        with index.writing() as connection:
            write_names(connection, names)
        for home in (index, ListedNames(names)):
            assert set(home.among(known)) == among
            assert set(home.begun_alike(text)) == alike
