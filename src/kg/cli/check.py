"""`kg check`: what is wrong, unfinished or worth knowing of a project's files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date as day
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from kg.cache import kept, program
from kg.cli.options import (
    echo_progress,
    format_option,
    has_open,
    has_warnings,
    output_option,
    project_of,
    strict_option,
    timeout_option,
    with_text_option,
)
from kg.cli.output import emit, may_quote
from kg.edition import state_of_all
from kg.knowledge import is_kept
from kg.language.english import formatting
from kg.project import Project
from kg.render import reasons
from kg.render.json_records import records
from kg.timeouts import limited

if TYPE_CHECKING:
    from kg.checks import Examined


@click.command(
    "check",
    short_help="Syntax, shapes, logic, evidence and support.",
    help="""Check syntax, shapes, logic, evidence, and whether the words bear each
    statement. Exit 1: errors.

    A warning tells of something unfinished, a note of something worth knowing. With the
    articles' texts it tells how well each statement is proved, and what of the words no
    statement uses.
    """,
    epilog="Example: kg check --format json",
)
@click.option(
    "--write-proofs",
    is_flag=True,
    help="Write down in graph/proofs/ how well each statement is proved.",
)
@click.option("--date", help="The day to note at proofs that are new: YYYY-MM-DD.")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    help="How many processes prove the articles; else one a core if they are many.",
)
@strict_option
@timeout_option()
@format_option("table", "json")
@output_option
@with_text_option
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    write_proofs: bool,
    date: str | None,
    jobs: int | None,
    strict: bool,
    timeout: float | None,
    form: str,
    output: Path | None,
    with_text: bool,
) -> None:
    if date is not None and not write_proofs:
        raise click.UsageError("--date is for --write-proofs.", ctx)
    # The texts are read in any case, since they prove the statements: what is chosen
    # here is only whether the report quotes them.
    is_quoting = may_quote(output, with_text=with_text)
    project = project_of(ctx)
    # Before the check, which compares what is written with what the words give.
    if write_proofs:
        for path in project.write_proofs(date=date, progress=echo_progress):
            click.echo(project.workspace.shown(path), err=True)
    report = _report(project, timeout, _Form(form, is_quoting, jobs))
    emit(report.content, output)
    is_failed = report.has_errors or (strict and report.is_unfinished)
    ctx.exit(1 if is_failed else 0)


class _Report(NamedTuple):
    """The output, and what the exit code rests on."""

    content: str
    has_errors: bool
    is_unfinished: bool


class _Form(NamedTuple):
    """How the report is written, and by how many processes it is made."""

    name: str
    is_quoting: bool
    jobs: int | None


def _report(project: Project, timeout: float | None, form: _Form) -> _Report:
    """The report of a check: the one before, if all that it is of is the same."""
    workspace = project.workspace
    if not is_kept(workspace):
        return limited(timeout, _check, project, form)

    def made_of() -> Iterator[bytes]:
        yield from program()
        # No record of a proof may be of a day to come.
        today = day.today()  # noqa: DTZ011 - as the check has it
        yield f"{form.name} {form.is_quoting} {today}".encode()
        for name, content in workspace.contents():
            yield os.fsencode(name)
            yield content

    def make() -> bytes:
        made = limited(timeout, _check, project, form)
        return json.dumps(made).encode()

    content, *facts = json.loads(kept("checks", made_of(), make))
    return _Report(content, *facts)


def _check(project: Project, form: _Form) -> _Report:
    """Check a project, in this process or in a child."""
    examined = project.examine(echo_progress, jobs=form.jobs)
    echo_progress("")
    written = _as_json if form.name == "json" else _as_text
    content = written(examined, with_text=form.is_quoting)
    return _Report(
        content,
        has_errors=_has_errors(examined),
        is_unfinished=has_warnings(examined.findings) or has_open(examined.grades),
    )


def _has_errors(examined: Examined) -> bool:
    return any(finding.is_error for finding in examined.findings)


def _as_json(examined: Examined, *, with_text: bool) -> str:
    from kg.render import coverage_report, grade_report  # slow to import

    report = {
        "findings": examined.findings,
        "articles": examined.states,
        "statements": [
            grade_report.statement_record(proof) for proof in examined.proofs
        ],
        "coverage": [coverage_report.record(each) for each in examined.coverages],
    }
    return records(report, with_text=with_text)


def _as_text(examined: Examined, *, with_text: bool) -> str:
    from kg.render import coverage_report, grade_report  # slow to import

    findings = examined.findings
    summary = formatting.capitalised(reasons.counted(findings))
    # Of a project with errors nobody should read that its articles are verified.
    if examined.edition and not _has_errors(examined):
        summary += f", {state_of_all(examined.states)}"
    lines = [*map(reasons.finding, findings), f"{summary}."]
    for coverage in examined.coverages:
        lines += coverage_report.lines(coverage, with_text=with_text)
    for slug in examined.drafts:
        lines.append(f"{slug}: a draft, which is not published.")
    lines += grade_report.grade_summary(examined.grades)
    return "\n".join(lines) + "\n"
