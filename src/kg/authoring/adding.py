"""A text becomes an article: a header with its digest, a copy, and a worksheet."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import files
from kg import vocabulary as v
from kg.articles import digest, read_text
from kg.authoring import imprint, registry
from kg.authoring.accepting import worksheet_of
from kg.authoring.bibliography import Bibliography, checked
from kg.authoring.imprint import Known
from kg.authoring.line_breaks import joined_lines, notes_of_lines
from kg.authoring.plain_text import normalised
from kg.authoring.slugs import slug
from kg.authoring.worksheets import worksheet
from kg.errors import KgError
from kg.knowledge import Graph, open_graph
from kg.rdf import trig
from kg.workspace import Workspace

_TYPED = 36  # characters of a title in a slug, which people type with every verb
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")


class Added(NamedTuple):
    """A new article.

    Attributes:
        slug: what it is called.
        written: the files that were written.
        notes: what is worth knowing, in sentences.
    """

    slug: str
    written: list[Path]
    notes: list[str]


def add(
    workspace: Workspace,
    source: str,
    data: bytes,
    given: Bibliography,
    *,
    keeps_lines: bool = False,
) -> Added:
    """Make an article of a text.

    It is a draft until its worksheet is accepted. The text is copied with LF as line
    ends and without a byte order mark, and lines that are broken within sentences are
    joined; nothing else in it is changed. One that lies where texts belong stays as it
    is.

    Args:
        workspace: the project.
        source: what messages call the text, such as the name of its file.
        data: the text.
        given: what is said of it.
        keeps_lines: whether lines stay broken within sentences.

    Raises:
        BadInput: the text is not UTF-8, is empty, or is HTML.
        KgError: there is such an article already, or something that is said of it is
            of no use.
    """
    lines = normalised(data, source)
    joined = joined_lines(lines)
    text = lines if keeps_lines else joined
    told = checked(given, text, source)
    name = told.slug or _slug_of(source, workspace, told)
    _refuse_slug(workspace, name)
    present = _present(workspace, name)
    if present:
        text = _at_hand(present, source, {text, lines})
    graph = open_graph(workspace, _unsaid)
    _refuse_twice(graph, text)
    known, registered = _known(graph, told, text)
    found = imprint.self_told(known)
    notes = [*imprint.notes(known, found), *notes_of_lines(lines, joined, text)]
    contents: dict[Path, str] = {}
    if not present:
        contents[workspace.root / "articles" / f"{name}.txt"] = text
    contents[workspace.article(name)] = _article_file(graph, name, known)
    if registered:
        quads = [*registry.registered(workspace), *registered]
        contents |= registry.registry_files(workspace, quads, name)
    sheet = worksheet_of(workspace, name)
    if sheet.exists():
        # A person may have written it.
        notes.append(f"{workspace.shown(sheet)} was there already, and is kept.")
    else:
        contents[sheet] = worksheet(name, known, found, graph)
    for path, content in contents.items():
        files.write(path, content)
    return Added(name, list(contents), notes)


def _unsaid(_: str) -> None:
    """Leave it to whoever asks next to say that no compiled graph can be kept."""


def _known(graph: Graph, told: Bibliography, text: str) -> tuple[Known, list[Quad]]:
    """What is known of the text, and what the registry has still to say of it."""
    publisher: NamedNode | None = None
    registered: list[Quad] = []
    if told.publisher:
        publisher, registered = registry.organisation(graph, told.publisher)
    known = Known(
        text=text,
        title=told.title,
        published=told.published,
        publisher_name=told.publisher,
        publisher=publisher,
        url=told.url,
    )
    return known, registered


def _article_file(graph: Graph, name: str, known: Known) -> str:
    """The file of an article of which nothing is stated yet."""
    article = NamedNode(graph.namespaces.articles + name)
    quads = imprint.header(article, known, graph.dataset.language)
    return trig.write_trig(quads, graph.namespaces.prefixes, base=article.value)


def _present(workspace: Workspace, name: str) -> Path | None:
    """The file from which the article's text would be read."""
    for folder in workspace.text_folders:
        path = folder / f"{name}.txt"
        if path.exists():
            return path
    return None


def _at_hand(copy: Path, source: str, texts: Container[str]) -> str:
    """The text that lies where the article's belongs, as it will be read from there.

    Raises:
        KgError: it is another one.
    """
    present = read_text(copy)
    is_itself = copy.resolve() == Path(source).resolve()
    if not is_itself and present not in texts:
        message = f"{copy} is there already, and another text."
        raise KgError(message, "Choose a --slug.")
    return present


def _slug_of(source: str, workspace: Workspace, told: Bibliography) -> str:
    path = Path(source)
    # A text that lies where texts belong has a name already.
    folders = [folder.resolve() for folder in workspace.text_folders]
    if path.suffix == ".txt" and path.resolve().parent in folders:
        return path.stem
    day = told.published[:10]
    title = slug(told.title, _TYPED)
    if day:
        return f"{day}-{title}"
    return title


def _refuse_slug(workspace: Workspace, name: str) -> None:
    if not _SLUG.fullmatch(name):
        advice = (
            "Use up to 200 letters and digits of ASCII, hyphens, dots and underscores."
        )
        raise KgError(f"'{name}' cannot be a slug.", advice)
    if workspace.article(name).exists():
        advice = f"Take it away first, 'kg add --remove {name}', or choose a --slug."
        raise KgError(f"There is an article {name} already.", advice)


def _refuse_twice(graph: Graph, text: str) -> None:
    sha256 = Literal(digest(text))
    found = graph.match(None, v.SHA256, sha256, graphs=None)
    # A passage may have the whole text, too.
    for thing in v.named_nodes(quad.subject for quad in found):
        article = graph.articles.get(thing.value)
        if article:
            raise KgError(f"This very text is the article {article.slug} already.")
