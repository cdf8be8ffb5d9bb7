"""Of which countries an article tells, and how often, by their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.language.english.datelines import is_in_dateline
from kg.language.english.regexes import cased

# Countries by their codes (ISO 3166): those whose currency has the name of another's
_WORDS = {
    "AE": r"U\.?A\.?E\b|Emirati?|Emirates|Dubai|Abu Dhabi|Sharjah",
    "AR": "Argentin(?:a|e|ian)|Buenos Aires",
    "AU": (
        r"Australian?|ASX|Queensland|New South Wales|NSW|Tasmania|Qld|Victorian|Western "
        r"Australia|South Australia|A\$"
    ),
    "BH": "Bahraini?|Manama",
    "CA": (
        r"Canad(?:a|ians?)|Ontario|Quebec|Québec|Alberta|British Columbia|Saskatchewan|"
        r"Manitoba|Nova Scotia|New Brunswick|Newfoundland|Yukon|TSX|Ont\.|Que\.|Alta\.|"
        r"B\.C\.|Sask\.|Man\.|N\.S\.|N\.B\.|C\$"
    ),
    "CL": "Chile(?:an)?|Santiago",
    "CN": "Chin(?:a|ese)",
    "CO": "Colombian?|Bogot[aá]|Medell[ií]n",
    "CZ": "Czech|Prague|Brno",
    "DK": "Denmark|Danish|Copenhagen",
    "EG": "Egypt(?:ian)?|Cairo",
    "GB": r"Brit(?:ain|ish)|England|English|London|Scot(?:land|tish)|Wales|Welsh|U\.?K\b",
    "IN": "Indian?|Mumbai|Delhi",
    "IQ": "Iraqi?|Baghdad",
    "IR": "Iran(?:ian)?|Teh?ran",
    "IS": "Iceland(?:ic)?|Reykjav[ií]k",
    "JO": "Jordan(?:ian)?|Amman",
    "JP": "Japan(?:ese)?",
    "KE": "Kenyan?|Nairobi|Mombasa",
    "KW": "Kuwaiti?",
    "LK": "Sri Lankan?|Colombo",
    "MA": "Morocc(?:o|an)|Casablanca|Rabat",
    "MX": "Mexic(?:o|an)",
    "NO": "Norw(?:ay|egian)|Oslo|Bergen",
    "NP": "Nepal(?:i|ese)?|Kathmandu",
    "NZ": r"New Zealand(?:ers?)?|NZX?|M[aā]ori|Otago|Waikato|Canterbury|Southland|NZ\$",
    "OM": "Omani?|Muscat",
    "PH": "Philippines?|Filipino|Manila",
    "PK": "Pakistani?|Karachi|Lahore",
    "QA": "Qatari?|Doha",
    "RS": "Serbian?|Belgrade",
    "SA": "Saudis?|Riyadh|Jeddah",
    "SE": "Swed(?:en|ish)|Stockholm|Gothenburg",
    "SG": r"Singapore(?:an)?|SGX|S\$",
    "TZ": "Tanzanian?|Dar es Salaam",
    "UG": "Ugandan?|Kampala",
    "US": (
        r"U\.S\.?|USA?|United States|American?s?|Nasdaq|NYSE|Wall Street|California|Texas"
    ),
}
_BY_WORDS = {
    country: re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    for country, words in _WORDS.items()
}
_IN = re.compile(r"In (?:the )?")
_CAPITALISED = cased(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?")
_TOP = 600  # characters, in which the dateline stands


def countries_told(text: str) -> Counter[str]:
    """How often a text tells of each country whose currency could be another's as well.

    >>> countries_told("The Danish dairy sells its cheese in Norway and in Denmark.")
    Counter({'DK': 2, 'NO': 1})
    """
    found = Counter[str]()
    for country, words in _BY_WORDS.items():
        found.update(country for _ in words.finditer(text))
    return found


def country_of_dateline(text: str) -> str | None:
    r"""Where an article says before it begins that it was written.

    >>> country_of_dateline("A mill opens\n\nOSLO, 12 February 2026 -- A mill opened.")
    'NO'
    """
    for found in _CAPITALISED.finditer(text, 0, _TOP):
        if is_in_dateline(text, found.span()):
            # A dateline is often in capitals.
            return next(_countries(found[0].title()), None)
    return None


def country_of_sentence(text: str, begin: int) -> str | None:
    """Where a sentence says at its begin that it tells of a country.

    >>> country_of_sentence("In Sweden it spent 40 million crowns.", 0)
    'SE'
    """
    place = _IN.match(text, begin)
    if place is None:
        return None
    return next(_countries(text, place.end()), None)


def _countries(text: str, begin: int = 0) -> Iterator[str]:
    """The countries of which the words at a place tell."""
    for name, words in _BY_WORDS.items():
        if words.match(text, begin):
            yield name
