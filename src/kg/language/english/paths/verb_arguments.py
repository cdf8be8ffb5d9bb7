"""Who does what to whom: the subject and the object of a verb, in the active voice.

They are found through the passive, control ("plans to buy"), participles, relative
clauses and coordination.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from kg.language.english.paths.fillers import is_excluded, opens_relative_clause
from kg.language.english.paths.tree import (
    SUBJECTS,
    Tree,
    children,
    has,
    is_nominal,
    lemma,
)
from kg.language.english.paths.word_lists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

# Their object does what the infinitive says: "helped Bolt to build".
_OBJECT_CONTROL = word_set("""
    help allow enable let make cause lead get have want expect
    force oblige compel push require permit
    ask order urge persuade invite tell instruct encourage authorise authorize
    hire appoint recruit commission contract license pay train
""")
_SUBJECT_CONTROL = word_set("""
    promise pledge vow threaten use have
""")
# "thanked Bolt for building": who is thanked or blamed has done it.
_OBJECT_PREPOSITIONS = frozenset({"from", "of", "into", "for"})
# Who is given something in the passive is no direct object: "Bolt was awarded a deal".
_GIVING = word_set("""
    give award grant offer sell hand lend pay promise send
""")
NAMING = word_set("""
    name appoint elect choose select pick hire designate nominate promote
    declare call dub crown install confirm tap make
    consider know recognise recognize
""")


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
    return _of_passive(tree, verb) if is_passive(verb) else _of_active(tree, verb)


def _of_active(tree: Tree, verb: Token) -> Arguments:
    complements = children(verb, "oprd", "attr")
    objects = _objects(verb) or _gap(verb)
    if lemma(verb) in NAMING:
        objects, complements = _named(tree, verb, objects, complements)
    recipients = [token for token in children(verb, "dative") if is_nominal(token)]
    return Arguments(surface_subjects(tree, verb), objects, recipients, complements)


def _of_passive(tree: Tree, verb: Token) -> Arguments:
    complements = children(verb, "oprd", "attr")
    agents = [
        token
        for preposition in children(verb, "agent", "prep")
        for by in [preposition, *children(preposition, "conj")]
        if by.lower_ == "by" and not is_excluded(by)
        for token in children(by, "pobj")
    ]
    retained = children(verb, "dobj")
    undergoers = surface_subjects(tree, verb)
    if retained and lemma(verb) in _GIVING:
        return Arguments(agents, retained, undergoers, complements)
    return Arguments(agents, undergoers, [], complements + retained)


def _objects(verb: Token) -> list[Token]:
    """The direct object; not a noun before the subject that a parse takes for one."""
    objects = children(verb, "dobj")
    if is_content_clause(verb):
        return objects[1:]
    behind = [token for token in objects if token.i > verb.i]
    return behind or objects


def _named(
    tree: Tree, verb: Token, objects: list[Token], complements: list[Token]
) -> tuple[list[Token], list[Token]]:
    """Who is named, and what: "named Ada Oz its director"."""
    if len(objects) == 2:
        return objects[:1], objects[1:]
    # "made Bolt its supplier" is a clause of its own to some parses, and in "named Ada
    # Oz director" the name is one word with the post to others.
    clauses = [clause for clause in children(verb, "ccomp") if is_nominal(clause)]
    posts = clauses or complements or objects
    for post in posts:
        relations = ("nsubj",) if clauses else ("compound", "nmod")
        named = [name for name in children(post, *relations) if tree.is_name(name)]
        is_person = bool(named) and tree.names[named[0].i].kind == "person"
        if clauses or is_person:
            return named, [post]
    return objects, complements


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is what it is done to."""
    if has(verb, "auxpass", "nsubjpass") or _is_headline_of_naming(verb):
        return True
    is_participle = verb.tag_ in ("VBN", "VBD", "JJ")
    # "Acme was bought, and Bolt sold, by Corrin"
    if is_participle and _has_agent(verb):
        return True
    return is_participle and not has(verb, "aux", "nsubj") and _is_undergone(verb)


