"""A text becomes an article: a header with its digest, a copy, and a worksheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg import files
from kg import vocabulary as v
from kg.articles import digest, occurrences, read_text
from kg.authoring.accepting import worksheet_of
from kg.authoring.registry import registered, registry
from kg.authoring.slugs import slug
from kg.authoring.worksheets import Known, Places, worksheet
from kg.errors import BadInput, KgError, NotFound
from kg.knowledge import Graph, load
from kg.language.english.periods import periods
from kg.rdf import trig
from kg.vocabulary import Term
from kg.workspace import Workspace

_XSD = v.PREFIXES["xsd"]
_ADDRESS = re.compile(r"https?://[^/#][^#]*")
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
_TAG = re.compile(
    r"<(?:!doctype\b|/?(?:html|head|meta|title|body|header|main|article|section|div|"
    r"h[1-6]|p|span|a|b|i|em|strong|br|img|ul|ol|li|table|t[rdh])\b)",
    re.IGNORECASE,
)
_FAR = timedelta(days=10_000)
_MANY = 3  # tags, from which on a text is taken for HTML
_LONG = 200  # characters of a first line that is no title


class Given(NamedTuple):
    """What somebody says of a text; each may be missing.

    Attributes:
        url: where it is published.
        publisher: by whom.
        published: when: a day, or a day and a time, as ISO 8601 writes them.
        title: its headline; without it, its first line.
        slug: what it is called in the project; without it, the day and the title.
    """

    url: str = ""
    publisher: str = ""
    published: str = ""
    title: str = ""
    slug: str = ""


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


class Removed(NamedTuple):
    """An article that is no more: the files that are gone, changed and kept."""

    gone: list[Path]
    changed: list[Path]
    kept: list[Path]


def add(workspace: Workspace, source: str, data: bytes, given: Given) -> Added:
    """Make an article of a text.

    It is a draft until its worksheet is accepted. The text is copied with LF as line
    ends and without a byte order mark; nothing else in it is changed. One that lies
    where texts belong stays as it is.

    Args:
        workspace: the project.
        source: what messages call the text, such as the name of its file.
        data: the text.
        given: what is said of it.

    Raises:
        BadInput: the text is not UTF-8, is empty, or is HTML.
        KgError: there is such an article already, or something that is said of it is
            of no use.
    """
    text = normalised(data, source)
    _refuse_html(text, source)
    title = _title(text, source, given)
    published = _published(given.published)
    _refuse_url(given.url)
    name = given.slug or _slug_of(source, workspace, title, published)
    _refuse_slug(workspace, name)
    copy = (workspace.texts or workspace.root / "articles") / f"{name}.txt"
    if copy.exists():
        text = _at_hand(copy, source, text)
    graph = load(workspace)
    _refuse_twice(graph, text)
    article = NamedNode(workspace.namespaces.articles + name)
    publisher_name = " ".join(given.publisher.split())
    publisher, added = _publisher(graph, publisher_name)
    header = _header(article, text, given, graph.dataset.language)
    known = Known(text, title, published, publisher_name, publisher)
    places = _places(known)
    header += _bibliography(article, known, graph.dataset.language)
    sheet = worksheet_of(workspace, name)
    contents: dict[Path, str] = {}
    if not copy.exists():
        contents[copy] = text
    contents[workspace.article(name)] = trig.write_trig(
        header, workspace.namespaces.prefixes, base=article.value
    )
    if added:
        quads = [*registered(workspace), *added]
        contents[workspace.entities] = registry(workspace, quads)
    notes = list(_notes(known, places))
    if sheet.exists():
        notes.append(f"{workspace.shown(sheet)} was there already, and is kept.")
    else:
        contents[sheet] = worksheet(name, known, places, graph)
    for path, content in contents.items():
        files.write(path, content)
    return Added(name, list(contents), notes)


def remove(workspace: Workspace, name: str) -> Removed:
    """Take an article away: its file, the copy of its text, and its own things.

    The worksheet is kept, since a person wrote it.

    Raises:
        NotFound: there is no such article.
        KgError: something is derived from it.
    """
    path = workspace.article(name)
    if not path.exists():
        slugs = [other.stem for other in workspace.articles]
        raise NotFound("article", name, slugs, "'kg ask articles' lists them.")
    stated = _quads(workspace, path)
    elsewhere = [
        quad
        for other in workspace.articles
        if other != path
        for quad in _quads(workspace, other)
    ]
    derived = [quad for other in workspace.derived for quad in _quads(workspace, other)]
    grounds = {quad.object for quad in derived if quad.predicate == v.DERIVED_FROM}
    if grounds & (_subjects(stated) - _subjects(elsewhere)):
        raise KgError(
            f"Something in graph/derived/ rests on what {name} states.",
            "Take it away first: it would rest on nothing.",
        )
    used = [*elsewhere, *derived]
    told = (_subjects(stated) | _objects(stated)) - _subjects(used) - _objects(used)
    changed = []
    if workspace.entities.exists():
        present = registered(workspace)
        kept = [quad for quad in present if quad.subject not in told]
        if len(kept) < len(present):
            files.write(workspace.entities, registry(workspace, kept))
            changed.append(workspace.entities)
    gone = [path]
    copy = workspace.root / "articles" / f"{name}.txt"
    if copy.exists():
        gone.append(copy)
    for each in gone:
        each.unlink()
    sheet = worksheet_of(workspace, name)
    return Removed(gone, changed, [sheet] if sheet.exists() else [])


def normalised(data: bytes, source: str) -> str:
    r"""The text without a byte order mark, with LF as line ends, and one at its end.

    >>> normalised(b"\xef\xbb\xbfAcme\r\nmet Bolt.", "a.txt")
    'Acme\nmet Bolt.\n'
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            source, f"byte {error.start} is not UTF-8.", "Save the text as UTF-8."
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not text.strip():
        raise BadInput(source, "there are no words in it.")
    return text + "\n"


