"""Units of figures: currencies, measures, spans of time, and short magnitudes.

Currencies have their ISO 4217 codes, all others their English names in the singular.
"""

from __future__ import annotations

from decimal import Decimal

from kg.language.english.regexes import HYPHEN, Table

# The order of rows counts where one form goes on as another: "kilometre per hour"
# stands before "kilometre", "degree Celsius" before "degree".

_DOLLARS = {
    "HKD": "Hong Kong|HK",
    "AUD": "Australian",
    "CAD": "Canadian",
    "SGD": "Singapore",
    "NZD": "New Zealand",
}


def _close(letter: str) -> str:
    """A letter alone, but right before the number: "N450 billion"."""
    return f"(?-i:{letter}(?=$))"


# The codes in use, so that money in a currency that nobody has declared is no count
# either. Left out are those that are rather words or names beside a number, such as "COP
# 28" and "300 AMD chips": ALL, AMD, COP, CUP, DOP, NIO, PHP, SDG, SOS and TOP.
CODES = (
    "AED AFN ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN "
    "BWP BYN BZD CAD CDF CHF CLP CNH CNY CRC CVE CZK DJF DKK DZD EGP ERN ETB EUR FJD "
    "FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD "
    "JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NOK NPR NZD OMR PAB PEN PGK "
    "PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SRD SSP STN SVC SYP "
    "SZL THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD "
    "XOF XPF YER ZAR ZMW ZWL"
).split()
# Which are also words or names are money only where a large sum follows.
LARGE_SUMS = frozenset(("COP", "PHP"))
# Signs before a number. What two currencies share stays as it is, "¥" of yuan and yen,
# "Rs" of several rupees, for the text alone does not tell which is meant; a bare "$" is
# the US dollar, as news agencies write.
_SIGNS = {
    "HKD": r"HK\$",
    "AUD": r"AU?\$|\$A",
    "CAD": r"CA?\$|\$C",
    "SGD": r"S\$",
    "NZD": r"NZ\$|\$NZ",
    "TWD": r"NT\$",
    "BRL": r"R\$",
    "MXN": r"(?:MX|Mex)\$",
    "COP": r"(?:COP|Col)\$|(?-i:COP)",
    "ARS": r"AR\$",
    "CLP": r"CLP\$",
    "DOP": r"RD\$",
    "NAD": r"N\$",
    "JMD": r"J\$",
    "TTD": r"TT\$",
    "XCD": r"EC\$",
    "USD": r"(?:US)?\$|\$US",
    "EUR": "€",
    "GBP": "£",
    "CNY": "RMB ?¥?|CNY ?¥|CN¥",
    "JPY": f"JP¥|{_close('Y')}",
    "KRW": f"₩|{_close('W')}",
    "INR": "₹",
    "NPR": r"NRs\.?",
    "rupee": r"Rs\.?",
    "BDT": r"৳|(?-i:Tk)\.?",
    "¥": "¥",
    "MYR": "(?-i:RM)",
    "IDR": r"(?-i:Rp)\.?",
    "ZAR": r"(?-i:(?<!\w)R)",
    "CHF": r"(?-i:S?Fr)s?\.?",
    "RUB": "₽",
    "TRY": "₺|(?-i:TL)",
    "ILS": "₪",
    "KES": r"(?-i:K[Ss]hs?)\.?",
    "UGX": r"(?-i:U[Ss]hs?)\.?",
    "TZS": r"(?-i:T[Ss]hs?)\.?",
    "shilling": r"(?-i:Shs?)\.?",
    "GHS": "GH[¢₵S]",
    "NGN": f"₦|{_close('N')}",
    "ETB": "(?-i:Birr|Br)",
    "EGP": "(?-i:E£|LE)",
    "AED": r"(?-i:Dhs?)\.?",
    "QAR": "(?-i:QR)",
    "KWD": "(?-i:KD)",
    "BHD": "(?-i:BD)",
    "PHP": f"₱|(?-i:PHP|Php)|{_close('P')}",
    "PEN": r"S/\.?",
    "CZK": "(?-i:K[cč])",
    "HUF": "(?-i:Ft)",
    "UAH": "₴",
    "KZT": "₸",
    "VND": "₫|VN[ĐD]",
    "SAR": _close("SR"),
    "ZMW": _close("K"),
    "THB": "฿",
}
# Names behind a number. "won" is mostly a verb, and a currency only with its
# country or behind a magnitude: "60 billion won", but "12 won". A "pound" may also be a
# weight, so that it is no GBP; of whom crowns, pesos and rupees are, the words tell or
# leave open.
_CURRENCIES = {
    **{code: f"(?:{country}) dollars?" for code, country in _DOLLARS.items()},
    "USD": r"(?:(?:U\.?S\.?|American) )?dollars?",
    "EUR": "euros?",
    "GBP": "(?:pounds? sterling|British pounds?)",
    "pound": "pounds?",
    "CNY": "(?:Chinese )?yuan(?: RMB)?|RMB(?: yuan)?|renminbi",
    "JPY": "(?:Japanese )?yen",
    "KRW": r"(?:South )?Korean won|(?<=llion\s)won|(?<=llion-)won|(?<=[lbt]n\s)won|"
    # "74,300 won on Friday", but "the party with 74,300 won the vote"
    r"(?<=,[0-9]{3}\s)won(?! (?:the|an?(?! (?:day|kilo|month|square|share|ton|week|year))|by|"
    r"against|over|its|his|her|their|more|no)\b)",
    "INR": "Indian rupees?",
    "PKR": "Pakistani? rupees?",
    "LKR": "Sri Lankan? rupees?",
    "NPR": "Nepal(?:i|ese) rupees?",
    "rupee": "rupees?",
    "RUB": "(?:Russian )?rou?bles?",
    "CHF": "(?:Swiss )?francs?",
    "THB": "(?:Thai )?baht",
    "MYR": "ringgit",
    "SEK": "(?:Swedish )?kronor|Swedish (?:krona|crowns?)",
    "NOK": "Norwegian (?:kroner?|crowns?)",
    "ZAR": "rand",
    "BRL": rf"Brazilian real|(?:Brazilian )?reais|(?<=llion{HYPHEN})real",
    "CZK": "(?:Czech )?korun(?:as?|y)|Czech crowns?",
    "MXN": "Mexican pesos?",
    "CLP": "Chilean pesos?",
    "ARS": "Argentin(?:e|ian) pesos?",
    "COP": r"Colombian pesos?|(?-i:(?<=llion\s)COP)",
    "PHP": r"(?:Philippine|Filipino) pesos?|(?-i:(?<=llion\s)PHP)",
    "PEN": "(?:Peruvian )?(?:nuevos )?soles|Peruvian sol",
    "HUF": "(?:Hungarian )?forints?",
    "TRY": "(?:Turkish )?liras?|(?-i:TL)",
    "ILS": "(?:Israeli )?shekels?",
    "IDR": "(?:Indonesian )?rupiahs?",
    "VND": "(?:Vietnamese )?dong",
    "AED": "(?:UAE|Emirati) dirhams?",
    "MAD": "Moroccan dirhams?",
    "dirham": "dirhams?",
    "SAR": "Saudi (?:Arabian )?ri[yi]?als?",
    "QAR": "Qatari? ri[yi]?als?",
    "OMR": "Omani? ri[yi]?als?",
    "IRR": "Iranian ri[yi]?als?",
    "riyal": "ri[yi]?als?",
    "KWD": "Kuwaiti? dinars?",
    "BHD": "Bahraini? dinars?",
    "JOD": "Jordan(?:ian)? dinars?",
    "RSD": "Serbian dinars?",
    "IQD": "Iraqi? dinars?",
    "dinar": "dinars?",
    "KES": "Kenyan? shillings?",
    "UGX": "Uganda(?:n)? shillings?",
    "TZS": "Tanzania(?:n)? shillings?",
    "shilling": "shillings?",
    "GHS": "(?:Ghana(?:ian)? )?cedis?",
    "ETB": "(?:Ethiopian )?birrs?",
    "MWK": "Malawi(?:an)? kwachas?",
    "ZMW": "(?:Zambian? )?kwachas?",
    "BDT": "(?:Bangladeshi? )?takas?",
    "RON": "(?:Romanian )?lei|Romanian leu",
    "UAH": "(?:Ukrainian )?hryvn[iy]as?",
    "KZT": "(?:Kazakh(?:stan)? )?tenge",
    "ISK": "(?:Icelandic )?kr[oó]nur|Iceland(?:ic)? kr[oó]na",
    "EGP": "Egyptian pounds?",
    "NGN": "(?:Nigerian )?naira",
    "TWD": "(?:New )?Taiwan(?:ese)? dollars?",
    "DKK": "Danish (?:kroner?|crowns?)",
    "crown": "kroner?|crowns?",
    "peso": "pesos?",
    "PLN": "(?:Polish )?(?:zlotys?|złoty(?:ch)?)",
}
# What is told in parts of a unit or in many of it: by how many make one. Of what
# currency cents are, the word does not tell.
_PARTS = {
    Decimal(100): {
        "GBP": r"pence|(?-i:(?<=\d)p)",
        "USD": r"¢|(?:U\.?S\.?|American) cents?",
        "AUD": "Australian cents?",
        "CAD": "Canadian cents?",
        "NZD": "New Zealand cents?",
        "EUR": "euro ?cents?",
    },
    Decimal(1000): {
        "second": r"milliseconds?|(?-i:(?<=[\d\s])ms)",
        "litre": "millilit(?:re|er)s?|ml",
        "gram": "milligrams?|(?-i:mg)",
        "millimetre": "micromet(?:re|er)s?|microns?|(?-i:[µμ]m)",
    },
    Decimal(1000000): {"gram": "micrograms?|mcg|(?-i:[µμ]g)"},
    Decimal("0.01"): {"litre": "hectolit(?:re|er)s?|(?-i:hl)", "kilogram": "quintals?"},
    Decimal("0.001"): {"volt": "kilovolts?|(?-i:kV)"},
    Decimal("0.000001"): {
        "cubic metre": "(?-i:mcm)",
        "tonne": "mmtpa|mtpa|(?-i:mmt|MMT)",
    },
    Decimal("0.000000001"): {"cubic metre": "(?-i:bcm)"},
}


