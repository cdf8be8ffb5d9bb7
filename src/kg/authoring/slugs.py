"""Slugs: names made of words, for things, articles and agents."""

from __future__ import annotations

import re
import unicodedata

_MOST = 60  # characters of a slug
# Letters that Unicode does not take apart into a letter of ASCII and a mark.
_LATIN = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe"})


def slug(text: str, most: int = _MOST) -> str:
    """Words in small letters of ASCII, with hyphens between; "unnamed" if none is left.

    Args:
        text: the words, of which the first are taken.
        most: how many characters it has at most.

    >>> slug("Harbour Rovers & Co."), slug("Zöllin Textiles"), slug("柳州")
    ('harbour-rovers-co', 'zollin-textiles', 'unnamed')
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LATIN))
    words = re.findall(r"[a-z0-9]+", "".join(_without_marks(plain)))
    shortened = ""
    for word in words:
        longer = f"{shortened}-{word}".lstrip("-")
        if len(longer) > most:
            # Even a single word may be too long for the name of a file.
            shortened = shortened or longer[:most]
            break
        shortened = longer
    return shortened or "unnamed"


def _without_marks(text: str) -> list[str]:
    # An apostrophe joins: "Rovers' ground" is no "rovers s ground".
    dropped = {"'", "’"}
    return [c for c in text if not unicodedata.combining(c) and c not in dropped]
