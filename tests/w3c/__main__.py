"""How `kg query` does in the W3C's tests of SPARQL queries.

    KG_RDF_TESTS=FOLDER python -m tests.w3c

FOLDER is a copy of https://github.com/w3c/rdf-tests. Prints the counts, and each test that
fails with the reason.
"""

from __future__ import annotations

import sys

from tests.w3c.measured import known_faults, outcomes, table
from tests.w3c.suite import VARIABLE, cases, folder


def main() -> None:
    """Print the table and the tests that fail."""
    sparql = folder()
    if sparql is None:
        sys.exit(f"{VARIABLE} names no folder: where is a copy of w3c/rdf-tests?")
    found, faults = outcomes(cases(sparql)), known_faults()
    unknown = [o.case.name for o in found if o.fault and o.case.name not in faults]
    if unknown:
        sys.exit(f"tests/w3c/faults.toml does not have {', '.join(unknown)}.")
    print(table(found, faults))
    for outcome in found:
        if outcome.fault:
            known = faults[outcome.case.name]
            print(f"{outcome.case.name}: {known.whose}. {known.reason}")


if __name__ == "__main__":
    main()
