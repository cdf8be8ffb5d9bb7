"""The words under which a clause is said, planned, possible, denied or ended.

What stands under a word that is in no list counts as possible: whoever cannot judge a
word does not take its clause for a fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kg.language.english.claimed import Modality

Judgement = Modality | Literal["asserted"]


def _judged(words: Mapping[Judgement, str]) -> dict[str, Judgement]:
    return {word: judgement for judgement, row in words.items() for word in row.split()}


INFINITIVES = _judged(
    {
        "asserted": "manage begin start continue help proceed come go get keep remain "
        "happen prove succeed resume let make cause force enable lead finish complete "
        "rush bother dare serve join end wind spend see find",
        "planned": "plan aim intend agree expect set schedule slate be propose offer "
        "pledge promise vow commit undertake want wish hope seek prepare decide choose "
        "opt elect resolve vote strive look target contract design bid "
        "project forecast anticipate earmark ready poise gear envisage envision "
        "determine tip mean will",
        "denied": "fail refuse decline deny reject neglect omit avoid abandon cancel "
        "block prevent forbid ban bar prohibit rule forgo renounce shelve "
        "scrap veto resist drop dismiss oppose refrain dispute hesitate discourage "
        "dissuade deter exclude",
        "ended": "cease stop end quit discontinue halt suspend use leave",
    }
)
"""Verbs over an infinitive or a gerund."""

FINITE = _judged(
    {
        "asserted": "say add tell note announce report state confirm explain show know "
        "recall reveal disclose write remember stress emphasise emphasize acknowledge "
        "admit find see learn mean mention declare indicate point underline repeat "
        "reiterate assure inform notify remark observe comment testify prove discover "
        "demonstrate realise realize notice celebrate regret insist respond reply "
        "answer stipulate boast document agree be",
        "planned": "plan expect propose pledge promise vow intend hope want wish "
        "predict forecast anticipate envisage recommend demand require decide seek",
        "denied": "deny reject dispute refute contradict dismiss disclaim exclude",
    }
)
"""Verbs over a clause with a verb of its own tense: "said that …"."""

NOUNS = _judged(
    {
        "asserted": "fact news announcement statement confirmation success step",
        "planned": "plan intention intent aim goal bid offer deal agreement proposal "
        "decision ambition commitment pledge promise contract pact move target scheme "
        "programme program strategy objective undertaking accord memorandum order vow",
        "denied": "failure refusal inability ban denial rejection lack reluctance",
    }
)
"""Nouns over an infinitive, a gerund or a clause: "a plan to buy"."""

ADJECTIVES = _judged(
    {
        "asserted": "able first last only clear true certain evident obvious proud "
        "known aware notable busy active engaged responsible famous",
        "planned": "ready set due bound poised keen eager willing prepared determined "
        "slated scheduled expected intent about committed",
        "denied": "unable unwilling reluctant untrue false wrong powerless",
    }
)
"""Adjectives over an infinitive or a clause."""

PREPOSITIONS: Mapping[str, Judgement] = {
    **dict.fromkeys(
        ("by", "through", "in", "after", "since", "upon", "on"), "asserted"
    ),
    **dict.fromkeys(("despite", "besides", "while", "when", "before"), "asserted"),
    **dict.fromkeys(("without", "than", "instead", "against"), "denied"),
}
"""Prepositions over a gerund; "of buying" and "for buying" depend on what is before."""

BLAMING = frozenset(
    "criticise criticize fine praise blame condemn punish thank pay reward honour "
    "honor sue arrest convict known".split()
)
"""Whoever is praised or blamed for doing something has done it."""

AUXILIARIES: Mapping[str, Modality] = {
    **dict.fromkeys(("will", "shall", "'ll", "’ll", "wo"), "planned"),
    **dict.fromkeys(("would", "'d", "’d", "may", "might", "could"), "possible"),
    **dict.fromkeys(("should", "must", "ought"), "possible"),
}
"""Auxiliaries; "can" tells an ability."""

SUBORDINATORS: Mapping[str, Modality] = {
    **dict.fromkeys(("if", "unless", "whether", "lest"), "possible"),
    **dict.fromkeys(("provided", "assuming", "supposing", "providing"), "possible"),
}

ADVERBS: Mapping[str, Modality] = {
    **dict.fromkeys(
        "reportedly allegedly possibly perhaps probably likely maybe supposedly "
        "potentially hypothetically presumably conceivably seemingly apparently "
        "ostensibly purportedly rumouredly".split(),
        "possible",
    ),
    **dict.fromkeys(
        "hardly barely scarcely almost nearly never nowhere".split(), "denied"
    ),
    **dict.fromkeys("formerly once previously originally anymore".split(), "ended"),
    **dict.fromkeys("soon shortly tomorrow eventually".split(), "planned"),
}

DESCRIPTIONS = _judged(
    {
        "planned": "planned proposed prospective intended upcoming forthcoming future "
        "pending incoming expected scheduled designated designate",
        "possible": "possible potential alleged rumoured rumored supposed mooted "
        "attempted likely hypothetical would-be candidate suspected reported purported "
        "eventual",
        "denied": "failed abandoned cancelled canceled aborted blocked scrapped rejected "
        "no never neither non not unsuccessful fake",
        "ended": "former ex previous past erstwhile onetime one-time outgoing defunct "
        "late expired retired ousted deposed then",
    }
)
"""What stands before a noun and takes back that it is so."""

GOVERNORS = _judged(
    {
        "planned": "plan propose announce approve clear expect seek want agree intend "
        "prepare negotiate discuss await pledge promise offer schedule delay postpone "
        "authorise authorize back support welcome target need",
        "possible": "consider review explore oppose challenge mull weigh eye study",
        "denied": "cancel abandon block reject scrap veto deny prevent forbid prohibit "
        "ban drop shelve dismiss lack rule avoid withdraw refuse",
        "ended": "end lose sell terminate dissolve stop leave quit cease discontinue "
        "divest exit suspend sever",
    }
)
"""Verbs that take back the noun that is their object: "cancelled the purchase"."""

FATES = _judged(
    {
        "denied": "collapse fail founder unravel",
        "possible": "stall loom await depend face",
        "ended": "end expire lapse",
    }
)
"""Verbs that take back the noun of action that is their subject."""
