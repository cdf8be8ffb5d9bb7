"""What a figure measures that the words only give to what has it: "a loan of 5 million".

There the loan has an amount, a line of 9 kilometres a length, and a tax of 5 percent a rate.
"""

from __future__ import annotations

_BY_UNIT = {
    "percent": "rate",
    "kilometre": "length",
    "metre": "length",
    "gram": "weight",
    "kilogram": "weight",
    "volt": "voltage",
    "megawatt": "power",
}
# Where not even that which has it is told, a unit of these tells what it is.
_OF_ONE_USE = {
    "kilometre": "length",
    "metre": "length",
    "millimetre": "thickness",
    "gram": "weight",
    "kilogram": "weight",
    "cubicMetre": "volume",
    "volt": "voltage",
}
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
    """
    if variable == _TELLING_NOTHING:
        return _OF_ONE_USE.get(unit, variable)
    if unit == "count":
        return _SAID_OTHERWISE.get(variable, variable)
    if variable.casefold() != owner.casefold():
        return variable
    return "amount" if unit.isupper() else _BY_UNIT.get(unit, variable)
