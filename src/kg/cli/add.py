"""`kg add`: a text becomes an article."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg import files
from kg.cli.options import project_of
from kg.cli.output import emit
from kg.errors import KgError


@click.command(
    "add",
    short_help="A text becomes an article, with a worksheet.",
    help="""Make an article of a text in UTF-8; - is standard input.

    The text is copied to articles/, its digest stands in graph/articles/SLUG.trig, and
    drafts/SLUG.kg is a worksheet with its sentences, for the statements that they make.
    Lines that are broken within sentences, as in a mail, are joined in the copy. The
    article is a draft until 'kg accept SLUG'.
    """,
    epilog="Example: kg add news.txt --url https://gazette.example/a.html "
    '--publisher "Harbour Gazette" --date 2024-06-03',
)
@click.argument("text", required=False)
@click.option("--url", default="", help="Where it is published.")
@click.option("--publisher", default="", metavar="NAME", help="Who published it.")
@click.option("--date", "published", default="", help="When, such as 2024-06-03.")
@click.option("--title", default="", help="Its headline; else its first line.")
@click.option("--slug", default="", help="Its name here; else the day and the title.")
@click.option(
    "--keep-lines", is_flag=True, help="Keep lines that end within sentences."
)
@click.option(
    "--remove", default="", metavar="SLUG", help="Take an article away; its text stays."
)
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    text: str | None,
    url: str,
    publisher: str,
    published: str,
    title: str,
    slug: str,
    keep_lines: bool,
    remove: str,
) -> None:
    from kg.authoring.adding import add
    from kg.authoring.bibliography import Bibliography
    from kg.authoring.removing import remove_article

    # Without the session: the graph that it would load is of no use before the text is.
    workspace = project_of(ctx).workspace.own
    if remove:
        removed = remove_article(workspace, remove)
        for action, paths in (
            ("removed", removed.gone),
            ("changed", removed.changed),
            ("kept", removed.kept),
        ):
            for path in paths:
                click.echo(f"{action} {workspace.shown(path)}", err=True)
        return
    if text is None:
        raise KgError("Which text?", "Name its file: kg add TEXT; - is standard input.")
    is_piped = text == "-"
    data = sys.stdin.buffer.read() if is_piped else files.content(Path(text), text)
    source = "standard input" if is_piped else text
    given = Bibliography(url, publisher, published, title, slug)
    added = add(workspace, source, data, given, keeps_lines=keep_lines)
    emit("".join(f"{workspace.shown(path)}\n" for path in added.written))
    for note in added.notes:
        click.echo(note, err=True)
    click.echo(
        f"Next: kg review {added.slug}, or state in drafts/{added.slug}.kg what the "
        f"words say; then kg accept {added.slug}.",
        err=True,
    )
