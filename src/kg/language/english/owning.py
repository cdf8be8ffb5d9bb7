"""Who has a figure by grammar, as far as words alone tell it beyond doubt."""

from __future__ import annotations

import re

from kg.language.english.regexes import compiled

_BACK = compiled(
    r"\b(?:it|its|they|their|them|he|his|she|her|who|which|that|this|these|those|there|"
    r"both|each|the|former|latter|other)\b"
)
_OPENING = (
    r"^\W*(?:(?i:and|but|or|while|whereas|although|though|because|so|meanwhile)\W+)?"
    r"(?:(?i:in|on|by|during|since|at|for|last|this)\b[\w\s.-]{1,40},\s*)?"
)
_VERB = (
    r"(?:also |now |still |already |currently |alone |[a-z]{3,15}ly )?"
    r"(?:has|had|have|is|was|were|are|will|would|can|could|may|[a-z]{3,20}(?:s|ed)|"
    r"sold|spent|paid|bought|built|grew|fell|rose|won|lost|took|gave|held|kept|cut|put|"
    r"made|ran|set|sent|saw|drew)\b"
)


def refers_back(lead: str) -> bool:
    """Whether words before a figure may lead to somebody named elsewhere."""
    return bool(_BACK.search(lead))


def owns_plainly(lead: str, name: str) -> bool:
    """Whether a name begins the clause and holds what stands behind it.

    >>> owns_plainly("In 2023, Bolt employed ", "Bolt")
    True
    >>> owns_plainly("With Bolt, sales of ", "Bolt"), owns_plainly("Bolt's staff of ", "Bolt")
    (False, True)
    """
    held = rf"(?:[’']s?\s(?:[a-z-]{{2,20}}\s){{1,3}}|\s{_VERB})"
    pattern = rf"{_OPENING}{re.escape(name)}{held}"
    return bool(re.search(pattern, lead))
