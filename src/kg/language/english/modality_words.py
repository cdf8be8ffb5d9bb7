r"""Words that take an assertion back: what is planned, may be, is not, or has ended.

One table, by modality. They are words of the language, whatever the relation: "plans
to", "may", "never", "former". Out are words that only look so: "not only" and "no less
than" deny nothing, "can" tells an ability, and "May" and "Will" are names.

>>> text = "Acme may buy Bolt in May, and no longer owns Corrin."
>>> [(name, text[b:e]) for name, spans in modal_words(text).items() for b, e in spans]
[('possible', 'may'), ('ended', 'no longer')]
"""

from __future__ import annotations

import re

from kg.language.english.claimed import Modality
from kg.language.english.regexes import compiled, one_of
from kg.language.spans import Span

_YEAR = "(?:[A-Z][a-z]{2,8} )?[12][0-9]{3}"

# "the then mayor", "its then owner"
_DETERMINED = (
    r"(?:(?<=the\x20)|(?<=its\x20)|(?<=his\x20)|(?<=her\x20)|(?<=their\x20)|"
    r"(?<=[’']s\x20))"
)

# "decided on Thursday night to"
_WHEN = (
    r"(?: (?:on|at|in|last|this) [\w’'-]{2,20}){0,2}"
    r"(?: night| morning| evening| afternoon)?"
)

