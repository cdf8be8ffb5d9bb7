"""What is wrong in files by themselves; one with nothing wrong is not read again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from kg.cache import folder_of, made_of, recalled, remember
from kg.checks import conventions, parsing, shared_ontology
from kg.model import Finding
from kg.workspace import Workspace


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
    files: frozenset[tuple[str, str]]


def file_findings(workspace: Workspace, digests: Mapping[str, str]) -> CheckedFiles:
    """A finding for whatever is wrong in a file by itself.

    Args:
        workspace: The project.
        digests: Those of its files, by what they are called, as far as they are known.
    """
    if not digests:
        return _found(workspace, ())
    path = folder_of(workspace.root) / "sound"
    terms = (workspace.dataset, *workspace.ontology, *workspace.frames)
    depends_on = made_of(terms)
    before = recalled(path, _Sound)
    if before is None or before.made_of != depends_on:
        before = _Sound(depends_on, frozenset())
    # Whatever has the digest that it had is what it was.
    same = before.files & digests.items()
    sound = [name for name, _ in same]
    checked = _found(workspace, sound)
    now = _sound(workspace, digests, checked.findings)
    if now != before.files:
        remember(path, _Sound(depends_on, now))
    return checked


def _found(workspace: Workspace, sound: Collection[str]) -> CheckedFiles:
    """What is wrong in files, but for those in which nothing is."""
    parsed = parsing.parse_files(workspace, sound)
    findings = list(parsed.unreadable)
    findings += conventions.convention_findings(workspace, parsed)
    findings += shared_ontology.shared_ontology_findings(workspace, parsed)
    return CheckedFiles(findings, parsed.unreadable)


def _sound(
    workspace: Workspace, digests: Mapping[str, str], findings: list[Finding]
) -> frozenset[tuple[str, str]]:
    """The files of data of which no finding tells."""
    faulty = {finding.location.file for finding in findings}
    sound: set[tuple[str, str]] = set()
    for path in workspace.data:
        name = workspace.shown(path)
        # An ontology is read in any case, since terms are looked up in it.
        if name in digests and name not in faulty:
            sound.add((name, digests[name]))
    return frozenset(sound)
