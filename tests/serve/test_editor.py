"""The page on which queries are written, in a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

from tests.page.axe import violations
from tests.serve.client import Server

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
BUNDLE = "src/kg/serve/editor/code_field.bundle.js"
SLOW = "SELECT * { ?slow ?b ?c } LIMIT 3"
QUICK = "SELECT ?other { id:norvik kg:cooperatesWith ?other }"


@pytest.fixture(scope="session")
def bundle(root: Path) -> str:
    """The field that knows SPARQL; where npm has not bundled it the test is skipped,
    but in CI it fails.
    """
    if not (root / BUNDLE).exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "'npm install' and 'npm run bundle' have not been run"
        )
    return BUNDLE


def opened(browser: Browser, server: Server, field: str) -> Iterator[Page]:
    """The editor, of which every request goes to this server, and which breaks no rule
    of its policy.
    """
    page = browser.new_page()
    foreign: list[str] = []
    faults: list[str] = []

    def note(url: str) -> None:
        if not url.startswith(server.address):
            foreign.append(url)

    def listen(text: str) -> None:
        if "Content Security Policy" in text:
            faults.append(text)

    page.on("request", lambda request: note(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: listen(message.text))
    if field == "plain":
        page.route("**/*.bundle.js", lambda route: route.fulfill(status=404))
    page.goto(f"{server.address}sparql")
    page.locator("#note p" if field == "plain" else "#code").wait_for()
    yield page
    page.close()
    assert foreign == [] and faults == []


@pytest.fixture
def code(
    request: pytest.FixtureRequest, browser: Browser, server: Server
) -> Iterator[Page]:
    """The page with the field that knows SPARQL."""
    request.getfixturevalue("bundle")
    yield from opened(browser, server, "code")


@pytest.fixture(params=["code", "plain"])
def page(
    request: pytest.FixtureRequest, browser: Browser, server: Server
) -> Iterator[Page]:
    """The page with the field that knows SPARQL, and as it is without."""
    if request.param == "code":
        request.getfixturevalue("bundle")
    yield from opened(browser, server, request.param)


def field(page: Page) -> Locator:
    """Where a query is written."""
    return page.get_by_label("Query", exact=True)


def written(page: Page) -> str:
    """What is written there."""
    if page.locator("#code").count():
        return "\n".join(page.locator(".cm-line").all_inner_texts())
    return field(page).input_value()


def write(page: Page, query: str) -> None:
    """Write a query in the place of what is there, as somebody who pastes it."""
    field(page).press("Control+a")
    page.keyboard.insert_text(query)


def run(page: Page, query: str) -> None:
    """Write a query and have it answered."""
    write(page, query)
    page.get_by_role("button", name="Run").click()


def await_state(page: Page, text: str) -> None:
    page.get_by_role("status").filter(has_text=text).wait_for()


def test_a_query_is_written_and_its_rows_are_traced(page: Page) -> None:
    """By keys alone: with the statement behind each row, its grade and its passage."""
    write(page, QUICK)
    field(page).press("Control+Enter")
    await_state(page, "1 row.")
    row = page.locator("tbody")
    assert "tessaly" in row.inner_text()
    assert row.locator(".grade").inner_text() == "attested"
    link = row.get_by_role("link", name="Ostrevale Gazette, 4 March 2024, char=254,408")
    address = link.get_attribute("href")
    assert address and address.startswith("https://gazette.example/")
    assert "query=SELECT" in page.url


def test_rows_lead_to_the_pages_of_this_server(page: Page, server: Server) -> None:
    """Whatever the base of the project is: a thing, a passage, a term of the ontology."""
    run(
        page,
        "SELECT ?thing ?passage ?term { VALUES (?thing ?term) { (id:norvik kg:Company) }"
        " GRAPH ?passage { id:norvik kg:cooperatesWith id:tessaly } }",
    )
    await_state(page, "1 row.")
    links = page.locator("tbody tr").first.get_by_role("link")
    thing, passage, term = (
        str(each.evaluate("link => link.href")) for each in links.all()
    )
    assert thing == f"{server.address}id/norvik"
    assert passage.startswith(f"{server.address}article/")
    assert term == f"{server.address}ontology#Company"
    for address in (thing, passage, term):
        response = page.request.get(address, headers={"Accept": "text/html"})
        assert response.ok, address
    assert links.all_inner_texts()[::2] == ["Norvik Looms", "company"]


def test_a_question_is_an_example(page: Page) -> None:
    """Chosen from a list, it is there to be changed."""
    option = page.locator("option", has_text="partners:")
    option.wait_for(state="attached")
    page.get_by_label("Begin with a question").select_option(
        option.get_attribute("value")
    )
    assert "SELECT DISTINCT" in written(page)
    page.get_by_role("button", name="Run").click()
    await_state(page, "row")


def test_an_error_and_a_graph_are_shown_as_text(page: Page) -> None:
    """What is wrong, and what to do; and nothing of an answer runs."""
    run(page, "SELECT *\n{ ?x ?y")
    page.locator(".error").wait_for()
    assert "Line 2, column " in page.locator(".error").inner_text()
    run(
        page,
        "CONSTRUCT { id:norvik rdfs:label '<img src=x onerror=alert(1)>' } WHERE {}",
    )
    page.locator("pre").wait_for()
    assert "<img" in page.locator("pre").inner_text()
    assert page.locator("#results img").count() == 0
    run(page, "ASK { id:norvik a kg:Company }")
    await_state(page, "Yes.")
    run(page, " ")
    await_state(page, "There is no query yet.")


def test_what_cannot_be_traced_is_answered_without(page: Page) -> None:
    """Only the rows of a SELECT over the whole graph have evidence, which is said of all
    others as long as the box is ticked.
    """
    untraced = "Only the rows of a SELECT without FROM can be traced."
    cases = {
        "# select\nASK { id:norvik a kg:Company }": "Yes.",
        "CONSTRUCT { ?s a kg:Company } WHERE { SELECT ?s { ?s a kg:Company } }": "A graph.",
        "SELECT * FROM <urn:x:none> { ?s a kg:Company }": "0 rows.",
    }
    for query, answer in cases.items():
        run(page, query)
        page.locator("#state", has_text=answer).or_(page.locator(".error")).wait_for()
        # A graph that is not there may be refused, but not because of the evidence.
        refused = page.locator(".error")
        if refused.count():
            assert "traced" not in refused.inner_text()
        else:
            await_state(page, f"{answer} {untraced}")
    page.get_by_label("With evidence").uncheck()
    run(page, "ASK {}")
    await_state(page, "Yes.")
    assert untraced not in page.get_by_role("status").inner_text()
    run(page, QUICK)
    await_state(page, "1 row.")
    assert page.locator(".why").count() == 0


def test_a_trace_that_takes_too_long_can_be_left_out(page: Page) -> None:
    """Which the page says, since the same query may have its rows in time."""
    problem = {"status": 504, "detail": "It took more than 2 seconds."}
    page.route("**/sparql", lambda route: route.fulfill(status=504, json=problem))
    run(page, QUICK)
    page.locator(".error", has_text="Untick “With evidence”").wait_for()
    page.get_by_label("With evidence").uncheck()
    page.get_by_role("button", name="Run").click()
    page.locator(".error", has_text="It took more than 2 seconds.").wait_for()
    assert "Untick" not in page.locator(".error").inner_text()


def test_an_answer_that_comes_late_is_not_shown(page: Page) -> None:
    """Whoever asks again sees what was asked last."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "slow" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route("**/sparql", hold)
    run(page, SLOW)
    await_state(page, "Asking")
    run(page, QUICK)
    await_state(page, "1 row.")
    (late,) = held
    late.fulfill(json={"head": {"vars": ["late"]}, "results": {"bindings": []}})
    # Another answer after it: what was to be shown before has been shown by then.
    page.evaluate("fetch('ask').then(answer => answer.text())")
    assert page.get_by_role("status").inner_text() == "1 row."
    assert "tessaly" in page.locator("tbody").inner_text()


