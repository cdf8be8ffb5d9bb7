"""Where proper names stand in a text: words with capitals that name something.

A capital at the beginning of a sentence, a title before a person ("Mayor Vik"), months
and nationalities make none. In a heading that gives capitals to most of its words, only
those are names that stand elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from kg.language.english.body_names import HEADS, fields_end, is_head, is_one_body
from kg.language.english.countries import is_adjective, is_country
from kg.language.english.datelines import is_credit, is_in_dateline
from kg.language.english.function_words import is_everywhere
from kg.language.english.legal_forms import FORM_BEHIND, without_form
from kg.language.english.longer_names import BESIDE_NAMES, OPENING, ORIGIN
from kg.language.english.name_particles import PARTICLE, PARTICLES
from kg.language.english.nameless_capitals import PARTS, is_code, is_nameless
from kg.language.english.number import is_plural
from kg.language.english.office_fields import office_fields
from kg.language.english.quotations import quotations
from kg.language.english.regexes import cased
from kg.language.english.sentences import sentences
from kg.language.spans import Span, is_within, overlap, overlaps_any

# Of the United States, in datelines: "Kvarn, Wis."
_STATES = (
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|"
    "Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Va|Vt|Wash|Wis|Wyo"
)
_INNER = r"(?:[\w’'-]|[&+](?=[A-Z]))*"  # "AT&T", "Vik+Dorn"
# "R. Vik", "Ada B. Oz", but a sentence may end in "Hall B."
_INITIAL = (
    r"(?<!\b(?:Area|Band|Bond|Gate|Hall|Line|Part|Plan|Type|Unit) )"
    r"(?<!\b(?:Annex|Block|Class|Grade|Group|Phase|Round|Route|Stage|Tower|Track) )"
    r"(?<!\b(?:Option|Series) )(?<!\b(?:Section|Vitamin) )(?<!\b(?:Schedule|Terminal) )"
    r"[A-Z]\.(?= (?:[A-Z]\. ?)*[A-Z][a-z])"
)
_CAPITAL = (
    rf"(?!No\. ?\d)(?:[AKPS]/[AS]\b|(?<=, )(?:{_STATES})\.|"
    r"(?:[A-Z]\.){2,}|(?:St|Ste|Mt|Ft)\.(?= [A-Z])|"  # "U.S.", "St. Alban"
    rf"{_INITIAL}|"
    rf"(?:el-|al-|[dl][’'])?[A-Z](?:{_INNER}\w)?"
    r"(?:\.(?:com|net|org|io)\b|(?<=s)[’'](?= [A-Z]))?|"  # "Kvarn.com", "Dyers' Union"
    rf"(?<!\w)[a-z]{{1,4}}[A-Z][a-z]{{2}}(?:{_INNER}\w)?|"  # "eKvarn"
    r"[A-Z]\.)"
)
# Of a model, "Vela 5", but not how many there are: "In Kvarn 40 boats"
_NUMBER = (
    r"\d{1,3}s?\b(?![.,%]\d|[%-]| (?!(?:is|was|has|does|as|says|series)\b)"
    r"(?:[a-z-]+s|people|per|percent|to|[mb]illion|trillion)\b| in \d|"
    r" of (?!the [A-Z])| (?:and|or) (?:[A-Z][\w’'-]* )?\d)"
)
# Of a plan or a fair: "Ocean 2030", but not "Acme 2030 sales"
_YEAR = (
    r"20\d\d\b(?![.,%]\d|[/–—-]| (?:annual|budget|earnings|guidance|net|operating|"
    r"outlook|output|profits?|results|revenues?|sales|season|target)\b)"
)
# "Local 2207", "Hall 12 in"
_NUMBERED = (
    r"(?<=\b(?:Gate|Hall|Line|Pier))|(?<=\b(?:Block|Local|Route|Shaft|Tower))|"
    r"(?<=\b(?:Branch|Hangar|Runway))|(?<=\b(?:Chapter|Highway))|(?<=\bTerminal)"
)
_LINK = rf"(?:of(?: the)?|&|\+|for|{PARTICLE})"
_PART_OF_NAME = (
    rf"(?:(?: {_LINK})? (?:{_CAPITAL}|{_NUMBER}|{_YEAR})|(?:{_NUMBERED}) \d{{1,4}}\b|"
    r" No\. ?\d{1,3}\b(?! [A-Z]))"  # "Union No. 2"
)
_NAME = cased(rf"(?<!\w){_CAPITAL}{_PART_OF_NAME}*")
_GENITIVE = re.compile(r"[’']s?$")
_SECOND = cased(r" (?:& )?(?P<word>[A-Z][\w-]+)")
# "Kvarn-based", "Acme-made", "Nasdaq-listed"
_FROM_WORDS = (
    r"-(?:[a-z]{2,}ed|area|born|bound|brewed|built|free|grown|held|led|like|made|only|run|"
    r"sized|speaking|style|wide)"
)
_BEHIND_NAME = re.compile(rf"(?:[’']s?|{_FROM_WORDS})$")
# Of "like-for-like", "year-on-year-style"
_COMPOUND = cased(r"[A-Z][a-z]+-[a-z]+(?:-[a-z]+)*")
_TAN_SRI = re.compile(r"Tan Sri (?=[A-Z])")  # "Tan" alone is a name
_OF_SEVERAL = re.compile(r"(?:men|women|people|children)[’']s$", re.IGNORECASE)
_FROM = re.compile(rf"{_FROM_WORDS}(?![\w-])")
_PART = re.compile(r"\S+")
_EDGE = re.compile(r"(?:^|[.!?:;|•*][\"”’')]{0,2}\s|[\"“‘(\[—–]\s?|-\s|\n)\s*$")
_APPOSED = re.compile(
    r", (?:the|an?|which|who|whose|based|headquartered|formerly|once) "
)
_LISTED_AT = re.compile(r": [A-Z0-9]{1,8}(?:\.[A-Z]{1,3})?[),;]")  # "(SIX: KVRN)"
# What a film or a programme is called, in quotation marks: "A Moon for the Kestrel"
_TITLE_WORD = rf"(?:{_CAPITAL}|\d+),?"
_TITLE_LINK = r"(?:a|an|and|at|by|for|from|in|of|on|the|to|with)"
_TITLED = cased(
    rf"[\"“](?P<title>{_TITLE_WORD}(?: (?:{_TITLE_LINK} ){{0,2}}{_TITLE_WORD}){{1,6}})"
    r"(?<!,)(?=,?[\"”])"
)
_LONGEST_LOOK = 4
# "Vik's Mill" is one name: "Mill" alone names nothing.
_OF_OWNERS = frozenset(
    "Academy Arms Bakery Bay Bend Brewery Bridge Church College Common Corner Creek Cross "
    "Diner Dock Farm Ferry Field Fort Foundry Garden Gardens Green Grocery Hall Harbor "
    "Harbour Head Hill Hospital Hotel House Infirmary Inn Island Kitchen Landing Lane "
    "Market Mill Mills Park Pass Pier Point Pub Quay Restaurant Road Rock School Square "
    "Street Tavern Theatre Wharf Wood Yard".split()
)
_SMALL = PARTICLES | {"of", "the", "for", "&", "+", "am"}
# With a capital, a name may begin so: "Los Penitentes", but not "Of" or "Ten"
_LEADING = frozenset(
    each.title() for each in PARTICLES - {"do", "e", "et", "te", "ten", "y"}
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
_SEASONS = frozenset("spring summer autumn winter".split())
_GENERALS = frozenset(
    "Accountant Advocate Attorney Auditor Commissioner Comptroller Consul Director Governor "
    "Inspector Postmaster Secretary Solicitor Surveyor".split()
)
# "Finance Director Ada Oz", but "Acme Finance"
_BEFORE_TITLES = frozenset(
    "commercial communications executive finance financial group managing marketing "
    "operating operations plant regional sales technical technology city county".split()
)
_TITLE_BEHIND = re.compile(
    r" (?:Administrator|Director|Editor|Manager|Officer|Partner)\b"
)
_OF_FIELDS = frozenset(("Minister", "Secretary", "Commissioner"))
_SURNAMES = frozenset(("an", "he", "so"))  # "said He Meilin"
_FIRST_NAMES = frozenset("april august jan jun may june mar".split())
_ROMAN = frozenset(("II", "III", "IV"))
_ROYAL = frozenset("queen princess lady lord duke dame captain baron".split())
_AGENT = re.compile(
    r"(?:[eo]rs?|ists?|ians?|man|woman|chain|giant|group|firm|unit|airline|[iu]ty|up)$"
)
_NUMBERABLE = frozenset(
    "Gate Hall Line Pier Block Local Route Shaft Tower Branch Hangar Runway Chapter "
    "Highway Terminal".split()
)
_LONGEST_WORD = 24
_LETTER = re.compile(r"\w")
# Behind who has something, that is told: "Vik's has", "Vik's in Kvarn" have nothing
_NOT_OWNED = (
    r"(?:[;:)]|\.(?:\s|$)|, (?:which|the|an?|whose) | (?:also|are|at|by|can|could|did|does|"
    r"for|from|had|has|have|in|is|may|might|must|offers|on|operates|opened|plans|reported|"
    r"said|says|sells|should|to|under|was|were|where|which|who|will|with|would)\b)"
)
_FORENAME = cased(r"[A-Z][\w.-]* $")
_NUMBER_BEHIND = re.compile(r" \d")
_NOUN_BEHIND = re.compile(r" ([a-z][\w-]*)")
_IS_YEAR = re.compile(r"20\d\d")
_HEADING_SHARE = 0.7


def proper_names(
    text: str,
    is_common: Callable[[str], bool],
    taken: Iterable[Span] = (),
    is_known: Callable[[Span], bool] | None = None,
    is_word: Callable[[str], bool] | None = None,
) -> list[Span]:
    """The spans of proper names, in order.

    Args:
        text: the whole text.
        is_common: whether a word in small letters is one of the language, as far as is
            known; beside that, all words that the text itself has in small letters are.
        taken: what is read already, as times and figures are, and is no name.
        is_known: whether a word is surely a name, though it may only begin a sentence;
            by itself, countries are.
        is_word: whether a word is one of the language, by a dictionary that has most of
            them; without one, more words that only begin sentences are left out.

    >>> text = "Shares rose. On Monday Mayor Vik of Bank of Kvarn met Maren & Sons."
    >>> [text[begin:end] for begin, end in proper_names(text, {"shares"}.__contains__)]
    ['Vik', 'Bank of Kvarn', 'Maren & Sons']
    """
    return _Names(text, is_common, list(taken), is_known, is_word).found()


class _Names:
    def __init__(
        self,
        text: str,
        is_common: Callable[[str], bool],
        taken: list[Span],
        is_known: Callable[[Span], bool] | None,
        is_word: Callable[[str], bool] | None,
    ) -> None:
        self._text = text
        self._is_known = is_known or self._is_country
        self._is_word = is_word
        self._is_common_word = is_common
        self._taken = taken
        self._small = set(re.findall(r"\b[a-z][\w’-]+", text))

    def found(self) -> list[Span]:
        headings = [span for span in sentences(self._text) if self._is_heading(span)]
        headings += filter(self._is_heading, quotations(self._text))
        titles = [match.span("title") for match in _TITLED.finditer(self._text)]
        plain: list[Span] = []
        doubtful: list[Span] = []
        for match in _NAME.finditer(self._text):
            for span in self._cut(*match.span()):
                is_in_title = overlaps_any(span, titles)
                if is_in_title:
                    continue
                is_in_heading = overlaps_any(span, headings)
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
            # "Directorate of Trade, Mines and Energy"
            last = fields_end(self._text, begin, end, self._is_common)
            while ordered and ordered[0][0] < last:
                _, end = ordered.pop(0)
            end = max(end, last)
            if ordered and self._is_begun(begin, end, ordered[0]):
                _, end = ordered.pop(0)
            yield begin, end

    def _is_begun(self, begin: int, end: int, behind: Span) -> bool:
        """Whether a word begins the name of a body that goes on behind "and"."""
        if self._text[end : behind[0]] not in (" and ", " & "):
            return False
        begun = self._text[begin:end].split()
        others = self._text[slice(*behind)].split()
        if len(others) > 1 and not self._is_begun_alone(begun[-1], others[0]):
            return False
        if is_one_body(begun, others, self._is_common):
            return True
        if begun[-1].isupper() or begun[-1] in HEADS:
            return False  # "the Bank and Dorn Board of Kvarn" are two
        whole = re.escape(self._text[begin : behind[1]])
        # "The Weavers and Dyers Federation of Kvarn"
        head = others[: others.index("of")] if "of" in others else others
        is_determined = re.search(rf"\b[Tt]he {whole}\b", self._text) is not None
        return is_determined and len(begun) == 1 and is_head(head[1:] or [""])

    def _is_once(self, word: str) -> bool:
        """Whether a text has a word a single time."""
        whole = re.compile(rf"\b{re.escape(word)}\b")
        first = whole.search(self._text)
        if first is None:
            return False
        return whole.search(self._text, first.end()) is None

    def _is_begun_alone(self, word: str, other: str) -> bool:
        """Whether a text has a word only before "and" and another."""
        together = rf" (?:and|&) {re.escape(other)}\b"
        alone = re.compile(rf"\b{re.escape(word)}\b(?!{together})")
        return alone.search(self._text) is None

    def _sure(self, spans: Sequence[Span]) -> Iterator[Span]:
        """The spans but for single words that only ever begin a sentence."""
        mid = {self._text[slice(*span)] for span in spans if not self._opens(span[0])}
        inside = set(mid)
        for span in spans:
            parts = self._text[slice(*span)].split()
            if len(parts) > 1:
                inside.update((parts[0], parts[-1]))
        counted = Counter(self._text[slice(*span)] for span in spans)
        for span in spans:
            words = self._text[slice(*span)]
            is_acronym = words.isupper() and not self._is_shouted(span)
            is_single = " " not in words and not is_acronym
            is_once = is_single and words not in inside and counted[words] < 2
            if is_single and self._is_common_noun(span) and words not in mid:
                is_once = True
            if is_once and not self._is_called(span):
                continue
            yield span

    def _is_common_noun(self, span: Span) -> bool:
        """Whether a sentence begins with a noun, though a name may end in the same word.

        "Fleet manager Ada Oz" is of no "Kvarn Fleet", and "Exporters" are no "Chamber of
        Exporters".
        """
        word = self._text[slice(*span)]
        if not self._opens(span[0]) or not self._is_common(word.casefold()):
            return False
        noun = _NOUN_BEHIND.match(self._text, span[1])
        is_before_agent = noun is not None and bool(_AGENT.search(noun[1]))
        return is_before_agent or is_plural(word)

    def _is_called(self, span: Span) -> bool:
        """Whether a word that begins a sentence is a name, by itself or what is beside it."""
        word = self._text[slice(*span)]
        if self._is_known(span) or is_in_dateline(self._text, span):
            return True
        # "Lumaskan, the lidar maker" is called something, "Sales fell" is not.
        is_placed = _FROM.match(self._text, span[1])  # "Kvarn-based Acme"
        if is_placed or _APPOSED.match(self._text, span[1]):
            return True
        if _LISTED_AT.match(self._text, span[1]):
            return True
        return self._is_word is not None and not self._is_common(word.casefold())

    def _is_country(self, span: Span) -> bool:
        return is_country(self._text[slice(*span)])

    def _is_shouted(self, span: Span) -> bool:
        """Whether a word at the beginning of a line has capitals alone: "PHOTO: a mill"."""
        word = self._text[slice(*span)]
        # In capitals, a country may head the line: "AUSTRIA: Acme has ordered trains"
        if len(word) < len("PHOTO") or is_country(word.title()):
            return False
        if not self._is_shouted_from(span[0]):
            return False
        return self._is_common(word.casefold())

    def _is_shouted_from(self, place: int) -> bool:
        """Whether a line is in capitals up to a place, or a sentence begins there."""
        line = self._text.rfind("\n", 0, place) + 1
        return self._text[line:place].isupper() or self._opens(place)

    def _is_heading(self, span: Span) -> bool:
        """Whether most of the longer words of a line have capitals."""
        line = self._text[slice(*span)]
        # A heading has no full stop; a short sentence may be of names mostly.
        if line.rstrip().endswith(".") or is_credit(line):
            return False
        words = re.findall(r"[^\W\d_][\w’-]{3,}", line)
        capitals = [word for word in words if word[0].isupper()]
        if len(words) < 4 or len(capitals) / len(words) <= _HEADING_SHARE:
            return False
        if self._is_word is None:
            return True
        # "Ilse Vik in Kvarn and Rowan Dorn in Maren" is no heading, but a list of names.
        common = [word for word in capitals if self._is_common(word.casefold())]
        return 2 * len(common) > len(capitals)

    def _known_in(self, span: Span, told: set[str]) -> Iterator[Span]:
        """The names within words of a heading that stand elsewhere as well."""
        begin, end = span
        # A heading leaves the legal form out.
        names = {*told, *map(without_form, told)}
        for name in sorted(names, key=len, reverse=True):
            at = self._text.find(name, begin, end)
            is_whole = at >= 0 and not _LETTER.match(self._text, at + len(name))
            if is_whole:
                yield at, at + len(name)
                return

    def _cut(self, begin: int, end: int) -> Iterator[Span]:
        """The name in a row of words with capitals, without what is none of it."""
        parts = [
            (begin + part.start(), begin + part.end())
            for part in _PART.finditer(self._text[begin:end])
        ]
        if _TAN_SRI.match(self._text, begin):
            parts = parts[2:]
        while parts and self._is_no_part(parts[0], is_first=True):
            parts = parts[1:]
        while parts and self._word(parts[-1]) in _SMALL:
            parts = parts[:-1]
        for row in self._rows(parts):
            yield from self._whole(self._without_part(row))

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
            if (
                row
                and word in ("of", "for")
                and not is_head(list(map(self._word, row)))
            ):
                yield row
                row = []
                continue
            row.append(part)
            # "Acme's Bolt" are two names, the "Fishermen's Union" and the "Weavers'
            # Union" are one each; "Kvarn-based Acme" names two.
            is_owner = word.endswith(("’s", "'s")) and not _OF_SEVERAL.search(word)
            is_owner = is_owner and not self._is_of_place(part)
            is_owner = is_owner and not FORM_BEHIND.match(self._text, part[1])
            if is_owner or _FROM.search(word):
                yield row
                row = []
        if row:
            yield row

    def _without_part(self, row: Sequence[Span]) -> Sequence[Span]:
        """A name without the part of something before it: "Phase 2 KVARN-1"."""
        while len(row) > 1 and self._word(row[0]) in PARTS:
            number = self._word(row[1])
            if not (number.isdigit() or len(number) == 1 or number in _ROMAN):
                break
            row = row[2:]
        return row

    def _is_of_place(self, part: Span) -> bool:
        """Whether a genitive is a part of a name: in "Quill's Bend", if Quill is nobody."""
        behind = _SECOND.match(self._text, part[1])
        if behind is None:
            return False
        name = self._word(part)[:-2]
        if is_country(name):
            return False
        if behind["word"] in _OF_OWNERS:
            return not _SECOND.match(self._text, behind.end())
        owner = re.escape(name)
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
        row = self._trimmed(row)
        if not row or self._is_slogan(row):
            return
        begin = row[0][0]
        end = row[-1][1]
        behind = _BEHIND_NAME.search(self._text[begin:end])
        if behind and not self._is_genitive_name((begin, end - len(behind[0]))):
            end -= len(behind[0])
        words = self._text[begin:end]
        is_particle = words in _LEADING or len(words) < 2
        if is_particle or is_nameless(words):
            return
        if behind and _COMPOUND.fullmatch(words):
            return
        if len(row) == 1 and self._is_of_origin(words, end):
            return
        if not self._is_taken((begin, end), row[1:]):
            yield begin, end

    def _is_genitive_name(self, owner: Span) -> bool:
        """Whether a name has the form of a genitive: "Wexley's said that sales rose".

        Then it stands so everywhere, and somewhere behind it is nothing that it has: twice
        where somebody, such as its founder, is "Ada Wexley".
        """
        name = re.escape(self._text[slice(*owner)])
        is_shared = False
        for bare in re.finditer(rf"\b{name}\b(?![’']s)", self._text):
            if not self._is_surname(bare.start()):
                return False
            is_shared = True
        owning_nothing = re.findall(rf"\b{name}[’']s{_NOT_OWNED}", self._text)
        least = 2 if is_shared else 1
        return len(owning_nothing) >= least

    def _is_surname(self, place: int) -> bool:
        """Whether a name with a capital stands right before."""
        return _FORENAME.search(self._before(place)) is not None

    def _trimmed(self, row: Sequence[Span]) -> Sequence[Span]:
        """A name without the words at both its ends that are none of it."""
        while row and (
            self._word(row[0]) in _SMALL or self._is_no_part(row[0], is_first=True)
        ):
            row = row[1:]
        while row and self._word(row[-1]) in _SMALL:
            row = row[:-1]
        row = self._without_origin(row)
        while row and self._word(row[0]).isdigit():
            row = row[1:]  # "In 2019 Ada Vik", "Some 400"
        return row

    def _is_taken(self, name: Span, others: Sequence[Span]) -> bool:
        """Whether words of a name are read already, but for the year of "Ocean 2030"."""
        _, end = name
        is_dated = bool(others) and bool(_IS_YEAR.fullmatch(self._word(others[-1])))
        last = others[-1] if is_dated else (end, end)
        return any(
            overlap(name, span) and not is_within(span, last) for span in self._taken
        )

    def _is_slogan(self, row: Sequence[Span]) -> bool:
        """Whether a line begins with common words in capitals: "PRESS RELEASE"."""
        words = list(map(self._word, row))
        begin, end = row[0][0], row[-1][1]
        if not all(map(str.isupper, words)) or is_in_dateline(self._text, (begin, end)):
            return False
        if not words[1:]:
            return self._is_shouted(row[0])
        if not self._is_shouted_from(begin):
            return False
        return all(self._is_common(word.casefold()) for word in words)

    def _without_origin(self, row: Sequence[Span]) -> Sequence[Span]:
        """A name without the adjective that tells where its bearer is from.

        It is one of "Dutch Van Ostaijen" where the rest stands alone elsewhere, but none
        of "British Airways".
        """
        if len(row) < 2 or not is_adjective(self._word(row[0])):
            return row
        if self._word(row[1]) in _LEADING:
            return row[1:]
        rest = re.escape(self._text[row[1][0] : row[-1][1]])
        whole = rf"\b{self._word(row[0])} {rest}\b"
        count = len(re.findall(rf"\b{rest}\b", self._text))
        return row[1:] if count > len(re.findall(whole, self._text)) else row

    def _is_of_origin(self, word: str, end: int) -> bool:
        """Whether a word tells where a noun behind it is from: "German brewers".

        Who has something, "Brennoch's sales", or ends a clause, bears a name.
        """
        noun = _NOUN_BEHIND.match(self._text, end)
        if noun is None or is_everywhere(noun[1]) or not ORIGIN.fullmatch(word):
            return False
        return not re.search(rf"\b{word}(?:[’']s\b|[.,;])", self._text)

    def _is_no_part(self, part: Span, *, is_first: bool) -> bool:
        """Whether a word has its capital for another reason than a name."""
        word = self._word(part)
        folded = _GENITIVE.sub("", word).casefold()
        if word in _SMALL or folded in ("of", "the", "for"):
            return is_first
        is_inside = not is_first or self._is_followed(part)
        if folded in _SEASONS and is_inside:
            return False  # of a name as "Cold Spring Creek"
        if len(word) == 1 and not is_first:
            return False  # of a name as "Series A"
        if self._is_beside_names(part, folded):
            return True
        return is_first and self._opens(part[0]) and self._is_opening(part, folded)

    def _is_beside_names(self, part: Span, folded: str) -> bool:
        """Whether a word with a capital is a title, a day or what somebody heads."""
        if any(is_within(part, fields) for fields in self._offices):
            return True
        if folded in BESIDE_NAMES and not self._is_named_so(part, folded):
            # "Jun Hallorack" is no day of June.
            return folded not in _FIRST_NAMES or not self._is_followed(part)
        is_before_title = _TITLE_BEHIND.match(self._text, part[1])
        return folded in _BEFORE_TITLES and is_before_title is not None

    def _is_opening(self, part: Span, folded: str) -> bool:
        """Whether the first word of a sentence has its capital for that alone."""
        word = self._word(part)
        if word in _LEADING and self._is_followed(part, r" (?:[A-Z]|d|l|v)"):
            return False
        if word in _NUMBERABLE and _NUMBER_BEHIND.match(self._text, part[1]):
            return False
        if self._is_usual(folded):
            return not self._is_of_common_words(part)
        return self._is_prefixed(part)

    def _is_of_common_words(self, part: Span) -> bool:
        """Whether a name that begins a sentence is one of common words: "Motion Control".

        What stands behind its first word has its capital from the name alone.
        """
        behind = _SECOND.match(self._text, part[1])
        if behind is None:
            return False
        word, rest = self._word(part), behind["word"]
        if is_everywhere(word) or word.casefold() in _BEFORE_TITLES:
            return False
        if rest.casefold() in BESIDE_NAMES or rest in HEADS or is_code(rest):
            return False
        if not self._is_common(rest.casefold()):
            return False
        alone = rf"(?<![\w’'-])[a-z][\w’'-]*,? {re.escape(rest)}\b"
        return re.search(alone, self._text) is None

    def _is_prefixed(self, part: Span) -> bool:
        """Whether a sentence begins with what a name is of: "Utility Acme has sold"."""
        word = self._word(part)
        if word in HEADS or not _AGENT.search(word):
            return False
        behind = _SECOND.match(self._text, part[1])
        if behind is None or not self._is_common(word.casefold()):
            return False
        rest = behind["word"]
        is_once = len(re.findall(rf"\b{word} {re.escape(rest)}\b", self._text)) == 1
        if not is_once:
            return False
        names = [rest]
        last = _SECOND.match(self._text, behind.end())
        if last and not self._is_common(last["word"].casefold()):
            names.append(last["word"])  # "Broker Ada Oz" is Oz elsewhere.
        alone = "|".join(map(re.escape, names))
        pattern = rf"(?:(?<![\w’'-])[a-z][\w’'-]*,? |[.!?\n] ?)(?:{alone})\b"
        return re.search(pattern, self._text) is not None

    @cached_property
    def _offices(self) -> list[Span]:
        return office_fields(self._text, self._is_common)

    def _is_named_so(self, part: Span, folded: str) -> bool:
        """Whether a title or a small word is in the middle of a name all the same."""
        inside = re.search(r"(\w+) $", self._before(part[0]))
        # "The All India Forum", "Vik Now": without a name, they have small letters.
        if inside and folded in OPENING and not self._opens(part[0]):
            is_name = (
                inside[1][:1].isupper() and inside[1].casefold() not in BESIDE_NAMES
            )
            is_name |= folded in _SURNAMES and self._is_followed(part)
            return inside[1] == "the" or is_name
        if inside is None or (folded == "general" and inside[1] in _GENERALS):
            return False
        if folded in _ROYAL:
            return inside[1][:1].isupper() and not self._is_followed(part)
        return folded in ("engineer", "general", "king", "major", "our", "prince")

    def _is_followed(self, part: Span, pattern: str = " [A-Z][a-z]") -> bool:
        """Whether another word with a capital follows."""
        return bool(cased(pattern).match(self._text, part[1]))

    def _before(self, place: int) -> str:
        """The text before a place, as far as a word may reach."""
        return self._text[max(0, place - _LONGEST_WORD) : place]

    def _opens(self, place: int) -> bool:
        """Whether a sentence, a quotation or a bracket begins here."""
        return bool(_EDGE.search(self._text[max(0, place - _LONGEST_LOOK) : place]))

    def _is_common(self, word: str) -> bool:
        """Whether a word is one of the language, and not that of names alone."""
        if self._is_usual(word):
            return True
        return self._is_word is not None and self._is_word(word)

    def _is_usual(self, word: str) -> bool:
        """Whether a word is surely none of a name that a sentence begins with."""
        return (
            is_everywhere(word)
            or word in _SENTENCE_OPENERS
            or word in self._small
            or self._is_common_word(word)
        )

    def _word(self, part: Span) -> str:
        return self._text[slice(*part)]
