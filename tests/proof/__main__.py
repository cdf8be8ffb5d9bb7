"""How well what is said is proved, and what is not said is refused.

    python -m tests.proof [ARTICLE …] [--list]

By class of statements their grades, and by which rules what is false is refused; with
--list each row that is not as wished. The articles below `held` and `read` were written
after the rules, of which some have been mended by those in `read`; they are measured when
they are named: `held/sport read/patent`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tests.proof.bed import Graded, graded
from tests.proof.rows import articles

_FALSE = ("refused", "open", "proved")
_TRUE = ("proved", "attested", "open", "refused")
_TOLD = re.compile(r"“[^”]*”|(?<=\bmention ).+(?=\.)|(?<=\bvalue of ).+(?=\.)")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", nargs="*")
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()
    everything: list[Graded] = []
    for article in articles(*given.article):
        found = graded(article)
        everything += found
        if given.list:
            _list(article.slug, found)
    true = [each for each in everything if each.row.is_true]
    hows = sorted({f"by {each.how}" for each in true if each.how})
    _table("true", true, [*_TRUE, *hows])
    false = [each for each in everything if not each.row.is_true]
    _table("false", false, _FALSE)
    _rules(each for each in false if each.grade == "refused")


def _table(title: str, found: Sequence[Graded], columns: Sequence[str]) -> None:
    counts: dict[str, Counter[str]] = {}
    for each in found:
        for kind in (each.row.kind, "all"):
            counted = counts.setdefault(kind, Counter())
            counted.update([each.grade, *([f"by {each.how}"] if each.how else [])])
            counted["rows"] += 1
    print(f"{title:26}", *(f"{name:>9}" for name in ("rows", *columns)))
    for kind in sorted(counts, key=lambda kind: (kind == "all", kind)):
        numbers = (counts[kind][name] for name in ("rows", *columns))
        print(f"  {kind:24}", *(f"{number or '·':>9}" for number in numbers))
    print()


def _rules(refused: Iterable[Graded]) -> None:
    """How many are refused by each rule, which is what its message says of any names."""
    counts = Counter(_TOLD.sub("…", each.reason.partition(": ")[2]) for each in refused)
    print("refused")
    for rule, number in counts.most_common():
        print(f"  {number:>4}  {rule}")
    print()


def _list(slug: str, found: Iterable[Graded]) -> None:
    for each in found:
        if not each.is_as_wished:
            verdict = "true" if each.row.is_true else "false"
            print(f"{slug} {each.row}")
            print(f"    {verdict}, {each.row.kind}: {each.grade}. {each.reason}")
            print(f"    “{each.row.passage}”")
    print()


if __name__ == "__main__":
    main()
