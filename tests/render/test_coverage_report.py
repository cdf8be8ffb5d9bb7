"""How much of an article is used, in lines for people."""

from __future__ import annotations

from kg.grounding.coverage import Coverage, Piece
from kg.model import Article
from kg.render import coverage_report

ARTICLE = Article("https://example.org/article/long", 1234, "", "", "", "", "", [])


def test_of_very_many_words_the_first_are_listed() -> None:
    pieces = [Piece("word", at, at + 1, False, None, "a") for at in range(1234)]
    coverage = Coverage.of(ARTICLE, pieces)
    told = " ".join(coverage_report.lines(coverage, with_text=False))
    assert told.count("char=") == 1000
    assert told.endswith("and 234 more")
