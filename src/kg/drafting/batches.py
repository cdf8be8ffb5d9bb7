"""Drafting many articles, in processes of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from kg.articles import Texts
from kg.bulk import Ended, Work, in_processes, on_cluster
from kg.drafting.reviewing import Drafted, draft, review_file
from kg.errors import KgError
from kg.knowledge import Graph, open_graph
from kg.workspace import Workspace


class DraftFailure(NamedTuple):
    """An article that could not be drafted, and why."""

    slug: str
    reason: str


class _Started(NamedTuple):
    """What a process keeps for all articles that it drafts."""

    workspace: Workspace
    graph: Graph


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
    cluster: str | None = None,
) -> Iterator[Drafted | DraftFailure]:
    """Draft articles, each as soon as it is done; one that fails stops no other.

    Args:
        workspace: the project.
        slugs: the articles.
        jobs: how many processes; None for one a core.
        cluster: the address of the scheduler of a cluster of Dask's, which drafts them
            instead; its workers see the same files.
    """
    work = Work(_drafted, partial(_start, workspace))
    if cluster is not None:
        yield from _told(on_cluster(work, slugs, cluster))
        return
    number = min(jobs or os.cpu_count() or 1, len(slugs)) or 1
    if number == 1:
        work.start()
        yield from map(_drafted, slugs)
        return
    yield from _told(in_processes(work, slugs, number))


def _told(
    results: Iterable[tuple[str, Drafted | DraftFailure | Ended]],
) -> Iterator[Drafted | DraftFailure]:
    for slug, result in results:
        if isinstance(result, Ended):
            yield DraftFailure(slug, result.reason)
        else:
            yield result


def _start(workspace: Workspace) -> None:
    # All processes read one compiled graph, where there is one.
    graph = open_graph(workspace, lambda _: None)
    _STARTED[:] = [_Started(workspace, graph)]


def _drafted(slug: str) -> Drafted | DraftFailure:
    started = _STARTED[0]
    try:
        return draft(started.workspace, started.graph, slug)
    except KgError as error:
        return DraftFailure(slug, str(error))
    except Exception as error:  # noqa: BLE001 - a fault in one article is none of others
        return DraftFailure(slug, f"{type(error).__name__}: {error}")
