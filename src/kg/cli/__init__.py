"""The command line: parse arguments, call one function, print, choose the exit code.

Exit codes: 0 done; 1 the answer is no (problems, no rows, it does not hold); 2 it could
not run.
"""

from __future__ import annotations

try:
    import gc
    import os
    import signal
    import sys
    import time
    from importlib import import_module
    from pathlib import Path
    from threading import Thread
    from typing import NoReturn

    import click

    from kg.errors import KgError, ReaderGone, did_you_mean, fault
except KeyboardInterrupt:  # this early nobody else would keep it quiet
    raise SystemExit(130) from None

_INTERRUPTED = 130
_PATIENCE = 0.5  # seconds in which Python can tidy up after a Ctrl-C
_VERBS = {
    "build": "making",
    "check": "making",
    "ask": "asking",
    "query": "asking",
    "show": "reading",
    "why": "reading",
    "path": "connecting",
    "rank": "connecting",
    "map": "making",
    "export": "making",
    "schema": "reading",
    "passage": "reading",
    "fmt": "making",
    "diff": "comparing",
}


class Verbs(click.Group):
    """The verbs, each imported when it is used, since what some of them need is slow to import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        command: click.Command = getattr(
            import_module(f"kg.cli.{_VERBS[cmd_name]}"), f"{cmd_name}_verb"
        )
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _VERBS and not args[0].startswith("-"):
            raise click.UsageError(
                f"There is no verb '{args[0]}'. {did_you_mean(args[0], _VERBS)}".rstrip(),
                ctx,
            )
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"kg {version('liuzhou-kg')}")
        ctx.exit()


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 the answer is no, 2 it could not run. Example: kg ask partners --thing Huawei",
)
@click.option(
    "--project",
    type=click.Path(path_type=Path),
    help="Folder with ontology/, graph/ and queries/.",
)
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    help="Folder with the articles' texts, SLUG.txt.",
)
@click.option(
    "--version",
    is_flag=True,
    callback=_version,
    expose_value=False,
    is_eager=True,
    help="Show the version.",
)
def kg(project: Path | None, articles: Path | None) -> None:
    """A knowledge graph from news articles, in which every statement can be proved from the words."""


def main() -> NoReturn:
    """Run the command line and end the process with its exit code.

    It ends at once, and without collecting garbage before: all memory is given back
    anyway, and both are slow.
    """
    gc.disable()
    try:
        _heed_interrupts()
        code = run(sys.argv[1:])
        if sys.stderr is not None:
            sys.stderr.flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    os._exit(code)


def _heed_interrupts() -> None:
    """Let Ctrl-C end the process even while the engine works, when no Python runs to hear of it.

    The system writes to a pipe when the signal comes, and a thread reads it.
    """
    if os.name != "posix":
        return
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    Thread(target=_end, args=(heard,), daemon=True).start()


def _end(heard: int) -> None:
    signal.pthread_sigmask(
        signal.SIG_BLOCK, {signal.SIGINT}
    )  # it is for the main thread
    while signal.SIGINT not in os.read(heard, 1):
        pass
    time.sleep(_PATIENCE)
    os._exit(_INTERRUPTED)


def run(arguments: list[str]) -> int:
    """The exit code of a command line: a plain message for what could not be done, never a traceback."""
    try:
        code = kg.main(arguments, prog_name="kg", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
    except click.Abort:
        return _INTERRUPTED
    except SystemExit:
        return (
            0  # click ends so after completion, and when nobody reads its help any more
        )
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
    except ReaderGone:
        return 0
    except OSError as error:
        click.echo(f"kg: {error.strerror or error}", err=True)
    except Exception as error:  # noqa: BLE001 - a fault of ours, said as plainly as one of theirs
        click.echo(f"kg: {fault(error)}", err=True)
    return 2