def _has_agent(verb: Token) -> bool:
    if has(verb, "dobj", "aux"):
        return False
    is_shared = verb.dep_ == "conj" and has(verb.head, "auxpass")
    by = [word for word in children(verb, "prep") if word.lower_ == "by"]
    return has(verb, "agent") or (is_shared and bool(by))


def _is_undergone(verb: Token) -> bool:
    """Whether a participle without an auxiliary is of the passive."""
    if verb.dep_ in ("acl", "amod", "advcl", "prep"):
        return verb.tag_ != "VBD" or has(verb, "agent") or not has(verb, "dobj")
    if verb.dep_ != "conj" or not is_passive(verb.head):
        return False
    # "Based in Norvik and founded in 1990, Bolt": the past looks like the participle.
    is_bare = verb.head.tag_ == "VBN" and not has(verb.head, "auxpass")
    return verb.tag_ == "VBN" or (is_bare and not has(verb, "dobj"))


def _is_headline_of_naming(verb: Token) -> bool:
    """Whether a headline leaves out the auxiliary: "Ada Oz named director of Acme"."""
    posts = children(verb, "dobj", "oprd")
    return (
        lemma(verb) in NAMING
        and verb.tag_ in ("VBD", "VBN")
        and not has(verb, "aux")
        and len(posts) == 1
        and posts[0].tag_ == "NN"
        and not has(posts[0], "det", "poss", "amod", "nummod")
    )


def surface_subjects(tree: Tree, verb: Token) -> list[Token]:
    """The subject as it would stand before the verb; nothing where it is in doubt."""
    own = children(verb, *SUBJECTS, "poss")
    if own:
        return _own_subjects(tree, verb, own)
    if has(verb, "expl", "csubj"):
        return []
    finder = _FINDERS.get(verb.dep_)
    return finder(tree, verb) if finder else []


def is_content_clause(verb: Token) -> bool:
    """Whether a clause says what a noun is about: "the rumour that Acme bought Bolt".

    A parse may take it for a relative clause, which then has an object too many.
    """
    if verb.dep_ == "acl":
        return has(verb, "mark")
    objects = children(verb, "dobj")
    if len(objects) < 2 or objects[0].lower_ != "that":
        return False
    return has(verb, "nsubj")


def controlled_noun(verb: Token) -> Token | None:
    """The noun whose infinitive or gerund this is: "plan" of "its plan to buy"."""
    if verb.dep_ in ("acl", "relcl") and infinitive(verb):
        return verb.head if verb.head.pos_ == "NOUN" else None
    if verb.dep_ == "pcomp" and verb.head.head.pos_ == "NOUN":
        return verb.head.head
    return None


def infinitive(verb: Token) -> list[Token]:
    """The "to" of an infinitive."""
    return [token for token in children(verb, "aux") if token.lower_ == "to"]


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
    *others, last = own
    if not all(_is_fronted(tree, noun, last) for noun in others):
        return []
    if _is_zero_relative(tree, verb, last) or _is_clipped(verb):
        return []
    return [last]


def _is_clipped(verb: Token) -> bool:
    """Whether a headline may leave out "was": "Bolt acquired in surprise deal"."""
    is_headline = not verb.doc[-1].is_punct
    is_past = verb.tag_ in ("VBD", "VBN") and not has(verb, "aux", "auxpass")
    return is_headline and is_past and not has(verb, "dobj", "xcomp", "attr")


def _is_fronted(tree: Tree, noun: Token, subject: Token) -> bool:
    """Whether the noun is said of the subject: "A unit of Acme, Bolt makes cars".

    A title is: "Acme's rival Bolt makes cars".
    """
    if tree.is_name(noun):
        return False
    between = noun.doc[noun.i : subject.i]
    if any(token.text == "," for token in between):
        return True
    return noun.i + 1 == subject.i and tree.is_name(subject)


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


def _of_joined(tree: Tree, verb: Token) -> list[Token]:
    head = verb.head
    return surface_subjects(tree, head) if is_verbal(head) else []