def _at_hand(copy: Path, source: str, text: str) -> str:
    """The text that lies where the article's belongs, as it will be read from there.

    Raises:
        KgError: it is another one.
    """
    present = read_text(copy)
    if copy.resolve() != Path(source).resolve() and present != text:
        raise KgError(f"{copy} is there already, and another text.", "Choose a --slug.")
    return present


def _refuse_html(text: str, source: str) -> None:
    tags = _TAG.findall(text)
    if len(tags) >= _MANY or text.lstrip().lower().startswith(("<!doctype", "<html")):
        raise BadInput(
            source,
            "this is HTML, and positions count the characters of plain text.",
            "Copy the article's words from the browser into a file of their own.",
        )


def _title(text: str, source: str, given: Given) -> str:
    if title := " ".join(given.title.split()):
        return title
    first = " ".join(text.lstrip().partition("\n")[0].split())
    if len(first) > _LONG:
        raise BadInput(
            source, "its first line is too long for a title.", "Give --title."
        )
    return first


def _published(written: str) -> str:
    """A day, or a day and a time, checked."""
    if not written:
        return ""
    try:
        if "T" in written:
            return datetime.fromisoformat(written).isoformat()
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise KgError(
            f"'{written}' is no day.", "Write it as 2024-05-31, or 2024-05-31T09:30:00."
        ) from error


def _refuse_url(url: str) -> None:
    if not url:
        return
    try:
        is_address = bool(_ADDRESS.fullmatch(NamedNode(url).value))
    except ValueError:
        is_address = False
    if not is_address:
        raise KgError(
            f"'{url}' is no address of a page.",
            "It begins with http:// or https://, and has no fragment.",
        )


def _slug_of(source: str, workspace: Workspace, title: str, published: str) -> str:
    path = Path(source)
    # A text that lies where texts belong has a name already.
    folder = (workspace.texts or workspace.root / "articles").resolve()
    if path.suffix == ".txt" and path.resolve().parent == folder:
        return path.stem
    return "-".join(filter(None, [published[:10], slug(title)]))


def _refuse_slug(workspace: Workspace, name: str) -> None:
    if not _SLUG.fullmatch(name):
        raise KgError(
            f"'{name}' cannot be a slug.",
            "Use up to 200 letters and digits of ASCII, hyphens, dots and underscores.",
        )
    if workspace.article(name).exists():
        raise KgError(
            f"There is an article {name} already.",
            f"Take it away first, 'kg add --remove {name}', or choose a --slug.",
        )


def _refuse_twice(graph: Graph, text: str) -> None:
    sha256 = digest(text)
    for article in graph.articles.values():
        if article.sha256 == sha256:
            raise KgError(f"This very text is the article {article.slug} already.")


