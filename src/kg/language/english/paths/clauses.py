"""Who does what to whom: the subject and the object of a verb, in the active voice.

They are found through the passive, control ("plans to buy"), participles, relative
clauses and coordination.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.language.english.paths.fillers import is_relative
from kg.language.english.paths.tree import Tree, children, has, is_nominal, lemma

_SUBJECTS = ("nsubj", "nsubjpass")
# Their object does what the infinitive says: "helped Bolt to build".
_OBJECT_CONTROL = frozenset(
    "help allow enable let make force ask order urge persuade invite require permit "
    "tell instruct encourage lead cause oblige compel get have want expect".split()
)
# Who is given something in the passive is no direct object: "Bolt was awarded a deal".
_GIVING = frozenset("give award grant offer sell hand lend pay promise send".split())
_NAMING = frozenset(
    "name appoint elect choose select pick hire designate nominate promote declare "
    "call make install confirm tap dub crown consider know recognise recognize".split()
)
_DEEPEST = 8  # clauses in each other; more than any sentence that people write


class Arguments(NamedTuple):
    """What stands beside a verb, as in the active voice.

    Attributes:
        subjects: who does it.
        objects: to whom or what it is done.
        recipients: to whom something is given without a preposition.
        complements: what the object is named: "named Ada Oz its director".
    """

    subjects: list[Token]
    objects: list[Token]
    recipients: list[Token]
    complements: list[Token]


def arguments(tree: Tree, verb: Token) -> Arguments:
    """The arguments of a verb in any construction."""
    complements = children(verb, "oprd", "attr")
    objects = children(verb, "dobj")
    recipients = children(verb, "dative")
    recipients = [token for token in recipients if is_nominal(token)]
    if not is_passive(verb):
        if lemma(verb) in _NAMING and len(objects) == 2:
            complements.append(objects.pop())
        objects = objects or _gap(verb)
        return Arguments(surface_subjects(tree, verb), objects, recipients, complements)
    agents = [
        token
        for preposition in children(verb, "agent", "prep")
        if preposition.lower_ == "by"
        for token in children(preposition, "pobj")
    ]
    undergoers = surface_subjects(tree, verb)
    if objects and lemma(verb) in _GIVING:
        return Arguments(agents, objects, undergoers, complements)
    return Arguments(agents, undergoers, [], complements + objects)


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is what it is done to."""
    if has(verb, "auxpass", "nsubjpass"):
        return True
    if _is_headline_of_naming(verb):
        return True
    if has(verb, "aux", "nsubj") or verb.tag_ not in ("VBN", "VBD", "JJ"):
        return False
    if verb.dep_ in ("acl", "amod", "advcl", "prep"):
        return verb.tag_ != "VBD" or has(verb, "agent") or not has(verb, "dobj")
    if verb.dep_ == "conj" and verb.tag_ == "VBN":
        return is_passive(verb.head)
    return False


def _is_headline_of_naming(verb: Token) -> bool:
    """Whether a headline leaves out the auxiliary: "Ada Oz named director of Acme"."""
    posts = children(verb, "dobj", "oprd")
    return (
        lemma(verb) in _NAMING
        and verb.tag_ in ("VBD", "VBN")
        and not has(verb, "aux")
        and len(posts) == 1
        and posts[0].tag_ == "NN"
        and not has(posts[0], "det", "poss", "amod", "nummod")
    )


def surface_subjects(tree: Tree, verb: Token, depth: int = 0) -> list[Token]:
    """The subject as it would stand before the verb; nothing where it is in doubt."""
    own = [child for child in children(verb, *_SUBJECTS, "poss") if child.i < verb.i]
    if own:
        return _own_subjects(tree, verb, own)
    if has(verb, *_SUBJECTS, "expl", "csubj") or depth > _DEEPEST:
        return []
    head = verb.head
    match verb.dep_:
        case "conj" if is_verbal(head):
            return surface_subjects(tree, head, depth + 1)
        case "acl" | "relcl" | "amod" if is_nominal(head):
            return _of_noun(tree, verb, depth)
        case "xcomp" | "ccomp":
            return _controllers(tree, verb, depth)
        case "advcl" | "prep":
            return _of_matrix(tree, verb, head, depth)
        case "pcomp":
            return _of_preposition(tree, verb, depth)
    return []


def controlled_noun(verb: Token) -> Token | None:
    """The noun whose infinitive or gerund this is: "plan" of "its plan to buy"."""
    if verb.dep_ in ("acl", "relcl") and _is_infinitive(verb):
        return verb.head if verb.head.pos_ == "NOUN" else None
    if verb.dep_ == "pcomp" and verb.head.head.pos_ == "NOUN":
        return verb.head.head
    return None


def is_verbal(token: Token) -> bool:
    """Whether the token heads a clause."""
    return token.pos_ in ("VERB", "AUX")


def governor(token: Token) -> Token:
    """The verb or adjective above a prepositional phrase, or the token itself."""
    while token.dep_ in ("prep", "pobj", "agent") and token.head != token:
        token = token.head
    return token


def possessors(tree: Tree, noun: Token) -> list[Token]:
    """Whose a noun is: the possessive, or the name before it."""
    found = children(noun, "poss")
    if found:
        return found
    names = children(noun, "compound", "nmod")
    return [name for name in names if tree.is_name(name)]