def test_without_the_bundle_the_page_says_so(browser: Browser, server: Server) -> None:
    """The plain field is what there is, and it is told what is missing."""
    for page in opened(browser, server, "plain"):
        assert "npm run bundle" in page.locator("#note").inner_text()
        assert page.locator("textarea").is_visible()
        run(page, "SELECT *\n{ ?x ?y")
        page.locator(".error").wait_for()
        assert page.locator("textarea").get_attribute("aria-invalid") == "true"
        place = page.locator("textarea").evaluate("area => area.selectionStart")
        assert place >= len("SELECT *\n")


def test_names_are_completed_by_what_they_mean(code: Page) -> None:
    """A property by its label, with its definition; a thing by what it is called."""
    write(code, "SELECT * { ")
    field(code).press("Control+End")
    code.keyboard.type("Norvik")
    code.get_by_role("option", name="id:norvik Norvik Looms").first.click()
    assert written(code).startswith("SELECT * { id:norvik")
    code.keyboard.type(" coop")
    option = code.get_by_role("option", name="kg:cooperatesWith cooperates with")
    option.wait_for()
    assert option.get_attribute("aria-selected") == "true"
    code.get_by_text("Works together with the other actor.").wait_for()
    # It goes when it is in the way, and comes when it is asked for.
    code.keyboard.press("Escape")
    option.wait_for(state="detached")
    code.keyboard.press("Control+Space")
    option.click()
    code.keyboard.type(" ?other }")
    code.keyboard.press("Control+Enter")
    await_state(code, "1 row.")