def _letter(sign: str) -> str:
    """A letter alone behind a number, but for "12 L-shaped rooms" and "30 t-shirts"."""
    return rf"(?-i:(?<=[\d\s]){sign})(?![’'\-\u2010\u2011])"


# "second" is an ordinal as well ("the 12 second-hand looms"), and a "quarter" a part
_TIMES = {
    "second": "seconds|second(?!-)|(?-i:(?<=\\s)s)",
    "minute": "minutes?|mins?",
    "hour": f"hours?|hrs?|{_letter('h')}",
    "day": rf"days?|(?<=\s){_letter('d')}",
    "week": "weeks?|(?-i:wks?)",
    "month": "months?|(?-i:mos?)",
    "quarter": "quarters|(?-i:qrs?)",
    "year": f"years?(?:{HYPHEN}olds?| old)?",
    "season": "seasons?",
    "decade": "decades?",
    "century": "century|centuries",
}
# Abbreviations that are initials or magnitudes in capitals count in lower case only: "5
# M" is no length and "5 G" no weight. "m" needs a space as well, for "5m" are five
# million.
_MEASURES = {
    "percentage point": r"(?:percentage|pct|percent|%) (?:points?|pts)|%pts|ppts?|pps?",
    "basis point": "basis points?|(?-i:bps?)",
    "percent": "%|percent|per cent|pct|(?-i:pc)",
    # "five times larger" multiplies, "five times a day" counts.
    "factor": (
        "fold|"
        "times(?= (?:as|more|less|higher|lower|larger|greater|faster|the|that|its|over|"
        "oversubscribed|subscribed|covered|EBITDA|earnings|sales|revenues?|book|profits?|"
        "turnover|equity|annual|forward|expected|operating|core|net|last|previous|what|"
        "those|these|today|his|her|their|our|this)\\b)|times(?= [\\w.&-]{1,30}(?: "
        "(?-i:[A-Z])[\\w.&-]{1,30}){0,3}[’']s?\\b)|(?<=[0-9]\\.[0-9]\\s)times|"
        "(?<=\\d)[x×]"
    ),
    "time": "times",
    "square kilometre": r"square kilomet(?:re|er)s?|(?:sq\.?|square) km|km2|km²",
    "square metre": r"square met(?:re|er)s?|sq\.? met(?:re|er)s?|sq\.? m|sqm|m2|m²",
    "cubic metre": "cubic met(?:re|er)s?|cu m|cbm|m3|m³",
    "square mile": r"square miles?|sq\.? mi(?:les?)?|mi2|mi²",
    "square foot": (r"square f(?:ee|oo)t|sq\.? f(?:ee|oo)?t|sqft|ft2|ft²"),
    "kilometre per hour": "kilomet(?:re|er)s? (?:per|an) hour|km/h|kmp?h|kph",
    "kilometre": "kilomet(?:re|er)s?|(?-i:kms?)",
    "metre": r"met(?:re|er)s?|(?-i:(?<=\s)m)",
    "centimetre": "centimet(?:re|er)s?|(?-i:cm)",
    "millimetre": "millimet(?:re|er)s?|(?-i:mm)",
    "nanometre": "nanomet(?:re|er)s?|(?-i:nm)",
    "mile": "miles?|(?-i:mi)",
    "foot": "feet|foot|ft",
    "inch": "inch(?:es)?",
    "hectare": "hectares?|(?-i:ha)",
    "acre": "acres?|(?-i:ac)",
    "mu": "mu",
    "kilogram": "kilogram(?:me)?s?|kilos?|(?-i:kg)",
    "gram": "gram(?:me)?s?|(?-i:(?<=[\\d\\s])g)",
    "kilotonne": "kilotonnes?|(?-i:kt)",
    "megatonne": "megatonnes?|(?-i:Mt)",
    "tonne": f"metric tons?|tonnes?|tpy|{_letter('t')}",
    "ton": "tons?",
    "litre": f"lit(?:re|er)s?|{_letter('L')}",
    "barrel": "barrels?|bbls?|bpd|b/d",
    "kilowatt-hour": "kilowatt hours?|kWh",
    "megawatt-hour": "megawatt hours?|MWh",
    "gigawatt-hour": "gigawatt hours?|GWh",
    "terawatt-hour": "terawatt hours?|TWh",
    "kilowatt": "kilowatts?|kWp?",
    "megawatt": "megawatts?|MW(?:p|e|th)?",
    "gigawatt": "gigawatts?|GWp?",
    "terawatt": "terawatts?|TW",
    "watt-hour": "watt hours?|Wh",
    "watt": "watts?|(?-i:(?<=[\\d\\s])W)",
    "horsepower": "horsepower|b?hp",
    "volt": f"volts?|{_letter('V')}",
    "degree Celsius": "degrees? (?:Celsius|centigrade)|°C|degrees? C\\b",
    "degree Fahrenheit": "degrees? Fahrenheit|°F",
    "degree": "degrees?|°",
    "gigabyte": "gigabytes?|GB",
    "terabyte": "terabytes?|TB",
    "petaflops": "petaflops?|PFLOPS",
    **_TIMES,
}
# "12,000 more tonnes of soya", "187,000 wet tons"
_MORE = "additional|dry|extra|fewer|further|less|more|new|other|wet"
_OF_MORE = (
    "acre",
    "hectare",
    "kilogram",
    "kilometre",
    "litre",
    "megawatt",
    "mile",
    "square metre",
    "tonne",
    "ton",
)
CURRENCIES = frozenset((*_SIGNS, *_CURRENCIES, *CODES))
DURATIONS = frozenset(_TIMES)
# "six free months", "20 operating hours"
_OF_TIMES = (
    "additional|business|calendar|consecutive|entire|extra|free|full|long|"
    "more|paid|short|solid|straight|unpaid|whole|[a-z]{3,12}ing"
)
LENGTHS = frozenset("metre centimetre millimetre foot inch kilometre mile".split())
RATIOS = frozenset(("percent", "percentage point", "basis point", "share", "factor"))

