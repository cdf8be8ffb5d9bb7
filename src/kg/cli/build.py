"""`kg build`: the main job, from the files of a project to its checked site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import (
    echo_progress,
    echo_quotes_warning,
    has_open,
    has_warnings,
    pinned_option,
    project_of,
    strict_option,
)
from kg.cli.output import emit, to_terminal
from kg.errors import KgError
from kg.render import reasons

if TYPE_CHECKING:
    from kg.site import Built


@click.command(
    "build",
    short_help="Check, infer, write the site (the main job).",
    help="""Check, infer and write the site: the page, the graph in each format, the
    ontology.

    Every sound article is published. One whose files are broken is left out, and so is
    a draft; and each statement that the words refuse, with what follows from it. Exit 1:
    something was left out for being wrong, or nothing was left to write.
    Several articles get a page each, in articles/, beside the overview. The folder has
    to be new, or empty, or a site already.
    """,
    epilog="Example: kg build -o site",
)
# Not the `output_option` of the others, which is for a single file.
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Folder.",
)
@pinned_option
@strict_option
@click.pass_context
def command(ctx: click.Context, output: Path, pinned: bool, strict: bool) -> None:
    if str(output) in ("", "."):
        raise KgError("The site needs a folder of its own.", "Name one with -o.")
    built = project_of(ctx).build(output, pinned=pinned, progress=echo_progress)
    echo_progress("")
    for finding in built.findings:
        click.echo(reasons.finding(finding), err=True)
    for omission in built.omissions:
        click.echo(f"{omission.slug} is left out: {omission.reason}.", err=True)
    for refusal in built.refusals:
        click.echo(reasons.refusal(refusal), err=True)
    if not built.files:
        problems = reasons.counted(built.findings)
        earlier = f" {output} is what an earlier build made." if output.exists() else ""
        click.echo(f"{problems}: nothing was written.{earlier}", err=True)
        ctx.exit(1)
    emit("\n".join(_summary(built)) + "\n")
    if built.quotes:
        echo_quotes_warning()
    is_unfinished = has_warnings(built.findings) or has_open(built.proofs)
    is_too_unfinished = strict and is_unfinished
    ctx.exit(0 if built.is_whole and not is_too_unfinished else 1)


def _summary(built: Built) -> list[str]:
    """What was built, what of the articles it uses, and the files."""
    from kg.render import coverage_report, grade_report  # slow to import

    sizes, problems = _sizes(built.counts), reasons.counted(built.findings)
    lines = [f"{sizes}: {problems}, {built.state}"]
    grades = Counter(proof.graded for proof in built.proofs)
    lines += grade_report.grade_summary(grades)
    # The words that no statement uses are quotes too.
    with_text = to_terminal(None)
    for coverage in built.coverages:
        lines += coverage_report.lines(coverage, with_text=with_text)
    lines += _listed(built)
    return lines


def _listed(built: Built) -> list[str]:
    """The files, and in the place of those that are named after things, how many."""
    from kg.linked_data import FOLDERS  # slow to import

    folders: Counter[Path] = Counter()
    lines = []
    for path in built.files:
        if path.parent.name in FOLDERS:
            folders[path.parent] += 1
        else:
            lines.append(str(path))
    lines += [f"{folder}/: {number} files" for folder, number in folders.items()]
    return lines


def _sizes(counts: Mapping[str, int]) -> str:
    """How much there is of each kind, such as `1 article, 30 passages`."""
    sizes = []
    for plural, number in counts.items():
        name = plural[:-1] if number == 1 else plural
        sizes.append(f"{number} {name}")
    return ", ".join(sizes)
