"""Attribution: words of saying, and what they put into somebody's mouth.

In "officials say growth will slow" it is the growth. Direct speech in quotation marks
needs no such words and is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.language.english.regexes import LazyPattern, compiled
from kg.language.spans import Span

# These forms are nouns as well, and verbs only behind one who may speak; without an
# ending only behind several: "officials claim", but "the Finnish state".
_NOUNS = "reports|claims|notes|comments|remarks|estimates|forecasts?|states|stresses"
_BARE_NOUNS = "report|claim|note|comment|remark|estimate|state|stress"
_PASTS = (
    "said|told|added|stated|announced|explained|believed|thought|argued|insisted|"
    "confirmed|denied|reported|claimed|warned|noted|suggested|predicted|estimated|"
    "forecasted|acknowledged|admitted|conceded|commented|remarked|revealed|declared|"
    "stressed|emphasi[sz]ed|maintained|concluded|pointed out|found|ruled|cautioned|"
    "hinted|testified|complained|alleged|retorted|replied|lamented|vowed|wrote|"
    "countered|objected|quipped|joked|scoffed|boasted|reckoned|mused|"
    "grumbled|fumed|protested|enthused|contended|asserted|recounted|summed up"
)
_PRESENTS = (
    "says?|tells?|adds?|announces?|explains?|believes?|thinks?|argues?|insists?|"
    "confirms?|denies|deny|warns?|suggests?|predicts?|acknowledges?|admits?|"
    "concedes?|reveals?|declares?|emphasi[sz]es?|maintains?|concludes?|points? out|"
    "complains?|alleges?|retorts?|repl(?:y|ies)|laments?|writes?|counters|objects|"
    "quips?|jokes|scoffs?|boasts?|reckons?|contends?|asserts?|sums? up"
)
_ASIDES = (
    "(?:say|add|explain|argu|insist|confirm|deny|claim|warn|not|suggest|predict|"
    "estimat|stress|acknowledg|announc|emphasi[sz]|complain|alleg)ing"
)
# With these, only what stands before who speaks is said: "…, its chairman promised."
_CLOSING = (
    "promised|pledged|recalled|assured|urged|fretted|sighed|guessed|swore|"
    "promises|pledges|recalls|assures|urges|fears|hopes|guesses|swears"
)
_ANY = (
    rf"(?P<noun>{_NOUNS})|(?P<bare>{_BARE_NOUNS})|(?P<past>{_PASTS})|"
    rf"(?P<closing>{_CLOSING})|{_PRESENTS}|{_ASIDES}"
)
_VERB = compiled(rf"\b(?-i:{_ANY})(?![\w’'-])")
# "denied holding talks", "admitted having paid"
_DISOWN = compiled("den(?:y|ies|ied|ying)|admit(?:s|ted|ting)?")
_DOING = compiled(
    r" (?:[a-z]{2,15}ly )?(?!(?:no|any|some|every)thing|during|according)[a-z]{2,15}ing\b"
)
_SAY = compiled("sa(?:y|ys|id|ying)")
_NAME = r"(?-i:[A-Z][\w’'.&-]{0,40})"
_SPEAKERS = (
    "he|she|it|they|we|who|I|"
    "officials?|analysts?|experts?|economists?|researchers?|residents?|critics|"
    "leaders?|spokes[a-z]{3,10}|director|head|chief|manager|minister|mayor|"
    "firms?|company|companies|bureau|agency|agencies|ministry|bank|group|union|"
    "institute|government|court|association|council|office|"
    "paper|newspaper|report|survey|study|statement|data|figures|sources"
)
_ADVERB = "(?: (?:also|often|now|then|later|[a-z]{2,15}ly))"
_SPEAKER = compiled(rf"\b(?:{_NAME}|{_SPEAKERS}){_ADVERB}? $")
_SEVERAL = compiled(
    r"\b(?:they|we|I|officials|analysts|experts|economists|researchers|residents|"
    rf"critics|leaders|firms|companies|agencies|ministries|sources|figures){_ADVERB}? $"
)
# Behind these stands a noun or a participle: "its claims", "the announced plan"
_NO_VERB = compiled(
    r"(?:^|\b(?:the|an?|its|their|his|her|our|this|that|these|those|any|some|no|of|in|"
    "as|than|not|with|by|for|on|at) )$"
)
_BE = "(?:is|are|was|were|be|been|being)"
_PASSIVE = compiled(rf"\b{_BE}(?: not)?{_ADVERB}?(?: [a-z]{{2,15}} and)? $")

# "announced that day" tells when, not what
_THAT = r"that (?!(?:day|week|month|year|morning|evening|night)\b)"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = f"last|this|next|earlier|later|yesterday|today|{_WEEKDAY}"
_AUDIENCE = (
    "reporters|journalists|investors|lawmakers|shareholders|analysts|residents|"
    "court|press|media|newspaper|paper|magazine|broadcaster|radio|agency|meeting|"
    "conference|audience|crowd|board|council|parliament|workers|staff"
)
_PAPERS = (
    "report|statement|interview|speech|letter|filing|release|post|study|paper|"
    "message|survey"
)
# "said in a report that …", but "insisted on silk that shines" and "believed in looms
# that weave"
_ADJUNCT = (
    rf"(?:(?:[io]n(?= (?:{_NAME}|[0-9]))|in (?:an?|its|the|this) (?:{_PAPERS})|"
    rf"to(?= (?:(?:the|an?) )?(?:{_NAME}|{_AUDIENCE}))|at|during|after|before|"
    rf"{_WHEN})\b[^,.;:]{{0,60}}?)"
)
_LISTENER = rf"(?:(?:the|an?) )?(?:(?:{_AUDIENCE}|{_NAME})(?: {_NAME}){{1,3}}|{_NAME}|{_AUDIENCE})"
_TOLD = rf"(?: (?:him|her|them|us|me|{_LISTENER}))"
# What begins so is no clause, or leaves open what is said: "declined to say how many"
_NO_CLAUSE = (
    "that|which|who|whose|and|or|but|to|by|in|on|at(?! least| most)|for|as|of|from|"
    "with|then|also|how|why|whether|when|if|what|where|so|nothing|little|goodbye|yes|"
    f"no|{_WHEN}"
)
_NO_MORE = f"that|which|who|whose|and|or|but|he|she|it|they|we|to|also|{_WHEN}"
# Without "that" only a finite verb tells a clause from a thing: "claims its looms are
# the fastest", but "claims the prize". Of most verbs the past looks like a participle,
# as in "added a mill built in 1990"; in are those of which it does not.
_FINITE = (
    "(?-i:will|would|is|are|was|were|has|have|had|can|could|may|might|must|should|"
    "does|did|do|cannot|rose|fell|grows?|grew|began|came|went|became|took|"
    "remain(?:s|ed)?|needs?)"
)
_WORD = r"[\w’'-]{1,40}"
_CLAUSE = (
    rf"(?=(?:he|she|they|we|I) [a-z]|(?!(?:{_NO_CLAUSE})\b){_WORD} "
    rf"(?:(?!(?:{_NO_MORE})\b){_WORD} ){{0,6}}?(?:{_FINITE})\b)"
)
_WITH_THAT = compiled(
    rf"(?::|{_TOLD}?(?:, however,)?(?: {_ADJUNCT})? {_THAT}) ?(?=[\w\"“])"
)
# "a person familiar with the matter said"
_INFORMED = (
    r"(?:(?:familiar|acquainted) with|with (?:direct )?knowledge of|briefed on) "
    r"(?:the|its|their) [a-z]{2,20} "
)
# "The court, which heard both in July, has not yet ruled" puts nothing before it.
_SUBJECT = (
    r"(?:(?!(?:which|whom?|that|what|than|and|with|has|have|had|not|never|will|would)\b)"
    r"[\w’'.&-]{1,40} ){1,6}"
)
_BESIDE = compiled(rf"(?:^As |,[\"”]? ){_SUBJECT}(?:{_INFORMED})?$")
# "Ada Oz, an analyst at Kvarn Bank, said": who speaks is described before the verb
_DESCRIBED = compiled(
    r"(?-i:[A-Z])[\w’'.-]{0,40}, (?:an?|the|its|their|one of|chief|head|who|a senior)\b"
    r"[^,;.\"”]{1,80}, $"
)
# "…, its spokesman, Ada Oz, said", "…, its owner, the clinic group Bolt, admitted"
_OFFICER = compiled(
    r",[\"”]? "
    rf"(?:its|their|his|her|the|an?|(?:{_NAME} ){{0,3}}{_NAME}[’']s?) "
    r"[^,;.\"”]{1,60}, "
    r"(?:(?:the|an?) (?:(?-i:[a-z])[\w’'-]{0,30} ){1,3})?"
    rf"{_NAME}(?: {_NAME}){{0,4}}, $"
)
_COMMA_BEFORE = compiled(r"[,\"”] $")
_LAST_WORDS = rf"(?:in|on|at|to|during|after|before|{_WHEN})\b[^,.;:]{{0,60}}?"
# ", reporting its best results": what who speaks does besides
_BESIDES = (
    r"(?:, (?:[a-z]{2,15}ing|as|while|when|where|who|which|after|before|without|"
    r"[a-z]{2,15} (?:days?|weeks?|months?|years?) (?:after|before))\b"
    r"[^\"“”]{0,100}[^\"“”]{0,100})?"
)
_THE_END = compiled(rf"{_TOLD}?(?: {_LAST_WORDS})?(?:{_BESIDES}[.!?]{{0,3}}$|;)")
_RELATIVE = compiled(r", (?:which|who) (?:[a-z]{2,12} ){0,2}$")
_GOING_ON = compiled(rf"{_TOLD}?,")


class _Behind(NamedTuple):
    """What stands behind a word of saying.

    Attributes:
        speaker: Who speaks, where the verb comes first.
        clause: What is said without "that".
    """

    speaker: LazyPattern
    clause: LazyPattern


# "say" has hardly another object, so that it needs no name and no finite verb to be
# sure: "said the head", "said growing wool".
_BEHIND_SAY = _Behind(
    compiled(rf" (?:{_NAME}|(?:the|an?|its|one|several|some|{_SPEAKERS})\b)"),
    compiled(rf"(?: {_ADJUNCT} {_CLAUSE}| (?!(?:{_NO_CLAUSE})\b)(?=\w))"),
)
# "warned its owner, Ada Oz", "insisted the mayor."
_OFFICE = r"(?:the|an?|its|their|his|her)(?: (?-i:[a-z])[\w’'-]{0,30}){1,5}"
# No owner speaks in "the mill, built in 1990, maintained Kvarn's pumps".
_BEHIND_OTHERS = _Behind(
    compiled(
        rf" (?:{_NAME}(?<![’']s)(?<![’'])(?![\w’'])|{_OFFICE}(?:, {_NAME}|[.!?]?$))"
    ),
    compiled(rf"{_TOLD}? {_CLAUSE}"),
)

# What others say, and somebody says not to be so: "dismissed as untrue a report that"
_HEARSAY = (
    "reports?|rumou?rs?|claims?|suggestions?|"
    "allegations?|accusations?|charges?|"
    "speculation|talk"
)
_DENIED = compiled(
    r"\b(?P<word>"
    r"den(?:ies|ied|y|ying)|"
    r"dismiss(?:es|ed|ing)?|"
    r"reject(?:s|ed|ing)?|"
    r"disput(?:es|ed|ing)|"
    r"rebut(?:s|ted)?|"
    r"call(?:s|ed)?|"
    r"brush(?:es|ed) aside)"
    r"(?: as [a-z]{1,20})? "
    r"(?:an?|the|any|all|media|press)? ?"
    rf"(?:{_HEARSAY})"
    r"(?: [^,;.]{1,60}?)? "
    r"that (?=\w)"
)
# What somebody is charged with or called: "accused Bolt of lying", "called it “a gift”"
_CHARGED = compiled(
    r"\b(?P<word>"
    r"accus(?:es|ed|ing)|"
    r"blam(?:es|ed|ing)) "
    r"[^,;.\"“”]{1,60}? "
    r"(?:of|for) "
    r"(?=(?:not )?[a-z]{2,15}ing\b)"
)
# "accuses Bolt of lying and is considering a suit": no more is charged
_NO_CHARGE = compiled(
    " (?:and|but) (?:is|are|has|have|will|may|might|could|wants?|plans?|intends?|"
    r"threatens?|demands?)\b"
)
_DESCRIBES = compiled(
    r"\b(?P<word>"
    r"describ(?:es|ed|ing)|"
    r"hail(?:s|ed|ing)|"
    r"denounc(?:es|ed|ing)|"
    r"brand(?:s|ed|ing)) "
    r"[^,;.\"“”]{1,60}? "
    r"as (?=[\w\"“])"
)
_CALLS = compiled(
    r"\b(?P<word>call(?:s|ed|ing)) "
    r"[^,;.\"“”]{1,60} "
    r"(?P<said>[\"“][^\"“”]{1,100})"
)
# "a suit that he called “a gift”"
_CALLED = compiled(
    r"\bthat "
    r"[^,;.\"“”]{1,40} "
    r"(?P<word>call(?:s|ed)) "
    r"(?P<said>[\"“][^\"“”]{1,100})"
)
# "puts the cost of the move at 70 million euros"
_PUTS_AT = compiled(
    r"\b(?P<word>puts?|putting)"
    r"(?P<said> (?:the|its|their|his|her) [^,;.\"“”]{1,80} at "
    r"(?:[a-z]{2,8} ){0,3}(?=[$€£¥]?[0-9])[^;\"“”]{1,100})"
)
_PUTTING = (_CALLED, _DENIED, _CHARGED, _DESCRIBES, _CALLS, _PUTS_AT)

# "said it would" has its subject before it
_PRONOUN_TELLS = compiled(r" (?:it|he|she|they|we) [a-z]")
_SILENT = (
    "(?:declin(?:es|ed)|refus(?:es|ed)) to|(?:would|did|will|does) not "
    "(?:immediately )?(?:comment|respond|reply|answer)|could not (?:immediately )?be reached"
)
_GOES_ON = compiled(
    rf",? (?:and|but|while|whereas) (?:(?:the|its|an?) )?(?:{_WORD} ){{1,4}}?(?:{_SILENT})\b"
)
_HAS_SINCE = compiled(r", (?:and|but) (?:(?:has|have|is|are) )(?:also |since )?[a-z]")

# "according to plan" quotes nobody
_BY_RIGHT = (
    "plans?|laws?|rules?|needs?|schedule|size|standards?|regulations?|ability|merit"
)
_SOURCE_FIRST = compiled(
    r"(?P<source>According to) [^,]{1,100}, |"
    r"(?P<own>By (?:its|their|his|her|[\w’'-]{1,30}[’']s?) own "
    r"(?:account|admission|calculations?|count|estimates?|figures|reckoning)),? "
)
_NOT_BY_RIGHT = rf"(?!(?:{_WORD} ){{0,2}}(?:{_BY_RIGHT})\b)"
_SOURCE_LAST = compiled(rf",? (?P<source>according to) {_NOT_BY_RIGHT}")
_SOURCE_WITHIN = compiled(
    rf" according to {_NAME}(?: {_NAME}){{0,3}} (?=(?:has|have|had|is|are|was|were|would|will)\b)"
)
_UNNAMED = (
    "(?:he|she|it|they|(?:the|its|their|his|her)(?: (?-i:[a-z])[\\w’'-]{0,30}){1,4})"
)
_UNNAMED_BEFORE = compiled(rf"(?:^|[,;.\"”] ?){_UNNAMED} $")
_UNNAMED_BEHIND = compiled(rf" {_UNNAMED}[,.]")
# Code points before a verb in which its subject is looked for
_LOOK_BACK = 100


class Saying(NamedTuple):
    """The words that tell of somebody's saying something, from `begin` to `end`.

    `said` are the spans on their sides that are said; none if the words put nothing
    into a mouth.
    """

    begin: int
    end: int
    said: tuple[Span, ...]


def sayings(text: str, begin: int, end: int) -> Iterator[Saying]:
    """The sayings of the sentence from `begin` to `end`.

    >>> sentence = "Officials say growth will slow."
    >>> (saying,) = sayings(sentence, 0, len(sentence))
    >>> [sentence[begin:end] for begin, end in saying.said]
    ['growth will slow.']
    """
    for saying in _all_sayings(text, begin, end):
        said: list[Span] = []
        for span in saying.said:
            is_behind = span[0] >= saying.end
            said.append(_aside(text, begin, saying.begin, span) if is_behind else span)
        yield saying._replace(said=tuple(said))


def _all_sayings(
    text: str,
    begin: int,
    end: int,
) -> Iterator[Saying]:
    """The same, as if nobody spoke in passing."""
    if source := _SOURCE_FIRST.match(text, begin, end):
        words = source["source"] or source["own"]
        yield Saying(begin, begin + len(words), ((source.end(), end),))
    for source in _SOURCE_LAST.finditer(text, begin, end):
        within = _SOURCE_WITHIN.match(text, source.start(), end)
        # "The mill, which according to Ada Oz had known of it"
        told = (begin, source.start())
        if within:
            told = (within.end(), end)
        yield Saying(*source.span("source"), (told,))
    yield from _put(text, begin, end)
    for verb in _VERB.finditer(text, begin, end):
        lead = text[max(begin, verb.start() - _LOOK_BACK) : verb.start()]
        if _is_verb(lead, verb):
            spans = _said(text, begin, lead, verb, end)
            said = tuple(span for span in spans if span[0] < span[1])
            yield Saying(verb.start(), verb.end(), said)


def _put(text: str, begin: int, end: int) -> Iterator[Saying]:
    """What is put into a mouth by what somebody makes of it: denies, blames for, calls."""
    for way in _PUTTING:
        for found in way.finditer(text, begin, end):
            at, after = found.span("word")
            lead = text[max(begin, at - _LOOK_BACK) : at]
            if _NO_VERB.search(lead) or _PASSIVE.search(lead):
                continue
            is_quoted = "said" in found.groupdict()
            first, last = found.span("said") if is_quoted else (found.end(), end)
            if way is _CHARGED and (more := _NO_CHARGE.search(text, first, last)):
                last = more.start()
            yield Saying(at, after, ((first, last),))


def is_unnamed(text: str, saying: Saying) -> bool:
    """Whether who speaks has no name there: "the institute said", "said its director".

    >>> sentence = "The mill is new, the head of the mill said."
    >>> (saying,) = sayings(sentence, 0, len(sentence))
    >>> is_unnamed(sentence, saying)
    True
    """
    begin = max(0, saying.begin - _LOOK_BACK)
    lead = text[begin : saying.begin]
    if _UNNAMED_BEFORE.search(lead):
        return True
    end = saying.end
    return bool(_UNNAMED_BEHIND.match(text, end))


def _is_verb(lead: str, verb: re.Match[str]) -> bool:
    """Whether a word of saying is somebody's verb, by the words before it."""
    if _NO_VERB.search(lead):
        return False
    if verb["noun"]:
        return bool(_SPEAKER.search(lead))
    if verb["bare"]:
        return bool(_SEVERAL.search(lead))
    return not (verb["past"] and _PASSIVE.search(lead))


