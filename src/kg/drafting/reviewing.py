"""The drafts of a project's articles: drafted, kept with their decisions, and read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from kg import files
from kg.articles import Texts, digest
from kg.authoring.accepting import article_named, exact_text
from kg.drafting.drafts import Drafts
from kg.drafting.one_article import draft_article
from kg.drafting.review_lines import (
    ReviewLine,
    is_readable,
    merged,
    read_review,
    text_digest,
    write_review,
)
from kg.drafting.stated_drafts import StatedDrafts
from kg.errors import KgError, NotFound, abridged
from kg.knowledge import Graph
from kg.workspace import Workspace

_DIGITS = 12


class Drafted(NamedTuple):
    """What became of drafting an article.

    Attributes:
        slug: the article's slug.
        drafts: what was drafted.
        lines: the lines of the review file.
        path: that file.
        gone: the decided lines that the text, which has changed, does not say any more.
    """

    slug: str
    drafts: Drafts
    lines: list[ReviewLine]
    path: Path
    gone: tuple[ReviewLine, ...] = ()

    @property
    def tiers(self) -> Counter[str]:
        """How many statements are open, by how sure they are."""
        return Counter(
            line.tier for line in self.lines if line.is_open and not line.is_thing
        )


def review_file(workspace: Workspace, slug: str) -> Path:
    """The file with the decisions on the drafts of an article."""
    return workspace.root / "drafts" / f"{slug}.review"


def review_of(workspace: Workspace, slug: str) -> list[ReviewLine]:
    """The decisions on an article's drafts; none if it was not drafted.

    Raises:
        BadInput: a line of the file is none.
    """
    path = review_file(workspace, slug)
    return read_review(_written(workspace, path), workspace.shown(path))


def _written(workspace: Workspace, path: Path) -> str:
    """What a review file has; nothing before it is made."""
    return files.read(path, workspace.shown(path)) if path.is_file() else ""


def drafts_to_decide(workspace: Workspace, graph: Graph, slug: str) -> list[ReviewLine]:
    """The decisions on the drafts of an article that has some.

    Raises:
        NotFound: there is no such article.
        KgError: it was not drafted.
        BadInput: a line of the file is none.
    """
    article_named(graph, slug)
    if not review_file(workspace, slug).is_file():
        raise KgError(f"{slug} has no drafts.", f"'kg draft {slug}' makes them.")
    return review_of(workspace, slug)


def is_of_text(workspace: Workspace, slug: str, words: str) -> bool:
    """Whether an article's review is of these words; one that does not say so is."""
    written = text_digest(_written(workspace, review_file(workspace, slug)))
    return written in ("", digest(words)[:_DIGITS])


def replace_lines(
    workspace: Workspace,
    slug: str,
    changed: Mapping[str, ReviewLine | None],
    words: str,
) -> None:
    """Write lines in the place of those of the same names, and leave all others.

    Args:
        workspace: the project.
        slug: the article's slug.
        changed: the lines by their names; None for one that is to go.
        words: the article's words.

    Raises:
        BadInput: a line of the file is none.
        KgError: it cannot be written, or a line could not be read again. Then it is as
            it was.
    """
    # One line that nobody can read would lock all others.
    for new in filter(None, changed.values()):
        if new.span[1] > len(words) or not is_readable(new):
            message = f"'{abridged(new.statement)}' cannot stand in a review."
            raise KgError(
                message, "Write one statement, with its quotation marks closed."
            )
    lines = {line.id: line for line in review_of(workspace, slug)}
    for name, line in changed.items():
        if line is None:
            lines.pop(name, None)
        else:
            lines[name] = line
    told = write_review(lines.values(), slug, digest(words)[:_DIGITS])
    files.write(review_file(workspace, slug), told)


def draft(
    workspace: Workspace,
    graph: Graph,
    slug: str,
) -> Drafted:
    """Draft an article, and write its review file; decisions stay.

    Raises:
        NotFound: there is no such article.
        KgError: its text is not at hand, or is another.
    """
    article = article_named(graph, slug)
    text = exact_text(Texts(*workspace.text_folders), article)
    drafts = draft_article(workspace, graph, text)
    path = review_file(workspace, slug)
    before = _written(workspace, path)
    decided = read_review(before, workspace.shown(path))
    now = digest(text.words)[:_DIGITS]
    is_changed = text_digest(before) not in ("", now)
    offered = [*drafts.things, *drafts.drafts]
    lines = merged(decided, offered, text.words if is_changed else None)
    known = {line.id for line in decided}
    new = [line for line in lines if line.is_open and line.id not in known]
    lines = [line for line in lines if line not in new]
    lines += StatedDrafts(graph, text).settled(new)
    files.write(path, write_review(lines, slug, now))
    aside = {line.id for line in decided if line.is_set_aside}
    gone = [line for line in lines if line.is_set_aside and line.id not in aside]
    return Drafted(slug, drafts, lines, path, tuple(gone))


def decide_drafts(
    workspace: Workspace,
    lines: list[ReviewLine],
    slug: str,
    decisions: Iterable[tuple[str, str]],
) -> list[ReviewLine]:
    """Write decisions into the review file of an article.

    Args:
        workspace: the project.
        lines: what was decided before.
        slug: the article's slug.
        decisions: drafts by their names, or all open ones of a tier by its name, each
            with `a`, `?`, or `x` and a letter.

    Raises:
        NotFound: there is no such draft.
    """
    for name, decision in decisions:
        known = {line.id for line in lines}
        tiers = {line.tier for line in lines}
        if name not in known | {"plain", "reference", "doubtful"}:
            advice = f"'kg review {slug}' lists what is open."
            raise NotFound("draft", name, known | tiers, advice)
        lines = [
            line._replace(decision=decision)
            if line.id == name or (line.tier == name and line.is_open)
            else line
            for line in lines
        ]
    path = review_file(workspace, slug)
    drafted = text_digest(_written(workspace, path))
    files.write(path, write_review(lines, slug, drafted))
    return lines
