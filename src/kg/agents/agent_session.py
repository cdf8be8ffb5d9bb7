"""One agent on this machine, over standard input and output."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import anyio

from kg.agents.agent_server import agent_server
from kg.agents.agent_tools import prepared_edition
from kg.agents.cited_answers import CitedAnswer, failed
from kg.errors import KgError
from kg.project import Project
from kg.workers import Limits, Pool


def run_session(project: Project, limits: Limits) -> None:
    """Answer an agent until it closes standard input.

    Args:
        project: with its texts only if they may be quoted.
        limits: what a call may use up.

    Raises:
        KgError: the project cannot be loaded.
    """
    anyio.run(_run_session, project, limits)


async def _run_session(project: Project, limits: Limits) -> None:
    # An agent's query may run for ever, as anybody's may.
    pool = Pool(partial(prepared_edition, project), limits)

    async def call(
        function: Callable[..., CitedAnswer], *arguments: object
    ) -> CitedAnswer:
        try:
            return await pool.call(function, *arguments)
        except KgError as error:
            return failed(error.message, error.advice)

    try:
        title = str(await pool.start())
        await agent_server(title, call).run_stdio_async()
    finally:
        await pool.close()
