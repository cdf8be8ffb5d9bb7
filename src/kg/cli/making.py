"""`kg build`, `kg check`, `kg map`, `kg export` and `kg fmt`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kg import files
from kg.cli.output import emit, is_file, to_terminal
from kg.cli.output import format_of_ending as ending_of
from kg.cli.shared import (
    format_option,
    output_option,
    progress,
    session,
    timeout_option,
    with_text_option,
)
from kg.errors import KgError
from kg.formats import FORMATS, by_ending
from kg.formats import files as exported
from kg.language.english import formatting
from kg.model import Finding
from kg.project import Project
from kg.rdf import canonical
from kg.render import reasons
from kg.render.json_records import records
from kg.timeouts import limited
from kg.workspace import spare, spare_folder

_pinned_option = click.option(
    "--pinned", is_flag=True, help="Leave the articles' texts aside."
)
_strict_option = click.option(
    "--strict", is_flag=True, help="Let warnings count as errors."
)


@click.command(
    "build",
    short_help="Check, infer, write the site (the main job).",
    epilog="Example: kg build -o site",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Folder.",
)
@_pinned_option
@_strict_option
@click.pass_context
def build_verb(ctx: click.Context, output: Path, pinned: bool, strict: bool) -> None:
    """Check, infer and write the site: the page, the graph in each format, the ontology.

    Every sound article is published. One with errors is left out, and so is a draft.
    Exit 1: something was left out for being wrong, or nothing was left to write.
    Several articles get a page each, in articles/, beside the overview. The folder has
    to be new, or empty, or a site already.
    """
    from kg.render import coverage_report

    if str(output) in ("", "."):
        raise KgError("The site needs a folder of its own.", "Name one with -o.")
    built = session(ctx).build(output, pinned=pinned, progress=progress)
    progress("")
    for finding in built.findings:
        click.echo(reasons.finding(finding), err=True)
    for omission in built.omissions:
        click.echo(f"{omission.slug} is left out: {omission.reason}.", err=True)
    if not built.files:
        there = f" {output} is what an earlier build made." if output.exists() else ""
        click.echo(
            f"{reasons.counted(built.findings)}: nothing was written.{there}", err=True
        )
        ctx.exit(1)
    sizes = ", ".join(
        f"{number} {name if number != 1 else name[:-1]}"
        for name, number in built.counts.items()
    )
    words = to_terminal(None)
    told = [
        line
        for each in built.coverages
        for line in coverage_report.lines(each, with_text=words)
    ]
    lines = [
        f"{sizes}: {reasons.counted(built.findings)}, {built.state}",
        *told,
        *map(str, built.files),
    ]
    emit("\n".join(lines) + "\n")
    _warn(quotes=built.quotes)
    ctx.exit(
        0 if built.is_whole and not (strict and _is_unfinished(built.findings)) else 1
    )


@click.command(
    "check",
    short_help="Syntax, shapes, logic, evidence and support.",
    epilog="Example: kg check --format json",
)
@_strict_option
@timeout_option()
@format_option("table", "json")
@output_option
@with_text_option
@click.pass_context
def check_verb(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    strict: bool,
    timeout: float | None,
    form: str,
    output: Path | None,
    with_text: bool,
) -> None:
    """Check syntax, shapes, logic, evidence, and whether the words bear each statement. Exit 1: errors.

    A warning tells of something unfinished, a note of something worth knowing. With the
    articles' texts it tells what of them no statement uses.
    """
    words = with_text or to_terminal(output)
    content, findings = limited(timeout, _checked, session(ctx), form, words)
    emit(content, output)
    is_wrong = any(finding.is_error for finding in findings)
    ctx.exit(1 if is_wrong or (strict and _is_unfinished(findings)) else 0)


def _checked(project: Project, form: str, with_text: bool) -> tuple[str, list[Finding]]:
    """What the check found, to read and as it is."""
    from kg.render import coverage_report

    findings, covered, edition = project.examine(progress)
    progress("")
    articles = edition.articles if edition else []
    if form == "json":
        known = {
            "findings": findings,
            "articles": {
                article.slug: edition.state_of(article)
                for article in articles
                if edition
            },
            "coverage": [coverage_report.record(each) for each in covered],
        }
        return records(known, with_text=with_text), findings
    told = [
        line
        for each in covered
        for line in coverage_report.lines(each, with_text=with_text)
    ]
    told += [
        f"{article.slug}: a draft, which is not published."
        for article in articles
        if article.is_draft
    ]
    state = (
        f", {edition.state()}"
        if edition and not any(each.is_error for each in findings)
        else ""
    )
    summary = f"{formatting.capitalised(reasons.counted(findings))}{state}."
    return "\n".join([*map(reasons.finding, findings), summary, *told]) + "\n", findings


def _is_unfinished(findings: Sequence[Finding]) -> bool:
    return any(finding.severity == "warning" for finding in findings)


@click.command(
    "map",
    short_help="The interactive map, one HTML file.",
    epilog="Example: kg map Huawei -o huawei.html",
)
@click.argument("thing", required=False)
@output_option
@_pinned_option
@click.pass_context
def map_verb(
    ctx: click.Context, thing: str | None, output: Path | None, pinned: bool
) -> None:
    """The page of everything, or of a thing and its neighbours: map, reading and tables in one offline HTML file.

    On a terminal it goes to map.html, unless -o names another file.
    """
    project = session(ctx).without_texts() if pinned else session(ctx)
    if output is None and sys.stdout is not None and sys.stdout.isatty():
        output = Path("map.html")
        spare(project.workspace, output)
    if output and output.suffix.lower() not in ("", ".html", ".htm"):
        raise KgError(f"{output} would not hold a page.", "End the name in .html.")
    emit(project.page(thing), output)
    if is_file(output):
        click.echo(f"{output}: {project.edition.state()}", err=True)
    _warn(quotes=project.edition.quotes)


@click.command(
    "export",
    short_help="The graph in a standard format.",
    epilog="Example: kg export turtle --evidence rdf12 -o kg.ttl",
)
@click.argument("format")
@click.option(
    "--evidence",
    metavar="FORM",
    help="How the passages are told; without it, in the format's own form.",
)
@with_text_option
@output_option
@click.pass_context
def export_verb(
    ctx: click.Context,
    format: str,
    evidence: str | None,
    output: Path | None,
    *,
    with_text: bool,
) -> None:
    """The graph in a standard format, named or by its file's ending, with the evidence in a form that it can carry."""
    form = by_ending(format)
    is_named = form in FORMATS and ending_of(output, [form, *FORMATS[form].endings])
    project = session(ctx)
    written = exported(
        project.knowledge, form, evidence, texts=project.texts, with_text=with_text
    )
    if len(written) == 1:
        emit(next(iter(written.values())), output)
    elif output is None or not is_file(output) or is_named:
        raise KgError(
            f"{form} is two files, {' and '.join(written)}.",
            "Name a folder for them: -o FOLDER.",
        )
    else:
        spare_folder(project.workspace, output, written)
        for name, content in written.items():
            files.write(output / name, content)
    if with_text:
        click.echo(
            "This export quotes the articles, whose words belong to their publishers.",
            err=True,
        )


assert export_verb.help
export_verb.help += "\n\n\b\nFORMAT    FORM (the first is its own)\n" + "\n".join(
    f"{name:<8}  {' '.join(it.evidence)}" for name, it in FORMATS.items()
)


@click.command(
    "fmt", short_help="Data files in canonical form.", epilog="Example: kg fmt --check"
)
@click.argument("paths", nargs=-1, metavar="[FILE]…", type=click.Path(path_type=Path))
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Change nothing. Exit 1: files would change.",
)
@click.pass_context
def fmt_verb(ctx: click.Context, paths: tuple[Path, ...], only_check: bool) -> None:
    """Put the project's data files, or the files named, in canonical form."""
    project = session(ctx).workspace
    changed = canonical.changed(
        [(path, project.shown(path)) for path in paths or project.data]
    )
    for path, content in changed:
        if not only_check:
            files.write(path, content)
        click.echo(
            f"{'would change' if only_check else 'changed'} {project.shown(path)}",
            err=True,
        )
    ctx.exit(1 if only_check and changed else 0)


def _warn(*, quotes: bool) -> None:
    if quotes:
        click.echo(
            "The page quotes the articles: do not pass it on, or make it with --pinned.",
            err=True,
        )
