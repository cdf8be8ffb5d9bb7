"""The given names and family names of people all over the world, where `kg[read]` is installed.

They are those with which Faker (https://faker.readthedocs.io, MIT) makes up people, of some
eighty countries. Towns and firms are called so as well: it is a sign among others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

_PEOPLE = "faker.providers.person"
# A word as articles in English write it
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏ][^\W\d_]+(?:[’'-][^\W\d_]+)*")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """The first names of people; none where no list is installed."""
    return frozenset(_listed("first_name"))


@lru_cache(maxsize=1)
def family_names() -> frozenset[str]:
    """The last names of people; none where no list is installed."""
    return frozenset(_listed("last_name"))


def _listed(beginning: str) -> Iterator[str]:
    """The names in lists whose own names begin in some way, such as `first_names_male`."""
    if find_spec("faker") is None:
        return
    people = import_module(_PEOPLE)
    for country in iter_modules(people.__path__):
        provider = import_module(f"{_PEOPLE}.{country.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(beginning):
                names = getattr(provider, attribute)
                # Of some countries they are worked out only for somebody made up.
                if isinstance(names, Iterable):
                    yield from filter(_is_name, names)


def _is_name(entry: object) -> bool:
    """Whether an entry of a list is a name, and no pair of names."""
    return isinstance(entry, str) and _NAME.fullmatch(entry) is not None
