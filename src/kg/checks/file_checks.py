"""What is wrong in files by themselves; one with nothing wrong is not read again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from kg.cache import folder_of, made_of, recalled, remember
from kg.checks.conventions import convention_findings
from kg.checks.parsing import Declared, Parsed, parse_files
from kg.checks.shared_ontology import shared_ontology_findings
from kg.model import Finding
from kg.workspace import Workspace

_Digests: TypeAlias = Mapping[str, str]
_SoundFiles: TypeAlias = frozenset[tuple[str, str]]


class CheckedFiles(NamedTuple):
    """What was found in files.

    Attributes:
        findings: What is wrong in them.
        unreadable: Those of the findings that keep a file from being read.
    """

    findings: list[Finding]
    unreadable: list[Finding]


class _Sound(NamedTuple):
    """Files in which nothing is wrong.

    Attributes:
        made_of: What that depends on besides them: the program, terms, prefixes.
        files: Those of data, each with its digest.
        declared: What the ontology declares; None if something is wrong in it.
    """

    made_of: bytes
    files: _SoundFiles
    declared: Declared | None


def file_findings(workspace: Workspace, digests: _Digests) -> CheckedFiles:
    """A finding for whatever is wrong in a file by itself.

    Args:
        workspace: The project.
        digests: Those of its files, by what they are called, as far as they are known.
    """
    if not digests:
        return _found(workspace, parse_files(workspace))
    path = folder_of(workspace.root) / "sound"
    depends_on = made_of(workspace.terms)
    before = recalled(path, _Sound)
    if before is None or before.made_of != depends_on:
        before = _Sound(depends_on, frozenset(), None)
    # Whatever has the digest that it had is what it was.
    same = before.files & digests.items()
    sound = [name for name, _ in same]
    parsed = parse_files(workspace, sound, before.declared)
    checked = _found(workspace, parsed)
    found = _sound(workspace, digests, parsed, checked.findings)
    now = _Sound(depends_on, *found)
    if now != before:
        remember(path, now)
    return checked


def _found(workspace: Workspace, parsed: Parsed) -> CheckedFiles:
    """What is wrong in files that were read."""
    findings = list(parsed.unreadable)
    findings += convention_findings(workspace, parsed)
    findings += shared_ontology_findings(workspace, parsed)
    return CheckedFiles(findings, parsed.unreadable)


def _sound(
    workspace: Workspace, digests: _Digests, parsed: Parsed, findings: list[Finding]
) -> tuple[_SoundFiles, Declared | None]:
    """The files of data of which no finding tells, and the terms if none tells of them."""
    faulty = {finding.location.file for finding in findings}
    sound: set[tuple[str, str]] = set()
    for path in workspace.data:
        name = workspace.shown(path)
        digest = digests.get(name)
        if digest is not None and name not in faulty:
            sound.add((name, digest))
    terms = [*workspace.ontology, *workspace.frames]
    is_sound = faulty.isdisjoint(map(workspace.shown, terms))
    return frozenset(sound), parsed.declared if is_sound else None
