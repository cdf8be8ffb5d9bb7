"""Figures over time as a reader meets them: points lead to words, and files are saved,
with scripts and without.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.page.axe import unreadable, violations
from tests.page.kilns import YEARS, kilns
from tests.page.sites import Open, site_of
from tests.page.test_phone import OVERFLOW, PHONE

TURNOVER = ".series:has-text('turnover')"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the seven articles and of all."""
    return site_of(kilns(tmp_path_factory.mktemp("kilns") / "project"))


@pytest.fixture(scope="module")
def last(pages: dict[str, str]) -> str:
    """The page of the last article, which tells of 2025 and expects 2026."""
    return pages[f"articles/{YEARS[-1].slug}.html"]


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def reader(request: pytest.FixtureRequest) -> bool:
    """Whether the reader's browser runs scripts."""
    return bool(request.param)


def test_each_measure_is_one_chart(pages: dict[str, str], open_page: Open) -> None:
    """Seven years of two measures are two charts, not fourteen bars."""
    page = open_page(pages["index.html"], "#figures")
    titles = page.locator(".series svg > title").all_text_contents()
    assert titles == ["number of kilns", "turnover"]
    assert page.locator(TURNOVER).locator("svg a").count() == 9
    assert page.locator("#figures .bar:not(.time, .growth .bar)").count() == 0


def test_a_point_opens_its_words(last: str, open_page: Open, reader: bool) -> None:
    """A click leads to the passage that states it."""
    page = open_page(last, "#figures", java_script_enabled=reader)
    point = page.locator(TURNOVER).locator("svg a", has_text="2025")
    point.locator("circle").first.click()
    href = point.get_attribute("href") or ""
    assert page.evaluate("location.hash") == href
    assert page.evaluate(
        "href => document.getElementById(href.slice(1)) !== null", href
    )
    if reader:
        expect(page.locator("#reading .now").first).to_be_visible()


def test_a_point_says_its_amount_to_pointer_and_keyboard(
    pages: dict[str, str], open_page: Open
) -> None:
    """The last stated amount is told at once; of the others, that which is asked for."""
    page = open_page(pages["index.html"], "#figures")
    told = page.locator(f"{TURNOVER} text >> visible=true").filter(has_text="euros")
    expect(told).to_have_text(["2025: 3.1 million euros"])
    page.locator(TURNOVER).locator("a", has_text="2020:").focus()
    page.keyboard.press("Tab")
    expect(told).to_have_text(["2021: more than 1.5 million euros"])


def test_the_table_behind_a_chart_flags_what_does_not_come_out(
    pages: dict[str, str], open_page: Open, reader: bool
) -> None:
    """The growth of 2025 stands beside that of its amounts."""
    page = open_page(pages["index.html"], "#figures", java_script_enabled=reader)
    chart = page.locator(TURNOVER)
    expect(chart.locator(".flag")).to_contain_text("the amounts give +19.2 per cent")
    chart.locator("summary").click()
    row = chart.locator("tr", has_text="3.1 million euros")
    expect(row).to_contain_text("+36 per cent ⚠ +19.2 per cent by the amounts")


def test_the_csv_behind_a_chart_is_saved(
    pages: dict[str, str], open_page: Open, reader: bool
) -> None:
    """The page's policy lets the file be saved, which asks nobody for it."""
    page = open_page(pages["index.html"], "#figures", java_script_enabled=reader)
    chart = page.locator(TURNOVER)
    chart.locator("summary").click()
    with page.expect_download() as download:
        chart.locator("a.csv").click()
    assert download.value.suggested_filename == "turnover.csv"
    text = Path(download.value.path()).read_text("utf-8")
    assert [row["period"] for row in csv.DictReader(text.splitlines())] == [
        str(year) for year in range(2018, 2027)
    ]


def test_a_chart_is_for_everybody(
    pages: dict[str, str], open_page: Open, axe: str
) -> None:
    """axe-core finds nothing by day, nor colours that cannot be read by night."""
    page = open_page(pages["index.html"], "#figures")
    page.locator(TURNOVER).locator("summary").click()
    assert violations(page, axe) == []
    page.emulate_media(color_scheme="dark")
    assert unreadable(page, axe) == []


def test_a_chart_fits_a_phone(pages: dict[str, str], open_page: Open) -> None:
    """Nothing of it is wider than the screen."""
    page = open_page(pages["index.html"], "#figures", **PHONE)
    assert page.evaluate(OVERFLOW) == 0
    box = page.locator(TURNOVER).locator("svg").bounding_box()
    assert box is not None
    assert box["width"] > 220
