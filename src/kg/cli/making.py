"""`kg build`, `kg check`, `kg map`, `kg export` and `kg fmt`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg import canonical, files
from kg.cli import output as place
from kg.cli.output import emit, is_file
from kg.cli.shared import (
    format_option,
    output_option,
    progress,
    project_of,
    store_of,
    timeout_option,
    with_text_option,
)
from kg.errors import KgError
from kg.formats import FORMATS, by_ending
from kg.formats import files as exported
from kg.limited import limited
from kg.model import Problem
from kg.project import Project
from kg.render import reasons
from kg.render.records import records

_SITE = ("index.html", "kg.trig", "ontology.ttl")  # by these a folder is known for a site
_pinned_option = click.option("--pinned", is_flag=True, help="Leave the articles' texts aside.")


@click.command("build", short_help="Check, infer, write the site (the main job).", epilog="Example: kg build -o site")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Folder."
)
@_pinned_option
@click.pass_context
def build_verb(ctx: click.Context, output: Path, pinned: bool) -> None:
    """Check, infer and write the site: the page, the graph in each format, the ontology. Exit 1: problems.

    Several articles get a page each, in articles/, beside the overview. The folder has to be new,
    or empty, or a site already.
    """
    from kg.render import coverage
    from kg.site import build

    if str(output) in ("", "."):
        raise KgError("The site needs a folder of its own.", "Name one with -o.")
    place.spare_folder(project_of(ctx), output, _SITE)
    built = build(project_of(ctx, pinned=pinned), output, progress)
    progress("")
    if built.problems:
        _report(built.problems)
        ctx.exit(1)
    counted = ", ".join(f"{number} {name if number != 1 else name[:-1]}" for name, number in built.counts.items())
    told = [line for each in built.coverages for line in coverage.lines(each)]
    emit("\n".join([f"{counted}: no problems, {built.state}", *told, *map(str, built.files)]) + "\n")
    _warn(built.state)


@click.command(
    "check", short_help="Syntax, shapes, logic, evidence and support.", epilog="Example: kg check --format json"
)
@timeout_option()
@format_option("table", "json")
@output_option
@click.pass_context
def check_verb(ctx: click.Context, timeout: float | None, form: str, output: Path | None) -> None:
    """Check syntax, shapes, logic, evidence, and whether the words bear each statement. Exit 1: problems.

    With the articles' texts it tells what of them no statement uses.
    """
    content, is_sound = limited(timeout, _checked, project_of(ctx), form)
    emit(content, output)
    ctx.exit(0 if is_sound else 1)


def _checked(project: Project, form: str) -> tuple[str, bool]:
    """What the check found, and whether that is no problem."""
    from kg.checks import examine
    from kg.render import coverage
    from kg.site import state

    problems, covered, store = examine(project, progress)
    progress("")
    if form == "json":
        known = {"problems": problems, "coverage": [coverage.record(each) for each in covered]}
        return records(known), not problems
    found = f"No problems, {state(store)}" if store and not problems else _counted(problems)
    told = [line for each in covered for line in coverage.lines(each)]
    lines = [*map(reasons.problem, problems), f"{found}.", *told]
    return "\n".join(lines) + "\n", not problems


@click.command("map", short_help="The interactive map, one HTML file.", epilog="Example: kg map Huawei -o huawei.html")
@click.argument("thing", required=False)
@output_option
@_pinned_option
@click.pass_context
def map_verb(ctx: click.Context, thing: str | None, output: Path | None, pinned: bool) -> None:
    """The page of everything, or of a thing and its neighbours: map, reading and tables in one offline HTML file.

    On a terminal it goes to map.html, unless -o names another file.
    """
    from kg.site import map_of, state

    if output is None and sys.stdout is not None and sys.stdout.isatty():
        output = Path("map.html")
        place.spare(project_of(ctx), output)
    if output and output.suffix.lower() not in ("", ".html", ".htm"):
        raise KgError(f"{output} would not hold a page.", "End the name in .html.")
    store = store_of(ctx, pinned=pinned)
    content = map_of(store, store.thing(thing) if thing is not None else None)
    emit(content, output)
    known = state(store)
    if is_file(output):
        click.echo(f"{output}: {known}", err=True)
    _warn(known)


@click.command(
    "export",
    short_help="The graph in a standard format.",
    epilog="Example: kg export turtle --evidence rdf12 -o kg.ttl",
)
@click.argument("format")
@click.option("--evidence", metavar="FORM", help="How the passages are told; without it, in the format's own form.")
@with_text_option
@output_option
@click.pass_context
def export_verb(ctx: click.Context, format: str, evidence: str | None, output: Path | None, *, with_text: bool) -> None:
    """The graph in a standard format, named or by its file's ending, with the evidence in a form that it can carry."""
    form = by_ending(format)
    is_named = form in FORMATS and place.by_ending(output, [form, *FORMATS[form].endings])
    written = exported(store_of(ctx), form, evidence, with_text=with_text)
    if len(written) == 1:
        emit(next(iter(written.values())), output)
    elif output is None or not is_file(output) or is_named:
        raise KgError(f"{form} is two files, {' and '.join(written)}.", "Name a folder for them: -o FOLDER.")
    else:
        place.spare_folder(project_of(ctx), output, written)
        for name, content in written.items():
            files.write(output / name, content)
    if with_text:
        click.echo("This export quotes the articles, whose words belong to their publishers.", err=True)


assert export_verb.help
export_verb.help += "\n\n\b\nFORMAT    FORM (the first is its own)\n" + "\n".join(
    f"{name:<8}  {' '.join(it.evidence)}" for name, it in FORMATS.items()
)


@click.command("fmt", short_help="Data files in canonical form.", epilog="Example: kg fmt --check")
@click.argument("paths", nargs=-1, metavar="[FILE]…", type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing. Exit 1: files would change.")
@click.pass_context
def fmt_verb(ctx: click.Context, paths: tuple[Path, ...], only_check: bool) -> None:
    """Put the project's data files, or the files named, in canonical form."""
    project = project_of(ctx)
    changed = canonical.changed([(path, project.shown(path)) for path in paths or project.data])
    for path, content in changed:
        if not only_check:
            files.write(path, content)
        click.echo(f"{'would change' if only_check else 'changed'} {project.shown(path)}", err=True)
    ctx.exit(1 if only_check and changed else 0)


def _warn(state: str) -> None:
    if state != "pinned":
        click.echo("The page quotes the articles: do not pass it on, or make it with --pinned.", err=True)


def _report(problems: list[Problem]) -> None:
    for problem in problems:
        click.echo(reasons.problem(problem), err=True)
    click.echo(f"{_counted(problems)}: nothing was written.", err=True)


def _counted(problems: list[Problem]) -> str:
    return f"{len(problems)} problem{'s' * (len(problems) != 1)}"
