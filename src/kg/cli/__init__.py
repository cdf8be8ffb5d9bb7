"""The command line, a module a verb: parse arguments, call one function, print.

Exit codes: 0 done; 1 the answer is no (problems, no rows, it does not hold); 2 it could
not run; 130 interrupted.
"""

from __future__ import annotations

# Python takes a moment to import these. Whoever presses Ctrl-C in it is not shown a
# traceback: nothing else is there yet to keep it quiet.
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

    from kg.errors import KgError, ReaderGone, did_you_mean, fault, show_traceback
except KeyboardInterrupt:
    raise SystemExit(130) from None

_INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
_GRACE_PERIOD = 0.5  # seconds in which Python can tidy up after a Ctrl-C

# In the order of `kg --help`.
_VERBS = (
    "init",
    "add",
    "draft",
    "review",
    "accept",
    "build",
    "check",
    "attest",
    "ask",
    "query",
    "show",
    "why",
    "prove",
    "path",
    "rank",
    "map",
    "export",
    "schema",
    "lexicon",
    "passage",
    "fmt",
    "diff",
    "compile",
    "publish",
    "serve",
    "mcp",
)


# Those to which it is all the same where the graph is.
_READING = tuple("ask query show why path rank map export schema mcp".split())


class Verbs(click.Group):
    """The verbs, each the `command` of the module of its name.

    A module is imported when its verb is used, since what some verbs need is slow to
    import.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from kg.cli.examples import write_example  # only where help is wanted

        write_example(self.epilog or "", ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _VERBS and not args[0].startswith("-"):
            message = f"There is no verb '{args[0]}'. {did_you_mean(args[0], _VERBS)}"
            raise click.UsageError(message.rstrip(), ctx)
        return super().resolve_command(ctx, args)


def _show_version(ctx: click.Context, _: click.Parameter, is_wanted: bool) -> None:
    if is_wanted:
        from importlib.metadata import version  # slow to import

        click.echo(f"kg {version('newskg')}")
        ctx.exit()


@click.group(
    cls=Verbs,
    help="A knowledge graph from news articles, in which every statement can be proved "
    "from the words.",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 the answer is no, 2 it could not run. "
    "With KG_DEBUG=1 in the environment, errors have a traceback. "
    "Example: kg ask partners --thing {thing}",
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
    "--store",
    metavar="URL",
    help="Ask this SPARQL endpoint in the place of the project's files.",
)
@click.option(
    "--version",
    is_flag=True,
    callback=_show_version,
    expose_value=False,
    is_eager=True,
    help="Show the version.",
)
@click.pass_context
def kg(ctx: click.Context, /, *, store: str | None, **_: Path | None) -> None:
    # The verbs read all from the context: see `kg.cli.options.project_of`.
    verb = ctx.invoked_subcommand
    if store is not None and verb not in _READING:
        told = f"'kg {verb}' works on files: --store is for {', '.join(_READING)}."
        if verb == "serve":
            told += (
                "\nA store answers SPARQL by itself: for pages, names, questions and "
                "evidence, serve the project that it was published from."
            )
        raise click.UsageError(told)


def main() -> NoReturn:
    """Run the command line and end the process with its exit code.

    The process ends without collecting garbage, before or at the end: the system takes
    all memory back anyway, and a graph has many objects to walk through. Those verbs that
    go on for long begin to with `kg.cli.options.collect_garbage`.
    """
    gc.disable()
    try:
        _exit_on_interrupt()
        code = run(sys.argv[1:])
        # `os._exit` flushes nothing.
        if sys.stderr is not None:
            sys.stderr.flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    os._exit(code)


def _exit_on_interrupt() -> None:
    """Let Ctrl-C end the process even while the engine works.

    Python raises KeyboardInterrupt only between two of its own instructions, and a
    query may keep the engine, which is Rust, busy for minutes. The wakeup descriptor
    (https://docs.python.org/3/library/signal.html#signal.set_wakeup_fd) is written by
    the signal handler in C at once, and the engine lets go of the GIL, so that a thread
    can wait for it.
    """
    if os.name != "posix":
        return
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    Thread(target=_wait_for_interrupt, args=(reader,), daemon=True).start()


def _wait_for_interrupt(reader: int) -> None:
    # Blocked in this thread, the signal goes to the main one, where Python handles it.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    # Each signal with a handler writes its number as one byte.
    while signal.SIGINT not in os.read(reader, 1):
        pass
    time.sleep(_GRACE_PERIOD)
    os._exit(_INTERRUPTED)


def run(arguments: list[str]) -> int:
    """Run a command line, and say in plain words what could not be done.

    With KG_DEBUG in the environment, errors have their traceback in front.

    Args:
        arguments: what stands behind `kg`.

    Returns:
        The exit code.
    """
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
        # Click ends so after completion, and when nobody reads its help any more.
        return 0
    except KgError as error:
        show_traceback(error)
        click.echo(f"kg: {error}", err=True)
    except ReaderGone:
        return 0
    except OSError as error:
        show_traceback(error)
        click.echo(f"kg: {error.strerror or error}", err=True)
    except Exception as error:  # noqa: BLE001 - a fault of ours, said as plainly as one of theirs
        click.echo(f"kg: {fault(error)}", err=True)
    return 2
