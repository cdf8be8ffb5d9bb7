"""The page on which queries are written, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.page.axe import violations
from tests.serve.client import Server

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """The editor, with every request of the page noted as going to this server."""
    page = browser.new_page()
    foreign: list[str] = []
    faults: list[str] = []

    def note(url: str) -> None:
        if not url.startswith(server.address):
            foreign.append(url)

    page.on("request", lambda request: note(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{server.address}sparql")
    yield page
    page.close()
    assert foreign == [] and faults == []


def test_a_query_is_written_and_its_rows_are_traced(page: Page) -> None:
    """By keys alone: with the statement behind each row, its grade and its passage."""
    query = page.get_by_label("Query")
    query.fill("SELECT ?other { id:norvik kg:cooperatesWith ?other }")
    query.press("Control+Enter")
    page.get_by_role("status").filter(has_text="1 row.").wait_for()
    row = page.locator("tbody tr")
    assert "tessaly" in row.inner_text()
    assert "(attested)" in row.inner_text()
    link = row.get_by_role("link", name="Ostrevale Gazette, 4 March 2024, char=254,408")
    address = link.get_attribute("href")
    assert address and address.startswith("https://gazette.example/")
    assert "query=SELECT" in page.url


def test_a_question_is_an_example(page: Page) -> None:
    """Chosen from a list, it is there to be changed."""
    option = page.locator("option", has_text="partners:")
    option.wait_for(state="attached")
    page.get_by_label("Begin with a question").select_option(
        option.get_attribute("value")
    )
    assert "SELECT DISTINCT" in page.get_by_label("Query").input_value()
    page.get_by_role("button", name="Run").click()
    page.get_by_role("status").filter(has_text="row").wait_for()


def test_an_error_and_a_graph_are_shown_as_text(page: Page) -> None:
    """What is wrong, and what to do; and nothing of an answer runs."""
    query, run = page.get_by_label("Query"), page.get_by_role("button", name="Run")
    query.fill("SELECT * {")
    run.click()
    page.locator(".error").wait_for()
    assert "query:1:" in page.locator(".error").inner_text()
    query.fill(
        "CONSTRUCT { id:norvik rdfs:label '<img src=x onerror=alert(1)>' } WHERE {}"
    )
    run.click()
    page.locator("pre").wait_for()
    assert "<img" in page.locator("pre").inner_text()
    assert page.locator("#results img").count() == 0
    query.fill("ASK { id:norvik a kg:Company }")
    run.click()
    page.get_by_role("status").filter(has_text="Yes.").wait_for()


def test_axe_finds_nothing(page: Page, axe: str) -> None:
    """Empty, with rows, with an error and with a graph; by day, by night, on a phone."""
    query = page.get_by_label("Query")
    shown = (
        ("", "h1"),
        ("SELECT ?one ?other { ?one kg:cooperatesWith ?other }", "tbody tr"),
        ("SELECT * {", ".error"),
        ("CONSTRUCT WHERE { ?one kg:cooperatesWith ?other }", "pre"),
        ("ASK {}", "#state:has-text('Yes.')"),
    )
    for sparql, selector in shown:
        if sparql:
            query.fill(sparql)
            page.get_by_role("button", name="Run").click()
        page.locator(selector).first.wait_for()
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for width in (1280, 360):
                page.set_viewport_size({"width": width, "height": 800})
                assert violations(page, axe) == [], (sparql, scheme, width)