# "MSEK 450" are 450 million, as the annual reports of some countries have it.
_IN_MILLIONS = "(?P<millions>(?-i:M(?=[A-Z]{3}(?![A-Za-z]))))?"
SIGN_BEFORE = Table(_SIGNS, rf"(?<!\w){_IN_MILLIONS}{{}} ?$", CODES)
PARTS_AFTER = {
    parts: Table(units, rf"(?: |{HYPHEN})?{{}}(?!\w)")
    for parts, units in _PARTS.items()
}
"""What stands behind a number of parts of a unit, by how many make one."""
_UNITS = {
    unit: words.replace(" ", f"(?: |{HYPHEN})")
    for unit, words in (_CURRENCIES | _MEASURES).items()
}
UNIT_AFTER = Table(_UNITS, rf"(?: |{HYPHEN})?{_IN_MILLIONS}{{}}(?!\w)", CODES)
TIME_AFTER = Table(_TIMES, rf" (?:{_OF_TIMES}) {{}}(?!\w)")
"""A span of time that a number counts with a word between."""
MORE_AFTER = Table(
    {unit: _UNITS[unit] for unit in _OF_MORE}, rf" (?:{_MORE}) {{}}(?!\w)"
)
"""A measure that a number counts with a word between."""

# News count these in millions, while "5 m walls" are as high; money and tonnes are not
# measured in metres. Letters alone are parts of names as well, "4K" and "5G", so that
# only small ones are read.
_MANY = (
    "accounts|barrels|cars|children|consumers|copies|customers|devices|doses|"
    "employees|farmers|followers|households|items|jobs|members|motorists|orders|"
    "parcels|passengers|patients|people|phones|readers|residents|shares|students|"
    "subscribers|tickets|tonnes|tons|tourists|trips|units|users|vehicles|viewers|"
    "visitors|voters|workers"
)
_ADJECTIVE = "(?: (?:active|domestic|electric|foreign|more|new|paying|registered))"
_OF_MANY = rf"(?={_ADJECTIVE}? (?:{_MANY})\b)"
_OF_MONEY = rf"(?= (?:{'|'.join(_CURRENCIES.values())}|(?-i:{'|'.join(CODES)}))\b)"
_JOINT = f"(?: |{HYPHEN})?"
SHORT_MAGNITUDE = Table(
    {
        "1000": f"(?-i:k)| ?(?-i:k){_OF_MONEY}",
        "1000000": f"{_JOINT}(?:mln|mn|mio\\.?)|(?-i:m)| ?(?-i:m){_OF_MONEY}| ?m{_OF_MANY}",
        "1000000000": f"{_JOINT}(?:bln|bn|mrd\\.?)| ?(?-i:b){_OF_MONEY}",
        "1000000000000": f"{_JOINT}(?:trln|trn)|(?-i:tn)| ?(?-i:tn){_OF_MONEY}",
    },
    r"{}(?!\w)",
)
SHORT_MAGNITUDE_OF_MONEY = Table(
    {
        "1000": "k",
        "1000000": r"mln|mn|mio\.?|mil|m",
        "10000000": "cr",
        "1000000000": r"bln|bn|mrd\.?|bil|b",
        "1000000000000": "trln|trn|tril|tn|t",
    },
    r" ?{}(?!\w)",
)
"""After a currency's sign nothing else is meant, whatever the case."""
MAGNITUDE_OR_UNIT = Table(
    {
        "magnitude": (
            "dozen|hundred|thousand|lakhs?|million|crores?|billion|trillion|ml?n|bl?n|"
            "trl?n"
        )
    }
    | {unit: words for unit, words in _UNITS.items() if unit not in _TIMES},
    rf"(?: |{HYPHEN})?{{}}(?!\w)",
    CODES,
)
"""What makes four digits a figure and no year."""
