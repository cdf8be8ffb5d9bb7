"""The frames in OntoLex-Lemon, by the one query that turns them into it."""

from __future__ import annotations

from functools import cache

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryTriples, RdfFormat, Store

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
def lexicon() -> Store:
    """What the query makes of the shared frames."""
    frames, found = Store(), Store()
    frames.load(path=ROOT / "ontology" / "frames.ttl", format=RdfFormat.TURTLE)
    made = frames.query((ROOT / "ontology" / "ontolex.rq").read_text(encoding="utf-8"))
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


def test_every_lemma_has_an_entry_with_form_and_sense() -> None:
    frames = Store()
    frames.load(path=ROOT / "ontology" / "frames.ttl", format=RdfFormat.TURTLE)
    lemma, behaviour = NamedNode(f"{KG}lemma"), NamedNode(f"{SYNSEM}synBehavior")
    written = {
        (str(quad.subject), quad.object.value)
        for quad in frames.quads_for_pattern(None, lemma, None)
        if isinstance(quad.object, Literal)
    }
    entries = lexicon().quads_for_pattern(None, behaviour, None)
    assert len(set(entries)) == len(written)
    assert not ask(
        """
        ?entry synsem:synBehavior ?frame .
        FILTER NOT EXISTS {
          ?entry ontolex:canonicalForm/ontolex:writtenRep ?form ; ontolex:sense/ontolex:reference ?term
        }
        """
    )
