"""The faults in a project that `kg check` sees, and those that it does not: python -m
tests.mutation [PROJECT] [--all]

The texts are in PROJECT/articles, or where KG_ARTICLES says. Without --all, a sample of
each kind is tried.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.mutation.kills import Trial
from tests.mutation.report import table, tried

_SEED, _SAMPLE = 1, 10


def main() -> None:
    parser = ArgumentParser(
        prog="python -m tests.mutation",
        description="Which faults in a project kg check sees.",
    )
    parser.add_argument("project", nargs="?", type=Path, default=Path())
    parser.add_argument(
        "--all", action="store_true", help="Try all faults, which takes minutes."
    )
    given = parser.parse_args()
    own = given.project / "articles"
    texts = own if own.is_dir() else Path(os.environ["KG_ARTICLES"])
    with TemporaryDirectory() as folder:
        trial = Trial(given.project, texts, Path(folder) / "copy")
        print(
            "\n".join(table(list(tried(trial, _SEED, None if given.all else _SAMPLE))))
        )


if __name__ == "__main__":
    main()
