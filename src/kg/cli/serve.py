"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

import click

from kg.cli.examples import Exemplified
from kg.cli.options import collect_garbage, project_of, require_extra


def _checked_address(_: click.Context, __: click.Parameter, value: str) -> str:
    """An address as the folder that it names."""
    if value and not value.startswith(("http://", "https://")):
        raise click.BadParameter("write it as https://data.example.org/kg/.")
    return value.rstrip("/") + "/" if value else ""


@click.command(
    "serve",
    cls=Exemplified,
    short_help="SPARQL, pages and data over HTTP.",
    help="""Serve the site that `kg build` writes, and a SPARQL endpoint that says why.

    At / is the site, at /sparql the endpoint with an editor, at /ask the questions
    (/openapi.json), at /reconcile the service for OpenRefine, at /health the state.
    Every name of the project leads to a page or to data, as Accept says. All is only
    read.

    The articles' texts are left aside unless --with-text is given. When files change,
    the server follows. It needs newskg[serve].
    """,
    epilog="Example: kg serve --port 8000. Then, in another terminal: "
    "curl -G http://localhost:8000/ask/partners --data-urlencode thing={thing}",
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where it listens."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0 is any free one.",
)
@click.option(
    "--host-name",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A further name under which it answers.",
)
@click.option(
    "--address",
    metavar="URL",
    default="",
    callback=_checked_address,
    help="Where others find it, if not at dcat:landingPage.",
)
@click.option(
    "--with-text",
    is_flag=True,
    help="Let quotes of the articles into answers; other sites may not read these.",
)
@click.option("--mcp", "has_agents", is_flag=True, help="Answer agents at /mcp.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=10,
    show_default=True,
    help="Seconds that a request may take.",
)
@click.option(
    "--max-rows",
    type=click.IntRange(1),
    default=10_000,
    show_default=True,
    help="Rows that an answer may have.",
)
@click.option(
    "--workers", type=click.IntRange(1), help="Requests that are answered at once."
)
@click.option("--quiet", is_flag=True, help="Note no requests on standard error.")
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    address: str,
    with_text: bool,
    has_agents: bool,
    timeout: float,
    max_rows: int,
    workers: int | None,
    quiet: bool,
) -> None:
    project = project_of(ctx)
    require_extra("serve", "starlette", "uvicorn")
    if has_agents:
        require_extra("mcp", "mcp")
    from kg.serve.entrance import log_line
    from kg.serve.hosting import ServerTerms
    from kg.serve.running import browser_address, listening, serve
    from kg.workers import Limits

    limits = Limits(seconds=timeout, rows=max_rows)
    if workers is not None:
        limits = limits._replace(workers=workers, queue=2 * workers)
    names = tuple(name.casefold() for name in hosts)
    workspace = project.workspace if with_text else project.workspace.pinned
    # Before the work of minutes: the port may be taken.
    listener = listening(host, port)
    terms = ServerTerms(
        with_text, names, has_agents, limits, address, browser_address(listener)
    )
    collect_garbage()
    serve(workspace, terms, listener, _notice, None if quiet else log_line)


def _notice(told: str) -> None:
    click.echo(told, err=True)
