"""The shared frames tell one property each, but where the words themselves tell two,
and each property in one direction.
"""

from __future__ import annotations

from itertools import combinations

from kg.checks.frame_doubles import Doubles, Fitting, is_double, share_words
from kg.frames.relation_frames import Frame
from tests.frames.reading import shared

BOTH = {
    ("acquired", "bought"): "what is bought, a product or a firm, is not in the verb",
    ("affiliatedWith", "memberOf"): "one joins a firm, and an association of members",
    ("affiliatedWith", "movedTo"): "one moves to a firm, and a firm to a town",
    ("benefits", "favours"): "a rule favours firms, and a firm a rule",
    ("favours", "praises"): "who welcomes something is for it, and thinks well of it",
    ("memberOf", "subsidiaryOf"): "a firm belongs to its owner, or to an association",
    ("concerns", "inSector"): "what a firm is busy with is what it is about",
    ("exportsTo", "supplies"): "goods are shipped to a country, or to a firm",
    ("hasResult", "operates"): "one runs a loss, or a mill",
    ("hasResult", "produces"): "one makes a profit, or goods",
    ("headquarteredIn", "homeCountry"): "the London fund, or the Canadian one",
    ("homeCountry", "locatedIn"): "the Canadian fund, or the mill of a country",
}

WHEREABOUTS = {"headquarteredIn", "homeCountry", "locatedIn"}
"""Whatever a noun says that somebody is to others, he is somewhere: "the London supplier",
"Norway's lender".
"""

EITHER = {
    ("affiliatedWith", "cooperatesWith"): "a partner in a firm, or a firm beside it",
    ("affiliatedWith", "develops"): "one works at a plant, or on a product",
    ("affiliatedWith", "established"): "who founded a firm mostly belongs to it",
    ("affiliatedWith", "represents"): "a counsel speaks for whom it belongs to",
    ("affiliatedWith", "supports"): "an adviser helps whom it belongs to",
    ("aimsToBe", "demands"): "who pushes for something may want to be it",
    ("appealsAgainst", "opposes"): "an objection that is filed may be an appeal",
    ("appliesTo", "concerns"): "what a rule applies to is what it is about",
    ("appointed", "commissioned"): "one hires a head, or a bank for a task",
    ("appointed", "supports"): "who is promoted gets a post, or help",
    ("appointed", "uses"): "a chairman is installed, and a machine",
    ("awardedFor", "awardedTo"): "a prize for somebody, or for a deed",
    ("bidFor", "proposed"): "an offer is made for a firm, or of a measure",
    ("buyer", "destination"): "what is sold to somebody comes to him",
    ("calledBy", "participant"): "who organises takes part",
    ("cancelled", "withdrewFrom"): "a project is dropped by whose it is, or left",
    ("connectedWith", "cooperatesWith"): "who has ties to a firm may work with it",
    ("connects", "soldTo"): "a road goes to a town, and a painting to a buyer",
    ("finances", "investsIn"): "money is put into a study, or into a firm",
    ("harms", "participant"): "one loses a ship in a fire, or a match in a cup",
    ("harms", "threatens"): "a strike threatens a firm, and a union a strike",
    ("hasStatus", "namedAfter"): "one bears the name of a rank, or of a poet",
    ("cancelled", "suspended"): "a halt that is called may be one for good",
    ("carriedOutBy", "guaranteedBy"): "who stands behind a deed, or a debt",
    ("concerns", "destination"): "signed for two years, or for a club",
    ("concerns", "during"): "decided on a plan, or on a day",
    ("addressedTo", "concerns"): "a letter is addressed to somebody, or devoted to it",
    ("affiliatedWith", "connectedWith"): "who is associated with a firm belongs to it",
    ("concerns", "connectedWith"): "what relates to something may be about it",
    (
        "connectedWith",
        "connects",
    ): "a line links two towns, and no more is told of others",
    ("enables", "endedIn"): "what results in a failure has failed, or caused another",
    ("enables", "hasResult"): "what generates a profit, or growth",
    ("hasResult", "inSector"): "one operates at a loss, or in a trade",
    ("hasResult", "investsIn"): "one sinks into loss, or money into a firm",
    ("hasResult", "usesTechnology"): "one returns to profit, or to a technology",
    ("concerns", "hasPurpose"): "what a plan is aimed at is what it is about",
    ("dependsOn", "uses"): "who relies on goods uses them, or cannot do without",
    ("dependsOn", "usesTechnology"): "who relies on a technology uses it, or needs it",
    ("concerns", "participant"): "what an event brings together takes part in it",
    ("connects", "destination"): "a line to a town, by rail or of goods",
    ("connects", "enables"): "a road leads to a town, and a cause to its effect",
    ("connects", "origin"): "a line from a town, by rail or of goods",
    ("cooperatesWith", "educatedAt"): "one studies with a partner, or at a university",
    ("customer", "destination"): "what is sold to somebody comes to him",
    (
        "defendant",
        "plaintiff",
    ): "a suit of somebody, against somebody: the preposition tells",
    ("destination", "participant"): "one joins a club, or its talks",
    ("enables", "produces"): "what generates power, or growth",
    ("entryIn", "hasStatus"): "one ranks in a list, or as something",
    ("entryIn", "partOf"): "a component of an index is in it",
    ("favours", "investsIn"): "a backer with words, or with money",
    ("participant", "plaintiff"): "who wins a case took part in it, or brought it",
    ("proposed", "rates"): "who recommends a share rates it, or proposes it",
}
"""Of some slots the words tell either of two, of things that both may relate: why."""


