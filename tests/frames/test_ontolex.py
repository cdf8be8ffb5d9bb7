"""The frames in OntoLex-Lemon, by the one query that turns them into it."""

from __future__ import annotations

from functools import cache

import pytest
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
)

from kg.vocabulary import KG
from tests.flagship import ROOT

ONTOLEX = "http://www.w3.org/ns/lemon/ontolex#"
SYNSEM = "http://www.w3.org/ns/lemon/synsem#"
LEXINFO = "http://www.lexinfo.net/ontology/3.0/lexinfo#"
PREFIXES = f"""
PREFIX kg: <{KG}>
PREFIX lexinfo: <{LEXINFO}>
PREFIX ontolex: <{ONTOLEX}>
PREFIX synsem: <{SYNSEM}>
"""


@cache
def frames() -> Store:
    """The shared frames."""
    found = Store()
    found.load(path=ROOT / "ontology" / "frames.ttl", format=RdfFormat.TURTLE)
    return found


@cache
def taking_back() -> set[str]:
    """The frames whose words say that something is planned, or no longer so."""
    told_as = NamedNode(f"{KG}tellsAs")
    return {
        str(quad.subject) for quad in frames().quads_for_pattern(None, told_as, None)
    }


@cache
def lexicon() -> Store:
    """What the query makes of the shared frames."""
    found = Store()
    query = (ROOT / "ontology" / "ontolex.rq").read_text(encoding="utf-8")
    made = frames().query(query)
    assert isinstance(made, QueryTriples)
    found.extend(Quad(each.subject, each.predicate, each.object) for each in made)
    return found


def ask(pattern: str) -> bool:
    return bool(lexicon().query(f"{PREFIXES} ASK {{ {pattern} }}"))


@pytest.mark.parametrize(
    "pattern",
    [
        # to buy: who buys is the subject of kg:acquired, and what is bought its object
        """
        ?entry ontolex:canonicalForm/ontolex:writtenRep "buy"@en ;
          lexinfo:partOfSpeech lexinfo:verb ; ontolex:sense ?sense ; synsem:synBehavior kg:acquired-buy .
        ?sense ontolex:reference kg:acquired ; synsem:subjOfProp ?buyer ; synsem:objOfProp ?bought .
        kg:acquired-buy lexinfo:subject ?buyer ; lexinfo:directObject ?bought .
        """,
        # a subsidiary of: the preposition marks the object
        """
        ?entry ontolex:canonicalForm/ontolex:writtenRep "subsidiary"@en ; ontolex:sense ?sense .
        ?sense ontolex:reference kg:subsidiaryOf ; synsem:objOfProp ?owner .
        kg:subsidiaryOf-noun lexinfo:prepositionalAdjunct ?owner .
        ?owner synsem:marker/ontolex:canonicalForm/ontolex:writtenRep "of"@en .
        """,
        # both together: they are one argument
        """
        ?sense ontolex:reference kg:cooperatesWith ;
          synsem:subjOfProp ?both ; synsem:objOfProp ?both .
        """,
        # a noun that carries the meaning
        """
        kg:hasSubsidiary-have lexinfo:directObject ?object .
        ?object synsem:marker ?noun .
        ?noun lexinfo:partOfSpeech lexinfo:noun ;
          ontolex:canonicalForm/ontolex:writtenRep "subsidiary"@en .
        """,
        # a class has a sense without arguments
        """
        ?sense ontolex:reference kg:Acquisition .
        FILTER NOT EXISTS { ?sense synsem:subjOfProp ?argument }
        """,
    ],
)
def test_the_lexicon_has(pattern: str) -> None:
    assert ask(pattern)


def test_every_lemma_of_what_asserts_has_an_entry_with_form_and_sense() -> None:
    lemma, behaviour = NamedNode(f"{KG}lemma"), NamedNode(f"{SYNSEM}synBehavior")
    written = {
        (str(quad.subject), quad.object.value)
        for quad in frames().quads_for_pattern(None, lemma, None)
        if isinstance(quad.object, Literal) and str(quad.subject) not in taking_back()
    }
    entries = list(lexicon().quads_for_pattern(None, behaviour, None))
    assert len(set(entries)) == len(written)
    whole = lexicon().query(
        f"""{PREFIXES}
        SELECT DISTINCT ?entry {{
          ?entry ontolex:canonicalForm/ontolex:writtenRep ?form ; ontolex:sense/ontolex:reference ?term
        }}
        """
    )
    assert isinstance(whole, QuerySolutions)
    assert {quad.subject for quad in entries} == {row["entry"] for row in whole}


def test_words_that_take_a_relation_back_do_not_refer_to_it() -> None:
    """Who left a league is no member of it: a tool of OntoLex would read that he is."""
    assert f"<{KG}memberOf-leave>" in taking_back()
    behaviour = NamedNode(f"{SYNSEM}synBehavior")
    exported = {
        str(quad.object) for quad in lexicon().quads_for_pattern(None, behaviour, None)
    }
    assert exported
    assert exported.isdisjoint(taking_back())
    assert not ask(
        """
        ?entry ontolex:canonicalForm/ontolex:writtenRep "leave"@en ;
          ontolex:sense/ontolex:reference kg:memberOf
        """
    )


def test_a_sense_refers_to_one_property() -> None:
    """That what it refers to is one, OntoLex-Lemon declares: two would be the same."""
    assert not ask(
        """
        ?sense ontolex:reference ?one , ?other
        FILTER(?one != ?other)
        """
    )
