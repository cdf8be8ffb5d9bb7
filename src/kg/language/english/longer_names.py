"""Whether a name goes on: "Maren" in "Maren Shipping" is no name, but part of another.

Words with capitals that stand beside a name make a longer one with it, unless they are
a title ("Mayor Vik"), tell of what kind its bearer is ("Kvarn Town"), name something
else that stands beside it, or have capitals for another reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.language.english.regexes import GAP, HYPHEN, cased

# A title stands before the name of a person or an office, "of" what follows it
_TITLES = (
    "alderman ambassador analyst archbishop bishop boss captain ceo cfo chair chairman "
    "baron baroness chairperson chairwoman chancellor chief coach colonel commissioner "
    "congressman congresswoman councillor councilman councilwoman cto "
    "dame datuk dean deputy director doctor dr editor emperor engineer executive foreign former "
    "founder general governor head judge justice king lady lawyer lord major manager "
    "mayor minister miss mr mrs ms mx officer owner partner premier president prime "
    "prince princess prof professor queen rector rev reverend secretary senator senior "
    "sergeant sheikh sheikha sir spokesman spokesperson spokeswoman vice "
    "admiral brigadier capt col comptroller constable corporal detective gov hon "
    "insp inspector lieutenant lt magistrate monsignor ombudsman pastor prosecutor rabbi rep "
    "sen sgt sheriff solicitor superintendent supt treasurer "
    "academician alhaja alhaji assemblyman assemblywoman ayatollah bapak barrister "
    "cmdr commandant commander commodore comrade councilmember dato dato’ datin "
    "engr frau fräulein haji herr imam mlle mme monsieur mullah señor señora "
    "senhor senhora shri shrimati signor signora smt ustad "
    "administrator adviser advisor commissioners cr maître madam madame rapporteur trustee "
    "dutchman dutchwoman englishman englishwoman frenchman frenchwoman irishman irishwoman "
    "scotsman scotswoman welshman welshwoman"
)
_CALENDAR = (
    "january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday "
    "thursday friday saturday sunday spring summer autumn winter"
)
# Words that begin a sentence or a heading, and are none of a name that follows
_OPENING = (
    "a about across after all also although among an and another as at based because before "
    "behind both but by despite during each earlier even every few following for from "
    "he her here his how however if in inside instead it its just last later like many "
    "meanwhile more most my near neighbouring next now of on once only or other our "
    "outside over rival rivals she since so some still than that the their then there "
    "these they this those though through to together today under unlike until we what "
    "when where which while who why with within without yesterday yet your"
)
OPENING = frozenset(_OPENING.split())
"""Words with a capital where a sentence or a heading begins, and nowhere else but in names."""
BESIDE_NAMES = OPENING | frozenset(f"{_TITLES} {_CALENDAR}".split())
"""Words that may stand beside a name with a capital, and are none of it."""
# "German Acme": where it is from
ORIGIN = cased(r"[A-Z][a-z]+(?:ese|ish|ian|ean|can|man|ch|tch|iss)")
"""How a word ends that tells where somebody is from, as "German" does."""
# "South Dunmore" is elsewhere than Dunmore
_OTHER_PLACE_WORDS = (
    "north south east west northern southern eastern western upper lower "
    "greater new old port lake mount san saint st fort cape"
)
_OTHER_PLACE = frozenset(_OTHER_PLACE_WORDS.split())
# "Bank of China" is no part of what it is of, but "Vik of Kvarn" is somebody from there
_INSTITUTIONS_WORDS = (
    "academy bank bay board bureau chamber church college commonwealth company "
    "council court university department duchy faculty federation government "
    "gulf institute isle kingdom library ministry museum office parliament port "
    "province republic school sea society state states strait"
)
_INSTITUTIONS = frozenset(_INSTITUTIONS_WORDS.split())
_WORD = r"[^\W\d_][\w’-]*"
_NEXT = re.compile(rf"{GAP}(?:& )?(?P<word>{_WORD})")
_PREVIOUS = re.compile(rf"(?P<word>{_WORD}){GAP}$")
_OF = re.compile(rf"(?P<word>{_WORD}){GAP}of{GAP}(?:the{GAP})?$")
_JOINED_BEFORE = re.compile(rf"(?P<word>[^\W\d_]\w*){HYPHEN}$")
_JOINED_BEHIND = re.compile(rf"{HYPHEN}(?P<word>[^\W\d_]\w*)")
_OPENER = re.compile(r"(?:^|[.!?:\n\"“‘(\[][\"”’')\]]?)\s*$")
_LOOK_BACK = 60
_LONGEST_HEADING = 400  # characters; a whole text may be one line
_SHORTEST_HEADING = 3  # words


def is_in_longer_name(
    text: str,
    begin: int,
    end: int,
    *,
    is_own: Callable[[str], bool],
    is_named: Callable[[int, int], bool],
) -> bool:
    """Whether the words around a name make a longer one with it.

    Args:
        text: The whole text.
        begin: Where the name begins.
        end: Where it ends.
        is_own: Whether a word tells of what kind the bearer of the name is, so that it
            may stand beside it: "Town" beside that of a town.
        is_named: Whether something else that is known has its name in this place.

    >>> def is_longer(text, name):
    ...     begin = text.index(name)
    ...     kind, named = "Town".__eq__, lambda begin, end: False
    ...     return is_in_longer_name(
    ...         text, begin, begin + len(name), is_own=kind, is_named=named)
    >>> is_longer("Maren Shipping has left", "Maren"), is_longer("in Maren", "Maren")
    (True, False)
    >>> is_longer("the Bank of Kvarn", "Kvarn"), is_longer("Mayor of Kvarn", "Kvarn")
    (True, False)
    >>> is_longer("from Kvarn Town", "Kvarn"), is_longer("by Mayor Vik", "Vik")
    (False, False)
    """
    if not text[begin:end][:1].isupper() or _in_heading(text, begin):
        return False
    behind = text[end : end + _LOOK_BACK]
    before = text[max(0, begin - _LOOK_BACK) : begin]
    following = _NEXT.match(behind) or _JOINED_BEHIND.match(behind)
    if following and _goes_on(following["word"], is_own):
        place = following.start("word")
        if not is_named(end + place, end + following.end("word")):
            return True
    return _is_led(before, begin, text[begin:end], is_own, is_named)


def _goes_on(word: str, is_own: Callable[[str], bool]) -> bool:
    """Whether a word behind a name is a part of it; acronyms stand for themselves."""
    if not word[:1].isupper() or word.isupper():
        return False
    return word.casefold() not in BESIDE_NAMES and not is_own(word)


def _is_led(
    before: str,
    begin: int,
    name: str,
    is_own: Callable[[str], bool],
    is_named: Callable[[int, int], bool],
) -> bool:
    """Whether the words before a name are a part of it."""
    of = _OF.search(before)
    leading = of or _JOINED_BEFORE.search(before) or _PREVIOUS.search(before)
    if leading is None:
        return False
    word = leading["word"]
    first = begin - len(before) + leading.start("word")
    if not _goes_on(word, is_own) or is_named(first, first + len(word)):
        return False
    if word.casefold() in _OTHER_PLACE:
        return True
    is_opening = _OPENER.search(before[: leading.start("word")]) and of is None
    if is_opening or ORIGIN.fullmatch(word):
        return False
    if of is not None:
        return word.casefold() in _INSTITUTIONS
    # Of people and firms one calls the last name alone: "Vik" of "Ellen Vik".
    return " " not in name


def _in_heading(text: str, place: int) -> bool:
    """Whether the line gives capitals to most of its words, as headlines do."""
    begin = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    if end < 0:
        end = len(text)
    if end - begin > _LONGEST_HEADING:
        return False
    words = re.findall(_WORD, text[begin:end])
    # Headlines leave "of" and "the" in lower case.
    long = [word for word in words if len(word) > 3]
    if len(long) < _SHORTEST_HEADING:
        return False
    return all(word[0].isupper() for word in long)
