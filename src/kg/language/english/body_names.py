"""Names of bodies that go on: "Ministry of Trade, Mines and Energy", "Bank of Kvarn"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.language.english.countries import is_country
from kg.language.english.regexes import cased

HEADS = frozenset(
    (
        "Academy Administration Agency Association Authority Bank Bay Board Bureau "
        "Centre Center Chamber Church City College Commission Committee Commonwealth Confederation "
        "Congress Conservatory Council Court Department Directorate Duchy Faculty "
        "Federation Foundation Fund Government Guild Gulf Hospital House Inspectorate "
        "Institute Institution Isle Kingdom Laboratory League Library Ministry Museum "
        "Observatory Office Organisation Organization Parliament Port Province Republic "
        "School Sea Secretariat Senate Society State States Strait Town Treasury "
        "Tribunal Union University"
    ).split()
)
"""The nouns behind which the name of a body goes on with what it is of or for."""
# Others do so only where nothing stands before them: "Journal of Looms"
_FIRST_HEADS = frozenset(
    (
        "Alliance Archive Assembly Cape Chambers Coalition Community Conference "
        "Consortium Cooperative Division Exchange Forum Friends Group Journal Network "
        "Order Press Register Registry Service Times Tower Trust"
    ).split()
)
# "The Trade and Investment Programme"
_JOINED = frozenset(
    "Accord Act Agreement Award Awards Charter Convention Festival Initiative Pact Plan "
    "Programme Program Scheme Show Strategy Summit Treaty".split()
)
_PARTNERS = frozenset(
    "Sons Son Co Company Brothers Daughters Partners Associates".split()
)
# ", Energy and Mines" behind the first field of a ministry
_FIELD = r"(?:[Tt]he )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?"
_FIELDS = cased(rf"(?:, {_FIELD}){{0,3}},? (?:and|&) {_FIELD}(?! (?:and|&) [A-Z])")
_GENITIVE = re.compile(r"[’']s?$")
_WORD = re.compile(r"[\w’'-]+")


def is_head(words: Sequence[str]) -> bool:
    """Whether a name goes on with what its bearer is of: "Bank of Kvarn"."""
    return words[-1] in HEADS or (len(words) == 1 and words[0] in _FIRST_HEADS)


def fields_end(
    text: str, begin: int, end: int, is_common: Callable[[str], bool]
) -> int:
    """Where the name of a body ends that may go on with what else it is for.

    Args:
        text: the whole text.
        begin: where the name begins.
        end: where it ends with the first of its fields.
        is_common: whether a word in small letters is one of the language, and no name.

    >>> text = "The Ministry of Trade, Mines and Energy met Acme."
    >>> common = {"trade", "mines", "energy"}.__contains__
    >>> text[4:fields_end(text, 4, text.index(","), common)]
    'Ministry of Trade, Mines and Energy'
    """
    words = text[begin:end].split()
    heads = [place for place, word in enumerate(words[:-1]) if word in HEADS]
    if not heads or words[heads[-1] + 1] not in ("of", "for"):
        return end
    fields = words[heads[-1] + 2 :]
    behind = _FIELDS.match(text, end)
    if behind is None or not fields:
        return end
    others = _WORD.findall(behind[0])
    capitals = [word for word in (*fields, *others) if word[:1].isupper()]
    is_other_body = any(word in HEADS or is_country(word) for word in others)
    if is_other_body or not all(is_common(word.casefold()) for word in capitals):
        return end
    return behind.end()


def is_one_body(
    begun: Sequence[str], behind: Sequence[str], is_common: Callable[[str], bool]
) -> bool:
    """Whether words on both sides of "and" make one name: "Trade and Transport Agency".

    Args:
        begun: the words before it.
        behind: those behind it.
        is_common: whether a word in small letters is one of the language, and no name.
    """
    *first, head = behind
    if not first:
        return head in _PARTNERS  # "Vik and Sons"
    if head not in HEADS | _FIRST_HEADS | _JOINED or begun[-1] in HEADS:
        return False
    fields = [begun[-1], *first]
    return all(is_common(_GENITIVE.sub("", each).casefold()) for each in fields)
