"""A new project: its description, an empty registry, and a file for its own terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template
from typing import NamedTuple
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode, Quad

from kg import files
from kg import vocabulary as v
from kg.authoring.slugs import slug
from kg.dataset import refuse_base
from kg.errors import KgError
from kg.namespaces import Namespaces
from kg.rdf import trig
from kg.workspace import Workspace, carried

_TEMPLATES = Path(__file__).parent / "new_project"
_PREFIX = re.compile(r"[a-z][a-z0-9-]*")
_FOLDERS = (
    ".",
    "graph",
    "graph/articles",
    "ontology",
    "articles",
    "drafts",
    "queries",
)
_TAKEN = sorted([*v.PREFIXES, "id"])
_DCTERMS = v.PREFIXES["dcterms"]
_FOAF = v.PREFIXES["foaf"]
_SH = v.PREFIXES["sh"]
_VOID = v.PREFIXES["void"]
_ENGLISH = NamedNode("http://id.loc.gov/vocabulary/iso639-1/en")
_VOCABULARY = NamedNode(v.KG.rstrip("#"))


class Plan(NamedTuple):
    """What somebody says of a new project.

    Attributes:
        base: what the names of all its things, articles and graphs begin with.
        title: the title of the data set.
        prefix: the prefix of its own terms; without it, one is made from the base.
        creators: the names of those who make it.
        publisher: the name of who publishes it, if not those who make it.
        licence: the IRI of the licence of its data; without it, none is given.
    """

    base: str
    title: str
    prefix: str = ""
    creators: Sequence[str] = ()
    publisher: str = ""
    licence: str = ""


def start(folder: Path, plan: Plan) -> list[Path]:
    """Write the files of a new project.

    Args:
        folder: where; it may hold other files, but none of those that are written.
        plan: what is said of it.

    Returns:
        The files that were written.

    Raises:
        KgError: a file is there already, or something that is said is of no use.
    """
    contents = _contents(plan)
    paths = {folder / name: content for name, content in contents.items()}
    folders = [folder / name for name in _FOLDERS]
    for path in paths:
        if path.exists():
            raise KgError(f"{path} is there already.", "Name a new folder.")
    for place in (*folders, *folder.parents):
        if place.exists() and not place.is_dir():
            raise KgError(f"{place} is no folder.", "Name a new folder.")
    for path, content in paths.items():
        files.write(path, content)
    for place in folders:
        place.mkdir(parents=True, exist_ok=True)
    return list(paths)


def _contents(plan: Plan) -> dict[str, str]:
    """The files by their names in the folder."""
    refuse_base(plan.base, "--base")
    plan = plan._replace(title=" ".join(plan.title.split()))
    if not plan.title:
        raise KgError("A project needs a title.", "Give one with --title.")
    prefix = plan.prefix or _prefix_of(plan.base)
    if not _is_free(prefix):
        raise KgError(
            f"'{prefix}' cannot be the prefix of the project's own terms.",
            "Choose a short word in small letters that is not one of "
            f"{', '.join(_TAKEN)}.",
        )
    names = Namespaces(plan.base, {prefix: f"{plan.base}terms#"})
    values = {
        "base": plan.base,
        "prefix": prefix,
        "title": plan.title,
        "terms_title": str(Literal(f"Terms of: {plan.title}", language="en")),
    }
    return {
        "graph/dataset.ttl": trig.write_trig(_description(plan, names), names.prefixes),
        "graph/entities.ttl": _REGISTRY_HEAD,
        "ontology/terms.ttl": _filled("terms.ttl", values),
        "README.md": _filled("README.md", values),
        ".gitignore": _filled("gitignore", values),
        ".gitattributes": _filled("gitattributes", values),
    }


_REGISTRY_HEAD = """\
# The registry: what each lasting thing is, and what it is called. 'kg accept' adds to it.
"""


def _prefix_of(base: str) -> str:
    """A prefix made from the last part of the base's path, or of its host.

    >>> _prefix_of("https://example.org/league-news/"), _prefix_of("https://a.example/")
    ('league-news', 'own')
    """
    last = urlsplit(base.rstrip("/")).path.rpartition("/")[2].lower()
    return last if _is_free(last) else "own"


def _is_free(prefix: str) -> bool:
    """Whether it can be the prefix of a project's own terms."""
    return bool(_PREFIX.fullmatch(prefix)) and prefix not in _TAKEN


