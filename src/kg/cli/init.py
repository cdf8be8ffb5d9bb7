"""`kg init`: a project of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.output import emit


@click.command(
    "init",
    short_help="A project of one's own.",
    help="""Begin a project: its description, an empty registry, a file for its own
    terms, and folders for texts and drafts that git ignores.

    All names in it begin with its base, an IRI that you (or nobody else) may use: a
    folder of your own site, or one of w3id.org. The ontology, the checks and the
    general questions come with kg, and can be added to.
    """,
    epilog='Example: kg init league --base https://example.org/league/ --title "Clubs '
    'and their sponsors"',
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--base", required=True, metavar="IRI", help="What all names begin with.")
@click.option("--title", required=True, help="The title of the data set.")
@click.option(
    "--prefix", default="", help="The prefix of its own terms; else from the base."
)
@click.option(
    "--creator", "creators", multiple=True, metavar="NAME", help="Who makes it."
)
@click.option(
    "--publisher", default="", metavar="NAME", help="Who publishes it, if others."
)
@click.option("--licence", default="", metavar="IRI", help="The licence of its data.")
def command(  # noqa: PLR0913 - click passes each option as an argument
    *,
    folder: Path,
    base: str,
    title: str,
    prefix: str,
    creators: tuple[str, ...],
    publisher: str,
    licence: str,
) -> None:
    from kg.authoring.starting import Plan, start

    # No project is there yet that could be asked for anything.
    plan = Plan(base, title, prefix, creators, publisher, licence)
    emit("\n".join(map(str, start(folder, plan))) + "\n")
    click.echo(f"Next: cd {folder}, then kg add TEXT.", err=True)
