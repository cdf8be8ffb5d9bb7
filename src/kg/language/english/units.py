"""Units of figures: currencies, measures, spans of time, and short magnitudes.

Currencies have their ISO 4217 codes, all others their English names in the singular.
"""

from __future__ import annotations

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
# Signs and codes before a number. What two currencies share stays as it is, "¥" of yuan
# and yen, "Rs" of several rupees, for the text alone does not tell which is meant; a
# bare "$" is the US dollar, as news agencies write.
_SIGNS = {
    "HKD": r"HK\$|HKD",
    "AUD": r"AU?\$|AUD",
    "CAD": r"CA?\$|CAD",
    "SGD": r"S\$|SGD",
    "NZD": r"NZ\$|NZD",
    "TWD": r"NT\$|TWD",
    "USD": r"(?:US)?\$|USD",
    "EUR": "€|EUR",
    "GBP": "£|GBP",
    "CNY": r"RMB ?¥?|CNY ?¥?|CN¥",
    "JPY": r"JP¥|JPY",
    "KRW": "₩|KRW",
    "INR": "₹|INR",
    "rupee": r"Rs\.?",
    "CHF": "CHF",
    "¥": "¥",
}
# Names and codes behind a number. "won" is mostly a verb, and a currency only with its
# country or behind a magnitude: "60 billion won", but "12 won". A "pound" may also be a
# weight, so that it is no GBP.
_CURRENCIES = {
    **{code: f"(?:{country}) dollars?|{code}" for code, country in _DOLLARS.items()},
    "USD": r"(?:(?:U\.?S\.?|American) )?dollars?|USD",
    "EUR": "euros?|EUR",
    "GBP": "(?:pounds? sterling|British pounds?)|GBP",
    "pound": "pounds?",
    "CNY": "(?:Chinese )?yuan(?: RMB)?|RMB(?: yuan)?|renminbi|CNY",
    "JPY": "(?:Japanese )?yen|JPY",
    "KRW": r"(?:South )?Korean won|KRW|(?<=llion\s)won|(?<=llion-)won|(?<=[lbt]n\s)won",
    "INR": "Indian rupees?|INR",
    "rupee": "rupees?",
    "RUB": "(?:Russian )?rou?bles?|RUB",
    "CHF": "(?:Swiss )?francs?|CHF",
    "THB": "(?:Thai )?baht|THB",
    "MYR": "ringgit|MYR",
    "SEK": "(?:Swedish )?kronor|Swedish krona|SEK",
    "NOK": "Norwegian kron(?:e|er)|NOK",
    "ZAR": "rand|ZAR",
    "BRL": "reais|BRL",
    "MXN": "Mexican pesos?|MXN",
    "TWD": "(?:New )?Taiwan(?:ese)? dollars?|TWD",
    "DKK": "Danish kron(?:e|er)|DKK",
    "PLN": "(?:Polish )?(?:zlotys?|złoty(?:ch)?)|PLN",
}
# What is told in hundredths of a unit, with that unit. Of what currency cents are, the
# word does not tell.
_HUNDREDTHS = {"GBP": r"pence|(?-i:(?<=\d)p)"}
# "second" is an ordinal as well ("the 12 second-hand looms"), and a "quarter" a part
_TIMES = {
    "second": "seconds|second(?!-)",
    "minute": "minutes?|mins?",
    "hour": "hours?|hrs?",
    "day": "days?",
    "week": "weeks?",
    "month": "months?",
    "quarter": "quarters",
    "year": f"years?(?:{HYPHEN}olds?| old)?",
    "decade": "decades?",
    "century": "century|centuries",
}
# Abbreviations that are initials or magnitudes in capitals count in lower case only: "5
# M" is no length and "5 G" no weight. "m" needs a space as well, for "5m" are five
# million.
_MEASURES = {
    "percentage point": "(?:percentage|pct) points?|pps?",
    "basis point": "basis points?",
    "percent": "%|percent|per cent|pct",
    # "five times larger" multiplies, "five times a day" counts.
    "factor": (
        "fold|"
        "times(?= (?:as|more|less|higher|lower|larger|greater|faster|the|that|its|over)"
        "\\b)|(?<=\\d)x"
    ),
    "time": "times",
    "square kilometre": "square kilomet(?:re|er)s?|(?:sq|square) km|km2|km²",
    "square metre": "square met(?:re|er)s?|sq m|m2|m²",
    "cubic metre": "cubic met(?:re|er)s?|m3|m³",
    "square mile": "square miles?",
    "square foot": "square f(?:ee|oo)t|sq ft",
    "kilometre per hour": "kilomet(?:re|er)s? (?:per|an) hour|km/h|kph",
    "kilometre": "kilomet(?:re|er)s?|(?-i:kms?)",
    "metre": r"met(?:re|er)s?|(?-i:(?<=\s)m)",
    "centimetre": "centimet(?:re|er)s?|(?-i:cm)",
    "millimetre": "millimet(?:re|er)s?|(?-i:mm)",
    "nanometre": "nanomet(?:re|er)s?|(?-i:nm)",
    "mile": "miles?",
    "foot": "feet|foot|ft",
    "inch": "inch(?:es)?",
    "hectare": "hectares?|(?-i:ha)",
    "acre": "acres?",
    "mu": "mu",
    "kilogram": "kilograms?|kilos?|(?-i:kg)",
    "gram": "grams?|(?-i:(?<=[\\d\\s])g)",
    "tonne": "metric tons?|tonnes?",
    "ton": "tons?",
    "litre": "lit(?:re|er)s?",
    "barrel": "barrels?",
    "kilowatt-hour": "kilowatt hours?|kWh",
    "megawatt-hour": "megawatt hours?|MWh",
    "gigawatt-hour": "gigawatt hours?|GWh",
    "terawatt-hour": "terawatt hours?|TWh",
    "kilowatt": "kilowatts?|kW",
    "megawatt": "megawatts?|MW",
    "gigawatt": "gigawatts?|GW",
    "watt-hour": "watt hours?|Wh",
    "watt": "watts?|(?-i:(?<=[\\d\\s])W)",
    "horsepower": "horsepower|hp",
    "volt": "volts?",
    "degree Celsius": "degrees? (?:Celsius|centigrade)|°C|degrees? C\\b",
    "degree Fahrenheit": "degrees? Fahrenheit|°F",
    "degree": "degrees?|°",
    "gigabyte": "gigabytes?|GB",
    "terabyte": "terabytes?|TB",
    "petaflops": "petaflops?",
    **_TIMES,
}
CURRENCIES = frozenset((*_SIGNS, *_CURRENCIES))
DURATIONS = frozenset(_TIMES)
RATIOS = frozenset(("percent", "percentage point", "basis point", "share", "factor"))

