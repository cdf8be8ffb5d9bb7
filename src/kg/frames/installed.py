"""The parser that is installed here, if there is one: the extra `kg[read]`."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KgError
from kg.frames.predication_index import Parser, Predications
from kg.language.english.lexemes import Lexemes
from kg.language.english.model_files import INSTALL, ModelFault, find_model
from kg.language.english.parsing_models import is_installed
from kg.language.english.predication import KnownName
from kg.language.spans import Span

if TYPE_CHECKING:
    from kg.language.english.paths.entities import Entity
    from kg.language.english.paths.governors import Governors

_NO_PARSE = "KG_NO_PARSE"
_REMEMBERED = 4096  # times asked; a site is checked and built in one process


NO_PARSER = (
    "Relations are read by the order of words alone, which proves fewer of them: "
    "pip install 'newskg[read]' reads them by their parse too."
)
"""What is told once where no parser is installed."""


class ReadBy(NamedTuple):
    """What reads relations here, beside the order of words, as JSON has it.

    Attributes:
        model: the model that parses, by name, version and digest.
        not_read: why nothing is read by a parse.
    """

    model: str | None
    not_read: str | None


class Installed(NamedTuple):
    """A parser with the model behind it.

    Attributes:
        parser: reads predications.
        recognise: finds names, with the sort of thing that bears each.
        model: the model's name and version, for the witness of a proof.
        digest: the SHA-256 of the model's files.
        governors: tells what stands above the figures of a text.
        is_word: whether a word in small letters is one of the language.
    """

    parser: Parser
    recognise: Callable[[str], list[Entity]]
    model: str
    digest: str
    governors: (
        Callable[[str, Sequence[Span], Sequence[KnownName]], Governors] | None
    ) = None
    is_word: Callable[[str], bool] | None = None

    @property
    def witness(self) -> str:
        """The model by name, version and digest, as proofs name it."""
        return f"{self.model} {self.digest}"


def usable(warn: Callable[[KgError], None]) -> Installed | None:
    """The parser of this machine; None without one that can be relied on.

    Args:
        warn: is called with what is wrong with the one that is installed, and that
            relations are read by order alone.
    """
    try:
        return installed()
    except KgError as fault:
        warn(no_parse(fault))
        return None


def no_parse(fault: KgError) -> KgError:
    """What is told where a parser is installed that cannot be relied on."""
    return KgError(f"No parse proves relations: {fault.message}", fault.advice)


def missing_parser() -> str:
    """What is told where no parser is installed: once, since grades depend on it.

    It is empty with one, and where KG_NO_PARSE is set: whoever sets it knows.
    """
    if os.environ.get(_NO_PARSE) or is_installed():
        return ""
    return NO_PARSER


def read_by(found: Installed | None) -> ReadBy:
    """What reads relations, for a parser that is used or for none."""
    if found is not None:
        return ReadBy(found.witness, None)
    if os.environ.get(_NO_PARSE):
        return ReadBy(None, f"{_NO_PARSE} is set.")
    if is_installed():
        return ReadBy(None, "The parser that is installed cannot be relied on.")
    return ReadBy(None, NO_PARSER)


def ignore_fault(_: KgError) -> None:
    """Say nothing of a parser that cannot be relied on, since a check does."""


def waiting() -> Installed | None:
    """The parser of this machine, whose model is loaded when it is first asked.

    Raises:
        ModelFault: what is installed is of another version, or edited. Only when it is
            asked is it found out that it cannot be loaded.
    """
    if os.environ.get(_NO_PARSE):
        return None
    model = find_model()
    if model is None:
        return None

    def loaded() -> Installed:
        found = installed()
        if found is None or found.digest != model.digest:
            raise ModelFault(f"{model.name} cannot be loaded.", INSTALL)
        return found

    return Installed(
        parser=lambda *asked: loaded().parser(*asked),
        recognise=lambda text: loaded().recognise(text),
        model=model.name,
        digest=model.digest,
    )


@lru_cache(maxsize=1)
def installed() -> Installed | None:
    """The parser of this machine; None without one, or where KG_NO_PARSE is set.

    Raises:
        ModelFault: what is installed is of another version, broken or edited.
    """
    if os.environ.get(_NO_PARSE):
        return None
    from kg.language.english.paths.spacy_model import load_model  # slow to import

    model = load_model()
    if model is None:
        return None
    from kg.language.english.paths.dictionary import Dictionary
    from kg.language.english.paths.entities import entities
    from kg.language.english.paths.governors import Governors
    from kg.language.english.paths.reader import Reader  # imports spaCy

    reader = Reader(model)

    # A check, a build and a page of the same text ask for the same parses.
    @lru_cache(maxsize=_REMEMBERED)
    def remembered(
        text: str,
        sentences: tuple[Span, ...],
        names: tuple[KnownName, ...],
        words: Lexemes,
    ) -> Predications:
        return reader.predications(text, sentences, names, words.whole)

    def parser(
        text: str,
        sentences: Sequence[Span],
        names: Sequence[KnownName],
        words: Lexemes,
    ) -> Predications:
        # Only tuples can be remembered.
        return remembered(text, tuple(sentences), tuple(names), words)

    recognise = partial(entities, model)
    governors = partial(Governors, model)
    dictionary = Dictionary(model)
    is_word = dictionary.is_word if dictionary else None
    return Installed(parser, recognise, model.name, model.digest, governors, is_word)
