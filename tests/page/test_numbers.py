"""Each number of the page is that of the list that its link opens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.page.kilns import kilns
from tests.page.sites import Open, page_of, site_of

HEAD = "header p a[href^='#']:not(.badge)"
ROWS = "#statements table:first-of-type tbody tr:visible"
"""The statements that are shown."""


@pytest.fixture(scope="module")
def pages(
    shared_newsroom: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """A page with the words of its article, one without, one of all articles, and one
    of an article among several.
    """
    site = site_of(kilns(tmp_path_factory.mktemp("kilns") / "project"))
    one, *_ = (name for name in site if name != "index.html")
    return {
        "verified": page_of(shared_newsroom),
        "pinned": page_of(shared_newsroom, pinned=True),
        "all": site["index.html"],
        "one": site[one],
    }


@pytest.fixture(params=["verified", "pinned", "all", "one"])
def html(request: pytest.FixtureRequest, pages: dict[str, str]) -> str:
    """Each of them."""
    return pages[request.param]


def number(text: str | None) -> int:
    """The number that a text begins with."""
    found = re.match(r"\s*([\d,]+)", text or "")
    assert found, text
    return int(found[1].replace(",", ""))


def numbers(links: Locator) -> list[int]:
    """What links say."""
    return list(map(number, links.all_text_contents()))


def opened(page: Page, links: Locator, panel: str) -> list[int]:
    """How many statements are shown after each link was clicked."""
    found: list[int] = []
    for at in range(links.count()):
        page.evaluate("panel => kg.visit(panel)", panel)
        links.nth(at).click()
        found.append(page.locator(ROWS).count())
    return found


@pytest.mark.parametrize("panel", ["#reading", "#figures", "#answers"])
def test_the_head_counts_what_its_links_open(
    html: str, open_page: Open, panel: str
) -> None:
    """Statements are the rows of their table, none of them filtered out; figures those
    of the tables of figures that are not ours; passages those with a digest.
    """
    page = open_page(html, panel)
    statements, figures, passages = page.locator(HEAD).all()
    statements.click()
    assert page.locator(ROWS).count() == number(statements.text_content())
    page.evaluate("kg.visit('#reading')")
    figures.click()
    shown = page.locator("#figures > .figures > table tr[data-thing]:visible")
    assert shown.count() == number(figures.text_content())
    page.evaluate("kg.visit('#reading')")
    passages.click()
    for summary in page.locator("#proof .passages summary").all():
        summary.click()
    shown = page.locator("#proof .passages tbody tr:visible")
    assert shown.count() == number(passages.text_content())


def test_the_tabs_count_what_they_open(html: str, open_page: Open) -> None:
    """The numbers are those of the head; that of the answers is of the questions."""
    page = open_page(html, "#reading")
    tabs = {
        tab.get_attribute("href"): number(tab.locator("small").text_content())
        for tab in page.locator("#tabs a:has(small)").all()
    }
    statements, figures, _ = numbers(page.locator(HEAD))
    assert (tabs["#statements"], tabs["#figures"]) == (statements, figures)
    questions = page.locator("#answers > details").count()
    assert tabs.get("#answers", 0) == questions


def test_each_reason_and_voice_opens_its_statements(html: str, open_page: Open) -> None:
    """Whatever was filtered before, and none of them more or less."""
    page = open_page(html, "#proof")
    links = page.locator("#proof td.number a")
    assert links.count() >= 2
    assert opened(page, links, "#proof&voice=nobody&basis=") == numbers(links)


def test_the_statements_are_those_of_all_reasons(html: str, open_page: Open) -> None:
    """Each has one strongest reason, and one grade if an article makes it."""
    page = open_page(html, "#proof")
    reasons = page.locator("#proof table:has-text('by how they are known') tbody tr")
    by_reason = {
        row.locator("th").text_content(): number(row.locator("td").first.text_content())
        for row in reasons.all()
    }
    statements, *_ = numbers(page.locator(HEAD))
    assert sum(by_reason.values()) == statements
    grades = numbers(page.locator("#proof .grades td.number"))
    stated = page.evaluate(
        "kg.rows.filter((row) => row.shown && 'stated claimed'.includes(row.basis)).length"
    )
    assert sum(grades) == stated


def test_a_badge_counts_what_it_opens(pages: dict[str, str], open_page: Open) -> None:
    """The card's heading has the badge's number, and the card as many statements."""
    page = open_page(pages["verified"])
    badges = page.locator("#reading .count")
    assert badges.count() > 5
    for at in range(badges.count()):
        badge = badges.nth(at)
        badge.click()
        heading = page.locator("#card h2").text_content() or ""
        told = 1 if heading.startswith("One statement") else number(heading)
        listed = page.locator("#card > ul > li").count()
        assert [told, listed] == [number(badge.text_content())] * 2


def test_captions_count_their_rows(html: str, open_page: Open) -> None:
    """So do the summaries of what is folded."""
    page = open_page(html, "#statements", java_script_enabled=False)
    for table in page.locator("#statements table").all():
        caption = table.locator("caption").text_content() or ""
        rows = table.locator("tbody tr:has(a)").count()
        assert number(caption.removeprefix("All ")) == rows


def test_a_question_counts_its_rows(pages: dict[str, str], open_page: Open) -> None:
    """Or says how many of them are on the page."""
    page = open_page(pages["all"], java_script_enabled=False)
    for question in page.locator("#answers > details").all():
        told = question.locator("summary small").first.text_content() or ""
        if told[0].isdigit() and "The first" not in (question.text_content() or ""):
            rows = question.locator("tbody tr:not(.said)")
            assert rows.count() == number(told)


def test_numbers_lead_to_their_lists_without_scripts(
    html: str, open_page: Open
) -> None:
    """Each link of a number is the address of an element."""
    page = open_page(html, java_script_enabled=False)
    links = page.locator(f"{HEAD}, #proof td.number a, #tabs a")
    for link in links.all():
        fragment = (link.get_attribute("href") or "").removeprefix("#")
        assert page.locator(f"[id='{fragment}']").count() == 1, fragment
