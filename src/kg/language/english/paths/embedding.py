"""The words under which a clause is said, planned, possible, denied or ended.

What stands under a word that is in no list counts as possible: whoever cannot judge a
word does not take its clause for a fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kg.language.english.claimed import Modality
from kg.language.english.paths.word_lists import word_set

Judgement = Modality | Literal["asserted"]


def _told(
    planned: str = "", possible: str = "", denied: str = "", ended: str = ""
) -> dict[str, Modality]:
    """The words of each row, with the modality that they give."""
    told: dict[str, Modality] = {}
    told |= dict.fromkeys(planned.split(), "planned")
    told |= dict.fromkeys(possible.split(), "possible")
    told |= dict.fromkeys(denied.split(), "denied")
    told |= dict.fromkeys(ended.split(), "ended")
    return told


def _judged(asserted: str, **taking_back: str) -> Mapping[str, Judgement]:
    """The same, with the words under which something is still said to be so."""
    judged: dict[str, Judgement] = {}
    judged |= dict.fromkeys(asserted.split(), "asserted")
    judged |= _told(**taking_back)
    return judged


INFINITIVES = _judged(
    asserted="""
        manage succeed prove happen come get finish complete end wind
        begin start continue keep remain resume proceed go
        help let make cause force enable lead bother dare rush
        serve join spend see find know
    """,
    planned="""
        plan aim intend mean determine design contract
        agree offer propose pledge promise vow commit undertake
        want wish hope seek look bid strive work
        decide choose opt elect resolve vote
        expect project forecast anticipate envisage envision tip
        set schedule slate earmark prepare poise gear target be will
    """,
    denied="""
        fail neglect omit avoid forgo abandon cancel drop scrap shelve
        refuse decline deny reject dispute dismiss renounce resist oppose refrain
        block prevent forbid ban bar prohibit veto deter dissuade discourage
        rule exclude hesitate
    """,
    ended="""
        cease stop end quit discontinue halt suspend use leave
    """,
)
"""Verbs over an infinitive or a gerund."""

FINITE = _judged(
    asserted="""
        say add tell note mention remark observe comment repeat reiterate
        announce report state declare disclose reveal confirm explain inform notify
        write document stipulate testify respond reply answer
        show indicate demonstrate prove mean be
        know learn see find discover realise realize notice remember recall
        stress emphasise emphasize underline point insist assure boast
        acknowledge admit agree celebrate regret
    """,
    planned="""
        plan intend expect predict forecast anticipate envisage
        hope want wish seek propose pledge promise vow decide
        recommend demand require
    """,
    denied="""
        deny reject dispute refute contradict dismiss disclaim exclude
    """,
)
"""Verbs over a clause with a verb of its own tense: "said that …"."""

NOUNS = _judged(
    asserted="""
        fact news announcement statement confirmation success step
    """,
    planned="""
        plan intention intent aim goal target objective ambition strategy scheme
        programme program move bid offer proposal decision order
        deal agreement accord pact contract memorandum
        commitment pledge promise vow undertaking
        partnership venture alliance consortium cooperation
    """,
    denied="""
        failure refusal inability ban denial rejection lack reluctance
    """,
)
"""Nouns over an infinitive, a gerund or a clause: "a plan to buy"."""

ADJECTIVES = _judged(
    asserted="""
        able first last only clear true certain evident obvious
        proud known aware notable busy active engaged responsible famous
    """,
    planned="""
        ready set due bound poised prepared slated scheduled expected about
        keen eager willing determined intent committed
    """,
    denied="""
        unable unwilling reluctant powerless untrue false wrong
    """,
)
"""Adjectives over an infinitive or a clause."""

PREPOSITIONS = _judged(
    asserted="""
        by through in on upon
        before after since while when
        despite besides
    """,
    denied="""
        without than instead against
    """,
)
"""Prepositions over a gerund; "of buying" and "for buying" depend on what is before."""

BLAMING = word_set("""
    praise thank reward honour honor pay known
    blame criticise criticize condemn punish fine sue arrest convict
""")
"""Whoever is praised or blamed for doing something has done it."""

AUXILIARIES = _told(
    planned="will shall 'll ’ll wo",
    possible="would 'd ’d may might could should must ought",
)
"""Auxiliaries; "can" tells an ability."""

SUBORDINATORS = _told(
    possible="if unless whether lest provided providing assuming supposing"
)
"""Conjunctions over what need not be so."""

ADVERBS = _told(
    planned="""
        soon shortly tomorrow eventually
    """,
    possible="""
        perhaps maybe possibly potentially conceivably hypothetically
        probably likely presumably
        reportedly allegedly supposedly purportedly
        seemingly apparently ostensibly
    """,
    denied="""
        never nowhere hardly barely scarcely almost nearly
    """,
    ended="""
        formerly previously once originally anymore
    """,
)
"""Adverbs of a verb or a noun."""

DESCRIPTIONS = _told(
    planned="""
        planned proposed intended scheduled expected pending
        prospective upcoming forthcoming incoming future designated designate
    """,
    possible="""
        possible potential likely unlikely uncertain doubtful hypothetical eventual
        alleged rumoured rumored supposed suspected reported purported mooted
        attempted would-be candidate
    """,
    denied="""
        no never neither non not fake
        failed unsuccessful abandoned cancelled canceled aborted blocked scrapped rejected
    """,
    ended="""
        former ex previous past erstwhile onetime one-time then
        outgoing retired ousted deposed late defunct expired
    """,
)
"""What stands before a noun and takes back that it is so."""

GOVERNORS = _told(
    planned="""
        plan propose announce expect seek want intend prepare need await
        negotiate discuss pledge promise offer target
        schedule delay postpone
        approve clear authorise authorize back support welcome
    """,
    possible="""
        consider review study weigh mull eye explore oppose challenge
    """,
    denied="""
        cancel abandon scrap shelve drop withdraw avoid
        block reject veto refuse dismiss deny lack rule
        prevent forbid prohibit ban
    """,
    ended="""
        end terminate dissolve sever suspend stop cease discontinue
        sell divest lose leave quit exit return relinquish surrender forfeit waive
        cede renounce
    """,
)
"""Verbs that take back the noun that is their object: "cancelled the purchase"."""

FATES = _told(
    denied="collapse fail founder unravel",
    possible="stall loom await depend face",
    ended="end expire lapse",
)
"""Verbs that take back the noun of action that is their subject."""

CREATING = word_set(
    "build open launch create establish found form start set develop construct"
)
"""Verbs whose object is there only when they are done."""

VERBS = frozenset({*INFINITIVES, *FINITE, *GOVERNORS, *FATES, *BLAMING, *CREATING})
"""Every verb of these lists."""
