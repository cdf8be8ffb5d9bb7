"""Statements of a worksheet as claims: what is planned, possible, denied or ended.

    (planned) acme acquires bolt
    (planned, year-2027) signing: Signing "signing of the contract"; participant acme

A claim is named by its parts, so that two articles that tell the same plan make the
same claim. A thing that is only claimed, such as a planned event, keeps its own name,
and what the line says of it becomes claims about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import digest
from kg.authoring.slugs import slug
from kg.vocabulary import Term, Triple

_NAMING = {v.PREF_LABEL, v.ALT_LABEL, v.DETERMINER, v.IS_PLURAL}
"""What a claimed thing is called: nothing that could be planned."""

_NOT_IN_SLUGS = re.compile(r"[\W_]+")


class How(NamedTuple):
    """How something is told instead of being said to be so.

    Attributes:
        modality: One of the scheme `kg:modalities`.
        period: When it is to be so, if that is told.
    """

    modality: NamedNode
    period: NamedNode | None


def claims_of(statements: Iterable[Triple], how: How, things: str) -> Iterator[Quad]:
    """Each of the statements as a claim.

    Args:
        statements: What is told.
        how: How they are told.
        things: The namespace of the project's things.
    """
    for triple in statements:
        yield from _claim(triple, how, things)


def claimed_thing(
    statements: Iterable[Triple], how: How, things: str
) -> Iterator[Quad]:
    """A thing with its class and name as a claim, and the rest as claims about it."""
    for triple in statements:
        thing, predicate, value = triple
        if predicate in _NAMING:
            yield Quad(*triple)
        elif predicate == v.TYPE:
            yield Quad(thing, v.CLAIMED_TYPE, value)
            yield from _told(thing, how)
        else:
            # The thing itself has the period: its participants are those of that time.
            yield from _claim(triple, how._replace(period=None), things)


def _claim(triple: Triple, how: How, things: str) -> Iterator[Quad]:
    subject, predicate, value = triple
    name = NamedNode(things + _name(triple, how))
    yield Quad(name, v.CLAIM_SUBJECT, subject)
    yield Quad(name, v.CLAIM_PREDICATE, predicate)
    yield Quad(name, v.CLAIM_OBJECT, value)
    yield from _told(name, how)


def _told(name: NamedNode, how: How) -> Iterator[Quad]:
    yield Quad(name, v.TYPE, v.CLASS_CLAIM)
    yield Quad(name, v.MODALITY, how.modality)
    if how.period:
        yield Quad(name, v.PERIOD, how.period)


def _name(triple: Triple, how: How) -> str:
    """The last part of a claim's IRI, such as `planned-acme-acquires-bolt`."""
    parts = [how.modality, *triple]
    if how.period:
        parts.append(how.period)
    return "-".join(map(_part, parts))


def _part(term: Term) -> str:
    if isinstance(term, Literal):
        return _text_part(term.value)
    iri = str(term).strip("<>")
    return re.split(r"[/#]", iri)[-1]


def _text_part(text: str) -> str:
    """The words of a text; where these are not all of it, its digest tells it apart."""
    words = slug(text)
    in_words = words.replace("-", "")
    in_text = _NOT_IN_SLUGS.sub("", text.casefold())
    if in_words == in_text:
        return words
    whole = digest(text)
    return f"{words}-{whole[:8]}"
