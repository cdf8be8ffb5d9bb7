"""What is wrong in files by themselves; one with nothing wrong is not read again."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from kg.cache import folder_of, program, remember, remembered
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
    path = folder_of(workspace.root) / "sound"
    made_of = _made_of(workspace) if digests else b""
    before = remembered(path, _Sound) if digests else None
    known: frozenset[tuple[str, str]] = frozenset()
    if before is not None and before.made_of == made_of:
        known = before.files
    sound = {name for name, digest in digests.items() if (name, digest) in known}
    parsed = parsing.parse_files(workspace, sound)
    findings = list(parsed.unreadable)
    findings += conventions.convention_findings(workspace, parsed)
    findings += shared_ontology.shared_ontology_findings(workspace, parsed)
    faulty = {finding.location.file for finding in findings}
    data = set(map(workspace.shown, workspace.data))
    now = frozenset(
        (name, digest)
        for name, digest in digests.items()
        if name in data and name not in faulty
    )
    if digests and now != known:
        remember(path, _Sound(made_of, now))
    return CheckedFiles(findings, parsed.unreadable)


def _made_of(workspace: Workspace) -> bytes:
    found = sha256()
    for part in program():
        found.update(part)
    for path in (workspace.dataset, *workspace.ontology, *workspace.frames):
        found.update(sha256(path.read_bytes()).digest())
    return found.digest()