def _said(
    text: str,
    begin: int,
    lead: str,
    verb: re.Match[str],
    end: int,
) -> list[Span]:
    """What stands before the verb, behind it, or on both its sides."""
    before = _said_before(text, begin, lead, verb, end)
    if before or verb["closing"]:
        return before
    _, after = verb.span()
    is_disowned = _DISOWN.fullmatch(verb[0]) is not None
    if is_disowned and _DOING.match(text, after, end):
        begun = after + 1
        return [(begun, end)]
    clause = _behind(verb).clause
    opening = _WITH_THAT.match(text, after, end) or clause.match(text, after, end)
    if opening is None:
        return []
    first = opening.end()
    is_past = verb["past"] is not None
    return [(first, _resumed(text, first, end, is_past=is_past))]


def _said_before(
    text: str,
    begin: int,
    lead: str,
    verb: re.Match[str],
    end: int,
) -> list[Span]:
    """What stands before the verb and its subject, with what goes on behind them."""
    at, after = verb.span()
    if subject := _OFFICER.search(lead) or _BESIDE.search(lead):
        before_subject = _last_clause(text, begin, at - len(subject[0]))
        # "Wool is scarce, experts warn."
        if _THE_END.match(text, after, end):
            return [before_subject]
        # "The town is growing, he told reporters, and the mills with it."
        going_on = _GOING_ON.match(text, after, end)
        if going_on and not verb["closing"]:
            return [before_subject, (going_on.end(), end)]
    comma = _COMMA_BEFORE.search(lead)
    if comma is None or verb["closing"]:
        return []
    if not _behind(verb).speaker.match(text, after, end):
        return []
    # "Kvarn, which runs the mill, said it would close"
    told = _told_behind(text, lead, after, end)
    # "The mill is new, said the head of the mill."
    return [told or (begin, at - len(comma[0]))]


