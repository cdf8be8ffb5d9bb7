"""Whether a clause or a noun is said to be so, and the words that take it back.

Each clause is judged by its own words first ("may", "never", "no longer"), then by what
it stands under, up to the main clause ("denied having bought", "plans to buy").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.language.english.claimed import Modality
from kg.language.english.paths import embedding
from kg.language.english.paths.clauses import (
    controlled_noun,
    governor,
    is_plan,
    is_superlative,
    is_verbal,
)
from kg.language.english.paths.embedding import Judgement
from kg.language.english.paths.fillers import is_alternative
from kg.language.english.paths.nouns import (
    COPULAS,
    LIGHT,
    is_action,
    relation,
    verb_above,
    whole,
)
from kg.language.english.paths.tree import Tree, children, has, is_nominal, lemma
from kg.language.english.regexes import Span

_SUBJECTS = ("nsubj", "nsubjpass")
_NO = frozenset({"no", "neither", "none", "nobody", "nothing", "few"})
_ONLY = frozenset({"only", "just", "merely", "least"})
_YEAR_DIGITS = 4
_TIMES = frozenset({"when", "once", "after", "before", "until", "while", "as"})
_DEEPEST = 12


class TakenBack(NamedTuple):
    """A modality, and the words that give it."""

    modality: Modality
    by: tuple[Token, ...]

    def span(self, tree: Tree) -> Span:
        """Where the words stand; of words apart, the first."""
        spans = [tree.span(token) for token in self.by]
        is_together = self.by[-1].i - self.by[0].i < len(self.by)
        return (spans[0][0], spans[-1][1]) if is_together else spans[0]


def of_clause(tree: Tree, verb: Token, depth: int = 0) -> TakenBack | None:
    """What takes back a clause; None if it is said to be so."""
    if depth > _DEEPEST:
        return TakenBack("possible", (verb,))
    return _combined(_above(tree, verb, depth + 1), _own(verb))


def of_noun(tree: Tree, noun: Token, *, is_beside: bool) -> TakenBack | None:
    """What takes back that a noun holds of what it is said of, or that it takes place.

    Args:
        tree: the sentence.
        noun: the noun.
        is_beside: whether it is said of a name right beside it, and so taken for
            granted whatever the clause tells: "may buy its supplier Bolt".
    """
    own = _described(noun)
    kind = relation(noun)
    verb = verb_above(noun)
    if verb is not None and kind in ("attr", "oprd", "as"):
        outer = of_clause(tree, verb)
        if kind == "as" and _steps_down(verb) and outer is None:
            outer = TakenBack("ended", (verb, *children(verb, "prt")))
        return _combined(outer, own)
    if kind == "appos":
        return own
    return own or _governed(tree, noun, is_beside=is_beside)


def of_adjective(tree: Tree, adjective: Token, first: Token) -> TakenBack | None:
    """What takes back that an adjective holds of what it is said of."""
    own = _by_negation(adjective) or _by_adverb(adjective)
    if first.dep_ in ("acomp", "attr", "xcomp", "oprd") and is_verbal(first.head):
        return _combined(of_clause(tree, first.head), own)
    return own


def _combined(outer: TakenBack | None, inner: TakenBack | None) -> TakenBack | None:
    """A modality under another: who does not plan to buy does not buy."""
    if outer is None or inner is None:
        return outer or inner
    if outer.modality in ("denied", "ended"):
        is_undone = inner.modality in ("planned", "possible")
        return outer._replace(modality="denied" if is_undone else "possible")
    if inner.modality == "denied" and outer.modality == "planned":
        return inner
    return inner if inner.modality in ("planned", "possible") else outer


# By the words of the clause ####################################################


def _own(verb: Token) -> TakenBack | None:
    return (
        _by_question(verb)
        or _by_subordinator(verb)
        or _by_negation_or_auxiliary(verb)
        or _by_adverb(verb)
        or _by_end(verb)
        or _by_alternative(verb)
    )


def _by_question(verb: Token) -> TakenBack | None:
    mark = verb.sent[-1]
    if verb.dep_ == "ROOT" and mark.text == "?":
        return TakenBack("possible", (mark,))
    return None


def _by_subordinator(verb: Token) -> TakenBack | None:
    for token in children(verb, "mark", "advmod", "prep"):
        modality = embedding.SUBORDINATORS.get(token.lower_)
        if modality and token.i < verb.i:
            return TakenBack(modality, (token,))
    # "Had Acme bought Bolt, …", "as if Acme had bought Bolt"
    subjects = children(verb, *_SUBJECTS)
    for auxiliary in children(verb, "aux"):
        is_inverted = auxiliary.lower_ in ("had", "should", "were")
        if is_inverted and subjects and auxiliary.i < subjects[0].i:
            return TakenBack("possible", (auxiliary,))
    return None


def _by_negation_or_auxiliary(verb: Token) -> TakenBack | None:
    auxiliary = _by_auxiliary(verb)
    negation = _by_negation(verb)
    if negation is None:
        return auxiliary
    # "may not buy" is possible still, "will not buy" is denied.
    if auxiliary and auxiliary.by[0].lower_ in ("may", "might"):
        return auxiliary
    return negation


def _by_auxiliary(verb: Token) -> TakenBack | None:
    for auxiliary in children(verb, "aux", "auxpass"):
        modality = embedding.AUXILIARIES.get(auxiliary.lower_)
        if modality is None or (auxiliary.lower_ in ("'d", "’d") and verb.tag_ != "VB"):
            continue
        # What somebody said that they would do is a plan.
        if auxiliary.lower_ == "would" and _is_reported(verb):
            modality = "planned"
        return TakenBack(modality, (auxiliary,))
    return None


def _is_reported(verb: Token) -> bool:
    is_said = embedding.FINITE.get(lemma(verb.head)) in ("asserted", "planned")
    has_condition = any(
        has_mark.lower_ in embedding.SUBORDINATORS
        for clause in children(verb, "advcl")
        for has_mark in children(clause, "mark")
    )
    return verb.dep_ == "ccomp" and is_said and not has_condition


def _by_negation(word: Token) -> TakenBack | None:
    for token in children(word, "neg", "preconj", "advmod", "det", "cc"):
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
        if token.dep_ == "neg" or token.lower_ == "never":
            if following.lower_ not in _ONLY:
                return TakenBack("denied", (token,))
        elif token.lower_ == "neither":
            return TakenBack("denied", (token,))
        elif token.lower_ == "longer":
            no = [child for child in token.children if child.lower_ in ("no", "any")]
            if no:
                return TakenBack("ended", (*no, token))
    return _by_empty_argument(word)


def _by_empty_argument(word: Token) -> TakenBack | None:
    """Nobody and nothing as subject or object: "neither of them", "no stake"."""
    for argument in children(word, *_SUBJECTS, "dobj", "attr"):
        for token in (argument, *argument.children):
            is_before = token.i <= argument.i
            if is_before and token.lower_ in _NO and _is_whole(argument, token):
                return TakenBack("denied", (token,))
    return None


def _is_whole(argument: Token, token: Token) -> bool:
    """Whether it is the argument that there is none of: "few" needs no article."""
    if token.lower_ == "few":
        return not any(other.lower_ == "a" for other in argument.children)
    return token == argument or token.dep_ in ("det", "preconj", "cc", "neg")


def _by_adverb(word: Token) -> TakenBack | None:
    for adverb in children(word, "advmod", "npadvmod", "dep"):
        modality = embedding.ADVERBS.get(adverb.lower_)
        if modality is None:
            continue
        # "soon took over" tells what was done.
        is_past = word.tag_ == "VBD" or has(word, "auxpass")
        if modality == "planned" and (is_past or word.tag_ == "VBN"):
            continue
        # "bought Bolt once it had sold Corrin"
        if adverb.lower_ == "originally" and not has(word, "auxpass"):
            continue
        return TakenBack(modality, (adverb,))
    return None


def _by_end(verb: Token) -> TakenBack | None:
    """A state that is told with its end: "owned Bolt until 2019"."""
    prepositions = children(verb, "prep", "mark")
    for noun in children(verb, "attr", "dobj"):
        prepositions += children(noun, "prep")
    starts = [token for token in prepositions if token.lower_ == "from"]
    for token in prepositions:
        if token.lower_ in ("until", "till") and token.dep_ == "prep":
            return TakenBack("ended", (token,))
        if token.lower_ == "to" and starts and _is_year(token):
            return TakenBack("ended", (starts[0],))
    for clause in children(verb, "advcl"):
        for mark in children(clause, "mark", "prep", "advmod"):
            if mark.lower_ in ("until", "till"):
                return TakenBack("ended", (mark,))
    return None


def _is_year(preposition: Token) -> bool:
    return any(
        token.text.isdigit() and len(token.text) == _YEAR_DIGITS
        for token in children(preposition, "pobj")
    )


def _by_alternative(verb: Token) -> TakenBack | None:
    """One of several that does it, or none of them."""
    for argument in children(verb, *_SUBJECTS, "dobj", "attr"):
        joined = [argument, *argument.conjuncts]
        word = is_alternative(joined)
        if word is not None:
            modality: Modality = "possible" if word.lower_ == "or" else "denied"
            return TakenBack(modality, (word,))
    return None


# By what the clause stands under #################################################


def _above(tree: Tree, verb: Token, depth: int) -> TakenBack | None:
    head = verb.head
    match verb.dep_:
        case "conj":
            return _joined(tree, verb, head, depth)
        case "xcomp":
            return _under(tree, verb, head, embedding.INFINITIVES, depth)
        case "ccomp":
            return _under_clause(tree, verb, head, depth)
        case "advcl":
            return _beside(tree, verb, head, depth)
        case "acl" | "relcl":
            return _of_noun(tree, verb, head, depth)
        case "pcomp":
            return _behind_preposition(tree, verb, head, depth)
        case "ROOT":
            return _headline(verb)
        case "amod" | "prep" | "appos":
            return None
    return TakenBack("possible", (head,))


def _headline(verb: Token) -> TakenBack | None:
    """What is to come, in the infinitive of headlines: "Acme to buy Bolt"."""
    to = _to(verb)
    return TakenBack("planned", (to,)) if to is not None else None


def _joined(tree: Tree, verb: Token, head: Token, depth: int) -> TakenBack | None:
    if not is_verbal(head):
        return None if is_nominal(head) else TakenBack("possible", (head,))
    outer = _above(tree, head, depth)
    has_subject = has(verb, *_SUBJECTS)
    is_bare = verb.tag_ in ("VB", "VBG", "VBN") and not has(verb, "aux", "auxpass")
    if has_subject or not is_bare:
        return outer
    # "has not bought but leased Bolt", "will buy Bolt and sell Corrin"
    shared = _own(head)
    is_contrast = any(token.lower_ == "but" for token in children(head, "cc"))
    if is_contrast and shared and shared.modality == "denied":
        return outer
    return _combined(outer, shared)


def _under(
    tree: Tree,
    verb: Token,
    head: Token,
    words: dict[str, Judgement],
    depth: int,
) -> TakenBack | None:
    """What a verb, an adjective or a noun makes of the clause under it."""
    if head.pos_ in ("ADJ", "ADV") and not _is_participle(head):
        words = embedding.ADJECTIVES
    judgement = words.get(lemma(head), "possible")
    if lemma(head) == "have" and any(
        word.lower_ == "yet" for word in children(head, "advmod")
    ):
        judgement = "denied"
    if lemma(head) == "be" and any(
        word.lower_ == "yet" for word in children(head, "advmod")
    ):
        judgement = "denied"
    to = _to(verb)
    if lemma(head) == "go" and head.tag_ == "VBG" and to is not None:
        judgement = "planned"
    if lemma(head) == "stop" and to is not None:
        judgement = "asserted"
    if lemma(head) == "use" and to is None:
        judgement = "asserted"
    if lemma(head) == "end" and has(head, "prt"):
        judgement = "asserted"
    if lemma(head) == "say" and verb.dep_ == "xcomp":
        judgement = "possible"
    outer = of_clause(tree, _clause_of(head), depth)
    if words is not embedding.INFINITIVES and judgement == "asserted":
        # Who does not say that something is so does not say that it is not.
        return outer and outer._replace(modality=_unsaid(outer.modality))
    if words is embedding.FINITE and outer and judgement == "possible":
        return outer._replace(modality="possible")
    if judgement == "asserted":
        return outer
    by = (head, *[word for word in children(head, "prt") if word.i == head.i + 1])
    return _combined(outer, TakenBack(judgement, by))


def _under_clause(tree: Tree, verb: Token, head: Token, depth: int) -> TakenBack | None:
    is_finite = verb.tag_ in ("VBD", "VBZ", "VBP") or has(verb, "aux")
    is_infinite = _to(verb) is not None or not is_finite
    words = embedding.INFINITIVES if is_infinite else embedding.FINITE
    if head.pos_ == "NOUN":
        words = embedding.NOUNS
    if not is_infinite and not has(verb, "mark") and verb.i < head.i:
        # "Acme has bought Bolt, a person said"
        words = {**words, "claim": "asserted"}
    return _under(tree, verb, head, words, depth)


def _beside(tree: Tree, verb: Token, head: Token, depth: int) -> TakenBack | None:
    """Adverbial clauses: of purpose, of time, and participles."""
    to = _to(verb)
    if to is not None:
        outer = of_clause(tree, _clause_of(head), depth)
        if head.pos_ in ("ADJ", "ADV") or lemma(head) in embedding.INFINITIVES:
            return _under(tree, verb, head, embedding.INFINITIVES, depth)
        return _combined(outer, TakenBack("planned", (to,)))
    if not is_verbal(head):
        return TakenBack("possible", (head,))
    marks = {token.lower_ for token in children(verb, "mark", "advmod")}
    is_finite = verb.tag_ in ("VBD", "VBZ", "VBP") or has(verb, "aux", "nsubj")
    if is_finite:
        outer = of_clause(tree, head, depth)
        is_ahead = outer is not None and outer.modality in ("planned", "possible")
        if marks & _TIMES and is_ahead and verb.tag_ != "VBD":
            return outer
        return _above(tree, head, depth)
    if verb.tag_ == "VBN" and not marks & _TIMES:
        return _above(tree, head, depth) if head.dep_ == "ccomp" else None
    return of_clause(tree, head, depth)


def _of_noun(tree: Tree, verb: Token, head: Token, depth: int) -> TakenBack | None:
    to = _to(verb)
    noun = controlled_noun(verb)
    if noun is not None:
        return _under_noun(tree, noun, depth)
    if to is not None:
        return TakenBack("planned", (to,))
    if has(verb, "mark") and head.pos_ == "NOUN" and verb.dep_ == "acl":
        judgement = embedding.NOUNS.get(lemma(head), "possible")
        return None if judgement == "asserted" else TakenBack(judgement, (head,))
    return _indefinite(tree, head, depth)


def _under_noun(tree: Tree, noun: Token, depth: int) -> TakenBack | None:
    """What a noun makes of its infinitive, and its clause of the noun."""
    if is_superlative(noun):
        return None
    judgement = embedding.NOUNS.get(lemma(noun), "possible")
    if noun.dep_ == "dobj" and not is_plan(noun) and is_verbal(noun.head):
        judgement = "planned"
    outer = _described(noun) or _governed(tree, noun, is_beside=False, depth=depth)
    if judgement == "asserted":
        return outer
    return _combined(_undoing(outer), TakenBack(judgement, (noun,)))


def _undoing(outer: TakenBack | None) -> TakenBack | None:
    """Only what denies or ends a plan changes it."""
    return outer if outer and outer.modality in ("denied", "ended") else None


def _indefinite(tree: Tree, noun: Token, depth: int) -> TakenBack | None:
    """What is planned of something unnamed goes for what is told of it too.

    "Acme wants a partner that owns Bolt": there need not be one.
    """
    determiners = {child.lower_ for child in children(noun, "det")}
    if noun.pos_ != "NOUN" or not determiners & {"a", "an", "any", "no"}:
        return None
    top = governor(noun)
    verb = verb_above(noun) or (top if is_verbal(top) else None)
    if verb is None or noun.dep_ not in ("dobj", "pobj", "attr"):
        return None
    return of_clause(tree, verb, depth)


def _behind_preposition(
    tree: Tree, verb: Token, preposition: Token, depth: int
) -> TakenBack | None:
    marker = preposition.lower_
    head = preposition.head
    if marker == "of" and head.lower_ == "instead":
        return TakenBack("denied", (head, preposition))
    if head.pos_ == "NOUN":
        return _under_noun(tree, head, depth)
    if marker == "from":
        return _under(tree, verb, head, embedding.INFINITIVES, depth)
    outer = of_clause(tree, _clause_of(head), depth)
    judgement = embedding.PREPOSITIONS.get(marker, "possible")
    if marker == "for" and lemma(head) in embedding.BLAMING:
        judgement = "asserted"
    if judgement == "asserted" and head.pos_ == "ADJ":
        judgement = embedding.ADJECTIVES.get(head.lower_, "possible")
    if marker in ("in", "on", "at") and is_verbal(head) and _is_ahead(head):
        judgement = embedding.INFINITIVES.get(lemma(head), "possible")
    if judgement == "asserted":
        return outer if marker in ("by", "through", "in", "before") else _undated(outer)
    return _combined(outer, TakenBack(judgement, (preposition,)))


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
        if judgement and judgement != "asserted":
            return TakenBack(judgement, (token,))
    for preposition in children(noun, "prep"):
        if preposition.lower_ in ("until", "till"):
            return TakenBack("ended", (preposition,))
    return _by_adverb(noun) or _by_modal_negation(noun)


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


def _governed(
    tree: Tree, noun: Token, *, is_beside: bool, depth: int = 0
) -> TakenBack | None:
    """What the verb over a noun makes of what it names."""
    verb = verb_above(noun)
    kind = relation(noun)
    if verb is None:
        return _far(tree, noun, depth) if is_action(noun) or not is_beside else None
    outer = of_clause(tree, verb, depth + 1)
    if kind == "nsubj" and is_action(noun):
        judgement = embedding.FATES.get(lemma(verb), "asserted")
        if judgement != "asserted":
            return _combined(outer, TakenBack(judgement, (verb, *_particle(verb))))
    if kind == "nsubj" or (kind == "nsubjpass" and lemma(verb) in COPULAS):
        return None if is_beside and not is_action(noun) else outer
    if kind not in ("dobj", "nsubjpass"):
        return None if is_beside and not is_action(noun) else outer
    judgement = embedding.GOVERNORS.get(lemma(verb))
    if judgement == "ended" and outer is not None:
        # Whoever is to sell a unit still has it.
        return None if is_beside else outer
    if judgement and judgement != "asserted" and _may_undo(noun, judgement, is_beside):
        return _combined(outer, TakenBack(judgement, (verb, *_particle(verb))))
    if is_beside and not is_action(noun):
        return None
    is_known = lemma(verb) in LIGHT
    return outer if is_known or outer else _unjudged(noun, verb)


def _may_undo(noun: Token, judgement: Judgement, is_beside: bool) -> bool:
    """A unit is not undone by a plan, but an acquisition is."""
    return is_action(noun) or judgement == "ended" or not is_beside


def _unjudged(noun: Token, verb: Token) -> TakenBack | None:
    return TakenBack("possible", (verb,)) if is_action(noun) else None


def _far(tree: Tree, noun: Token, depth: int) -> TakenBack | None:
    """A noun behind a preposition is so if its clause is."""
    top = governor(noun)
    if is_verbal(top):
        return of_clause(tree, top, depth + 1)
    if top.pos_ == "NOUN" and top != noun and depth < _DEEPEST:
        outer = _governed(tree, top, is_beside=False, depth=depth + 1)
        judgement = embedding.NOUNS.get(lemma(top), "asserted")
        if judgement != "asserted":
            return _combined(_undoing(outer), TakenBack(judgement, (top,)))
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
    for token in children(verb, "aux"):
        if token.lower_ == "to":
            return token
    return None


def _is_participle(token: Token) -> bool:
    return token.tag_ in ("VBN", "VBD", "VBG")


def _clause_of(head: Token) -> Token:
    """The verb whose complement an adjective is, or the word itself."""
    if head.pos_ in ("ADJ", "ADV", "NOUN") and is_verbal(head.head):
        return head.head
    return head
