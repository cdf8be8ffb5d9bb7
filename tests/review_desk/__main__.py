"""How many keys a review takes, on articles whose facts are listed.

python -m tests.review_desk [dev|read]
"""

from __future__ import annotations

import argparse

from tests.drafting.gold import articles
from tests.review_desk.replaying import replayed, table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default="dev", choices=("dev", "read"))
    given = parser.parse_args()
    results = [replayed(article) for article in articles(given.folder)]
    print("\n".join(table(results)))


if __name__ == "__main__":
    main()
