"""`kg export`: the graph in a standard format, for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from kg import files, formats
from kg.cli.options import output_option, project_of, with_text_option
from kg.cli.output import emit, emit_pieces, format_of_ending, is_file, to_terminal
from kg.errors import KgError
from kg.formats import FORMATS
from kg.formats.own_form import OWN_FORMS, Contents
from kg.workspace import Workspace, spare_folder


def _format_table() -> str:
    """The formats with the forms of evidence that each can carry, its own first."""
    lines = ["FORMAT    FORM (the first is its own)"]
    for name, described in FORMATS.items():
        lines.append(f"{name:<8}  {' '.join(described.evidence)}")
    for name, own in OWN_FORMS.items():
        lines.append(f"{name:<8}  {own.evidence}, and no other")
    return "\n".join(lines)


@click.command(
    "export",
    short_help="The graph in a standard format.",
    # \b keeps click from filling the lines of the paragraph after it.
    help="The graph in a standard format, named or by its file's ending, with the "
    f"evidence in a form that it can carry.\n\n\b\n{_format_table()}",
    epilog="Example: kg export turtle --evidence rdf12 -o kg.ttl",
)
@click.argument("format")
@click.option(
    "--evidence",
    metavar="FORM",
    help="How the passages are told; without it, in the format's own form.",
)
@with_text_option
@click.option(
    "--with-ontology",
    is_flag=True,
    help="Let the ontology into the output, where the format has a place for it.",
)
@output_option
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    format: str,
    evidence: str | None,
    output: Path | None,
    *,
    with_text: bool,
    with_ontology: bool,
) -> None:
    form = formats.by_ending(format)
    own = OWN_FORMS.get(form)
    known = own or FORMATS.get(form)
    # An ending that belongs to another format is refused before the work is done.
    is_file_name = known and format_of_ending(output, [form, *known.endings])
    project = project_of(ctx)
    contents: Contents = {}
    if not with_text and not with_ontology:
        pieces = formats.streamed(project.knowledge, form, evidence)
        if pieces is not None:
            emit_pieces(pieces, output)
            return
    if own is None:
        contents |= formats.files(
            project.knowledge,
            form,
            evidence,
            texts=project.texts,
            with_text=with_text,
            with_ontology=with_ontology,
        )
    elif evidence is not None or with_text or with_ontology:
        raise KgError(f"{form} has one form, without ontology and articles' words.")
    else:
        contents |= own.files(project.knowledge)
    if len(contents) == 1:
        (content,) = contents.values()
        if isinstance(content, bytes) and to_terminal(output):
            raise KgError(f"A terminal cannot show {form}.", "Name a file: -o FILE.")
        emit(content, output)
    elif output is None or not is_file(output) or is_file_name:
        raise KgError(_several(form, contents), "Name a folder for them: -o FOLDER.")
    else:
        _write_folder(project.workspace, output, contents)
    if with_text:
        click.echo(
            "This export quotes the articles, whose words belong to their publishers.",
            err=True,
        )


def _several(form: str, contents: Contents) -> str:
    if len(contents) == 2:
        return f"{form} is two files, {' and '.join(contents)}."
    return f"{form} is {len(contents)} files."


def _write_folder(workspace: Workspace, folder: Path, contents: Contents) -> None:
    """Write the files of a format that has several, such as CSV."""
    # Those in folders of their own come and go with the articles.
    always = [name for name in contents if "/" not in name]
    spare_folder(workspace, folder, always)
    # Nodes of today with the edges of yesterday would be no graph.
    files.write_all(folder, contents)