@pytest.mark.usefixtures("bundle")
def test_the_things_of_a_large_project_are_asked_for(
    browser: Browser, server: Server
) -> None:
    """Where not all of them have come at once, by what is typed."""
    page = browser.new_page()
    many = "".join(f'"thing"\t"id:n{number}"\t"N{number}"\n' for number in range(500))

    def answer(route: Route) -> None:
        body = f"?sort\t?name\t?label\n{many}"
        route.fulfill(body=body, content_type="text/tab-separated-values")

    page.route("**/sparql?query=SELECT+DISTINCT*", answer)
    page.goto(f"{server.address}sparql")
    page.locator("#code").wait_for()
    write(page, "SELECT * { ")
    field(page).press("Control+End")
    page.keyboard.type("Tessaly")
    page.get_by_role("option", name="id:tessaly Tessaly Freight").wait_for()
    page.close()


def test_the_field_is_one_for_code(code: Page) -> None:
    """Lines have numbers, brackets their others, and an edit can be undone."""
    write(code, "SELECT * {\n  ?x a kg:Company\n}")
    assert code.locator(".cm-lineNumbers").inner_text().split()[-1] == "3"
    looks = code.locator(".cm-line span").evaluate_all(
        "all => all.map(each => [each.textContent, getComputedStyle(each).color])"
    )
    colours = dict(looks)
    assert len({colours["SELECT"], colours["?x"], colours["kg:Company"]}) == 3
    field(code).press("Control+End")
    brackets = code.locator(".cm-matchingBracket").all_inner_texts()
    assert brackets == ["{", "}"]
    code.keyboard.type(" LIMIT")
    code.keyboard.press("Escape")
    assert "LIMIT" in written(code)
    code.keyboard.press("Control+z")
    assert "LIMIT" not in written(code)


def test_an_error_is_marked_at_its_line(code: Page) -> None:
    """Until the query is asked again."""
    run(code, "SELECT * {\n  ?x foo:bar ?y\n}")
    code.locator(".cm-lint-marker-error").wait_for()
    assert code.locator(".cm-lintRange-error").inner_text() == "foo:bar"
    marker = code.locator(".cm-lint-marker-error").bounding_box()
    line = code.locator(".cm-line").nth(1).bounding_box()
    assert marker and line
    assert line["y"] <= marker["y"] <= line["y"] + line["height"]
    run(code, QUICK)
    await_state(code, "1 row.")
    assert code.locator(".cm-lint-marker-error").count() == 0


def test_tab_leads_out_of_the_field(page: Page) -> None:
    """To the button, and back again."""
    field(page).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Run"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("ASK {}")
    page.keyboard.press("Control+Enter")
    await_state(page, "Yes.")


def test_axe_finds_nothing(page: Page, axe: str) -> None:
    """Empty, with rows, with an error and with a graph; by day, by night, on a phone."""
    shown = (
        ("", "h1"),
        ("SELECT ?one ?other { ?one kg:cooperatesWith ?other }", "tbody tr"),
        ("SELECT * {", ".error"),
        ("CONSTRUCT WHERE { ?one kg:cooperatesWith ?other }", "pre"),
        ("ASK {}", "#state:has-text('Yes.')"),
    )
    for sparql, selector in shown:
        if sparql:
            run(page, sparql)
        page.locator(selector).first.wait_for()
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for width in (1280, 360):
                page.set_viewport_size({"width": width, "height": 800})
                assert violations(page, axe) == [], (sparql, scheme, width)


def test_axe_finds_nothing_in_what_is_proposed(code: Page, axe: str) -> None:
    """The list with a definition, by day, by night, on a phone."""
    write(code, "SELECT * { id:norvik ")
    code.keyboard.type("coop")
    code.get_by_text("Works together with the other actor.").wait_for()
    for scheme in SCHEMES:
        code.emulate_media(color_scheme=scheme)
        for width in (1280, 360):
            code.set_viewport_size({"width": width, "height": 800})
            assert violations(code, axe) == [], (scheme, width)


def test_the_bundle_is_of_these_sources(
    bundle: str, root: Path, tmp_path: Path
) -> None:
    """Whoever changes the field bundles it anew; licences of what is in it are with it."""
    if not shutil.which("node") or not (root / "node_modules" / "esbuild").is_dir():
        pytest.skip("'npm install' has not brought esbuild")
    target = tmp_path / "bundle.js"
    command = ["node", "scripts/bundle_editor.js", str(target)]
    subprocess.run(command, cwd=root, check=True)
    made = target.read_bytes()
    assert made == (root / bundle).read_bytes(), "npm run bundle"
    head = made.decode().partition("*/")[0]
    assert "@codemirror/view" in head and "Permission is hereby granted" in head
