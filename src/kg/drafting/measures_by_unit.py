"""What a figure measures that the words only give to what has it: "a loan of 5 million".

There the loan has an amount, a line of 9 kilometres a length, and a tax of 5 percent a rate.
"""

from __future__ import annotations

_BY_UNIT = {
    "kilometre": "length",
    "mile": "length",
    "gram": "weight",
    "kilogram": "weight",
    "volt": "voltage",
    "megawatt": "power",
}
# What has a rate; of a majority, or of a discount, so many percent are none.
_RATED = frozenset("bond duty excise interest levy loan royalty tariff tax".split())
_SAID_OTHERWISE = {"workforce": "number of employees"}
_TELLING_NOTHING = "quantity"


def measure(variable: str, unit: str, owner: str) -> str:
    """What a figure of a unit measures, if no more is told of it than what has it.

    Args:
        variable: The words for what it measures.
        unit: Its unit.
        owner: The words for what has it.

    >>> measure("loan", "EUR", "loan"), measure("line", "kilometre", "line")
    ('amount', 'length')
    >>> measure("interest", "EUR", "loan"), measure("quantity", "volt", "grid")
    ('interest', 'voltage')
    >>> measure("import duty", "percent", "import duty")
    'rate'
    """
    if unit == "count":
        return _SAID_OTHERWISE.get(variable, variable)
    if variable == _TELLING_NOTHING:
        return "voltage" if unit == "volt" else variable
    if variable.casefold() != owner.casefold():
        return variable
    if unit == "percent":
        *_, noun = variable.split()
        return "rate" if noun in _RATED else variable
    return "amount" if unit.isupper() else _BY_UNIT.get(unit, variable)
