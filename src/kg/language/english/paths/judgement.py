"""Whether a clause or a noun is said to be so, and the words that take it back.

Each clause is judged by its own words first (`own_words`), then by what it stands
under, up to the main clause: "denied having bought", "plans to buy".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from kg.language.english.claimed import Modality
from kg.language.english.paths import embedding
from kg.language.english.paths.action import is_action
from kg.language.english.paths.embedding import Judgement
from kg.language.english.paths.noun_slots import (
    COPULAS,
    LIGHT,
    relation,
    verb_above,
    whole,
)
from kg.language.english.paths.own_words import by_adverb, by_negation, of_words
from kg.language.english.paths.taken_back import TakenBack, combined
from kg.language.english.paths.tree import SUBJECTS, children, has, is_nominal, lemma
from kg.language.english.paths.verb_arguments import (
    controlled_noun,
    governor,
    infinitive,
    is_content_clause,
    is_plan,
    is_superlative,
    is_verbal,
)
from kg.language.english.turned_down import was_asked

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIMES = frozenset({"when", "once", "after", "before", "until", "while", "as"})
# Participles before or behind a noun, and fronted ones, say what is taken for granted.
_INDEPENDENT = frozenset({"amod", "prep", "appos"})


def of_clause(verb: Token) -> TakenBack | None:
    """What takes back a clause; None if it is said to be so."""
    return combined(_above(verb), of_words(verb))


def of_noun(noun: Token, *, is_beside: bool) -> TakenBack | None:
    """What takes back that a noun holds of what it is said of, or that it takes place.

    Args:
        noun: the noun.
        is_beside: whether it is said of a name right beside it, and so taken for
            granted whatever the clause tells: "may buy its supplier Bolt".
    """
    own = _described(noun)
    kind = relation(noun)
    verb = verb_above(noun)
    if kind == "ccomp" and not has(noun, "nsubj"):
        return TakenBack("possible", (noun.head,))
    if verb is not None and kind in ("attr", "oprd", "as", "ccomp"):
        outer = of_clause(verb)
        if kind == "as" and _steps_down(verb) and outer is None:
            outer = TakenBack("ended", (verb, *children(verb, "prt")))
        return combined(outer, own)
    if kind == "appos":
        return combined(_inverted(noun), own)
    outer = _governed(noun, is_beside=is_beside)
    if own and is_action(noun):
        return combined(_undoing(outer), own)
    return own or outer


def _inverted(noun: Token) -> TakenBack | None:
    """What takes back a question that a parse reads as an apposition: "Is Acme a unit"."""
    verb = noun.head.head
    is_before = lemma(verb) in COPULAS and verb.i < noun.head.i
    return of_clause(verb) if is_before else None


def of_adjective(adjective: Token, first: Token) -> TakenBack | None:
    """What takes back that an adjective holds of what it is said of."""
    own = by_negation(adjective) or by_adverb(adjective)
    if first.dep_ in ("acomp", "attr", "xcomp", "oprd") and is_verbal(first.head):
        return combined(of_clause(first.head), own)
    return own


# By what the clause stands under #################################################


def _above(verb: Token) -> TakenBack | None:
    if verb.dep_ in _INDEPENDENT:
        return None
    judge = _JUDGES.get(verb.dep_)
    return judge(verb) if judge else TakenBack("possible", (verb.head,))


def _headline(verb: Token) -> TakenBack | None:
    """What is to come, in the infinitive of headlines: "Acme to buy Bolt"."""
    to = _to(verb)
    return TakenBack("planned", (to,)) if to is not None else None


def _joined(verb: Token) -> TakenBack | None:
    head = verb.head
    if not is_verbal(head):
        return None if is_nominal(head) else TakenBack("possible", (head,))
    outer = _above(head)
    has_subject = has(verb, *SUBJECTS)
    is_bare = verb.tag_ in ("VB", "VBG", "VBN") and not has(verb, "aux", "auxpass")
    if has_subject or not is_bare:
        return outer
    # "has not bought but leased Bolt", "will buy Bolt and sell Corrin"
    shared = of_words(head)
    is_contrast = any(token.lower_ == "but" for token in children(head, "cc"))
    if is_contrast and shared and shared.modality == "denied":
        return outer
    return combined(outer, shared)


def _under_verb(verb: Token) -> TakenBack | None:
    return _under(verb, verb.head, embedding.INFINITIVES)


def _under(
    verb: Token,
    head: Token,
    words: Mapping[str, Judgement],
) -> TakenBack | None:
    """What a verb, an adjective or a noun makes of the clause under it."""
    if head.pos_ in ("ADJ", "ADV") and not _is_participle(head):
        words = embedding.ADJECTIVES
    judgement = _judgement(verb, head, words)
    outer = of_clause(_clause_of(head))
    if words is not embedding.INFINITIVES and judgement == "asserted":
        # Who does not say that something is so does not say that it is not.
        return outer and outer._replace(modality=_unsaid(outer.modality))
    if words is embedding.FINITE and outer and judgement == "possible":
        return outer._replace(modality="possible")
    if judgement == "asserted":
        return outer
    return combined(outer, TakenBack(judgement, (head, *_particle(head))))


def _judgement(verb: Token, head: Token, words: Mapping[str, Judgement]) -> Judgement:
    """What the word over a clause says of it; some say another thing before "to"."""
    word = lemma(head)
    has_to = bool(infinitive(verb))
    if word in ("have", "be") and _is_yet(head):
        return "denied"
    if word in ("stop", "leave", "quit") and has_to:
        return "planned"
    if word == "go" and head.tag_ == "VBG" and has_to:
        return "planned"
    # "is used for buying", "ended up buying"
    is_up = word == "end" and has(head, "prt")
    if is_up or (word == "use" and not has_to):
        return "asserted"
    return words.get(word, "possible")


def _is_yet(verb: Token) -> bool:
    return any(word.lower_ == "yet" for word in children(verb, "advmod"))


def _under_clause(verb: Token) -> TakenBack | None:
    head = verb.head
    # Clauses side by side, which the parse puts one under the other
    if any(token.text == ";" for token in _between(verb, head)):
        return _above(head)
    described = children(head, "acomp", "attr") if lemma(head) == "be" else []
    if described and has(verb, "mark") and described[-1].i < verb.i:
        head = described[-1]
    is_finite = verb.tag_ in ("VBD", "VBZ", "VBP") or has(verb, "aux")
    is_infinite = bool(infinitive(verb)) or not is_finite
    words = embedding.INFINITIVES if is_infinite else embedding.FINITE
    if head.pos_ == "NOUN":
        words = embedding.NOUNS
    if not is_infinite and not has(verb, "mark") and verb.i < head.i:
        # "Acme has bought Bolt, a person said"
        words = {**words, "claim": "asserted"}
    return _under(verb, head, words)


def _between(one: Token, other: Token) -> Iterator[Token]:
    begin, end = sorted((one.i, other.i))
    yield from one.doc[begin:end]


def _beside(verb: Token) -> TakenBack | None:
    """Adverbial clauses: of purpose, of time, and participles."""
    head = verb.head
    if infinitive(verb):
        return _of_purpose(verb)
    if not is_verbal(head):
        return TakenBack("possible", (head,))
    marks = {token.lower_ for token in children(verb, "mark", "advmod")}
    is_timed = bool(marks & _TIMES)
    if verb.tag_ in ("VBD", "VBZ", "VBP") or has(verb, "aux", "nsubj"):
        # "When Acme buys Bolt, it will …" is as far ahead as its main clause.
        is_open = is_timed and verb.tag_ != "VBD"
        return _undated(of_clause(head)) if is_open else _above(head)
    if verb.tag_ == "VBN" and not is_timed:
        return _above(head) if head.dep_ == "ccomp" else None
    return of_clause(head)


def _of_purpose(verb: Token) -> TakenBack | None:
    head = verb.head
    if head.pos_ in ("ADJ", "ADV") or lemma(head) in embedding.INFINITIVES:
        return _under_verb(verb)
    outer = of_clause(_clause_of(head))
    return combined(outer, TakenBack("planned", tuple(infinitive(verb))))


def _of_noun(verb: Token) -> TakenBack | None:
    head = verb.head
    to = _to(verb)
    noun = controlled_noun(verb)
    if noun is not None:
        return _under_noun(noun)
    if to is not None:
        return TakenBack("planned", (to,))
    if head.pos_ == "NOUN" and is_content_clause(verb):
        judgement = embedding.NOUNS.get(lemma(head), "possible")
        return None if judgement == "asserted" else TakenBack(judgement, (head,))
    return _indefinite(head)


def _under_noun(noun: Token) -> TakenBack | None:
    """What a noun makes of its infinitive, and its clause of the noun."""
    if is_superlative(noun):
        return None
    judgement = embedding.NOUNS.get(lemma(noun), "possible")
    if noun.dep_ == "dobj" and not is_plan(noun) and is_verbal(noun.head):
        judgement = "planned"
    outer = _described(noun) or _governed(noun, is_beside=False)
    if judgement == "asserted":
        return outer
    return combined(_undoing(outer), TakenBack(judgement, (noun,)))


def _undoing(outer: TakenBack | None) -> TakenBack | None:
    """Only what denies or ends a plan changes it."""
    return outer if outer and outer.modality in ("denied", "ended") else None


def _indefinite(noun: Token) -> TakenBack | None:
    """What is planned of something unnamed goes for what is told of it too.

    "Acme wants a partner that owns Bolt": there need not be one.
    """
    determiners = {child.lower_ for child in children(noun, "det")}
    if noun.pos_ != "NOUN" or not determiners & {"a", "an", "any", "no"}:
        return None
    return _governed(noun, is_beside=False)


def _behind_preposition(verb: Token) -> TakenBack | None:
    preposition = verb.head
    marker = preposition.lower_
    head = preposition.head
    instead = [word for word in preposition.lefts if word.lower_ == "instead"]
    if instead:
        return TakenBack("denied", (*instead, preposition))
    if head.pos_ == "NOUN":
        return _under_noun(head)
    if marker == "from":
        return _under(verb, head, embedding.INFINITIVES)
    outer = of_clause(_clause_of(head))
    judgement = embedding.PREPOSITIONS.get(marker, "possible")
    if marker == "for" and lemma(head) in embedding.BLAMING:
        judgement = "asserted"
    if judgement == "asserted" and head.pos_ == "ADJ":
        judgement = embedding.ADJECTIVES.get(head.lower_, "possible")
    if marker in ("in", "on", "at") and is_verbal(head) and _is_ahead(head):
        judgement = embedding.INFINITIVES.get(lemma(head), "possible")
    if judgement == "asserted":
        return outer if marker in ("by", "through", "in", "before") else _undated(outer)
    return combined(outer, TakenBack(judgement, (preposition,)))


def _is_ahead(head: Token) -> bool:
    return embedding.INFINITIVES.get(lemma(head)) not in (None, "asserted")


def _undated(outer: TakenBack | None) -> TakenBack | None:
    """What is before something planned is not yet so either."""
    is_ahead = outer is not None and outer.modality in ("planned", "possible")
    return outer if is_ahead else None


# By what a noun stands under #####################################################


def _described(noun: Token) -> TakenBack | None:
    for token in _modifiers(noun):
        judgement = embedding.DESCRIPTIONS.get(token.lower_)
        if judgement:
            return TakenBack(judgement, (token,))
    for preposition in children(noun, "prep"):
        if preposition.lower_ in ("until", "till"):
            return TakenBack("ended", (preposition,))
    return by_adverb(noun) or _by_modal_negation(noun)


def _by_modal_negation(noun: Token) -> TakenBack | None:
    for token in children(noun, "neg", "advmod", "cc", "preconj"):
        if token.lower_ in ("not", "never", "neither") and token.i < noun.i:
            return TakenBack("denied", (token,))
        if token.lower_ == "longer":
            return TakenBack("ended", (token,))
    return None


def _modifiers(noun: Token) -> Iterator[Token]:
    """What stands before a noun; before a title, what the parse gives to the name."""
    yield from children(noun, "amod", "det", "compound", "nmod", "poss", "advmod")
    if noun.dep_ in ("compound", "nmod"):
        for token in children(noun.head, "amod", "det"):
            if token.i < noun.i:
                yield token
    first = whole(noun)
    if first != noun:
        yield from children(first, "amod", "det", "neg")


def _governed(noun: Token, *, is_beside: bool) -> TakenBack | None:
    """What the verb over a noun makes of what it names."""
    verb = verb_above(noun)
    if verb is None:
        return _far(noun) if is_action(noun) or not is_beside else None
    outer = of_clause(verb)
    kind = relation(noun)
    if kind in ("dobj", "nsubjpass") and lemma(verb) not in COPULAS:
        return _as_object(noun, verb, outer, is_beside=is_beside)
    if kind == "nsubj" and (is_action(noun) or is_plan(noun)):
        outer = combined(outer, _by_fate(verb))
    return None if is_beside and not is_action(noun) else outer


def _by_fate(verb: Token) -> TakenBack | None:
    """What becomes of a plan or a deal: it "failed", it "is unlikely"."""
    judgement = embedding.FATES.get(lemma(verb))
    if judgement:
        return TakenBack(judgement, (verb, *_particle(verb)))
    for adjective in children(verb, "acomp"):
        judgement = embedding.DESCRIPTIONS.get(adjective.lower_)
        if judgement:
            return TakenBack(judgement, (adjective,))
    return None


def _as_object(
    noun: Token, verb: Token, outer: TakenBack | None, *, is_beside: bool
) -> TakenBack | None:
    judgement = embedding.GOVERNORS.get(lemma(verb))
    if was_asked(lemma(noun), verb.text):
        return None
    # What goes with its owner is there: "Acme will move its plant"
    is_granted = is_beside or has(noun, "poss")
    if judgement == "ended" and outer is not None:
        # Whoever is to sell a unit still has it.
        return None if is_granted else outer
    # A unit is not undone by a plan, but an acquisition is.
    may_undo = is_action(noun) or judgement == "ended" or not is_beside
    if judgement and may_undo:
        return combined(outer, TakenBack(judgement, (verb, *_particle(verb))))
    if is_granted and not is_action(noun) and lemma(verb) not in embedding.CREATING:
        return None
    if outer or lemma(verb) in LIGHT or not is_action(noun):
        return outer
    # "reviewed the acquisition" does not say that there was one.
    return TakenBack("possible", (verb,))


def _far(noun: Token) -> TakenBack | None:
    """A noun behind a preposition is so if its clause is."""
    top = governor(noun)
    if is_verbal(top):
        return of_clause(top)
    if top.pos_ == "NOUN" and top != noun:
        outer = _governed(top, is_beside=False)
        judgement = embedding.NOUNS.get(lemma(top), "asserted")
        if judgement != "asserted":
            return combined(_undoing(outer), TakenBack(judgement, (top,)))
        return outer
    return None


def _unsaid(modality: Modality) -> Modality:
    return "possible" if modality in ("denied", "ended") else modality


def _particle(verb: Token) -> list[Token]:
    return [token for token in children(verb, "prt") if token.i == verb.i + 1]


def _steps_down(verb: Token) -> bool:
    if lemma(verb) in ("step", "stand"):
        return any(child.lower_ in ("down", "aside") for child in verb.children)
    return lemma(verb) in ("resign", "retire", "quit", "leave")


def _to(verb: Token) -> Token | None:
    return next(iter(infinitive(verb)), None)


def _is_participle(token: Token) -> bool:
    return token.tag_ in ("VBN", "VBD", "VBG")


def _clause_of(head: Token) -> Token:
    """The verb whose complement an adjective is, or the word itself."""
    if head.pos_ in ("ADJ", "ADV", "NOUN") and is_verbal(head.head):
        return head.head
    return head


_JUDGES: Mapping[str, Callable[[Token], TakenBack | None]] = {
    "ROOT": _headline,
    "conj": _joined,
    "xcomp": _under_verb,
    "ccomp": _under_clause,
    "advcl": _beside,
    "acl": _of_noun,
    "relcl": _of_noun,
    "pcomp": _behind_preposition,
}