def test_no_words_tell_two_properties_of_the_same_things() -> None:
    assert _pairs(is_double) == BOTH.keys()


def test_where_words_may_tell_either_of_two_it_is_known_why() -> None:
    """In some slots they do, though not in all that the two frames have."""
    found = {
        pair for pair in _pairs(_overlap) if len(WHEREABOUTS.intersection(pair)) != 1
    }
    assert found == BOTH.keys() | EITHER.keys()


def _pairs(fits: Fitting) -> set[tuple[str, str]]:
    ontology, lexicon = shared()
    doubles = Doubles(ontology)
    found: set[tuple[str, str]] = set()
    for frame in lexicon.frames:
        for other in doubles.of(frame, lexicon.frames, fits):
            one, two = sorted((_name(frame.tells.value), _name(other.tells.value)))
            found.add((one, two))
    return found


def _overlap(one: Frame, other: Frame) -> bool:
    """Whether two frames fit the same words with both sides in some slots."""
    if one.word != other.word or not (one.object_in and other.object_in):
        return False
    if one.subject_in.isdisjoint(other.subject_in):
        return False
    if one.object_in.isdisjoint(other.object_in):
        return False
    return share_words(one, other)


def test_no_words_tell_a_property_in_both_directions() -> None:
    """Nobody is both what comprises and what is comprised."""
    ontology, lexicon = shared()
    found = [
        (_name(one.name.value), _name(other.name.value))
        for term in {frame.tells for frame in lexicon.frames} - ontology.symmetric
        for one, other in combinations(lexicon.of(term), 2)
        if _are_turned(one, other)
    ]
    assert found == []


def _are_turned(one: Frame, other: Frame) -> bool:
    """Whether two frames of a property have the same words, and the sides turned."""
    if one.word != other.word or one.lemmas.isdisjoint(other.lemmas):
        return False
    if one.is_by_name or other.is_by_name:
        return False  # whichever name holds the other is the subject
    if one.carriers.isdisjoint(other.carriers) and (one.carriers or other.carriers):
        return False
    return bool(one.subject_in & other.object_in and one.object_in & other.subject_in)


def _name(iri: str) -> str:
    return iri.rpartition("#")[2]
