"""`kg lexicon`: how relations are said in words: tried, counted, and proposed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import echo_progress, format_option, output_option, project_of
from kg.cli.output import emit
from kg.errors import did_you_mean
from kg.render.answer_format import ROW_FORMATS

if TYPE_CHECKING:
    from kg.grounding import Support
    from kg.project import Project


class Subcommands(click.Group):
    """The verbs of the lexicon, of which a misspelt one is answered with a near one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            message = f"There is no 'lexicon {args[0]}'. {did_you_mean(args[0], known)}"
            raise click.UsageError(message.rstrip(), ctx)
        return super().resolve_command(ctx, args)


@click.group(
    "lexicon",
    cls=Subcommands,
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
    slots, and the statements that it would prove.

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
    from kg.render import read_words

    graph = project_of(ctx).knowledge
    read = sentence_reading.read_sentence(graph, sentence)
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


@command.command(
    "counts",
    short_help="How often each frame was right.",
    help="""What became of the drafts of each frame, and of each rule that is no frame:
    how many statements it proves (accepted), how many of its drafts people had to
    correct, and how many they rejected, by reason. TERM is a frame, a rule, or the
    property or class whose frames are wanted.

    A frame of which at least ten drafts were decided on, and less than 70 % were right,
    is doubtful: what it drafts is offered as such. Of figures nobody knows how many were
    accepted.

    Exit 1: nothing was counted.
    """,
    epilog="Example: kg lexicon counts locatedIn",
)
@click.argument("term", required=False)
@format_option(*ROW_FORMATS)
@output_option
@click.pass_context
def counts(
    ctx: click.Context, term: str | None, form: str, output: Path | None
) -> None:
    from kg.frames.rule_counts import counts_of, rule_counts
    from kg.render import rule_report

    project = project_of(ctx)
    graph = project.knowledge
    # What people accepted is nowhere recorded: it is what is proved now.
    supports = _supports(project)
    proofs = [proof for support in supports for proof in support.proofs]
    counted = rule_counts(graph, proofs)
    if term:
        counted = counts_of(graph, counted, term)
    emit(rule_report.counts_in(graph, counted, form), output)
    ctx.exit(0 if counted else 1)


@command.command(
    "proposed",
    short_help="Words that no frame has yet.",
    help="""The words between the two things of statements that no frame says and that
    people have attested: they may be worth a frame. PROPERTY is one whose words are
    wanted.

    Nothing is drafted or proved by them. The articles' texts have to be at hand.

    Exit 1: nothing is proposed.
    """,
    epilog="Example: kg lexicon proposed cooperatesWith",
)
@click.argument("property", required=False)
@format_option(*ROW_FORMATS)
@output_option
@click.pass_context
def proposed(
    ctx: click.Context, property: str | None, form: str, output: Path | None
) -> None:
    from kg.grounding.proposed_frames import proposed_frames
    from kg.render import rule_report

    project = project_of(ctx)
    graph = project.knowledge
    # A misspelt property is told before the words are looked through.
    wanted = graph.term(property) if property else None
    supports = _supports(project)
    found = proposed_frames(graph, supports)
    if wanted is not None:
        found = [each for each in found if each.tells == wanted]
    emit(rule_report.proposals_in(graph, found, form), output)
    if all(support.words is None for support in supports):
        click.echo("The articles' texts are not at hand: see --articles.", err=True)
    ctx.exit(0 if found else 1)


def _supports(project: Project) -> list[Support]:
    """What the words of the articles bear, as far as they are at hand."""
    from kg.grounding import support

    echo_progress("proving")
    found = support(project.knowledge, project.texts)
    echo_progress("")
    return found
