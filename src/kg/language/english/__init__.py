"""A grammar of English quantities, periods and words of saying: what the words of a news text express.

It reads words alone and knows no graph: a figure in a sentence is read the same whoever
states it. What is ambiguous is not guessed; what it cannot read it leaves out.
"""

from kg.language.english.periods import Period, periods
from kg.language.english.quantities import Quantity, quantities

__all__ = ["Period", "Quantity", "periods", "quantities"]