def _publisher(graph: Graph, name: str) -> tuple[NamedNode | None, list[Quad]]:
    """The publisher, and what the registry has still to say of it."""
    if not name:
        return None, []
    for predicate in (v.PREF_LABEL, v.ALT_LABEL):
        for subject, _, label in graph.triples(None, predicate):
            if isinstance(label, Literal) and label.value == name:
                return subject, []
    iri = NamedNode(graph.namespaces.things + slug(name))
    if graph.triples(iri):
        message = f"id:{slug(name)} is another thing than {name}."
        raise KgError(message, "Register the publisher in graph/entities.ttl.")
    organisation = NamedNode(v.KG + "Organisation")
    label = Literal(name, language=graph.dataset.language)
    return iri, [Quad(iri, v.TYPE, organisation), Quad(iri, v.PREF_LABEL, label)]


def _header(article: NamedNode, text: str, given: Given, language: str) -> list[Quad]:
    """What the file says of the article: its length and digest, and where it is."""
    facts: list[tuple[NamedNode, NamedNode | Literal]] = [
        (v.TYPE, v.CLASS_ARTICLE),
        (v.BEGIN_INDEX, Literal(0)),
        (v.END_INDEX, Literal(len(text))),
        (v.SHA256, Literal(digest(text))),
        (v.IN_LANGUAGE, Literal(language)),
        (v.IS_DRAFT, Literal(value=True)),
    ]
    if given.url:
        facts.append((v.URL, NamedNode(given.url)))
    return [Quad(article, predicate, value, article) for predicate, value in facts]


def _places(known: Known) -> Places:
    text = known.text
    title = known.title if len(occurrences(text, known.title)) >= 1 else ""
    publisher = known.publisher_name if occurrences(text, known.publisher_name) else ""
    return Places(title, publisher, _day(known))


def _day(known: Known) -> str:
    """The words of the text that tell the day of publication, and the time if it has one."""
    if not known.published:
        return ""
    wanted = date.fromisoformat(known.published[:10])
    # From the day itself, relative times would count in a circle: from far away, only
    # what tells the year too is this day.
    for period in periods(known.text, wanted + _FAR):
        if period.kind == "day" and period.start == wanted:
            words = _with_time(known, period.begin, period.end)
            if words:
                return words
    return ""


def _with_time(known: Known, begin: int, end: int) -> str:
    """The words of the day and of the time, if there is one: empty without it in the line."""
    text = known.text
    if "T" not in known.published:
        return text[begin:end]
    first = text.rfind("\n", 0, begin) + 1
    line = text[first:].partition("\n")[0]
    for time in occurrences(line, known.published[11:16]):
        return text[min(begin, first + time[0]) : max(end, first + time[1])]
    return ""


def _bibliography(article: NamedNode, known: Known, language: str) -> Iterator[Quad]:
    """What the person who adds it says of the article.

    The worksheet states it again with the words, where the text itself says so.
    """
    yield Quad(article, v.HEADLINE, Literal(known.title, language=language), article)
    if known.publisher:
        yield Quad(article, v.PUBLISHER, known.publisher, article)
    if known.published:
        kind = "dateTime" if "T" in known.published else "date"
        day = Literal(known.published, datatype=NamedNode(_XSD + kind))
        yield Quad(article, v.DATE_PUBLISHED, day, article)


def _notes(known: Known, places: Places) -> Iterator[str]:
    for what, value, place in (
        ("title", known.title, places.title),
        ("publisher", known.publisher_name, places.publisher),
        ("day", known.published, places.published),
    ):
        if value and not place:
            yield f"The text does not say its {what}; the article's header does."
    if not known.published:
        yield "No --date: times such as 'last year' cannot be worked out."


def _subjects(quads: Iterable[Quad]) -> set[Term]:
    return {quad.subject for quad in quads}


def _objects(quads: Iterable[Quad]) -> set[Term]:
    return {quad.object for quad in quads}


def _quads(workspace: Workspace, path: Path) -> list[Quad]:
    form = RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE
    try:
        return list(parse(path=path, format=form))
    except SyntaxError as error:
        raise BadInput(
            workspace.shown(path), str(error.msg), "", error.lineno, error.offset
        ) from error