_WORDS: dict[Modality, tuple[str, ...]] = {
    "planned": (
        *("(?-i:will)", "shall", "would", r"\w{1,5}[’']ll"),
        *(
            "(?:is|are|was|were)(?: (?!able\\b)\\w{2,12})? to",
            "to be",
            "going to",
            "about to",
            r"close to(?= \w+ing\b)",
            "on the (?:brink|cusp|point|verge) of",
        ),
        # What must be done is not done yet, other than what "must have been".
        *("must(?! have\\b)", "ha(?:s|ve) (?:yet |still )?to(?= \\w)", "needs? to"),
        *(
            "mean(?:s|t) to",
            "plan(?:s|ned|ning)?",
            "insist(?:s|ed|ing)? on(?= \\w+ing\\b)",
        ),
        *("intend(?:s|ed|ing)?", "intent(?:ions?)?"),
        *("aim(?:s|ed|ing)?", "expect(?:s|ed|ing|ations?)?", "anticipat(?:es?|ed|ing)"),
        *("propos(?:es?|ed|ing|als?)", "schedul(?:es?|ed|ing)", "slated", "earmarked"),
        *("hop(?:es?|ed|ing)", "want(?:s|ed|ing)?", "wish(?:es|ed|ing)?"),
        *("seek(?:s|ing)?", "sought", "strives?", "striving", "look(?:s|ing) to"),
        *(
            "prepar(?:es?|ed|ing|ations?)",
            "ready to",
            "set to",
            rf"(?:decided|opted|voted|resolved){_WHEN} to(?= [a-z])",
        ),
        # What somebody may do, or has been hired to do, is not done yet.
        (
            "(?:right|permission|permit|licen[cs]e|mandate|contract|order)s? to"
            "(?! (?:an?|the|its?|his|her|their)\\b)(?= [a-z])"
        ),
        *("agree(?:s|d)? to", "agreement to", "deal to", "bid to", "offer(?:s|ed)? to"),
        # What somebody demands is not so yet, other than what he insists on.
        *("demand(?:s|ed|ing)?(?= (?:that|to)\\b)", "urg(?:es?|ed|ing)"),
        *("pledg(?:es?|ed|ing)", "promis(?:es?|ed|ing)", "vow(?:s|ed|ing)?"),
        *("commit(?:s|ted|ments?)?", "target(?:s|ed|ing)?", "goals?", "ambitions?"),
        *("envisag(?:es?|ed|ing)", "envision(?:s|ed|ing)?", "projected", "forecasts?"),
        *("upcoming", "forthcoming", "future", "prospective", "incoming"),
        f"{_DETERMINED}designated?",
        *("tomorrow", "next (?:week|month|quarter|year|spring|summer|autumn|winter)"),
    ),
    "possible": (
        *(
            "(?-i:may)",
            "(?-i:might)",
            "could",
            "should",
            "ought to",
            "(?<!no\\x20)(?<!without\\x20)doubt(?:s|ed|ing)?",
            "believ(?:es?|ed|ing)",
            # What somebody expects of others is to come, or only may.
            "expect(?:s|ed|ing)?",
            "think(?:s|ing)?",
            "thought",
            "wrongly",
            "mistakenly",
            "would",
            "if",
            "unless",
            "whether",
        ),
        *(
            "perhaps",
            "maybe",
            r"(?<!\bmade\x20)(?<!\bmakes\x20)(?<!\x20it\x20)possible",
            "possib(?:ly|ility|ilities)",
            "potential(?:ly)?",
        ),
        *("(?:ready|willing|prepared|poised|free|entitled) to", "an option to"),
        *("likely", "unlikely", "probabl[ey]", "conceivabl[ey]", "hypothetical"),
        *("consider(?:s|ed|ing)?", "mull(?:s|ed|ing)?", "weigh(?:s|ed|ing)?"),
        *("explor(?:es?|ed|ing)", "ponder(?:s|ed|ing)?", "eye(?:s|d|ing)"),
        *("talks", "negotiat(?:es?|ed|ing|ions?)", "options?", "candidates?"),
        *("subject to", "conditional(?: on)?", "depend(?:s|ed|ing)? (?:up)?on"),
        *("provided(?: that)?", "in case", "in the event", "open to", "as long as"),
        *("rumou?r(?:s|ed)?", "speculat(?:es?|ed|ing|ions?)", "suspect(?:s|ed)?"),
        *(
            *("apparently", "presumably", "purportedly", "ostensibly", "seemingly"),
            "reportedly",
            "allegedly",
            "alleged",
            "supposed(?:ly)?",
            "seem(?:s|ed)?",
            "appear(?:s|ed)? to",
        ),
    ),
    "denied": (
        "not(?! (?:only|just|merely|least|to mention)\\b)",
        *(r"\w{1,8}n[’']t", "cannot", "never", "neither", "nor", "none", "nobody"),
        "no(?! (?:longer|later|more|less|fewer|sooner|doubt|wonder)\\b|\\. ?[0-9])",
        *("no one", "nothing", "nowhere", "without", "hardly", "barely", "instead of"),
        *("den(?:y|ies|ied|ying|ials?)", "disput(?:es?|ed|ing)", "refut(?:es?|ed|ing)"),
        *("contradict(?:s|ed|ing)?", "disclaim(?:s|ed)?", "untrue", "false(?:ly)?"),
        *(
            "reject(?:s|ed|ing|ions?)?",
            "refus(?:es?|ed|ing|als?)",
            "dismiss(?:es|ed|ing)?",
        ),
        *("declin(?:es?|ed|ing) to", "turn(?:s|ed|ing)? down", "rul(?:es?|ed|ing) out"),
        *(
            "fail(?:s|ed|ing|ures?)?",
            "f[ae]ll(?:s|en)? through",
            "collaps(?:es?|ed|ing)",
            "prevent(?:s|ed|ing)?",
            "yet to",
            "unable",
            "lack(?:s|ed)?",
        ),
        *("cancel(?:s|led|ling|lations?|ed|ing)?", "call(?:s|ed|ing)? off"),
        *("abandon(?:s|ed|ing)?", "scrap(?:s|ped|ping)?", "shelv(?:es?|ed|ing)"),
        *("block(?:s|ed|ing)?", "veto(?:es|ed|ing)?", "prohibit(?:s|ed|ing)?"),
        *("rather than", "far from", "exclud(?:es?|ed|ing)", "dropp(?:ed|ing)"),
        *("decid(?:es?|ed|ing) against", r"short of(?= \w+ing\b)", "barred from"),
        *("refrain(?:s|ed|ing)? from", "sh(?:y|ies|ied|ying) away from"),
    ),
    "ended": (
        *("no longer", "no more", "not any ?more", "any ?more", "any longer"),
        *(
            "former(?:ly)?",
            "previous(?:ly)?",
            "one-?time",
            "outgoing",
            "hitherto",
            "erstwhile",
        ),
        "before (?=(?:he|she|they|joining|moving|becoming|switching|taking over)\\b)",
        "at the time(?! (?:of|when|that)\\b)",
        *("once", "used to", "until", "till", "back then"),
        f"{_DETERMINED}then(?=\\x20\\w)",
        f"(?:from|between) {_YEAR} (?:to|until|till|and) {_YEAR}",
        *("end(?:s|ed|ing)?", "expir(?:es?|ed|ing|y|ation)", "laps(?:es?|ed|ing)"),
        *(
            "terminat(?:es?|ed|ing|ions?)",
            "discontinu(?:es?|ed|ing)",
            "ceas(?:es?|ed|ing)",
        ),
        *("stop(?:s|ped|ping)?", "halt(?:s|ed|ing)?", "suspend(?:s|ed|ing)?"),
        *("clos(?:es|ed|ing|ures?)", "shut(?:s|ting)?", "shutter(?:s|ed|ing)?"),
        *(
            "dissol(?:ves?|ved|ving|ution)",
            "wound up",
            "w[io]nds? up",
            "liquidat(?:es?|ed|ing)",
        ),
        *(
            "s[eo]ld",
            "sells?",
            "sell(?:ing)? off",
            "sale of",
            "divest(?:s|ed|ing|ments?)?",
        ),
        *(
            "sp[iu]n(?:s|ning)? off",
            "dispos(?:es?|ed|ing|als?) of",
            "part(?:s|ed|ing)? (?:ways|company)",
            "farewell",
            "goodbye",
        ),
        *("left", "leav(?:es?|ing)", "quit(?:s|ting)?", "resign(?:s|ed|ing|ations?)?"),
        *(
            "st[eo]p(?:s|ped|ping)? down",
            "retir(?:es?|ed|ing|ements?)",
            "depart(?:s|ed|ing|ures?)?",
        ),
        *(
            "oust(?:s|ed|ing)?",
            "dismiss(?:es|ed|ing|als?)?",
            "fir(?:es|ed|ing)",
            "sacked",
        ),
        *(
            "replac(?:es?|ed|ing|ements?)",
            r"succeed(?:s|ed|ing)?(?! in\b)",
            "successors?",
            "predecessors?",
        ),
        *(
            "withdr(?:aws?|ew|awn|awing|awals?)",
            "pull(?:s|ed|ing)? out",
            "exit(?:s|ed|ing)?",
        ),
        *("g[ia]ven? up", "gave up", "abandon(?:s|ed|ing)?", "scrap(?:s|ped|ping)?"),
        *(
            "cancel(?:s|led|ling|lations?|ed|ing)?",
            "revok(?:es?|ed|ing)",
            "cut(?:s|ting)? ties",
        ),
        *("drop(?:s|ped|ping)?", "ax(?:es?|ed|ing)", "phas(?:es?|ed|ing) out"),
        *("w[io]u?nds? down", "mothball(?:s|ed|ing)?"),
        *("split(?:s|ting)?", "broke(?:n)? (?:up|off|down)", "lost", "los(?:es|ing)"),
    ),
}

