"""`kg mcp`: the graph for agents."""

from __future__ import annotations

import click

from kg.cli.options import collect_garbage, project_of, require_extra, with_text_option


@click.command(
    "mcp",
    short_help="The graph for agents.",
    help="""Answer an agent in the Model Context Protocol, over standard input and output.

    Its tools find about why path ask schema query prove only read. Answers are sentences
    with the positions of their passages, their grades, and a list of sources. For agents
    elsewhere, 'kg serve --mcp' answers at /mcp. It needs newskg[mcp].
    """,
    epilog="Example: kg mcp is what an agent's configuration names as command: "
    '{"command": "kg", "args": ["--project", "FOLDER", "mcp"]}',
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=10,
    show_default=True,
    help="Seconds that a call may take.",
)
@with_text_option
@click.pass_context
def command(ctx: click.Context, *, timeout: float, with_text: bool) -> None:
    require_extra("mcp", "mcp")
    from kg.agents.agent_session import run_session
    from kg.workers import Limits

    project = project_of(ctx)
    if not with_text:
        project = project.without_texts()
    collect_garbage()
    run_session(project, Limits(seconds=timeout, workers=1))
