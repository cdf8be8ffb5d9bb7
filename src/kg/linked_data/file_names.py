"""The names of files for the names of things, on any file system.

Plain hosting serves `id/acme.html` for the name `id/acme`, so a file is called as the
thing is, wherever all file systems and servers can have that. A name that they cannot
have, or that some take for another's, has a file called after its digest: the rules of
redirection lead there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from unicodedata import is_normalized

from kg.articles import digest

# No dot at either end: such files are hidden, or Windows drops it.
_PLAIN = re.compile(r"\w(?:[\w.-]*[\w-])?")
_LONGEST = 200  # bytes, since most file systems have 255 with all endings
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_DEVICES = {"con", "prn", "aux", "nul"}
_DEVICES |= {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
ENDINGS = ("html", "ttl", "trig", "jsonld", "nq", "gz")
"""The endings of the files of a site: a name that has one would be taken for a file."""


def file_names(names: Iterable[str]) -> dict[str, str]:
    """A file's name, without its ending, for each of the names.

    >>> file_names(["acme", "Bolt", "bolt", "nul", "../x"])["acme"]
    'acme'
    >>> sorted(map(len, file_names(["Bolt", "bolt", "nul", "../x"]).values()))
    [17, 17, 17, 17]
    """
    ordered = sorted(set(names))
    # Some file systems do not tell capitals from small letters.
    folded = Counter(name.casefold() for name in ordered)
    return {
        name: name
        if _is_plain(name) and folded[name.casefold()] == 1
        else digest_name(name)
        for name in ordered
    }


def _is_plain(name: str) -> bool:
    stem, _, ending = name.casefold().partition(".")
    return (
        _PLAIN.fullmatch(name) is not None
        and len(name.encode()) <= _LONGEST
        # macOS writes accents in another way than the web does.
        and is_normalized("NFC", name)
        and stem not in _DEVICES
        and ending.rpartition(".")[2] not in ENDINGS
    )


def digest_name(name: str) -> str:
    """What the file is called of a name that a file cannot have."""
    # The underscore keeps it apart from a name that happens to be such a digest.
    return f"_{digest(name)[:16]}"
