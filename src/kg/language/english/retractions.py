"""What a sentence takes back of what one of its clauses says.

The words of a clause are judged where it is read (`modality_words`). Here are those that
stand outside of it, or before its verb: "almost", "suppose", "nobody believes that",
"…, it was falsely reported", "… before the deal was cancelled". How far they reach is
known only by their side: where that leaves a doubt, nothing is read.

>>> text = "Suppose Acme bought Bolt."
>>> found = Predication("verb", "buy", (13, 19), {})
>>> [(each.modality, each.taken_back_by) for each in as_told(text, (0, 25), [], [found])]
[('possible', (0, 7))]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from kg.language.english.claimed import Modality
from kg.language.english.exceptives import contrasted, without_excepted
from kg.language.english.predication import KnownName, Predication
from kg.language.english.regexes import compiled
from kg.language.english.turned_down import was_asked
from kg.language.spans import Span, overlap

_Reach: TypeAlias = Literal["next", "behind", "before", "everywhere"]
"""What is taken back: the word right behind, all on one side, or the whole sentence."""

_A = r"(?:(?:an?|the|its|their) )?"
_SAY = (
    "(?:sa(?:y|ys|id)|tells?|told|adds?|added|stat(?:e|es|ed)|announc(?:e|es|ed)|"
    "argu(?:e|es|ed)|claim(?:s|ed)?|report(?:s|ed)?|suggest(?:s|ed)?|"
    "confirm(?:s|ed)?|believ(?:e|es|ed)|think(?:s)?|thought|expect(?:s|ed)?|"
    "assum(?:e|es|ed)|suppos(?:e|es|ed)|suspect(?:s|ed)?|accept(?:s|ed)?|"
    "quoted|cited|credited|convinced|persuaded|sure)"
)
# Up to five words of those who do not believe: "few analysts in the trade"
_OF_THEM = r"(?: (?!(?:and|or|but|that|which|who)\b)[\w’'-]{1,25}){0,5}?"
_WRONG = (
    "(?:wrong(?=[.,;!]|$| to\\b)|false|untrue|unfounded|baseless|groundless|inaccurate|"
    "incorrect|mistaken|erroneous|premature|fabricated|invented|made up|nonsense|"
    "not (?:so|true|correct|accurate|the case|a fact)|no longer (?:true|so|the case)|"
    "an? (?:myth|lie|hoax|mistake|rumour|rumor|fiction|fantasy|fallacy|joke|legend))"
)
_BE = (
    "(?:is|are|was|were|be|been|prov(?:es?|ed|en)|turn(?:s|ed) out|seem(?:s|ed)|"
    "look(?:s|ed))"
)
_FALSELY = (
    "(?:falsely|wrongly|mistakenly|erroneously|incorrectly|inaccurately|prematurely|"
    "untruthfully|fraudulently)"
)
_HEARSAY = (
    "(?:rumou?rs?|claims?|ideas?|notions?|allegations?|beliefs?|myth|impression|"
    "suggestions?|speculation|theory|fiction|lie|illusion|assumption|supposition|"
    "pretence|fears?|hopes?|prospect|possibility|likelihood|chances?|suspicions?|"
    "tale|legend|hypothesis|scenario|accusations?|charges?|perception|misconception)"
)
_DENY = (
    "(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|"
    "refut(?:es|ed|ing)|rebut(?:s|ted|ting)?|disput(?:es|ed|ing)|"
    "brush(?:es|ed|ing)? (?:off|aside)|shr(?:ugs|ugged) off|scotch(?:es|ed|ing)?|"
    "poured cold water on)"
)
_REPORTS = (
    "(?:reports?|rumou?rs?|claims?|suggestions?|speculation|allegations?|accusations?|"
    "charges?|stor(?:y|ies)|talk|notions?|ideas?)"
)
_SUPPOSE = (
    "(?:suppos(?:e|ing)|imagin(?:e|ing)|assum(?:e|ing)|pretend|picture|say|"
    "let(?: us|[’']s)(?: [a-z]{2,10})?|if only|what if)"
)
# A clause follows: "Assuming control of Bolt, Acme grew" supposes nothing.
_CLAUSE = r"(?=,? (?:that\b|the\b|an?\b|its?\b|they\b|(?:s?he|we|you)\b|(?-i:[A-Z])))"
_DEAL = (
    "(?:deal|purchase|sale|takeover|acquisition|merger|agreement|contract|transaction|"
    "partnership|alliance|venture|cooperation|appointment|order|move|decision)"
)
_UNDONE = (
    "(?:cancel(?:l?ed)|called off|annulled|undone|revers(?:ed|al)|unwound|rescinded|"
    "revoked|void(?:ed)?|invalidated|nullified|overturned|quashed|scrapped|abandoned|"
    "blocked|vetoed|prohibited|withdrawn|dropped|aborted|broken off|cut short|shelved)"
)
_FAILED = (
    "(?:(?:fell|fallen|falls) (?:through|apart)|collapsed|failed|broke(?:n)? down|"
    "never (?:clos|complet|conclud|happen|materiali[sz])ed|came to nothing|"
    "(?:did|was|could) (?:not|never)|(?:did|was|could)n[’']t)"
)
# Not "after the deal with Corrin was cancelled", which is when Acme bought Bolt instead
_THEN = r"(?:[,;—–]|\b(?:before|but|until|till|though|although|yet|only for|and)\b)"
_WORDS = r"(?:,? (?!(?:after|when|since|because|once|as)\b)[\w’'-]{1,25}){0,6}?"

_ROWS: Sequence[tuple[_Reach, Modality | None, str]] = (
    # How near it came
    ("next", "denied", rf"(?:almost|nearly|near|miss(?:ed|es|ing)?(?: out on)?) {_A}"),
    ("next", "possible", rf"(?:virtually|practically|effectively|in effect) {_A}"),
    ("next", None, r"(?:almost|nearly|virtually|practically) (?:certain|sure)ly "),
    (
        "next",
        None,
        rf"(?:all but|just about|as good as|pretty much|more or less|close to) {_A}",
    ),
    (
        "before",
        None,
        r"\b(?:in all but name|to all intents and purposes|so to speak|on paper only)\b",
    ),
    # What is only thought of
    ("behind", "possible", rf"\A\W{{0,3}}(?:(?:and|but) )?{_SUPPOSE}\b{_CLAUSE}"),
    ("behind", "possible", r"\b(?:as though|as if|if only|what if|supposing)\b"),
    ("everywhere", "possible", r"\b(?:had it not been|were it not|if not) for\b"),
    (
        "everywhere",
        "possible",
        (
            r"\A\W{0,3}(but for) (?!(?:\w{1,9} )?(?:years?|months?|weeks?|days?|now|example|"
            r"instance|time)\b)[^,]{1,60}, "
        ),
    ),
    # Who does not believe it
    (
        "behind",
        None,
        (
            r"\b(?:few|nobody|no(?: |-)one|none|(?:hardly|scarcely|barely) any(?:one|body)?|"
            rf"not (?:many|every(?:one|body)|all))\b{_OF_THEM} (?:{_SAY}|doubt(?:s|ed)?)\b"
        ),
    ),
    (
        "behind",
        None,
        rf"\b(?:no|neither)(?: (?!doubt)[\w’'-]{{2,25}}){{1,4}}? {_SAY}\b",
    ),
    (
        "behind",
        None,
        (
            rf"\b(?:{_WRONG}|s[ck]eptical|unconvinced|unsure|uncertain|doubtful|unclear)"
            r" (?:that|whether|to (?:say|claim|believe|think|assume|suppose|report))\b"
        ),
    ),
    (
        "behind",
        "denied",
        (
            rf"\b({_DENY})(?: as [a-z]{{2,15}})?(?: [a-z’'-]{{1,15}}){{0,3}}?"
            rf" {_REPORTS}(?: (?:in|by|from|of|on|this) [^.;,]{{1,60}}?)? that\b"
        ),
    ),
    ("behind", None, rf"\b{_HEARSAY} (?:was |is |were |are )?that\b"),
    ("behind", None, r"\bpretend(?:s|ed|ing)? (?:that|to)\b"),
    # What was reported, and is not so
    ("before", "ended", r", which (?:is|are) (no longer) (?:so|true|the case)\b"),
    ("before", None, rf"\b{_BE}(?: (?!not\b)[\w’'-]{{1,20}}){{0,3}}? {_WRONG}"),
    ("everywhere", None, rf"\b{_FALSELY}(?: been)?(?: [a-z]{{3,12}} and)? {_SAY}\b"),
    (
        "everywhere",
        None,
        r"\b(?:false|wrong|mistaken|bogus|fake) (?:report|claim|stor)",
    ),
    (
        "everywhere",
        None,
        (
            r"\b(?:retract|withdr|correct|disown|took back|apologi[sz])(?:s|ed|ew|es)?(?: for)?"
            r" (?:an?|the|its|his|her|their)(?: [a-z]{3,12})?"
            r" (?:reports?|story|stories|claims?|statements?|articles?)\b"
        ),
    ),
    # "A report that Acme had bought Bolt was denied"
    (
        "everywhere",
        "denied",
        (
            rf"\b{_REPORTS} (?:[^,;.]{{1,60}}? )?that [^;.]{{1,120}}? "
            r"(?:was|were|has been|have been)(?: [a-z]{3,12}ly)?"
            r" (denied|rejected|dismissed|refuted|rebutted|disputed)\b"
        ),
    ),
    ("before", None, r"\bor so (?:[\w’'-]{1,25} ){1,4}?" + _SAY + r"\b"),
    # What was undone, or came to nothing
    (
        "before",
        "ended",
        (
            r"(?:(?<=\btalks)|(?<=\bnegotiations)|(?<=\bdiscussions))\b"
            rf"{_WORDS} ({_FAILED}|ended|were (?:ended|suspended|{_UNDONE}))\b"
        ),
    ),
    ("before", None, rf"{_THEN}{_WORDS} {_DEAL}{_WORDS} (?:{_UNDONE}|{_FAILED})\b"),
    (
        "before",
        None,
        (
            rf"{_THEN} (?:which|that|this|it)(?: [\w’'-]{{1,12}}){{0,2}}? (?:was|were|is|been|be)"
            rf"(?: [\w’'-]{{1,12}}){{0,2}}? {_UNDONE}\b"
        ),
    ),
)
_NEXT = [
    (modality, compiled(rf"\b(?:{words})$"))
    for reach, modality, words in _ROWS
    if reach == "next"
]
_FAR = [
    (reach, modality, compiled(words))
    for reach, modality, words in _ROWS
    if reach != "next"
]
_NOTHING = re.compile(r" (nothing|nobody|no one|none)\b(?! (?:but|less|more|else)\b)")
# What somebody is said to be: "that it was in merger talks"
_IS = re.compile(r"\b(?:is|are|was|were|be|been)(?: [a-z-]{1,20}){0,3} \Z")
# "Over accounts that it says were false": only the accounts were
_OF_NOUN = re.compile(r"[a-z] (?:that|which)(?: (?:it|he|she|they) \w+)? \Z")
_SINCE = re.compile(r"\b(?:after|when|since|because|once)\b[^,;]{0,60}\Z")
_STOP = re.compile('[;"“”]')
# Who denies something denies nothing of what is told of him in passing
_STOP_OR_ASIDE = re.compile('[;"“”]|, (?:which|who|whose|where|an?) ')
# Code points before a word in which "almost" is looked for
_WINDOW = 40


class _Retraction(NamedTuple):
    """Words that take back what stands within their reach.

    Attributes:
        reach: where that stands.
        modality: how it is told; None if it is in doubt.
        span: the words.
    """

    reach: Span
    modality: Modality | None
    span: Span


def as_told(
    text: str,
    sentence: Span,
    names: Sequence[KnownName],
    found: Iterable[Predication],
) -> Iterator[Predication]:
    """The predications of a sentence as the whole of it tells them.

    Args:
        text: the whole text.
        sentence: where the sentence stands.
        names: what it mentions; words of a name take nothing back.
        found: what its clauses say.
    """
    retractions = list(_retractions(text, sentence, names))
    for each in found:
        is_named = each.word == "noun" and _is_named(names, each.cue)
        if each.modality is not None or is_named:
            yield each
            continue
        taken = (
            _next_to(text, sentence, each)
            or _of_nothing(text, each)
            or _over(text, retractions, each)
        )
        if taken is None:
            yield without_excepted(text, each)
            denied = contrasted(text, names, each)
            if denied is not None:
                yield denied
        elif taken.modality is not None:
            yield each._replace(modality=taken.modality, taken_back_by=taken.span)


def _retractions(
    text: str, sentence: Span, names: Sequence[KnownName]
) -> Iterator[_Retraction]:
    first, last = sentence
    words = text[first:last]
    for reach, modality, pattern in _FAR:
        for match in pattern.finditer(words):
            begin = first + match.start()
            end = first + match.end()
            if _is_named(names, (begin, end)):
                continue
            if modality is None and _OF_NOUN.search(words, 0, match.start()):
                continue
            over = (first, last)
            if reach == "behind":
                stop = _STOP_OR_ASIDE if modality == "denied" else _STOP
                over = (end, _stop(stop, text, end, last))
            elif reach == "before":
                # "Acme won after its talks failed": these are taken back, and no more
                since = _SINCE.search(words, 0, match.start())
                over = (first + since.end() if since else first, begin)
            yield _Retraction(over, modality, _core(match, first))


def _stop(stop: re.Pattern[str], text: str, begin: int, end: int) -> int:
    """Where words that go on from a place end: the sentence, or what is quoted of it."""
    match = stop.search(text, begin, end)
    return match.start() if match else end


def _is_named(names: Iterable[KnownName], words: Span) -> bool:
    """Whether words begin or end in a name, as those of "Imagine Looms" do."""
    begin, end = words
    edges = (begin, begin + 1), (end - 1, end)
    return any(overlap(name.span, edge) for name in names for edge in edges)


def _core(match: re.Match[str], first: int) -> Span:
    """The words that tell the modality, of a pattern that has others besides."""
    begin, end = match.span(match.lastindex or 0)
    return first + begin, first + end


def _next_to(text: str, sentence: Span, found: Predication) -> _Retraction | None:
    """What stands right before a word: "almost bought", "virtually a part of"."""
    begin, _ = found.cue
    first = max(sentence[0], begin - _WINDOW)
    for modality, pattern in _NEXT:
        match = pattern.search(text[first:begin])
        if match:
            words = text[first:begin][match.start() :].rstrip()
            start = first + match.start()
            return _Retraction(found.cue, modality, (start, start + len(words)))
    return None


def _of_nothing(text: str, found: Predication) -> _Retraction | None:
    """What is denied by its object: "knew nothing of the deal"."""
    nothing = _NOTHING.match(text, found.cue[1])
    if found.word != "verb" or nothing is None:
        return None
    return _Retraction(found.cue, "denied", nothing.span(1))


def _over(
    text: str, retractions: Iterable[_Retraction], found: Predication
) -> _Retraction | None:
    """What takes back a word from further off."""
    begin, end = found.cue
    for each in retractions:
        first, last = each.reach
        if not first <= begin <= end <= last:
            continue
        describes = found.word == "noun" and not _IS.search(text[first:begin])
        if each.modality == "denied" and describes:
            continue  # "denied that it was in talks with its rival Acme"
        if not was_asked(found.lemma, text[slice(*each.span)]):
            return each
    return None
