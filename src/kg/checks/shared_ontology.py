"""What a project says against the ontology that it shares with others.

It may add terms of its own, and words to shared ones, but give no shared term another
meaning; and it names the version of the shared ontology that it was made for:

    graph/dataset.ttl:9: The project was made for a newer ontology than this kg brings.
      [syntax]
      expected  https://w3id.org/newskg/ontology/0.2.0
      found     https://w3id.org/newskg/ontology/0.9.0
      do        Install a newer kg.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.checks.parsing import Parsed
from kg.checks.source_map import first_line_with, line_of
from kg.dataset import read_dataset
from kg.model import Finding, Location, Severity
from kg.workspace import Workspace

# How a text says it, what others call it, and what more it may be said of: none of
# these changes what a term means where it was used before.
_ADDED = {
    v.CUE,
    v.NOUN,
    v.ALT_LABEL,
    v.RANGE_INCLUDES,
    NamedNode(v.PREFIXES["schema"] + "domainIncludes"),
    NamedNode(v.PREFIXES["skos"] + "exactMatch"),
    NamedNode(v.PREFIXES["skos"] + "closeMatch"),
}
_VERSION = re.compile(r"(?P<ontology>.*/)(?P<numbers>\d+(?:\.\d+)*)")


def shared_ontology_findings(workspace: Workspace, parsed: Parsed) -> Iterator[Finding]:
    """A finding for each shared term that is given another meaning, and on versions."""
    yield from _redefined(workspace, parsed)
    # An ontology that cannot be read has no version, and is a finding already.
    if parsed.declared or set(workspace.ontology) <= parsed.quads.keys():
        yield from _versions(workspace)


def _redefined(workspace: Workspace, parsed: Parsed) -> Iterator[Finding]:
    found: dict[tuple[str, str], Finding] = {}
    for path in workspace.own_ontology:
        name = workspace.shown(path)
        for quad in parsed.quads.get(path, ()):
            subject = quad.subject
            if not isinstance(subject, NamedNode) or quad.predicate in _ADDED:
                continue
            if not subject.value.startswith(v.KG) or (name, subject.value) in found:
                continue
            finding = Finding(
                severity="error",
                check="syntax",
                message="A term of the shared ontology is given another meaning.",
                location=Location(name, line_of(path, quad)),
                found=f"kg:{subject.value.removeprefix(v.KG)}",
                advice="Declare a term of your own, with rdfs:subClassOf or "
                "rdfs:subPropertyOf the shared one; only kg:cue, kg:noun, skos:altLabel, matches "
                "and schema:domainIncludes or rangeIncludes may be added to it.",
            )
            found[name, subject.value] = finding
    yield from found.values()


def _versions(workspace: Workspace) -> Iterator[Finding]:
    """Whether the ontology that is installed is the one that the project was made for."""
    installed = workspace.ontology_version
    ontology, numbers = _version(installed)
    for made_for in read_dataset(workspace.dataset).made_for:
        named, wanted = _version(made_for)
        if named != ontology or wanted == numbers:
            continue
        severity: Severity = "error"
        message = "The project was made for a newer ontology than this kg brings."
        advice = "Install a newer kg."
        if wanted < numbers:
            severity = "warning"
            message = "The project was made for an older ontology than this kg brings."
            advice = "Move it by 'kg fmt --migrate', or name the new version."
        line = first_line_with(workspace.dataset, "conformsTo")
        yield Finding(
            severity=severity,
            check="syntax",
            message=message,
            location=Location(workspace.shown(workspace.dataset), line),
            expected=installed,
            found=made_for,
            advice=advice,
        )


def _version(iri: str) -> tuple[str, tuple[int, ...]]:
    """The ontology that an IRI of a version is of, and the version's numbers."""
    match = _VERSION.fullmatch(iri)
    if match is None:
        return iri, ()
    return match["ontology"], tuple(map(int, match["numbers"].split(".")))