def _of_noun(tree: Tree, verb: Token) -> list[Token]:
    if not is_nominal(verb.head):
        return []
    if verb.dep_ == "relcl" and any(
        opens_relative_clause(token) for token in verb.subtree
    ):
        return []
    # In "Acme: Bolt to build plant" it is Bolt who builds.
    if any(token.text == ":" for token in verb.doc[verb.head.i : verb.i]):
        return []
    noun = controlled_noun(verb)
    if noun is not None:
        return [noun] if is_superlative(noun) else _planners(tree, noun)
    # "Bolt is 40 percent owned by Acme"
    head = verb.head
    if is_passive(verb) and head.dep_ == "attr" and head.lower_ in ("percent", "%"):
        return surface_subjects(tree, head.head)
    return [head]


_SUPERLATIVES = word_set("""
    first second third last latest only next
""")


def is_superlative(noun: Token) -> bool:
    """Whether a noun is the first of its kind to do what its infinitive says.

    Whoever is the first to buy has bought.
    """
    return any(child.lower_ in _SUPERLATIVES for child in noun.children)


# Who has them does what their infinitive says
_PLANS = word_set("""
    plan intention aim goal target ambition scheme programme strategy interest
    bid offer proposal attempt effort move decision
    talk negotiation discussion deal agreement pact contract
    partnership venture alliance consortium cooperation
    commitment pledge promise willingness desire need
    option right chance ability opportunity way failure refusal
""")


def is_plan(noun: Token) -> bool:
    """Whether the infinitive of a noun says what its owner does: "plan", "right"."""
    return lemma(noun) in _PLANS


def _planners(tree: Tree, noun: Token) -> list[Token]:
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
    verb = noun.head if noun.dep_ == "dobj" else governor(noun)
    if noun.dep_ not in ("dobj", "pobj", "conj") or not is_verbal(verb):
        return []
    if is_passive(verb):
        return []
    return surface_subjects(tree, verb)


def _controllers(tree: Tree, verb: Token) -> list[Token]:
    head = verb.head
    if not (is_verbal(head) or head.pos_ in ("ADJ", "ADV")):
        return []
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG", "VBN"):
        return []
    objects = [] if is_passive(head) else children(head, "dobj")
    if objects and lemma(head) not in _SUBJECT_CONTROL:
        return objects if lemma(head) in _OBJECT_CONTROL else []
    if head.pos_ in ("ADJ", "ADV") and not has(head, *SUBJECTS):
        return surface_subjects(tree, head.head)
    return surface_subjects(tree, head)


def _of_matrix(tree: Tree, verb: Token) -> list[Token]:
    """The subject of the main clause does what its participle says."""
    head = verb.head
    if not is_verbal(head) or verb.tag_ in ("VBD", "VBZ", "VBP"):
        return []
    # "hired Ada Oz to lead": somebody else may do it.
    if infinitive(verb) and any(
        tree.is_name(noun) for noun in children(head, "dobj") if noun.i < verb.i
    ):
        return []
    # "Bolt was bought by Acme, expanding its network" may be said of either.
    if is_passive(head) and not is_passive(verb):
        return []
    return surface_subjects(tree, head)


def _of_preposition(tree: Tree, verb: Token) -> list[Token]:
    noun = controlled_noun(verb)
    if noun is not None:
        return _planners(tree, noun)
    head = verb.head.head
    if head.pos_ in ("ADJ", "ADV"):
        return surface_subjects(tree, head.head)
    if not is_verbal(head):
        return []
    # "prevented Bolt from buying", "accused Bolt of buying"
    objects = children(head, "dobj")
    is_of_object = verb.head.lower_ in _OBJECT_PREPOSITIONS
    if is_of_object and not _is_instead(verb.head) and objects and not is_passive(head):
        return objects
    if is_passive(head) and verb.head.lower_ == "by":
        return []
    return surface_subjects(tree, head)


def _is_instead(preposition: Token) -> bool:
    return any(word.lower_ == "instead" for word in preposition.lefts)


_FINDERS: Mapping[str, Callable[[Tree, Token], list[Token]]] = {
    "conj": _of_joined,
    "acl": _of_noun,
    "relcl": _of_noun,
    "amod": _of_noun,
    "xcomp": _controllers,
    "ccomp": _controllers,
    "advcl": _of_matrix,
    "prep": _of_matrix,
    "pcomp": _of_preposition,
}
