"""The forms of verbs and nouns, from their form in a dictionary.

Regular forms are made, irregular ones listed. Of a verb with two spellings, such as
"finalise" and "finalize", each has the forms of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Form: TypeAlias = Literal["base", "present", "past", "participle", "gerund"]
"""Of a verb: acquire, acquires, acquired (it), acquired (by), acquiring."""

_IRREGULAR = """
become became become|begin began begun|bear bore borne|beat beat beaten|bid bid bid
bind bound bound|bite bit bitten|blow blew blown|break broke broken|breed bred bred
bring brought brought|broadcast broadcast broadcast|build built built|buy bought bought
catch caught caught|choose chose chosen|come came come|cost cost cost|cut cut cut
deal dealt dealt|do did done|draw drew drawn|drive drove driven|eat ate eaten
fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found
fly flew flown|forbid forbade forbidden|forecast forecast forecast|forget forgot forgotten
forgo forwent forgone|freeze froze frozen|get got got|give gave given|go went gone
grow grew grown|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held
hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led|leave left left
lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost|make made made
mean meant meant|meet met met|outbid outbid outbid|oversee oversaw overseen
overtake overtook overtaken|pay paid paid|put put put|quit quit quit|read read read
rebuild rebuilt rebuilt|ring rang rung|rise rose risen|run ran run|say said said
see saw seen|seek sought sought|sell sold sold|send sent sent|set set set
shake shook shaken|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut
sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|speak spoke spoken
spend spent spent|spin spun spun|split split split|spread spread spread|stand stood stood
steal stole stolen|stick stuck stuck|strike struck struck|swear swore sworn
sweep swept swept|swim swam swum|swing swung swung
take took taken|teach taught taught|tear tore torn
tell told told|think thought thought|throw threw thrown|undergo underwent undergone
understand understood understood|undertake undertook undertaken|uphold upheld upheld
wear wore worn|weave wove woven|win won won|wind wound wound|withdraw withdrew withdrawn
withhold withheld withheld|write wrote written|overrun overran overrun
foresee foresaw foreseen|outsell outsold outsold|resell resold resold|retell retold retold
rewrite rewrote rewritten|remake remade remade|redo redid redone|undo undid undone
"""
_ROWS = [row.split() for row in re.split(r"[|\n]", _IRREGULAR) if row]
_PARTS = {base: (past, participle) for base, past, participle in _ROWS}
# Verbs of more than one syllable that double their last letter: British ones in "l",
# and those whose last syllable is stressed.
_DOUBLING = frozenset(
    "admit commit confer control defer deter equip expel fulfil label channel cancel "
    "compel counsel enrol excel fuel fund-raise incur instal install level model occur "
    "omit permit prefer propel rebel recur refer regret remit signal submit total "
    "transfer transmit travel tunnel dial handicap program kidnap worship".split()
)
_ALSO_SINGLE = frozenset("label channel cancel fuel level model signal total".split())
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_VOWEL_AND_Y = re.compile(r".*[aeiou]y")
_ES = ("s", "sh", "ch", "x", "z", "o")
_DOUBLE_SPELLING = re.compile(r"i[sz]e$|y[sz]e$")
# More verbs than the frames have: each article asks for the forms of all of these.
_REMEMBERED = 4096


class Inflected(NamedTuple):
    """A form of a verb."""

    text: str
    form: Form


_OF_BE = (
    Inflected("be", "base"),
    Inflected("am", "present"),
    Inflected("are", "present"),
    Inflected("is", "present"),
    Inflected("was", "past"),
    Inflected("were", "past"),
    Inflected("been", "participle"),
    Inflected("being", "gerund"),
)


@lru_cache(maxsize=_REMEMBERED)
def verb_forms(lemma: str) -> tuple[Inflected, ...]:
    """The forms of a verb of one word.

    >>> sorted({each.text for each in verb_forms("buy")})
    ['bought', 'buy', 'buying', 'buys']
    >>> sorted({each.text for each in verb_forms("supply")})
    ['supplied', 'supplies', 'supply', 'supplying']
    """
    return _OF_BE if lemma == "be" else tuple(_made_forms(lemma))


def _made_forms(lemma: str) -> Iterator[Inflected]:
    for verb in spellings(lemma):
        yield Inflected(verb, "base")
        yield Inflected(_third_person(verb), "present")
        for stem in _stems(verb):
            yield Inflected(f"{stem}ing", "gerund")
        past = _PARTS.get(verb)
        if past:
            yield Inflected(past[0], "past")
            yield Inflected(past[1], "participle")
            continue
        for text in _regular_pasts(verb):
            yield Inflected(text, "past")
            yield Inflected(text, "participle")


def noun_forms(lemma: str) -> Iterator[str]:
    """A noun in the singular and the plural, of several words the last one.

    >>> list(noun_forms("subsidiary")), list(noun_forms("joint venture"))
    (['subsidiary', 'subsidiaries'], ['joint venture', 'joint ventures'])
    """
    yield lemma
    if lemma.endswith("man"):
        yield f"{lemma[:-2]}en"
    elif lemma.endswith("child"):
        yield f"{lemma}ren"
    else:
        yield _third_person(lemma)


def spellings(lemma: str) -> set[str]:
    """A word with its British and its American spelling.

    >>> sorted(spellings("finalise"))
    ['finalise', 'finalize']
    """
    found = {lemma}
    if len(lemma) > 5 and _DOUBLE_SPELLING.search(lemma):
        found.add(f"{lemma[:-2]}se")
        found.add(f"{lemma[:-2]}ze")
    return found


def _third_person(verb: str) -> str:
    if verb.endswith("y") and not _VOWEL_AND_Y.fullmatch(verb):
        return f"{verb[:-1]}ies"
    if verb == "have":
        return "has"
    return f"{verb}es" if verb.endswith(_ES) else f"{verb}s"


def _regular_pasts(verb: str) -> Iterator[str]:
    if verb.endswith("y") and not _VOWEL_AND_Y.fullmatch(verb):
        yield f"{verb[:-1]}ied"
        return
    if verb.endswith("e"):
        yield f"{verb}d"
        return
    for stem in _stems(verb):
        yield f"{stem}ed"


def _stems(verb: str) -> Iterator[str]:
    """What stands before "ing", and mostly before "ed"."""
    if verb.endswith("ie"):
        yield f"{verb[:-2]}y"
        return
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        yield verb[:-1]
        return
    is_doubling = verb in _DOUBLING or bool(_SHORT.fullmatch(verb))
    if is_doubling:
        yield f"{verb}{verb[-1]}"
    if not is_doubling or verb in _ALSO_SINGLE:
        yield verb