# "ex-partner", "then-partner" go on with the word that it takes back.
_GOING_ON: dict[Modality, str] = {"ended": r"|(?:ex|then)-(?=\w)"}

_PATTERNS = {
    modality: compiled(
        rf"(?<![\w’'-])(?:{one_of(words)}(?![\w-]){_GOING_ON.get(modality, '')})"
    )
    for modality, words in _WORDS.items()
}

# "Acme to buy Bolt": in a headline the infinitive tells what is to come. What failed,
# or is only allowed, goes before it as a verb.
_INFINITIVE = re.compile(r"[^\S\n]{1,3}(to)[^\S\n]{1,3}[a-z]")


_DENIED_BEHIND = re.compile(r"\s+(?:not|never|no longer)\b|n['’]t\b", re.IGNORECASE)


def modal_words(text: str, within: Span | None = None) -> dict[Modality, list[Span]]:
    """Where words of each modality stand, in their order; none of one that has none.

    Args:
        text: the text.
        within: the only part of it that is read; all of it, without one.
    """
    whole = (0, len(text))
    begin, end = within or whole
    found: dict[Modality, list[Span]] = {}
    for modality, pattern in _PATTERNS.items():
        matches = pattern.finditer(text, begin, end)
        spans = [match.span() for match in matches]
        if modality == "planned":
            # "Will not move" is no plan.
            spans = [
                span for span in spans if not _DENIED_BEHIND.match(text, span[1], end)
            ]
        if spans:
            found[modality] = spans
    return found


def infinitive_behind(text: str, at: int) -> Span | None:
    """The "to" of an infinitive that follows a subject, as in a headline.

    >>> infinitive_behind("Acme to buy Bolt", 4), infinitive_behind("Acme to Bolt", 4)
    ((5, 7), None)
    """
    match = _INFINITIVE.match(text, at)
    return match.span(1) if match else None