def _description(plan: Plan, names: Namespaces) -> list[Quad]:
    """The description of the data set, in terms of VoID, DCAT and SHACL."""
    dataset = NamedNode(plan.base + "dataset")
    quads = [
        Quad(dataset, v.TYPE, v.VOID_DATASET),
        Quad(dataset, v.TYPE, NamedNode(v.PREFIXES["dcat"] + "Dataset")),
        Quad(dataset, NamedNode(_VOID + "uriSpace"), Literal(plan.base)),
        Quad(dataset, NamedNode(_VOID + "vocabulary"), _VOCABULARY),
        Quad(dataset, NamedNode(_VOID + "vocabulary"), NamedNode(f"{plan.base}terms")),
        Quad(
            dataset,
            NamedNode(_DCTERMS + "title"),
            Literal(plan.title, language="en"),
        ),
        Quad(dataset, NamedNode(_DCTERMS + "language"), _ENGLISH),
        Quad(
            dataset,
            NamedNode(_DCTERMS + "conformsTo"),
            NamedNode(Workspace(carried()).ontology_version),
        ),
    ]
    if plan.licence:
        quads.append(Quad(dataset, NamedNode(_DCTERMS + "license"), _iri(plan.licence)))
    creators = _given(plan.creators)
    publishers = _given([plan.publisher]) or creators
    agents = _agents(plan.base, [*creators, *publishers])
    for name, agent in agents.items():
        quads.append(Quad(agent, v.TYPE, NamedNode(_FOAF + "Agent")))
        quads.append(Quad(agent, NamedNode(_FOAF + "name"), Literal(name)))
    for role, names_of_role in (("creator", creators), ("publisher", publishers)):
        quads += [
            Quad(dataset, NamedNode(_DCTERMS + role), agents[name])
            for name in names_of_role
        ]
    for prefix, namespace in names.own.items():
        declaration = NamedNode(f"{plan.base}prefix/{prefix}")
        any_uri = NamedNode(v.PREFIXES["xsd"] + "anyURI")
        quads += [
            Quad(dataset, NamedNode(_SH + "declare"), declaration),
            Quad(declaration, v.TYPE, NamedNode(_SH + "PrefixDeclaration")),
            Quad(declaration, NamedNode(_SH + "prefix"), Literal(prefix)),
            Quad(
                declaration,
                NamedNode(_SH + "namespace"),
                Literal(namespace, datatype=any_uri),
            ),
        ]
    return quads


def _given(names: Iterable[str]) -> list[str]:
    """The names that are not blank."""
    return [" ".join(name.split()) for name in names if name.strip()]


def _agents(base: str, names: Iterable[str]) -> dict[str, NamedNode]:
    """An IRI for each name, also where two have the same slug."""
    agents: dict[str, NamedNode] = {}
    taken: Counter[str] = Counter()
    for name in dict.fromkeys(names):
        last = slug(name)
        taken[last] += 1
        number = f"-{taken[last]}" if taken[last] > 1 else ""
        agents[name] = NamedNode(f"{base}agent/{last}{number}")
    return agents


def _iri(text: str) -> NamedNode:
    try:
        return NamedNode(text)
    except ValueError as error:
        advice = "Give one such as https://creativecommons.org/licenses/by/4.0/."
        raise KgError(f"'{text}' is no IRI of a licence.", advice) from error


def _filled(name: str, values: dict[str, str]) -> str:
    text = (_TEMPLATES / name).read_text(encoding="utf-8")
    # Not `format`, since braces have a meaning in Turtle.
    return Template(text).substitute(values)
