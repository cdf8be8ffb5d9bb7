"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

import click

from kg.cli.options import project_of
from kg.errors import KgError


@click.command(
    "serve",
    short_help="SPARQL, pages and data over HTTP.",
    help="""Serve the site that `kg build` writes, and a SPARQL endpoint that says why.

    At / is the site, at /sparql the endpoint with an editor, at /ask the questions
    (/openapi.json), at /reconcile the service for OpenRefine, at /health the state.
    Every name of the project leads to a page or to data, as Accept says. All is only
    read.

    The articles' texts are left aside unless --with-text is given. When files change,
    the server follows. It needs newskg[serve].
    """,
    epilog="Example: kg serve --port 8000, then "
    "curl 'http://localhost:8000/ask/partners?thing='{thing}",
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
    "--with-text",
    is_flag=True,
    help="Let quotes of the articles into answers; other sites may not read these.",
)
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
    with_text: bool,
    timeout: float,
    max_rows: int,
    workers: int | None,
    quiet: bool,
) -> None:
    project = project_of(ctx)
    _require("starlette", "uvicorn", extra="serve")
    from kg.serve.entrance import log_line
    from kg.serve.hosting import HostTerms
    from kg.serve.running import listening, serve
    from kg.workers import Limits

    limits = Limits(seconds=timeout, rows=max_rows)
    if workers is not None:
        limits = limits._replace(workers=workers, queue=2 * workers)
    names = tuple(name.casefold() for name in hosts)
    terms = HostTerms(with_text, names, limits)
    workspace = project.workspace if with_text else project.workspace.pinned
    # Before the work of minutes: the port may be taken.
    listener = listening(host, port)
    serve(workspace, terms, listener, _notice, None if quiet else log_line)


def _notice(told: str) -> None:
    click.echo(told, err=True)


def _require(*modules: str, extra: str) -> None:
    """Refuse to go on where an extra is not installed.

    Raises:
        KgError: it is not.
    """
    from importlib.util import find_spec

    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise KgError(
            f"This needs {' and '.join(missing)}, which is not installed.",
            f"pip install 'newskg[{extra}]' brings it.",
        )
