"""One agent on this machine, over standard input and output."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import anyio

from kg.agents.agent_server import agent_server
from kg.agents.agent_tools import prepared_edition
from kg.agents.cited_answers import CitedAnswer
from kg.errors import KgError
from kg.project import Project
from kg.workers import Limits, Pool

_TOOLS = {
    "'kg ask things' lists them.": "The tool `find` looks for things by name.",
    "'kg ask articles' lists them.": "The tool `ask` lists them: ask `articles`.",
    "'kg schema modalities'": "the tool `schema`",
    "'kg schema'": "the tool `schema`",
}
"""By what advice names on the command line, what an agent has for it."""


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


def failed(message: str, advice: str) -> CitedAnswer:
    """What could not be done, and what to do instead, as an answer."""
    for command, tool in _TOOLS.items():
        advice = advice.replace(command, tool)
    text = f"{message} {advice}".strip()
    return CitedAnswer(text, {"error": message, "advice": advice}, is_error=True)
