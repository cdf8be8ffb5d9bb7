"""`kg lexicon`: how relations are said in words, tried on a sentence."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import format_option, output_option, project_of
from kg.cli.output import emit
from kg.errors import did_you_mean


@click.group(
    "lexicon",
    short_help="How relations are said in words.",
    help="The frames of the ontology: the words that say its relations. "
    "'kg schema TERM' shows those of one term.",
    epilog="Example: kg lexicon try 'Acme has acquired Bolt.'",
)
def command() -> None:
    pass


@command.command(
    "try",
    short_help="What a sentence says.",
    help="""What is read in a sentence: each word that a frame has, what stands in its
    slots, and the statements that it would prove; by the order of words, and by a parse
    where a model is installed.

    Names are what begins with a capital, and what the project knows.

    Exit 1: no frame says anything.
    """,
    epilog="Example: kg lexicon try 'Acme plans to acquire Bolt.'",
)
@click.argument("sentence")
@format_option("table", "json")
@output_option
@click.pass_context
def try_sentence(
    ctx: click.Context, sentence: str, form: str, output: Path | None
) -> None:
    from kg.frames import sentence_reading  # slow to import
    from kg.frames.installed import installed
    from kg.render import read_words

    graph = project_of(ctx).knowledge
    found = installed()
    read = sentence_reading.read_sentence(
        graph, sentence, found.parser if found else None
    )
    if form == "json":
        emit(read_words.as_json(graph, read), output)
    else:
        emit(read_words.as_text(graph, read), output)
    # A word that is misspelt is the likeliest reason.
    if not any(each.stated for each in read):
        click.echo("No frame says anything here.", err=True)
        forms = sentence_reading.known_forms(graph)
        for word in sentence_reading.unknown_words(sentence, forms):
            if hint := did_you_mean(word, forms):
                click.echo(f"No frame has the word '{word}'. {hint}", err=True)
        ctx.exit(1)
