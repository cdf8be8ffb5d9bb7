"""The spaCy model that parses, loaded from files that are known by their digest."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.language.english.model_files import INSTALL, ModelFault, first_whole, found_in
from kg.language.english.parsing_models import SPACY
from kg.language.english.paths.sentence_parser import SentenceParser

if TYPE_CHECKING:
    from spacy.language import Language

# Sentences come from `kg.language.english.sentences`. What recognises names is run by
# itself: parses have names of the registry in them, in the masks of common ones.
_UNUSED = ("senter",)
_BY_ITSELF = ("ner",)


class Model(NamedTuple):
    """A model that parses English.

    Attributes:
        name: its package and version, for the witness of a proof.
        digest: the SHA-256 of its files.
        is_pinned: whether that is the digest which was expected, see `FoundModel`.
        pipeline: spaCy's pipeline.
        parser: what parses sentences by it.
    """

    name: str
    digest: str
    is_pinned: bool
    pipeline: Language
    parser: SentenceParser


def load_model() -> Model | None:
    """The model, or None where spaCy or every known model of it is not installed.

    Raises:
        ModelFault: what is installed is of another version, broken or edited.
    """
    return first_whole(_loaded)


def _loaded(package: str, folder: Path) -> Model:
    _check_spacy()
    return load_from(package, folder)


def load_from(package: str, folder: Path) -> Model:
    """The model of a package in the folder where it is installed.

    Raises:
        ModelFault: it is of another version, broken or edited.
    """
    found = found_in(package, folder)
    pipeline = _pipeline(found.files)
    return Model(
        found.name,
        found.digest,
        found.is_pinned,
        pipeline,
        SentenceParser(pipeline),
    )


def _check_spacy() -> None:
    try:
        version = import_module("spacy.about").__version__
        import_module("spacy")
    except Exception as error:  # a compiled part that does not fit raises anything
        raise ModelFault(f"spaCy cannot be imported: {error}", INSTALL) from error
    if not version.startswith(SPACY):
        raise ModelFault(
            f"spaCy {version} is installed, but {SPACY}x is read with.", INSTALL
        )


def _pipeline(files: Path) -> Language:
    import spacy  # slow to import

    try:
        return spacy.load(files, exclude=_UNUSED, disable=_BY_ITSELF)
    except Exception as error:  # a model that is not pinned may fail in any way
        message = f"spaCy cannot load {files.name}: {error}"
        raise ModelFault(message, INSTALL) from error
