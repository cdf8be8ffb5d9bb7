"""The small words within names of other languages: "Saskia van der Elst", "Dar es Salaam"."""

from __future__ import annotations

_PARTICLES = (
    "al arap ben bin bint binti da dal das de dei del della delle den der des di do dos du "
    "e el es et ibn la las le les lo los och og ole ould sur te ten ter ul und van vom von "
    "y zu zum zur"
)
PARTICLES = frozenset(_PARTICLES.split())
"""The particles in small letters, each by itself."""

PARTICLE = (
    rf"(?:am(?= (?:Main|Rhein|See)\b)|(?:{'|'.join(sorted(PARTICLES))})"
    r"(?: (?:den|der|de|het|la|las|los))?)(?= )"
)
"""A pattern of one, or of two as in "van der", with a space behind."""
