"""Where proper names stand in a text: words with capitals that name something.

A capital at the beginning of a sentence, a title before a person ("Mayor Vik"), months
and nationalities make none. In a heading that gives capitals to most of its words, only
those are names that stand elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.language.english.countries import is_country
from kg.language.english.function_words import is_everywhere
from kg.language.english.longer_names import BESIDE_NAMES, ORIGIN
from kg.language.english.regexes import cased
from kg.language.english.sentences import sentences
from kg.language.spans import Span, overlap

_CAPITAL = (
    r"(?:(?:[A-Z]\.){2,}|(?:St|Ste|Mt|Ft)\.(?= [A-Z])|"  # "U.S.", "St. Alban"
    r"(?:el-|al-)?[A-Z](?:[\w’'-]*\w)?(?:(?<=s)[’'](?= [A-Z]))?|[A-Z]\.)"
)
# Of a model, "Vela 5", but not how many there are: "In Kvarn 40 boats"
_NUMBER = (
    r"\d{1,3}\b(?![.,%]\d|[%-]| (?:[a-z-]+s|people|per|percent|in|of|to|and|or|[mb]illion|"
    r"trillion)\b)"
)
_LINK = (
    r"(?:of(?: the)?|&|(?:van|von|de)(?: (?:der|den|de|la|las|los))?|da|das|del|della|den|der|"
    r"di|dos|du|la|le|ten|ter|zu|bin|ibn|for)"
)
_NAME = cased(rf"{_CAPITAL}(?:(?: {_LINK})? (?:{_CAPITAL}|{_NUMBER}))*")
# "Bank of Kvarn" and "Centre for Looms" go on behind these, "Ada Oz of Acme" does not
_HEADS = frozenset(
    (
        "Academy Agency Association Authority Bank Bay Board Bureau Centre Center "
        "Chamber Church City College Commission Committee Commonwealth Confederation "
        "Council Court Department Duchy Faculty Federation Foundation Fund Government "
        "Guild Gulf Hospital House Institute Institution Isle Kingdom Laboratory League "
        "Library Ministry Museum Office Organisation Organization Parliament Port "
        "Province Republic School Sea Secretariat Society State States Strait Town "
        "Union University"
    ).split()
)
_GENITIVE = re.compile(r"[’']s?$")
_SECOND = cased(r" (?P<word>[A-Z][\w-]+)")
_BEHIND_NAME = re.compile(r"(?:[’']s?|-(?:based|headquartered|owned|backed|led|born))$")
_OF_SEVERAL = re.compile(r"(?:men|women|people|children)[’']s$", re.IGNORECASE)
_FROM = re.compile(r"-(?:based|headquartered|owned|backed|led|born)(?![\w-])")
_PART = re.compile(r"\S+")
_EDGE = re.compile(r"(?:^|[.!?:;]\s|[\"“‘(\[—–]\s?|-\s|\n)\s*$")
_APPOSED = re.compile(
    r", (?:the|an?|which|who|whose|based|headquartered|formerly|once) "
)
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
# What a film or a programme is called, in quotation marks: "A Moon for the Kestrel"
_TITLE_WORD = rf"(?:{_CAPITAL}|\d+),?"
_TITLE_LINK = r"(?:a|an|and|at|by|for|from|in|of|on|the|to|with)"
_TITLED = cased(
    rf"[\"“](?P<title>{_TITLE_WORD}(?: (?:{_TITLE_LINK} ){{0,2}}{_TITLE_WORD}){{1,6}})"
    r"(?<!,)(?=,?[\"”])"
)
_LONGEST_LOOK = 4
_SMALL = frozenset(
    "of the & da das de del della den der di dos du la las le los van von ten ter zu bin "
    "ibn".split()
)
_SENTENCE_OPENERS = frozenset(
    "according additionally agreed already analysts announced based both built "
    "compared critics currently due employees executives experts figures founded "
    "further including investors led local management many neither new nobody none "
    "officials orders overall owned profit profits residents revenue sales several "
    "shares speaking total trade two three four five six seven eight nine ten twelve "
    "workers asked construction details exports imports none production rents "
    "shareholders talks terms work".split()
)
_NO_NAMES = frozenset(
    "i ii iii iv ceo cfo coo cto mr mrs ms dr prof q1 q2 q3 q4 am pm ai it "
    "agm ipo gdp co2 covid ok ebit ebitda eps ev evs gmt gst led lng mw mwh gw gwh kw "
    "kwh twh r&d roe sme smes suv suvs teu tv usb vat wi-fi 4g 5g fy h1 h2".split()
)
# "Finance Director Ada Oz", but "Acme Finance"
_BEFORE_TITLES = frozenset(
    "commercial communications executive finance financial group managing marketing "
    "operating operations plant regional sales technical technology".split()
)
_TITLE_BEHIND = re.compile(r" (?:Director|Editor|Manager|Officer|Partner)\b")
_OF_FIELDS = frozenset(("Minister", "Secretary", "Commissioner"))
_FIRST_NAMES = frozenset("april august jan jun may june mar".split())
_HEADING_SHARE = 0.7


def proper_names(
    text: str, is_common: Callable[[str], bool], taken: Iterable[Span] = ()
) -> list[Span]:
    """The spans of proper names, in order.

    Args:
        text: the whole text.
        is_common: whether a word in small letters is one of the language, as far as is
            known; beside that, all words that the text itself has in small letters are.
        taken: what is read already, as times and figures are, and is no name.

    >>> text = "Shares rose. On Monday Mayor Vik of Bank of Kvarn met Maren & Sons."
    >>> [text[begin:end] for begin, end in proper_names(text, {"shares"}.__contains__)]
    ['Vik', 'Bank of Kvarn', 'Maren & Sons']
    """
    return _Names(text, is_common, list(taken)).found()


class _Names:
    def __init__(
        self, text: str, is_common: Callable[[str], bool], taken: list[Span]
    ) -> None:
        self._text = text
        self._is_common_word = is_common
        self._taken = taken
        self._small = set(re.findall(r"\b[a-z][\w’-]+", text))

    def found(self) -> list[Span]:
        headings = [span for span in sentences(self._text) if self._is_heading(span)]
        quoted = (match.span(1) for match in _QUOTED.finditer(self._text))
        headings += filter(self._is_heading, quoted)
        titles = [match.span("title") for match in _TITLED.finditer(self._text)]
        plain: list[Span] = []
        doubtful: list[Span] = []
        for match in _NAME.finditer(self._text):
            for span in self._cut(*match.span()):
                is_in_title = any(overlap(span, title) for title in titles)
                if is_in_title:
                    continue
                is_in_heading = any(overlap(span, heading) for heading in headings)
                (doubtful if is_in_heading else plain).append(span)
        plain = list(self._sure(plain))
        told = {self._text[slice(*span)] for span in plain}
        for span in doubtful:
            plain += self._known_in(span, told)
        return sorted([*self._joined(plain), *titles])

    def _joined(self, spans: Sequence[Span]) -> Iterator[Span]:
        """The names, of which "the Weavers and Dyers' Union" is one."""
        ordered = sorted(spans)
        while ordered:
            begin, end = ordered.pop(0)
            if ordered and self._is_begun(begin, end, ordered[0]):
                _, end = ordered.pop(0)
            yield begin, end

    def _is_begun(self, begin: int, end: int, behind: Span) -> bool:
        """Whether a word begins the name of a body that goes on behind "and"."""
        word = self._text[begin:end]
        if not self._text.startswith("he ", begin - len("he ")):
            return False
        if self._text[end : behind[0]] != " and ":
            return False
        *_, head = self._text[slice(*behind)].split()
        return head in _HEADS and self._is_once(word)

    def _is_once(self, word: str) -> bool:
        """Whether a text has a word a single time."""
        whole = re.compile(rf"\b{re.escape(word)}\b")
        first = whole.search(self._text)
        if first is None:
            return False
        return whole.search(self._text, first.end()) is None

    def _sure(self, spans: Sequence[Span]) -> Iterator[Span]:
        """The spans but for single words that only ever begin a sentence."""
        inside = {
            self._text[slice(*span)] for span in spans if not self._opens(span[0])
        }
        for span in spans:
            parts = self._text[slice(*span)].split()
            inside.update((parts[0], parts[-1]) if len(parts) > 1 else ())
        counted = Counter(self._text[slice(*span)] for span in spans)
        for span in spans:
            words = self._text[slice(*span)]
            is_single = " " not in words and not words.isupper()
            is_once = is_single and words not in inside and counted[words] < 2
            # "Lumaskan, the lidar maker" is called something, "Sales fell" is not.
            is_placed = _FROM.match(self._text, span[1])  # "Kvarn-based Acme"
            is_sure = is_placed or is_country(words)
            if is_once and not (is_sure or _APPOSED.match(self._text, span[1])):
                continue
            yield span

    def _is_heading(self, span: Span) -> bool:
        """Whether most of the longer words of a line have capitals."""
        line = self._text[slice(*span)]
        # A heading has no full stop; a short sentence may be of names mostly.
        if line.rstrip().endswith("."):
            return False
        words = re.findall(r"[^\W\d_][\w’-]{3,}", line)
        capitals = [word for word in words if word[0].isupper()]
        return len(words) > 3 and len(capitals) / len(words) > _HEADING_SHARE

    def _known_in(self, span: Span, told: set[str]) -> Iterator[Span]:
        """The names within words of a heading that stand elsewhere as well."""
        begin, end = span
        for name in sorted(told, key=len, reverse=True):
            at = self._text.find(name, begin, end)
            if at >= 0:
                yield at, at + len(name)
                return

    def _cut(self, begin: int, end: int) -> Iterator[Span]:
        """The name in a row of words with capitals, without what is none of it."""
        parts = [
            (begin + part.start(), begin + part.end())
            for part in _PART.finditer(self._text[begin:end])
        ]
        while parts and self._is_no_part(parts[0], is_first=True):
            parts = parts[1:]
        while parts and self._word(parts[-1]).casefold() in _SMALL:
            parts = parts[:-1]
        for row in self._rows(parts):
            yield from self._whole(row)

    def _rows(self, parts: Sequence[Span]) -> Iterator[list[Span]]:
        """The words parted at those that are of another name: "Acme's Bolt", "Monday"."""
        row: list[Span] = []
        for part in parts:
            word = self._word(part)
            if row and self._is_no_part(part, is_first=False):
                if not self._is_field(row, word):
                    yield row
                row = []
                continue
            if row and word in ("of", "for") and self._word(row[-1]) not in _HEADS:
                yield row
                row = []
                continue
            row.append(part)
            # "Acme's Bolt" are two names, the "Fishermen's Union" and the "Weavers'
            # Union" are one each; "Kvarn-based Acme" names two.
            is_owner = word.endswith(("’s", "'s")) and not _OF_SEVERAL.search(word)
            is_owner = is_owner and not self._is_of_place(part)
            if is_owner or _FROM.search(word):
                yield row
                row = []
        if row:
            yield row

    def _is_of_place(self, part: Span) -> bool:
        """Whether a genitive is a part of a name: in "Quill's Bend", if Quill is nobody."""
        behind = _SECOND.match(self._text, part[1])
        if behind is None:
            return False
        owner = re.escape(self._word(part)[:-2])
        alone = rf"\b{owner}\b(?!.s {behind['word']})"
        whole = rf"\b{owner}.s {behind['word']}\b"
        is_often = len(re.findall(whole, self._text)) > 1
        return is_often and not re.search(alone, self._text)

    def _is_field(self, row: Sequence[Span], title: str) -> bool:
        """Whether a word tells what somebody is minister of: "Tourism Minister Ada Oz"."""
        if title not in _OF_FIELDS or len(row) > 1:
            return False
        return self._is_once(self._word(row[0]))

    def _whole(self, row: Sequence[Span]) -> Iterator[Span]:
        while row and (
            self._word(row[0]).casefold() in (*_SMALL, "for")
            or self._is_no_part(row[0], is_first=True)
        ):
            row = row[1:]
        while row and self._word(row[-1]).casefold() in (*_SMALL, "for"):
            row = row[:-1]
        if not row:
            return
        begin = row[0][0]
        end = row[-1][1]
        behind = _BEHIND_NAME.search(self._text[begin:end])
        if behind:
            end -= len(behind[0])
        words = self._text[begin:end]
        is_single = len(row) == 1
        if words[:1].isdigit():
            return  # "Some 400"
        if is_single and (words.casefold() in _NO_NAMES or len(words) < 2):
            return
        if is_single and self._is_of_origin(words, end):
            return
        if any(overlap((begin, end), span) for span in self._taken):
            return
        yield begin, end

    def _is_of_origin(self, word: str, end: int) -> bool:
        """Whether a word tells where a noun behind it is from: "German brewers".

        Who has something, "Brennoch's sales", or ends a clause, bears a name.
        """
        is_before_noun = re.match(r" [a-z]", self._text[end : end + 2])
        if not is_before_noun or not ORIGIN.fullmatch(word):
            return False
        return not re.search(rf"\b{word}(?:[’']s\b|[.,;])", self._text)

    def _is_no_part(self, part: Span, *, is_first: bool) -> bool:
        """Whether a word has its capital for another reason than a name."""
        word = self._word(part)
        folded = _GENITIVE.sub("", word).casefold()
        if folded in _SMALL or folded == "for":
            return is_first
        if folded in BESIDE_NAMES and not self._is_named_so(part, folded):
            # "Jun Hallorack" is no day of June.
            return folded not in _FIRST_NAMES or not self._is_followed(part)
        if folded in _BEFORE_TITLES and _TITLE_BEHIND.match(self._text, part[1]):
            return True
        if not is_first or not self._opens(part[0]):
            return False
        return self._is_common(folded)

    def _is_named_so(self, part: Span, folded: str) -> bool:
        """Whether a title or a small word is in the middle of a name all the same."""
        before = self._text[max(0, part[0] - 2) : part[0]]
        is_inside = bool(re.search(r"\w $", before))
        return is_inside and folded in (
            "engineer",
            "general",
            "king",
            "major",
            "prince",
        )

    def _is_followed(self, part: Span) -> bool:
        """Whether another word with a capital follows."""
        return bool(re.match(r" [A-Z][a-z]", self._text[part[1] : part[1] + 3]))

    def _opens(self, place: int) -> bool:
        """Whether a sentence, a quotation or a bracket begins here."""
        return bool(_EDGE.search(self._text[max(0, place - _LONGEST_LOOK) : place]))

    def _is_common(self, word: str) -> bool:
        return (
            is_everywhere(word)
            or word in _SENTENCE_OPENERS
            or word in self._small
            or self._is_common_word(word)
        )

    def _word(self, part: Span) -> str:
        return self._text[slice(*part)]
