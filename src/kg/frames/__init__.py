"""Frames: how relations are said, and whether given words say one so.

The frames are data, in the ontology beside the properties. A `Lexicon` reads them; a
`PredicationIndex` finds the predications of a text in which they may stand, by the order
of its words; `matches` compares the two.
"""

from __future__ import annotations

from kg.frames.lexicon import Lexicon, lexicon_of
from kg.frames.matching import Match, Sides, called, matches
from kg.frames.predication_index import PredicationIndex
from kg.frames.relation_frames import Frame

__all__ = [
    "Frame",
    "Lexicon",
    "Match",
    "PredicationIndex",
    "Sides",
    "called",
    "lexicon_of",
    "matches",
]
