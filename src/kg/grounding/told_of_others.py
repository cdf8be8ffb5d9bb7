"""Whether all words for what a figure measures are told of another number beside it.

In "On sales of 3 million euros it lost 58 million" the sales are the 3 million, and in
"The damage is 62 million, of which the insurer covers 45 million" the damage is not what
the insurer covers.
"""

from __future__ import annotations

from kg.grounding.words import Words
from kg.language.english.quantities import Quantity
from kg.language.english.regexes import compiled
from kg.language.english.units import RATIOS
from kg.language.spans import Span, overlaps_any

# "sales of about 3 million", "a turnover of 3 million"
_OF_NUMBER = compiled(
    r"\s(?:of|at)\s(?:about |around |nearly |almost |some |more than |over |up to |"
    r"at least |at most |less than )?"
)
# "of which 45 million are", "and 45 million", "from 27 percent": these go on
_GOING_ON = compiled(
    r"[\s,;]*(?:(?:and|or|but|of which|up|down|from|against|compared with|after|than|"
    r"including|with|while|as against)[\s,]+)*(?:[a-z]+ (?:to|from|by) )?"
)
# "Acme's sales rose to 3 million, whereas Bolt's fell to 2 million"
_OWNED = compiled(
    r"[’']s? (?:fell|rose|grew|sank|shrank|slid|was|were|came|[a-z]{2,15}ed)\b"
)


def is_told_of_others(words: Words, figure: list[Span], variable: list[Span]) -> bool:
    """Whether each mention of a variable is told of another number.

    Args:
        words: The article.
        figure: Where the figure stands.
        variable: The words for what it measures.
    """
    own = words.quantities_at(figure)
    if not own or not variable:
        return False
    return all(_is_of_other(words, own[0], mention) for mention in variable)


def _is_of_other(words: Words, own: Quantity, mention: Span) -> bool:
    first, last = words.sentence_at(mention[0])
    others = words.quantities_at([(first, last)])
    clause = words.clause_at(mention[0])
    for other in others:
        if other == own or other.is_change or _go_together(words, own, other):
            continue
        if _OF_NUMBER.fullmatch(words.text, mention[1], other.begin):
            return True
        is_there = clause[0] <= other.begin < clause[1]
        is_apart = not overlaps_any(own.span, [clause])
        if is_there and is_apart and other.unit not in RATIOS:
            return True
    return False


def _go_together(words: Words, own: Quantity, other: Quantity) -> bool:
    """Whether one number goes on from the other, and may be of the same."""
    if own.is_lent or other.is_lent:
        return True
    first, second = sorted((own, other))
    clause = words.clause_at(second.begin)
    begin = max(first.end, clause[0])
    if _OWNED.search(words.text, begin, second.begin):
        return True
    return _GOING_ON.fullmatch(words.text, begin, second.begin) is not None
