"""Drafting many articles, in processes of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from kg.articles import Texts
from kg.drafting.reviewing import Drafted, draft, read_alone, review_file
from kg.errors import KgError
from kg.frames.installed import usable
from kg.knowledge import Graph, load
from kg.workspace import Workspace

if TYPE_CHECKING:
    from kg.drafting.language_model import Consulted


class DraftFailure(NamedTuple):
    """An article that could not be drafted, and why."""

    slug: str
    reason: str


class _Started(NamedTuple):
    """What a process keeps for all articles that it drafts."""

    workspace: Workspace
    graph: Graph
    is_parsed: bool
    asked: Consulted | None


_STARTED: list[_Started] = []


def undrafted(workspace: Workspace, graph: Graph, *, again: bool = False) -> list[str]:
    """The slugs of the articles with a text at hand that have no review file yet.

    Args:
        workspace: the project.
        graph: its articles.
        again: whether those that have one are drafted again as well.
    """
    texts = Texts(*workspace.text_folders)
    found: list[str] = []
    for article in graph.articles.values():
        has_review = review_file(workspace, article.slug).is_file()
        if texts.of(article) is not None and (again or not has_review):
            found.append(article.slug)
    return sorted(found)


def draft_all(
    workspace: Workspace,
    slugs: Sequence[str],
    *,
    jobs: int | None = None,
    is_parsed: bool = True,
    asked: Consulted | None = None,
) -> Iterator[Drafted | DraftFailure]:
    """Draft articles, each as soon as it is done; one that fails stops no other.

    Args:
        workspace: the project.
        slugs: the articles.
        jobs: how many processes; None for one a core, and with a model for a single one.
        is_parsed: whether sentences are parsed where a parser is installed.
        asked: a language model that is asked where the rules leave a choice.
    """
    # A model on this machine mostly answers one question at a time: others would only
    # wait until it seems to be silent.
    cores = 1 if asked else os.cpu_count()
    number = min(jobs or cores or 1, len(slugs)) or 1
    if number == 1:
        _start(workspace, is_parsed, asked)
        yield from map(_drafted, slugs)
        return
    given = (workspace, is_parsed, asked)
    waiting = list(slugs)
    while waiting:
        done: set[str] = set()
        with ProcessPoolExecutor(number, None, _start, given) as pool:
            for each in _results(pool, waiting):
                done.add(each.slug)
                yield each
        lost = [slug for slug in waiting if slug not in done]
        # One of them has ended its process, and the rest waited for theirs: those that
        # may have been begun are tried alone, where they end no other's.
        begun, waiting = lost[: 2 * number + 1], lost[2 * number + 1 :]
        for slug in begun:
            yield _alone(slug, given)


def _results(
    pool: ProcessPoolExecutor, slugs: Iterable[str]
) -> Iterator[Drafted | DraftFailure]:
    """What becomes of articles until a process ends."""
    # Even while they are handed out.
    with suppress(BrokenProcessPool):
        futures = [pool.submit(_drafted, slug) for slug in slugs]
        for future in as_completed(futures):
            with suppress(BrokenProcessPool):
                yield future.result()


def _alone(
    slug: str, given: tuple[Workspace, bool, Consulted | None]
) -> Drafted | DraftFailure:
    """An article drafted in a process of its own."""
    with ProcessPoolExecutor(1, None, _start, given) as pool:
        try:
            return pool.submit(_drafted, slug).result()
        except BrokenProcessPool as error:
            return DraftFailure(slug, f"its process ended: {error}")


def _start(workspace: Workspace, is_parsed: bool, asked: Consulted | None) -> None:
    _STARTED[:] = [_Started(workspace, load(workspace), is_parsed, asked)]


def _drafted(slug: str) -> Drafted | DraftFailure:
    started = _STARTED[0]
    faults: list[KgError] = []
    parser = usable(faults.append) if started.is_parsed else None
    try:
        found = draft(started.workspace, started.graph, slug, parser, started.asked)
        return read_alone(found, faults)
    except KgError as error:
        return DraftFailure(slug, str(error))
    except Exception as error:  # noqa: BLE001 - a fault in one article is none of others
        return DraftFailure(slug, f"{type(error).__name__}: {error}")
