"""Drafts for tests: what a drafter might make of the article about the ferries."""

from __future__ import annotations

import shutil
from pathlib import Path

from pyoxigraph import NamedNode

from kg.articles import digest
from kg.authoring.judgement_file import Signature
from kg.knowledge.judged_drafts import JudgedDraft, JudgedFigure, Rule
from kg.language.english.claimed import Modality
from kg.project import Project
from kg.vocabulary import KG, Triple
from tests.ferries import FERRIES, SLUG, ferry

ARTICLE = f"https://example.org/ferries/article/{SLUG}"
JUDGEMENTS = f"https://example.org/ferries/judgement/{SLUG}"
TEXT = (FERRIES / "articles" / f"{SLUG}.txt").read_text(encoding="utf-8")
DESK = Signature("2026-05-31")
FILE = "graph/judgements.ttl"
SUBSIDIARY = NamedNode(f"{KG}subsidiaryOf-noun")


def copied_ferries(folder: Path) -> Project:
    """A copy of the ferries, with their text."""
    shutil.copytree(FERRIES, folder)
    return Project(folder, texts=folder / "articles")


def statement(subject: str, predicate: str, value: str) -> Triple:
    """A statement on two of the ferries' things."""
    return ferry(subject), NamedNode(KG + predicate), ferry(value)


def drafted(
    told: Triple | JudgedFigure,
    words: str,
    rule: Rule = SUBSIDIARY,
    modality: Modality | None = None,
) -> JudgedDraft:
    """What was drafted of the first place where the article has these words."""
    begin = TEXT.index(words)
    passage = f"{ARTICLE}#char={begin},{begin + len(words)}"
    return JudgedDraft(told, passage, digest(words), rule, modality)


OWNED = drafted(
    statement("orvik", "subsidiaryOf", "brask"),
    "It is not a subsidiary of carrier Brask Marine",
)
"""The words deny it."""

PLACED = drafted(
    statement("skerrin", "locatedIn", "tarnholm"),
    "Skerrin Lines is in Tarnholm",
    NamedNode(f"{KG}locatedIn-be"),
)
"""The words say it, and the ferries state it."""

COUNTED = drafted(
    JudgedFigure(ferry("orvik"), "number of ferry schools", "schools"),
    "We could support ferry schools",
    "figure of a counted noun",
)
"""There is no figure in these words."""


def judgements_of(project: Project) -> str:
    """The file of judgements; empty if there is none."""
    path = project.workspace.root / FILE
    return path.read_text(encoding="utf-8") if path.exists() else ""