SIGN_BEFORE = Table(_SIGNS, r"(?<!\w){} ?$")
HUNDREDTH_AFTER = Table(_HUNDREDTHS, rf"(?: |{HYPHEN})?{{}}(?!\w)")
_UNITS = {
    unit: words.replace(" ", f"(?: |{HYPHEN})")
    for unit, words in (_CURRENCIES | _MEASURES).items()
}
UNIT_AFTER = Table(_UNITS, rf"(?: |{HYPHEN})?{{}}(?!\w)")

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
_OF_MONEY = rf"(?= (?:{'|'.join(_CURRENCIES.values())})\b)"
_JOINT = f"(?: |{HYPHEN})?"
SHORT_MAGNITUDE = Table(
    {
        "1000": f"(?-i:k)| ?(?-i:k){_OF_MONEY}",
        "1000000": f"{_JOINT}(?:mln|mn)|(?-i:m)| ?(?-i:m){_OF_MONEY}| ?m{_OF_MANY}",
        "1000000000": f"{_JOINT}(?:bln|bn)| ?(?-i:b){_OF_MONEY}",
        "1000000000000": f"{_JOINT}(?:trln|trn)|(?-i:tn)| ?(?-i:tn){_OF_MONEY}",
    },
    r"{}(?!\w)",
)
SHORT_MAGNITUDE_OF_MONEY = Table(
    {
        "1000": "k",
        "1000000": "mln|mn|m",
        "1000000000": "bln|bn|b",
        "1000000000000": "trln|trn|tn|t",
    },
    r" ?{}(?!\w)",
)
"""After a currency's sign nothing else is meant, whatever the case."""
MAGNITUDE_OR_UNIT = Table(
    {
        "magnitude": (
            "dozen|hundred|thousand|lakh|million|crore|billion|trillion|ml?n|bl?n|trl?n"
        )
    }
    | {unit: words for unit, words in _UNITS.items() if unit not in _TIMES},
    rf"(?: |{HYPHEN})?{{}}(?!\w)",
)
"""What makes four digits a figure and no year."""
