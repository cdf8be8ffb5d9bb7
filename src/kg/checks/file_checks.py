"""What is wrong in files by themselves; one with nothing wrong is not read again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple, TypeAlias

from kg.cache import folder_of, made_of, recalled, remember
from kg.checks.conventions import convention_findings
from kg.checks.parsing import parse_files
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
    """Files of data in which nothing is wrong.

    Attributes:
        made_of: What that depends on besides them: the program, terms, prefixes.
        files: Each with its digest.
    """

    made_of: bytes
    files: _SoundFiles


def file_findings(workspace: Workspace, digests: _Digests) -> CheckedFiles:
    """A finding for whatever is wrong in a file by itself.

    Args:
        workspace: The project.
        digests: Those of its files, by what they are called, as far as they are known.
    """
    if not digests:
        return _found(workspace, ())
    path = folder_of(workspace.root) / "sound"
    depends_on = made_of(workspace.terms)
    before = recalled(path, _Sound)
    if before is None or before.made_of != depends_on:
        before = _Sound(depends_on, frozenset())
    # Whatever has the digest that it had is what it was.
    same = before.files & digests.items()
    sound = [name for name, _ in same]
    checked = _found(workspace, sound)
    now = _sound(workspace, digests, checked.findings)
    if now != before.files:
        found = _Sound(depends_on, now)
        remember(path, found)
    return checked


def _found(workspace: Workspace, sound: Collection[str]) -> CheckedFiles:
    """What is wrong in files, but for those in which nothing is."""
    parsed = parse_files(workspace, sound)
    findings = list(parsed.unreadable)
    findings += convention_findings(workspace, parsed)
    findings += shared_ontology_findings(workspace, parsed)
    return CheckedFiles(findings, parsed.unreadable)


def _sound(
    workspace: Workspace, digests: _Digests, findings: list[Finding]
) -> _SoundFiles:
    """The files of data of which no finding tells."""
    faulty = {finding.location.file for finding in findings}
    sound: set[tuple[str, str]] = set()
    for path in workspace.data:
        name = workspace.shown(path)
        # An ontology is read in any case, since terms are looked up in it.
        digest = digests.get(name)
        if digest is not None and name not in faulty:
            sound.add((name, digest))
    return frozenset(sound)
