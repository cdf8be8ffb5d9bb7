"""`python -m tests.docs [PAGE…]`: write into the pages what their commands write today.

Output of which a page leaves lines out is not touched, and told of where it no longer
fits.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs.pages import DOCS, LEFT_OUT, Reader, blocks, checkout, fits


def brought_up_to_date(path: Path) -> str:
    """The page with the output of its commands as it is today."""
    page = path.read_text(encoding="utf-8")
    lines = page.splitlines()
    moved = 0
    with TemporaryDirectory() as folder:
        reader = Reader(checkout(Path(folder, "kg")))
        for block in blocks(page):
            for command, written in reader.follow(block):
                if fits(command.shown, written):
                    continue
                shown = command.shown.splitlines()
                if LEFT_OUT in shown:
                    print(f"{path}:{command.line}: {command.text}\n{written}\n")
                    continue
                first = command.output_at - 1 + moved
                lines[first : first + len(shown)] = written.splitlines()
                moved += len(written.splitlines()) - len(shown)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    os.environ.pop("KG_ARTICLES", None)
    named = [Path(name).resolve() for name in sys.argv[1:]]
    for page in named or sorted(DOCS.rglob("*.md")):
        page.write_text(brought_up_to_date(page), encoding="utf-8")
