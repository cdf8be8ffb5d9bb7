"""The proof of the page says what was looked at, what is left out, and from which files
the page was built.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from kg.edition import Edition
from kg.grounding import support
from kg.grounding.coverage import KINDS, Coverage, Piece, coverages
from kg.model import Article, Passage
from kg.page.address import Address
from kg.page.frame import environment
from kg.page.look import LINES
from kg.page.metadata import PageMetadata
from kg.page.proof import (
    MOST_PASSAGES,
    PageProof,
    StatementCounts,
    checksums,
    page_proof,
    statement_counts,
)
from kg.page.scope import Everything
from kg.page.statement_table import StatementRow, statement_rows
from kg.page.tally import table_rows, tally
from kg.page.thing_table import KnownThings
from kg.project import Project
from kg.workspace import find
from tests.doubted import doubted
from tests.page.sites import HOSTILE, edition_of

SLUG = "2024-03-04-norvik-tessaly"
NUMBERS = tally([], figures=0, passages=0, things=0)
NOTHING = statement_counts(NUMBERS, [])
LONGEST = 8  # words in a row that a pinned page may have in common with the text


def verified(folder: Path) -> Edition:
    return edition_of(folder)


def pinned(folder: Path) -> Edition:
    return edition_of(folder, pinned=True)


def covered_by(edition: Edition) -> list[Coverage]:
    return coverages(edition.graph, support(edition.graph, edition.texts))


def proved(
    edition: Edition,
    articles: list[Article] | None = None,
    covered: list[Coverage] | None = None,
) -> PageProof:
    articles = edition.articles if articles is None else articles
    covered = covered_by(edition) if covered is None else covered
    address = Address(articles[0] if articles else None)
    told = PageMetadata(
        title="",
        credit="",
        footer="",
        rights="",
        state=edition.state(),
        articles=articles,
        coverages=covered,
    )
    return page_proof(edition, address, told)


def counted(edition: Edition) -> StatementCounts:
    """The statements of a page of everything, counted."""
    home = edition.articles[0] if edition.articles else None
    return statement_counts(NUMBERS, rows(edition, Address(home)))


def rows(edition: Edition, address: Address) -> list[StatementRow]:
    """The statements of a page of everything."""
    graph = edition.graph
    scope = Everything(graph).whole()
    return statement_rows(graph, address, scope, KnownThings(graph, scope.things))


def shown(found: PageProof, counts: StatementCounts = NOTHING) -> str:
    templates = environment()
    templates.globals["lines"] = LINES
    return str(templates.get_template("proof.html").module.proof(found, counts))  # type: ignore[attr-defined]


def files(found: PageProof) -> dict[str, str]:
    return {
        name: digest
        for digest, name in (line.split("  ", 1) for line in found.files.splitlines())
    }


def test_verified_and_pinned_claim_what_they_can(shared_newsroom: Path) -> None:
    """With the text the words were looked at; without it they were not; what no check
    sees is said in both.
    """
    with_text, without = (
        shown(proved(verified(shared_newsroom))),
        shown(proved(pinned(shared_newsroom))),
    )
    assert "Checked against the article’s text." in with_text
    assert "Without the article’s text, not checked here." in without
    assert "told only with the text at hand" in without
    for html in (with_text, without):
        assert "No check can see whether the article is right" in html
        # Who does what to whom is proved by frames, in a direction.
        assert "open until a person confirms it" in html
        assert "wrong two" not in html


def test_a_copy_that_differs_claims_what_was_found(newsroom: Path) -> None:
    """How many passages were found, and how far they moved, is told of the page and of
    the article.
    """
    path = newsroom / "articles" / f"{SLUG}.txt"
    path.write_text(
        f"By our own correspondent. {path.read_text(encoding='utf-8')}",
        encoding="utf-8",
    )
    found = proved(verified(newsroom))
    number = len(found.sources[0].article.passages)
    assert found.claim.full.startswith(
        f"Checked in part: {number} of {number} passages found, shifted by"
    )
    assert found.sources[0].state.startswith("the copy at hand differs")


def test_an_article_is_told_with_its_evidence(shared_newsroom: Path) -> None:
    """Publisher, date, address, length and digest are there, and a link to its reading."""
    edition = verified(shared_newsroom)
    html, article = unescape(shown(proved(edition))), edition.articles[0]
    for fact in (
        "Ostrevale Gazette, 4 March 2024, 09:30",
        article.url,
        f"{article.length:,} characters",
        article.sha256,
    ):
        assert fact in html
    assert 'href="#reading"' in html


def test_coverage_is_that_of_the_check(shared_newsroom: Path) -> None:
    """Each kind has the numbers of the coverage, in words and in its bar."""
    edition = verified(shared_newsroom)
    (covered,) = covered_by(edition)
    (source,) = proved(edition).sources
    assert [(share.used, share.number) for share in source.shares] == [
        covered.counts[kind] for kind in KINDS
    ]
    html = shown(proved(edition))
    for share in source.shares:
        assert f"<td>{share.used} of {share.number}</td>" in html
        assert f'M0 4H{share.percent}"' in html


def test_what_is_left_out_has_its_reason(newsroom: Path) -> None:
    """The position, the reason, and the words only where the text is at hand."""
    path = newsroom / "graph" / "articles" / f"{SLUG}.trig"
    reason = 'kg:notModelled "It only names the day."@en ; kg:sha256 "79f8f495'
    path.write_text(
        path.read_text(encoding="utf-8").replace('kg:sha256 "79f8f495', reason),
        encoding="utf-8",
    )
    (with_text,), (without,) = (
        proved(verified(newsroom)).sources,
        proved(pinned(newsroom)).sources,
    )
    words = (newsroom / "articles" / f"{SLUG}.txt").read_text(encoding="utf-8")[
        1083:1090
    ]
    assert [(one.place.link, one.reason, one.words) for one in with_text.omissions][
        -1
    ] == (
        "#char=1083,1090",
        "It only names the day.",
        words,
    )
    assert [
        one._replace(words=None) for one in with_text.omissions
    ] == without.omissions
    assert f'<q dir="auto">{words}</q> It only names the day.' in shown(
        proved(verified(newsroom))
    )


def test_what_is_not_used_is_listed(shared_newsroom: Path) -> None:
    """Pieces without a reason are told with their position, and how many there are
    beyond the limit.
    """
    edition = pinned(shared_newsroom)
    article = edition.articles[0]
    pieces = [
        Piece("word", n, n + 4, is_used=False, reason=None, quote=f"odd{n}")
        for n in range(203)
    ]
    html = shown(proved(edition, covered=[Coverage.of(article, pieces)]))
    assert "odd0 <small>(0,4)</small>" in html
    assert "odd200" not in html
    assert "and 3 more" in html


def test_a_pinned_page_has_no_words_of_the_text(shared_newsroom: Path) -> None:
    """Nothing longer than a name or a short wording stands in it."""
    text = (
        (shared_newsroom / "articles" / f"{SLUG}.txt")
        .read_text(encoding="utf-8")
        .partition("\n")[2]
        .split()
    )
    html = " ".join(
        unescape(re.sub("<[^>]*>", " ", shown(proved(pinned(shared_newsroom))))).split()
    )
    assert not [
        n
        for n in range(len(text) - LONGEST)
        if " ".join(text[n : n + LONGEST + 1]) in html
    ]
    assert "<q" not in html


def test_statements_are_counted_by_reason_and_voice(shared_newsroom: Path) -> None:
    """By reason each sentence of the table is counted once; by voice it is counted for
    each whose words it rests on.
    """
    edition = pinned(shared_newsroom)
    found = counted(edition)
    sentences = table_rows(rows(edition, Address(edition.articles[0])))
    by_reason = {count.kind: count.number for count in found.bases}
    assert sum(by_reason.values()) == len(sentences)
    for basis in LINES:
        assert by_reason[basis] == sum(row.basis == basis for row in sentences)
    (said,) = (one.number for one in found.voices if one.kind == "Mirela Óskdal")
    assert said == sum(
        any(piece.voice == "Mirela Óskdal" for piece in row.cited) for row in sentences
    )
    assert all(line.why in shown(proved(edition), found) for line in LINES.values())


def test_each_passage_has_its_digest_and_its_links(shared_newsroom: Path) -> None:
    """The table leads from each passage to the reading, to what it is read with, and to
    the publisher.
    """
    edition = pinned(shared_newsroom)
    found = proved(edition)
    (article,), (source,) = edition.articles, found.sources
    assert [(row.place.link, row.sha256) for row in source.passages] == [
        (f"#{passage.position}", passage.sha256) for passage in article.passages
    ]
    rows = {row.place.position: row for row in source.passages}
    assert [place.position for place in rows["707–763"].read_with] == [
        "488–578",
        "835–885",
    ]
    assert rows["707–763"].notes == ["said by Mirela Óskdal"]
    assert "caption" in rows["89–140"].notes
    assert rows["271–294"].source == f"{article.url}#:~:text=carrier,Tessaly%20Freight"
    html = unescape(shown(found))
    assert all(
        f'href="{row.place.link}"' in html and row.sha256 in html
        for row in source.passages
    )


def test_too_many_passages_are_left_to_the_articles(shared_newsroom: Path) -> None:
    """A page of more than the limit says so instead of a table."""
    edition = pinned(shared_newsroom)
    article = edition.articles[0]
    many = tuple(
        Passage(f"{article.iri}#char={n},{n + 1}", n, n + 1, "00")
        for n in range(MOST_PASSAGES + 1)
    )
    html = shown(proved(edition, [article._replace(passages=many)]))
    assert "too many passages" in html
    assert '<details class="passages">' not in html
    assert "too many passages" not in shown(proved(edition))


def test_an_article_without_passages_is_told(shared_newsroom: Path) -> None:
    """It has neither a table nor an excuse for having none; nor does a page without any
    article fail.
    """
    edition = pinned(shared_newsroom)
    html = shown(proved(edition, [edition.articles[0]._replace(passages=())], []))
    assert "0 passages" in html
    assert "too many passages" not in html
    assert "not read from any article" in shown(proved(edition, [], []))


def test_passages_of_several_articles_link_away(shared_newsroom: Path) -> None:
    """On a page without a reading, a passage leads to the page of its article."""
    edition = pinned(shared_newsroom)
    told = PageMetadata("", "", "", "", "pinned", edition.articles, [])
    found = page_proof(edition, Address(None), told)
    assert all(
        row.place.link.startswith(f"articles/{SLUG}.html#char=")
        for row in found.sources[0].passages
    )
    assert found.sources[0].link == f"articles/{SLUG}.html"


def test_files_are_told_by_their_digests(newsroom: Path) -> None:
    """Each file of ontology, graph and queries is there with the digest of its bytes,
    and no other; migrations and the query for a lexicon change no answer here.
    """
    (newsroom / "queries" / "brands.rq").write_bytes(
        (newsroom / "queries" / "brands.rq").read_bytes() + b"\r\n"
    )
    expected = {
        path.relative_to(newsroom).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for folder in ("ontology", "graph", "queries")
        for path in (newsroom / folder).rglob("*")
        if path.is_file()
        and path.parent.name != "migrations"
        and path.name != "ontolex.rq"
    }
    found = proved(verified(newsroom))
    assert files(found) == expected
    assert f"{len(expected)} files" in shown(found)


def test_a_changed_file_changes_its_digest_alone(newsroom: Path) -> None:
    """One byte more in one file is one line that differs."""
    before = set(checksums(find(newsroom)).splitlines())
    with (newsroom / "graph" / "entities.ttl").open("ab") as file:
        file.write(b"\n")
    changed = set(checksums(find(newsroom)).splitlines()) ^ before
    assert {line.split("  ")[1] for line in changed} == {"graph/entities.ttl"}
    assert len(changed) == 2


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum on the PATH")
def test_the_list_of_files_can_be_checked(newsroom: Path) -> None:
    """The tool that the page names reads the list, odd names included."""
    (newsroom / "queries" / "Fäden zählen \\ 2.rq").write_text(
        "#+ question: How many?\nSELECT * {}\n", encoding="utf-8"
    )
    listed = checksums(find(newsroom))
    assert "Fäden zählen \\\\ 2.rq" in listed
    subprocess.run(
        ["sha256sum", "--check", "--strict"],
        input=listed.encode(),
        cwd=newsroom,
        check=True,
        capture_output=True,
    )


def test_what_is_hostile_is_only_text(shared_newsroom: Path) -> None:
    """Markup in an article's data makes no element, and an address that is none of the
    web no link.
    """
    edition = pinned(shared_newsroom)
    article = edition.articles[0]
    hostile = article._replace(
        url="javascript:alert(1)", headline=HOSTILE, publisher=HOSTILE, sha256=HOSTILE
    )
    piece = Piece("word", 0, 4, is_used=False, reason=None, quote=HOSTILE)
    html = shown(proved(edition, [hostile], [Coverage.of(article, [piece])]))
    assert html.count("&lt;img src=x") == 4
    assert "<img" not in html
    assert 'href="javascript' not in html


def test_tables_are_labelled_and_their_heads_are_scoped(shared_newsroom: Path) -> None:
    """Each table has a caption or a label, and each head its scope."""
    edition = verified(shared_newsroom)
    html = shown(proved(edition), counted(edition))
    tables = re.findall(r"<table([^>]*)>\s*(<caption>)?", html)
    assert len(tables) == 5
    assert all("aria-label" in attributes or caption for attributes, caption in tables)
    assert (
        len(re.findall("<th[ >]", html))
        == len(re.findall('<th scope="(?:row|col)"', html))
        > 0
    )


def test_statements_are_counted_by_grade(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As records and judgements tell it, and what no words prove is listed with why."""
    assert [(one.kind, one.number) for one in counted(pinned(newsroom)).grades] == [
        ("attested", 10),
        ("not checked here", 63),
    ]
    doubted(monkeypatch, "subsidiaryOf", "locatedIn")
    project = Project(newsroom)
    project.write_proofs()
    statement = ("Zöllin Textiles", "subsidiary of", "Norvik Looms")
    project.attest(
        *statement, reason="It is a caption's way to say so.", date="2024-03-05"
    )
    found = counted(pinned(newsroom))
    counts = {one.kind: one.number for one in found.grades}
    assert counts["attested"] == 11 and counts["open"] >= 1
    assert sum(counts.values()) == 73
    by_grade = ["open"] * counts["open"] + ["attested"] * counts["attested"]
    of_table = [one.grade for one in found.judged if not one.is_naming]
    assert of_table == by_grade
    reasons = {one.sentence: one.reason for one in found.judged}
    reason = reasons["Zöllin Textiles is a subsidiary of Norvik Looms."]
    assert reason == "It is a caption's way to say so."
    html = unescape(shown(proved(pinned(newsroom)), found))
    assert reason in html and "nobody has confirmed it" in html
