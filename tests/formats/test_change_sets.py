"""A change set applied to the one graph gives the other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    parse,
    serialize,
)

from kg.errors import BadInput
from kg.formats import export
from kg.formats.change_sets import ChangeSet, change_set, rdf_patch, sparql_update
from kg.knowledge import load
from kg.workspace import find
from tests.flagship import flagship

NODES = st.sampled_from([NamedNode(f"urn:x/{name}") for name in ("a", "b", "é,#;'")])
# Without surrogates, which UTF-8 cannot write.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
LITERALS = st.builds(Literal, TEXTS) | st.builds(
    lambda text: Literal(text, language="en"), TEXTS
)
GRAPHS = st.one_of(st.just(DefaultGraph()), NODES)
QUADS = st.sets(st.builds(Quad, NODES, NODES, NODES | LITERALS, GRAPHS), max_size=12)


def patched(quads: set[Quad], patch: str) -> set[Quad]:
    """What the lines of a patch make of quads."""
    lines = patch.split(" .\n")[:-1]
    assert lines[0] == "TX" and lines[-1] == "TC"
    done = set(quads)
    for line in lines[1:-1]:
        sign, _, said = line.partition(" ")
        (quad,) = parse(f"{said} .", format=RdfFormat.N_QUADS)
        if sign == "D":
            done.remove(quad)
        else:
            assert sign == "A" and quad not in done
            done.add(quad)
    return done


@given(QUADS, QUADS)
def test_applied_to_the_one_it_gives_the_other(
    before: set[Quad], after: set[Quad]
) -> None:
    """Whatever characters a text or a name has, in named graphs and in the default one."""
    changes = ChangeSet(frozenset(before - after), frozenset(after - before))
    assert patched(before, rdf_patch(changes)) == after
    store = Store()
    store.extend(before)
    store.update(sparql_update(changes))
    assert set(store) == after


def test_projects_are_compared_as_they_are_exported(
    newsroom: Path, tmp_path: Path
) -> None:
    """A store with the one export has the other after the update."""
    other = tmp_path / "other"
    shutil.copytree(newsroom, other)
    article = other / "graph" / "articles" / "2024-03-04-norvik-tessaly.trig"
    text = article.read_text(encoding="utf-8")
    article.write_text(
        text.replace("kg:comparator kg:almost", "kg:comparator kg:about"),
        encoding="utf-8",
    )
    changes = change_set(newsroom, other, flagship())
    assert changes.added and changes.removed
    store = Store()
    store.load(export(load(find(newsroom)), "nquads"), format=RdfFormat.N_QUADS)
    store.update(sparql_update(changes))
    exported = export(load(find(other)), "nquads")
    assert set(store) == set(parse(exported, format=RdfFormat.N_QUADS))


def test_without_a_difference_there_is_nothing_to_do(newsroom: Path) -> None:
    """An empty transaction, and an update that does nothing."""
    changes = change_set(newsroom, newsroom, flagship())
    assert rdf_patch(changes) == "TX .\nTC .\n"
    assert sparql_update(changes).strip() == ""
    Store().update(sparql_update(changes))


def test_a_blank_node_is_refused(tmp_path: Path) -> None:
    """It has no name, so that nobody could say what became of it."""
    path = tmp_path / "a.ttl"
    path.write_text("<urn:a> <urn:b> [] .")
    with pytest.raises(BadInput, match="blank nodes"):
        change_set(path, path, flagship())


def test_files_of_triples_are_compared_without_graphs(tmp_path: Path) -> None:
    """What a file says, and nothing that a project has beside it."""
    one, other = tmp_path / "a.nt", tmp_path / "b.ttl"
    quad = Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal('"\n'))
    one.write_bytes(serialize([quad], format=RdfFormat.N_TRIPLES) or b"")
    other.write_text("")
    changes = change_set(one, other, flagship())
    assert changes == ChangeSet(frozenset([quad]), frozenset())
    assert rdf_patch(changes) == 'TX .\nD <urn:a> <urn:b> "\\"\\n" .\nTC .\n'
