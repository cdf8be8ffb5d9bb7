"""Countries by their names and by the adjectives that tell of them: "a Finnish maker".

A country is where somebody is from, and never a town.
"""

from __future__ import annotations

_NAMES = """
Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|
Bangladesh|Belarus|Belgium|Bolivia|Botswana|Brazil|Britain|Bulgaria|Cambodia|Cameroon|Canada|
Chile|China|Colombia|Costa Rica|Croatia|Cuba|Cyprus|Czechia|Czech Republic|Denmark|
Dominican Republic|Ecuador|Egypt|England|Estonia|Ethiopia|Finland|France|Georgia|Germany|Ghana|
Greece|Guatemala|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|
Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kuwait|Laos|Latvia|Lebanon|Libya|Lithuania|
Luxembourg|Malaysia|Mali|Malta|Mexico|Moldova|Mongolia|Morocco|Mozambique|Myanmar|Namibia|Nepal|
Netherlands|New Zealand|Nicaragua|Nigeria|North Korea|Norway|Oman|Pakistan|Panama|Paraguay|Peru|
Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Scotland|Senegal|Serbia|
Singapore|Slovakia|Slovenia|South Africa|South Korea|Spain|Sri Lanka|Sudan|Sweden|Switzerland|
Syria|Taiwan|Tanzania|Thailand|Tunisia|Turkey|Türkiye|Uganda|Ukraine|United Arab Emirates|
United Kingdom|United States|Uruguay|Uzbekistan|Venezuela|Vietnam|Wales|Zambia|Zimbabwe|
U.S.|US|U.K.|UK|UAE|America|Korea
"""
_COUNTRIES = frozenset(_NAMES.replace("\n", "").split("|"))

# By the adjective, the names of the country, the fullest first
_ADJECTIVES = """
Albanian Albania|Algerian Algeria|American United States,U.S.,US,America|Angolan Angola|
Argentine Argentina|Argentinian Argentina|Armenian Armenia|Australian Australia|
Austrian Austria|Azerbaijani Azerbaijan|Bahraini Bahrain|Bangladeshi Bangladesh|
Belarusian Belarus|Belgian Belgium|Bolivian Bolivia|Brazilian Brazil|
British Britain,United Kingdom,U.K.,UK|Bulgarian Bulgaria|Cambodian Cambodia|
Cameroonian Cameroon|Canadian Canada|Chilean Chile|Chinese China|Colombian Colombia|
Croatian Croatia|Cuban Cuba|Cypriot Cyprus|Czech Czech Republic,Czechia|Danish Denmark|
Dutch Netherlands|Ecuadorian Ecuador|Egyptian Egypt|Emirati United Arab Emirates,UAE|
English England|Estonian Estonia|Ethiopian Ethiopia|Finnish Finland|Flemish Flanders|
French France|Georgian Georgia|German Germany|Ghanaian Ghana|Greek Greece|
Guatemalan Guatemala|Honduran Honduras|Hungarian Hungary|Icelandic Iceland|Indian India|
Indonesian Indonesia|Iranian Iran|Iraqi Iraq|Irish Ireland|Israeli Israel|Italian Italy|
Ivorian Ivory Coast|Jamaican Jamaica|Japanese Japan|Jordanian Jordan|Kazakh Kazakhstan|
Kenyan Kenya|Korean South Korea,Korea|Kuwaiti Kuwait|Laotian Laos|Latvian Latvia|
Lebanese Lebanon|Libyan Libya|Lithuanian Lithuania|Malaysian Malaysia|Malian Mali|
Maltese Malta|Mexican Mexico|Moldovan Moldova|Mongolian Mongolia|Moroccan Morocco|
Mozambican Mozambique|Namibian Namibia|Nepalese Nepal|Nicaraguan Nicaragua|
Nigerian Nigeria|Norwegian Norway|Omani Oman|Pakistani Pakistan|Panamanian Panama|
Paraguayan Paraguay|Peruvian Peru|Philippine Philippines|Polish Poland|
Portuguese Portugal|Qatari Qatar|Romanian Romania|Russian Russia|Rwandan Rwanda|
Saudi Saudi Arabia|Scottish Scotland|Senegalese Senegal|Serbian Serbia|
Singaporean Singapore|Slovak Slovakia|Slovenian Slovenia|South Korean South Korea|
Spanish Spain|Sri Lankan Sri Lanka|Sudanese Sudan|Swedish Sweden|Swiss Switzerland|
Syrian Syria|Taiwanese Taiwan|Tanzanian Tanzania|Thai Thailand|Tunisian Tunisia|
Turkish Turkey,Türkiye|Ugandan Uganda|Ukrainian Ukraine|Uruguayan Uruguay|Uzbek Uzbekistan|
Venezuelan Venezuela|Vietnamese Vietnam|Welsh Wales|Zambian Zambia|Zimbabwean Zimbabwe
"""
_ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i", "er")
_SHORTEST_STEM = 3


def _read(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in table.replace("\n", "").split("|"):
        words = row.split(" ")
        # "South Korean South Korea": the adjective is the first word, or the first two
        length = 2 if words[0] in ("South", "Sri") else 1
        names = " ".join(words[length:]).split(",")
        found[" ".join(words[:length])] = tuple(names)
    return found


COUNTRIES_BY_ADJECTIVE = _read(_ADJECTIVES)
"""By the adjective, what the country is called, the fullest name first."""

ADJECTIVES_BY_COUNTRY = {
    name: adjective
    for adjective, names in COUNTRIES_BY_ADJECTIVE.items()
    for name in names
}
"""By each name of a country, its adjective."""


_FULL_NAMES = {
    name: names[0] for names in COUNTRIES_BY_ADJECTIVE.values() for name in names
}
del _FULL_NAMES["Korea"]  # there are two


def full_name(country: str) -> str:
    """The fullest name of a country, by any of them.

    >>> full_name("U.S."), full_name("Norway")
    ('United States', 'Norway')
    """
    return _FULL_NAMES.get(country, country)


def is_country(name: str) -> bool:
    """Whether a name is that of a country.

    >>> is_country("Norway"), is_country("Kvarn")
    (True, False)
    """
    return name in _COUNTRIES


def is_adjective(word: str) -> bool:
    """Whether a word is the adjective of a country."""
    return word in COUNTRIES_BY_ADJECTIVE


def is_place_with_adjective(one: str, other: str) -> bool:
    """Whether of two words one is a place, and the other its adjective.

    >>> is_place_with_adjective("Sweden", "Swedish"), is_place_with_adjective("Oz", "Swede")
    (True, False)
    """
    return is_adjective_of(one, other) or is_adjective_of(other, one)


def is_adjective_of(word: str, place: str) -> bool:
    """Whether a word is the adjective of a place: of a country, or by its letters.

    >>> is_adjective_of("Ostrevalian", "Ostrevale"), is_adjective_of("Bolter", "Kvarn")
    (True, False)
    >>> is_adjective_of("Dutch", "Netherlands")
    True
    """
    if place in COUNTRIES_BY_ADJECTIVE.get(word, ()):
        return True
    stems = (place, place.rstrip("aeiouy"))
    return any(
        len(stem) > _SHORTEST_STEM and word == stem + ending
        for stem in stems
        for ending in _ENDINGS
    )
