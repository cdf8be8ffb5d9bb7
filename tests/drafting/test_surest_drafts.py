"""Whoever accepts the surest drafts alone is told of no error.

What such a draft needs is told by it, or by another one that is as sure.
"""

from __future__ import annotations

import pytest

from tests.drafting.gold import GoldArticle, articles
from tests.drafting.scoring import SLUG, drafted, pressed
from tests.sampled import few

_DAY = "Kesterby, 3 May 2024\n\n"


def errors_of(text: str) -> list[str]:
    """What accepting the surest drafts of a text is refused for."""
    with pressed(GoldArticle("looms", text, ())) as project:
        drafted(project)
        project.review(SLUG, {"plain": "a", "reference": "a"})
        accepted = project.accept(SLUG)
    return [each.message for each in accepted.findings if each.is_error]


@pytest.mark.parametrize(
    "told",
    [
        "The Swedish weaver Torvane Looms bought its Austrian rival Ardle Textiles.",
        "Torvane Looms, based in Kesterby, makes looms. The Kesterby firm has 40 people.",
        "In May Torvane Looms opened its third plant, built at a cost of 4 million euros.",
        "The council of Marl County gave Torvane Looms a grant of $2 million.",
        "Torvane Looms was founded in 1911 by Mira Vale, an immigrant.",
        "Oda Vale, owner of the Kesterby taxi fleet Rota Ltd, opened an office in Kesterby.",
    ],
)
def test_accepted_they_stand(told: str) -> None:
    assert not errors_of(f"Torvane Looms looks ahead\n{_DAY}{told}\n")


@pytest.mark.parametrize("slug", few(["carton-merger", "molding-quarter"]))
def test_those_of_an_article_stand(slug: str) -> None:
    (article,) = (each for each in articles("read") if each.slug == slug)
    assert not errors_of(article.text)
