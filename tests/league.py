"""The league: a second project, with a base, terms and a unit of its own.

It was made by the commands and by nothing else. By hand are its texts, its worksheets,
the decisions in its reviews, its terms, its questions, and the judgements on articles
that were not drafted; the rest can be made again: `python -m tests.league`.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kg.cli import run
from tests.flagship import ROOT

LEAGUE = ROOT / "tests" / "data" / "league"
BASE = "https://example.org/league/"
TITLE = "Clubs and their sponsors"
NEWS, LETTER = "2024-04-17-harlesk-tolvane", "2024-09-02-pellowick-wrenfold"
DEAL, DENIAL = "2024-10-08-vessary-pellowick", "2024-10-15-pellowick-denial"
BOATS = "2025-03-03-mirrowick-tolvane"
ROPES = "2025-05-12-grellen-ropes"
DECIDED = "2026-11-26"
"""The day of all decisions."""

INIT = (
    *("--base", BASE),
    *("--title", TITLE),
    *("--prefix", "lg"),
    *("--creator", "Ferry Street Newsdesk"),
    *("--licence", "https://creativecommons.org/licenses/by/4.0/"),
)
ADD = {
    NEWS: (
        *("--url", "https://courier.example/2024/04/17/harlesk-tolvane.html"),
        *("--publisher", "Skarrowmere Courier"),
        *("--date", "2024-04-17"),
        *("--slug", NEWS),
    ),
    # A letter to the press: nobody has published it, and it is nowhere on the web.
    LETTER: ("--date", "2024-09-02", "--slug", LETTER),
    # From here on drafted, and reviewed.
    DEAL: (
        *("--url", "https://herald.example/2024/10/08/vessary-pellowick.html"),
        *("--publisher", "Dunvarry Herald"),
        *("--date", "2024-10-08"),
        *("--slug", DEAL),
    ),
    DENIAL: (
        *("--url", "https://courier.example/2024/10/15/pellowick-denial.html"),
        *("--publisher", "Skarrowmere Courier"),
        *("--date", "2024-10-15"),
        *("--slug", DENIAL),
    ),
    BOATS: (
        *("--url", "https://lakepost.example/2025/03/03/mirrowick-tolvane.html"),
        *("--publisher", "Brindle Lake Post"),
        *("--date", "2025-03-03"),
        *("--slug", BOATS),
    ),
    # Modelled by hand again, in terms that no article before has.
    ROPES: (
        *("--url", "https://lakepost.example/2025/05/12/grellen-ropes.html"),
        *("--publisher", "Brindle Lake Post"),
        *("--date", "2025-05-12"),
        *("--slug", ROPES),
    ),
}
BY_HAND = ("ontology", "queries")


def remade(folder: Path) -> Path:
    """The project, made anew by the commands from what was written by hand."""
    kg("init", folder, *INIT)
    for part in BY_HAND:
        shutil.copytree(LEAGUE / part, folder / part, dirs_exist_ok=True)
    judgements = folder / "graph" / "judgements.ttl"
    for slug, given in ADD.items():
        added(folder, slug, given)
        for written in (LEAGUE / "drafts").glob(f"{slug}.*"):
            shutil.copy(written, folder / "drafts")
        # Before the first review, since `kg accept` adds what reviews decide.
        if slug == DEAL:
            judgements.write_text(judged_by_hand(), encoding="utf-8")
        kg("--project", folder, "accept", slug, "--date", DECIDED)
    return folder


def judged_by_hand() -> str:
    """What people have decided of the words, but for what `kg accept` keeps of reviews."""
    path = LEAGUE / "graph" / "judgements.ttl"
    prefixes, *judgements = path.read_text(encoding="utf-8").split("\n\n")
    by_hand = (f"<{BASE}judgement/{NEWS}/", f"<{BASE}judgement/{LETTER}/")
    kept = [judgement for judgement in judgements if judgement.startswith(by_hand)]
    return "\n\n".join([prefixes, *kept]) + "\n"


def added(folder: Path, slug: str, given: Sequence[str]) -> str:
    """Make an article of the text; returns its worksheet as nobody has touched it."""
    kg("--project", folder, "add", LEAGUE / "articles" / f"{slug}.txt", *given)
    return (folder / "drafts" / f"{slug}.kg").read_text(encoding="utf-8")


def kg(*arguments: str | Path) -> None:
    """Run a command that has to succeed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KG_ARTICLES", raising=False)
        code = run([str(argument) for argument in arguments])
    assert code == 0, arguments


def copied_league(folder: Path) -> Path:
    """The project in a folder where a test may change it."""
    return Path(shutil.copytree(LEAGUE, folder))


def files(folder: Path) -> dict[str, bytes]:
    """The files of the project by name.

    What is expected of it is none, nor are proofs: they are derived.
    """
    others = {folder / "expected", folder / "graph" / "proofs"}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and others.isdisjoint(path.parents)
    }


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        made = remade(Path(temporary) / "league")
        shutil.copytree(
            made,
            LEAGUE,
            ignore=shutil.ignore_patterns("proofs"),
            dirs_exist_ok=True,
        )