def _own_subjects(tree: Tree, verb: Token, own: list[Token]) -> list[Token]:
    last = own[-1]
    if len(own) > 1 and not all(_is_fronted(tree, noun, last) for noun in own[:-1]):
        return []
    if _is_zero_relative(tree, verb, last):
        return []
    return [last]


def _is_fronted(tree: Tree, noun: Token, subject: Token) -> bool:
    """Whether the noun is said of the subject: "A unit of Acme, Bolt makes cars".

    A title is: "Acme's rival Bolt makes cars".
    """
    is_apart = any(token.text == "," for token in noun.doc[noun.i : subject.i])
    is_title = noun.i + 1 == subject.i and tree.is_name(subject)
    return (is_apart or is_title) and not tree.is_name(noun)


def _is_zero_relative(tree: Tree, verb: Token, subject: Token) -> bool:
    """Whether the parse has missed "that": "The company Acme bought makes cars"."""
    names = [name for name in children(subject, "appos") if tree.is_name(name)]
    if not names or tree.is_name(subject) or has(verb, "dobj", "prep", "attr"):
        return False
    return names[-1].i + 1 == verb.i


def _gap(verb: Token) -> list[Token]:
    """The noun that a relative clause without a pronoun leaves the object of."""
    if verb.dep_ != "relcl" or not has(verb, "nsubj"):
        return []
    if has(verb, "ccomp", "xcomp", "attr") or _is_stranded(verb):
        return []
    if any(token.tag_ in ("WDT", "WP", "WP$", "WRB") for token in verb.subtree):
        return []
    return [verb.head]


def _is_stranded(verb: Token) -> bool:
    """Whether the noun is the object of a preposition: "the firm Acme works with"."""
    return any(not has(word, "pobj", "pcomp") for word in children(verb, "prep"))


def _of_noun(tree: Tree, verb: Token, depth: int) -> list[Token]:
    if verb.dep_ == "relcl" and any(is_relative(token) for token in verb.subtree):
        return []
    noun = controlled_noun(verb)
    if noun is not None:
        return [noun] if is_superlative(noun) else _planners(tree, noun, depth)
    # "Bolt is 40 percent owned by Acme"
    head = verb.head
    if is_passive(verb) and head.dep_ == "attr" and head.lower_ in ("percent", "%"):
        return surface_subjects(tree, head.head, depth + 1)
    return [head]


_SUPERLATIVES = frozenset("first second third last latest only next".split())


def is_superlative(noun: Token) -> bool:
    """Whether a noun is the first of its kind to do what its infinitive says.

    Whoever is the first to buy has bought.
    """
    return any(child.lower_ in _SUPERLATIVES for child in noun.children)


# Who has them does what their infinitive says
_PLANS = frozenset(
    "plan intention aim goal bid offer deal agreement proposal decision ambition "
    "commitment pledge promise contract pact move target effort talk negotiation "
    "discussion option right chance ability opportunity attempt failure refusal "
    "willingness desire need way scheme programme strategy interest".split()
)


def is_plan(noun: Token) -> bool:
    """Whether the infinitive of a noun says what its owner does: "plan", "right"."""
    return lemma(noun) in _PLANS


def _planners(tree: Tree, noun: Token, depth: int) -> list[Token]:
    """Who has a plan: its possessor, or the subject of the verb that it goes with."""
    if not is_plan(noun):
        return []
    owners = possessors(tree, noun)
    if owners:
        return owners
    makers = [
        token
        for preposition in children(noun, "prep")
        if preposition.lower_ in ("by", "of") and noun.dep_ != "pobj"
        for token in children(preposition, "pobj")
    ]
    if makers:
        return makers
    verb = governor(noun).head if noun.dep_ == "dobj" else governor(noun)
    if noun.dep_ not in ("dobj", "pobj", "conj") or not is_verbal(verb):
        return []
    if is_passive(verb):
        return []
    return surface_subjects(tree, verb, depth + 1)


def _controllers(tree: Tree, verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if not (is_verbal(head) or head.pos_ in ("ADJ", "ADV")):
        return []
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG", "VBN"):
        return []
    if lemma(head) in _OBJECT_CONTROL and not is_passive(head):
        objects = children(head, "dobj")
        if objects:
            return objects
    if head.pos_ in ("ADJ", "ADV") and not has(head, *_SUBJECTS):
        return surface_subjects(tree, head.head, depth + 1)
    return surface_subjects(tree, head, depth + 1)


def _of_matrix(tree: Tree, verb: Token, head: Token, depth: int) -> list[Token]:
    """The subject of the main clause does what its participle says."""
    if not is_verbal(head) or verb.tag_ in ("VBD", "VBZ", "VBP"):
        return []
    # "Bolt was bought by Acme, expanding its network" may be said of either.
    if is_passive(head) and not is_passive(verb):
        return []
    return surface_subjects(tree, head, depth + 1)


def _of_preposition(tree: Tree, verb: Token, depth: int) -> list[Token]:
    noun = controlled_noun(verb)
    if noun is not None:
        return _planners(tree, noun, depth)
    head = verb.head.head
    if head.pos_ in ("ADJ", "ADV"):
        return surface_subjects(tree, head.head, depth + 1)
    if not is_verbal(head):
        return []
    # "prevented Bolt from buying", "accused Bolt of buying"
    objects = children(head, "dobj")
    if verb.head.lower_ in ("from", "of", "into") and objects and not is_passive(head):
        return objects
    if is_passive(head) and verb.head.lower_ == "by":
        return []
    return surface_subjects(tree, head, depth + 1)


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" for child in children(verb, "aux"))
