"""Reads the blocks of a documentation page, and does what they tell the reader to do.

Three kinds of block take part, in the order of the page, from a copy of the repository:

- `console`: each line after `$ ` is run, and what it writes is compared with the lines
  below it; a line with nothing but `…` stands for lines that the page leaves out;
- a code block with a caption: the reader saves it in the file that the caption names,
  or adds it to the file where the caption ends in `(added)`;
- `python`: run as a doctest, with what the page's earlier blocks have defined.

`python -m tests.docs` writes the output that commands give today into the pages.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from kg.cli import run as run_kg
from tests.flagship import ROOT, copied_flagship

DOCS = ROOT / "docs"
LEFT_OUT = "…"

_BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=fence)\n",
    re.MULTILINE | re.DOTALL,
)
_CAPTION = re.compile(r"\A:caption: (?P<file>\S+)(?P<added> \(added\))?\n(?::.*\n)*\n")


class Block(NamedTuple):
    """A fenced block: its kind, what it says, and the line of its first word."""

    kind: str
    body: str
    line: int


class Command(NamedTuple):
    """A command that a page shows, with the output below it, and the lines of both."""

    text: str
    shown: str
    line: int
    output_at: int


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page in their order."""
    return [
        Block(
            match["info"].strip(),
            match["body"],
            page.count("\n", 0, match.start("body")) + 1,
        )
        for match in _BLOCK.finditer(page)
    ]


def commands(block: Block) -> Iterator[Command]:
    """The commands of a console block; one that ends in a backslash goes on below."""
    lines = block.body.splitlines()
    at = 0
    while at < len(lines):
        first = at
        text = lines[at].removeprefix("$ ")
        assert text != lines[at], f"line {block.line + at}: no command"
        while text.endswith("\\"):
            at += 1
            text = text[:-1] + lines[at].strip()
        at += 1
        output_at = at
        while at < len(lines) and not lines[at].startswith("$ "):
            at += 1
        yield Command(
            text,
            "\n".join(lines[output_at:at]),
            block.line + first,
            block.line + output_at,
        )


def fits(shown: str, written: str) -> bool:
    """Whether a page may show this of what was written."""
    pieces = [
        r"(?:.*\n)*" if line == LEFT_OUT else re.escape(f"{line}\n")
        for line in shown.splitlines()
    ]
    return re.fullmatch("".join(pieces), f"{written}\n" if written else "") is not None


class Reader:
    """Somebody who follows a page: the current folder, and what Python knows so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = 0
        self._names: dict[str, object] = {}

    def follow(self, block: Block) -> list[tuple[Command, str]]:
        """Do what the block says; each command of it with what it wrote.

        Raises:
            AssertionError: a doctest failed.
        """
        if block.kind == "console":
            return [(each, self.run(each.text)) for each in commands(block)]
        if block.kind == "python":
            self._try(block)
        elif caption := _CAPTION.match(block.body):
            path = self.folder / caption["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a" if caption["added"] else "w", encoding="utf-8") as file:
                file.write(block.body[caption.end() :])
        return []

    def run(self, command: str) -> str:
        """What a command writes, both its answer and its messages, as on a terminal."""
        if command.startswith("cd "):
            self.folder = (self.folder / command.removeprefix("cd ")).resolve()
            return ""
        with chdir(self.folder):
            written = self._kg(command) if _is_plain_kg(command) else self._sh(command)
        lines = (line.rstrip() for line in written.strip("\n").splitlines())
        return "\n".join(lines)

    def _kg(self, command: str) -> str:
        screen = Screen()
        # Messages stand among the output; steps are not counted on the same line.
        messages = io.TextIOWrapper(screen.buffer, "utf-8", write_through=True)
        with redirect_stdout(screen), redirect_stderr(messages):
            self.code = run_kg(shlex.split(command)[1:])
        return screen.text()

    def _sh(self, command: str) -> str:
        kg = f'kg() {{ "{sys.executable}" -m kg "$@"; }}'
        done = subprocess.run(
            ["sh", "-c", f"{kg}; (exit {self.code}); {command}"],
            env=os.environ
            | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.code = done.returncode
        return done.stdout.decode()

    def _try(self, block: Block) -> None:
        test = doctest.DocTestParser().get_doctest(
            block.body, self._names, "page", "page", block.line - 1
        )
        report = io.StringIO()
        runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
        with chdir(self.folder):
            runner.run(test, out=report.write, clear_globs=False)
        self._names = test.globs
        assert not runner.failures, report.getvalue()


class Screen(io.TextIOWrapper):
    """A terminal that keeps what it shows."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def isatty(self) -> bool:
        return True

    def text(self) -> str:
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode()


def checkout(folder: Path) -> Path:
    """What a reader finds in the repository, as far as pages speak of it."""
    copied_flagship(folder)
    for name in ("newsroom", "league"):
        project = Path("tests", "data", name)
        shutil.copytree(ROOT / project, folder / project)
    return folder


def _is_plain_kg(command: str) -> bool:
    """Whether a command is `kg` alone, without a pipe or another thing of the shell."""
    words = list(shlex.shlex(command, posix=True, punctuation_chars=True))
    return words[0] == "kg" and not any(set(word) <= set("|&;<>()") for word in words)
