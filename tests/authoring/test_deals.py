"""What business news tells of is accepted as it is told: events by any verb, with parts
in them instead of mere participants, and plans that somebody has to approve.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.authoring.accepting import worksheet_of
from kg.authoring.adding import add
from kg.authoring.bibliography import Bibliography
from kg.drafting.accepting_drafts import accept_article as accept
from kg.workspace import Workspace
from tests.authoring.press import begun

SLUG = "kilns"
TEXT = """Thessop Kilns takes over Orrelby Glass

Thessop Kilns took over Orrelby Glass from Quarn Capital on 3 May 2024.

The Wexholt chamber heard both companies on 7 May 2024.

Maud Ennerby, formerly treasurer of Quarn Capital, plans to sell the Wexholt hall. The sale was approved by the Wexholt chamber.
"""
THINGS = """chamber: Association "Wexholt chamber"; determiner "the"
hall: Facility "Wexholt hall"; determiner "the"
kilns: Company "Thessop Kilns"
maud: Person "Maud Ennerby"
orrelby: Company "Orrelby Glass"
quarn: Company "Quarn Capital"
"""
BY_A_VERB = """"Thessop Kilns took over Orrelby Glass from Quarn Capital on 3 May 2024"
  "took over" = takeover
  takeover: Acquisition "acquisition of Orrelby Glass"; buyer kilns; seller quarn; target orrelby; date 2024-05-03
"""
WITHOUT_A_CUE = """"The Wexholt chamber heard both companies on 7 May 2024"
  hearing: Event "hearing of the companies"; kind "heard"; participant chamber; date 2024-05-07
"""
APPROVED = """"Maud Ennerby, formerly treasurer of Quarn Capital, plans to sell the Wexholt hall"
  "to sell" = sale
  (planned) sale: Acquisition "sale of the Wexholt hall"; seller maud; target hall
"The sale was approved by the Wexholt chamber"
  "The sale" = sale
  sale approvedBy chamber
"""


@pytest.fixture
def press(tmp_path: Path) -> Workspace:
    """A project with the text as an article."""
    workspace = begun(tmp_path)
    given = Bibliography(published="2024-05-13", slug=SLUG)
    add(workspace, "kilns.txt", TEXT.encode(), given)
    return workspace


@pytest.mark.parametrize("told", [BY_A_VERB, WITHOUT_A_CUE, APPROVED])
def test_what_is_told_is_accepted(press: Workspace, told: str) -> None:
    """Without an error; what it does not use is another matter.

    The noun of a post does not make one of a person.
    """
    worksheet_of(press, SLUG).write_text(f"{THINGS}\n{told}", encoding="utf-8")
    accepted = accept(press, SLUG, draft=True)
    assert [found for found in accepted.findings if found.is_error] == []
    assert accepted.is_written
