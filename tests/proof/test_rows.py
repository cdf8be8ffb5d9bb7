"""The rows are about their articles, and what is true in them is well formed."""

from __future__ import annotations

import pytest

from tests.proof.bed import Checked
from tests.proof.rows import Article, articles
from tests.proof.writing import Writer

ARTICLES = articles()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.slug)
def test_rows_fit_their_article(article: Article) -> None:
    assert list(article.faults()) == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.slug)
def test_what_is_true_keeps_to_the_ontology(article: Article) -> None:
    # Whether the words bear it is another matter.
    found = Checked(Writer(article), article.true).findings
    faults = [
        finding
        for finding in found
        if finding.is_error and finding.check in ("syntax", "shapes", "logic")
    ]
    assert faults == []