def _behind(verb: re.Match[str]) -> _Behind:
    return _BEHIND_SAY if _SAY.fullmatch(verb[0]) else _BEHIND_OTHERS


def _told_behind(
    text: str,
    lead: str,
    after: int,
    end: int,
) -> Span | None:
    """A clause behind a verb whose subject stands before it, by a comma or described."""
    clause = _BEHIND_OTHERS.clause.match(text, after, end)
    is_subject_before = _DESCRIBED.search(lead) or _PRONOUN_TELLS.match(
        text, after, end
    )
    return (clause.end(), end) if clause and is_subject_before else None


def _last_clause(
    text: str,
    begin: int,
    end: int,
) -> Span:
    """What is said before its speaker: "He left; she stays, she said" says one of the two."""
    semicolon = text.rfind("; ", begin, end)
    return (begin if semicolon < 0 else semicolon + len("; "), end)


def _aside(
    text: str,
    begin: int,
    verb: int,
    said: Span,
) -> Span:
    """What is said in a clause in which somebody speaks only in passing: no more than it.

    "Kvarn, which denies using the looms, sells yarn": nobody says that it sells yarn.
    """
    if _RELATIVE.search(text, begin, verb) is None:
        return said
    first, end = said
    comma = text.find(", ", first, end)
    return (first, comma) if comma >= 0 else said


def _resumed(
    text: str,
    begin: int,
    end: int,
    *,
    is_past: bool,
) -> int:
    """Where a text goes on by itself behind what somebody said, or its end.

    "Kvarn said that it was so, while Bolt declined to comment": nobody says the last.
    """
    found = _GOES_ON.search(text, begin, end)
    # "Kvarn admitted that a belt had broken, and has stopped the mill": it has.
    if found is None and is_past:
        found = _HAS_SINCE.search(text, begin, end)
    return found.start() if found else end
