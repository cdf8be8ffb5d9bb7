"""How well articles of our own are drafted.

    python -m tests.drafting [dev|read|labelled|unseen] [--list | --accept]

Precision and recall by kind; with --list what was wrong and what is missing. With
--accept how many articles can be accepted as soon as their surest drafts are.
"""

from __future__ import annotations

import argparse
from collections import Counter

from tests.drafting.gold import FOLDERS, UNSEEN, articles
from tests.drafting.scoring import SLUG, drafted, pressed, print_table, tried


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    folders = (*FOLDERS, UNSEEN)
    parser.add_argument("folder", nargs="?", default="dev", choices=folders)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--accept", action="store_true")
    given = parser.parse_args()
    if given.accept:
        accept(given.folder)
        return
    results = [tried(article) for article in articles(given.folder)]
    print_table(results)
    tiers = Counter(draft.tier for each in results for draft in each.drafts.drafts)
    print("tiers:", ", ".join(f"{name} {number}" for name, number in tiers.items()))
    for each in results if given.list else ():
        print(f"\n{each.article.slug}")
        for draft in each.wrong:
            print(f"  + {draft.tier} {draft.rule} | {draft.statement} | {draft.facts}")
        for fact in each.missing:
            print(f"  - {fact} ({fact.modality}) | {fact.passage}")
        for refused in each.drafts.refused:
            print(f"  ! {refused.draft.statement} | {refused.reason}")


def accept(folder: str) -> None:
    """Print what is wrong with the drafts of each article that leave nothing to decide."""
    for article in articles(folder):
        with pressed(article) as project:
            drafted(project)
            project.review(SLUG, {"plain": "a", "reference": "a"})
            accepted = project.accept(SLUG)
            errors = [each for each in accepted.findings if each.is_error]
        print(article.slug, "written" if accepted.is_written else "refused")
        for error in errors:
            print(f"  {error.message} [{error.check}] {error.found}")


if __name__ == "__main__":
    main()
