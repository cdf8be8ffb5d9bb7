"""What it takes to add the next article to a project of any size, from text to statements.

    python tests/benchmarks/next_article.py FOLDER …

Each folder is a project with its texts in FOLDER/texts. It is left as it was; stores are
kept in a folder of their own, which is removed.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.processes import Taken, measure_each, of_kg
from tests.drafting.press import TEXT

SLUG = "2024-05-03-quorrin-mills"
SURE = ("--accept", "plain", "--accept", "reference")
OF_AN_ARTICLE = ("graph", "drafts", "articles")


def measure(project: Path) -> Iterator[tuple[str, Taken]]:
    """What each command takes of a project that was checked, in their order."""
    os.environ["KG_ARTICLES"] = str(project / "texts")
    checking = ("check", "--format", "table")
    of_kg(project, *checking)
    with TemporaryDirectory() as folder, _left_as_it_was(project):
        text = Path(folder, "next.txt")
        text.write_text(TEXT, encoding="utf-8")
        where = (
            "--url",
            "https://wire.example/quorrin",
            "--publisher",
            "Northern Wire",
        )
        when = ("--date", "2024-05-03", "--slug", SLUG)
        yield "add", of_kg(project, "add", text, *where, *when)
        yield "draft", of_kg(project, "draft", SLUG)
        yield "review", of_kg(project, "review", SLUG, *SURE)
        yield "accept", of_kg(project, "accept", SLUG)
        yield "accept, again", of_kg(project, "accept", SLUG)
        yield "check", of_kg(project, *checking)


@contextmanager
def _left_as_it_was(project: Path) -> Iterator[None]:
    """All that an article changes, as it was before."""
    with TemporaryDirectory() as folder:
        for name in OF_AN_ARTICLE:
            if (project / name).is_dir():
                shutil.copytree(project / name, Path(folder, name))
        try:
            yield
        finally:
            for name in OF_AN_ARTICLE:
                shutil.rmtree(project / name, ignore_errors=True)
                if Path(folder, name).is_dir():
                    shutil.copytree(Path(folder, name), project / name)


if __name__ == "__main__":
    measure_each(sys.argv[1:], measure)
