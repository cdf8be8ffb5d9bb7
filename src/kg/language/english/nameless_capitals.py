"""Words that have capitals by the rules of spelling, and name nobody.

Common abbreviations ("IPO", "CEOs"), quarters ("Q3FY26"), sums of money ("VND310"), the
people of a country ("Swedes", "East African"), feasts, and parts of things ("Phase 2").
"""

from __future__ import annotations

import re

from kg.language.english.countries import is_adjective, is_country
from kg.language.english.units import CODES

_NO_NAMES = frozenset(
    "i ii iii iv ceo cfo coo cto mr mrs ms dr prof q1 q2 q3 q4 am pm ai it "
    "agm ipo gdp co2 covid ok ebit ebitda eps ev evs gmt gst led lng mw mwh gw gwh kw "
    "kwh twh r&d roe sme suv teu tv usb vat wi-fi 4g 5g fy api atm b2b b2c bev bn cagr "
    "capex cd cpi cpu cso cv dc dna dvd esg etf fdi faq gdpr gpu hq hr hvac ict id ip "
    "ipr kpi llm m&a mp mpv mpg ngo ngv ok opec+ opex pc pdf phd phev ppi ppp pr pv roi "
    "rna saas sms svp uav ui ux vip vp xr ar vr nev m.d md ph.d phd mba msc bsc cfa cpa "
    "esq jr sr obe cbe mbe aest bst cest cet edt est hkt ist jst kst msk pdt pst sgt "
    "utc vice-president vice-chair vice-chairman "
    "hz khz mhz ghz thz kv kva mva mvar mwp gwp kwp ah mah dwt gt cgt "
    "cnc emu dmu hgv lcv lpg mri pet pvc rfid qr sku lidar ocr ngos msme msmes ppe cctv "
    "ccs dna rna icu gp fmcg fta npl nim casa aum nav ebitdar ffo".split()
)
# "Q3FY26", "1H25"
_PERIOD = re.compile(r"(?:[1-4]?[QH][1-4]?|FY)(?:FY)?[’']?\d{0,4}E?")
_MONEY = re.compile(
    rf"(?:(?:{'|'.join(CODES)})|[A-Z]{{1,3}}\$)(?:\d[\d.,]*(?:bn|k|m|tn)?)?"
)
# "Swedes", "the East African market"
_PEOPLES = frozenset(
    "African Arab Arabian Asian Balkan Baltic Briton Caribbean Croat Dane Dutchman "
    "Dutchwoman Englishman Englishwoman European Filipina Filipino Finn Frenchman "
    "Frenchwoman Irishman Irishwoman Nordic Pole Scandinavian Scot Scotsman Serb Slovene "
    "Spaniard Swede Turk Welshman "
    "Alaskan Andalusian Bavarian Californian Cantonese Catalan Flemish Floridian Hawaiian "
    "Sicilian Tasmanian Texan Tuscan Walloon".split()
)
_BEFORE_ADJECTIVES = frozenset(
    "Afro Anglo Austro Euro Franco Hispano Ibero Indo Italo Luso Russo Sino".split()
)
_DIRECTIONS = frozenset(
    "Central Eastern Northern Southern Western East Latin North South Southeast West".split()
)
_FEASTS = frozenset(
    "Ashura Carnival Chuseok Hanukkah Holi Kwanzaa Michaelmas Navratri Nowruz Obon Onam "
    "Passover Pongal Purim Shavuot Songkran Sukkot Tet Vesak Whit "
    "Christmas Deepavali Diwali Easter Eid Epiphany Halloween Hanukkah Lent Passover "
    "Pentecost Ramadan Thanksgiving Whitsun Xmas Yuletide".split()
)
_DAYS = re.compile(
    r"(?:Anzac|Bastille|Boxing|Canada|Christmas|Columbus|Earth|Independence|Labor|Labour|"
    r"Martin Luther King(?: Jr\.?)?|May|Memorial|Mother[’']s|Father[’']s|National|"
    r"New Year[’']s|Presidents[’']?|Republic|Thanksgiving|Unity|Valentine[’']s|Veterans|"
    r"Victory|Women[’']s) (?:Day|Eve)|(?:Lunar )?New Year|(?:Black|Good) Friday|"
    r"(?:Cyber|Easter) Monday|Golden Week|Hari Raya(?: [A-Z]\w+)?|Rosh Hashanah|Yom Kippur|"
    r"Durga Puja|(?:Spring|Dragon Boat|Mid-Autumn|Qingming) Festival|Mardi Gras|Singles[’'] Day"
)
PARTS = frozenset(
    "Appendix Article Category Chapter Day Exhibit Figure Grade Group Item Level Note Page "
    "Part Phase Question Rule Scope Section Stage Step Table Tier Type Version Volume Week "
    "Year".split()
)
"""The nouns of parts of something, with a number behind them: "Article 5"."""


def is_nameless(words: str) -> bool:
    """Whether words have capitals for another reason than a name.

    >>> list(map(is_nameless, ("CEOs", "VND310", "Swedes", "Labor Day", "Philippines")))
    [True, True, True, True, False]
    """
    if words in _FEASTS or _DAYS.fullmatch(words):
        return True
    return is_code(words) or _is_of_people(words)


def is_code(word: str) -> bool:
    """Whether a word is a common abbreviation, a quarter, or a sum of money."""
    folded = word.casefold().rstrip(".")
    if folded in _NO_NAMES or folded.removesuffix("s") in _NO_NAMES:
        return True
    return bool(_PERIOD.fullmatch(word) or _MONEY.fullmatch(word))


def _is_of_people(words: str) -> bool:
    """Whether words tell of the people of a country, or are its adjective: "Swiss-Greek"."""
    if is_country(words):
        return False
    first, _, others = words.partition(" ")
    word = others if others and first in _DIRECTIONS else words
    return _is_adjectival(word) or _is_adjectival(word.removesuffix("s"))


def _is_adjectival(word: str) -> bool:
    """Whether a word is made of adjectives of countries: "Swiss-Greek", "Franco-Italian"."""
    first, *others = word.split("-")
    parts = others if others and first in _BEFORE_ADJECTIVES else [first, *others]
    return all(part in _PEOPLES or is_adjective(part) for part in parts)
