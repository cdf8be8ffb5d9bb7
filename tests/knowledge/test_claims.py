"""A claim is told in one sentence, with its modality, and nothing follows from it."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.knowledge.loading import inferred
from kg.knowledge.memory import MemoryHome, copied
from kg.project import Project
from kg.vocabulary import KG, Term
from tests.flagship import NAMES
from tests.terms import thing
