"""The review in a browser: an article goes from its text to its page, key by key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.review_desk.desk import Desk
from kg.review_desk.review_server import ReviewServer
from tests.drafting.press import SLUG, TEXT, press
from tests.page.axe import violations
from tests.page.hostile import LOAD
from tests.page.test_phone import OVERFLOW, PHONE, SMALL

_LONG = 60_000  # ms that a check and a build may take


class Open(Protocol):
    """Opens the review in a window."""

    def __call__(self, **context: Any) -> Page: ...


@pytest.fixture
def open_review(browser: Browser, server: ReviewServer) -> Iterator[Open]:
    """Opens windows of the review; afterwards nothing may have gone wrong in them, and
    nothing been asked of anybody else.
    """
    wrong: list[str] = []
    contexts = []

    def open_(**context: Any) -> Page:
        options = {"viewport": {"width": 1440, "height": 900}, **context}
        contexts.append(browser.new_context(reduced_motion="reduce", **options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "request",
            lambda request: wrong.extend(
                [] if request.url.startswith(server.address) else [request.url]
            ),
        )
        page.goto(server.address)
        page.wait_for_selector(".card")
        return page

    yield open_
    for each in contexts:
        each.close()
    assert not wrong


def press_(page: Page, key: str) -> None:
    """Press a key that asks the server, and wait for what comes of it."""
    with page.expect_response(lambda response: "/api/" in response.url):
        page.keyboard.press(key)


def at_hand(page: Page) -> str:
    """What the item at hand says."""
    return page.inner_text('[aria-current="true"] .said')


def to_sentences(page: Page) -> None:
    page.keyboard.press("]")
    expect(page.locator("#sentences .card").first).to_be_visible()


def lit(page: Page, name: str) -> list[str]:
    """The words that are lit in the article."""
    return list(
        page.evaluate("n => [...CSS.highlights.get(n) ?? []].map(String)", name)
    )


def test_an_article_goes_from_its_text_to_its_page(
    open_review: Open, server: ReviewServer
) -> None:
    page = open_review()
    press_(page, "A")
    expect(page.locator("#to-sentences")).to_have_attribute("aria-selected", "true")
    for _ in server.desk.view()["cards"]:
        if not page.inner_text("#to-sentences .left"):
            break
        is_plain = "· plain · the words prove it" in page.inner_text(
            '[aria-current="true"] .how'
        )
        if is_plain:
            press_(page, "a")
        else:
            page.keyboard.press("x")
            press_(page, "Enter")
    press_(page, "]")
    expect(page.locator("#leftovers .card").first).to_be_visible()
    page.keyboard.press("]")
    page.keyboard.press("Enter")
    expect(page.locator("#built")).to_be_visible(timeout=_LONG)
    with page.context.expect_page() as opened:
        page.click("#built")
    built = opened.value
    expect(built.locator("h1")).to_contain_text("Quorrin Mills opens a plant")
    expect(built.locator("body")).to_contain_text("Ardle & Sons")


def test_what_is_at_hand_is_lit_in_the_article(open_review: Open) -> None:
    page = open_review()
    assert at_hand(page).startswith("Quorrin Mills")
    assert "Quorrin Mills" in lit(page, "mention")
    to_sentences(page)
    for _ in range(20):
        if at_hand(page) == "Quorrin Mills acquired Ardle & Sons.":
            break
        page.keyboard.press("j")
    assert lit(page, "subject") == ["Quorrin Mills"]
    assert lit(page, "object") == ["Ardle & Sons"]


def test_a_part_is_put_right_by_a_digit_and_undone(open_review: Open) -> None:
    page = open_review()
    to_sentences(page)
    before = at_hand(page)
    page.keyboard.press("Tab")
    expect(page.locator(".choices").first).to_be_visible()
    first = page.inner_text(".choices li:first-child").removeprefix("1").strip()
    press_(page, "1")
    expect(page.locator('[aria-current="true"] .said')).to_contain_text(first)
    expect(page.locator('[aria-current="true"]')).to_be_focused()
    press_(page, "u")
    expect(page.locator('[aria-current="true"] .said')).to_have_text(before)


def test_a_rejection_has_a_reason(open_review: Open, server: ReviewServer) -> None:
    page = open_review()
    to_sentences(page)
    name = page.get_attribute('[aria-current="true"]', "data-key")
    page.keyboard.press("x")
    expect(page.locator(".reasons")).to_be_visible()
    press_(page, "d")
    cards = server.desk.view()["cards"]
    assert [each["decision"] for each in cards if each["id"] == name] == ["xd"]


def test_all_plain_ones_of_a_sentence_are_accepted_at_once(open_review: Open) -> None:
    page = open_review()
    to_sentences(page)
    open_ = int(page.inner_text("#to-sentences .left"))
    # The heading tells of a plant, which has no name: it says nothing plainly.
    page.keyboard.press("j")
    page.keyboard.press("j")
    press_(page, "A")
    expect(page.locator("#to-sentences .left")).to_have_text(str(open_ - 3))


def test_marked_words_make_a_statement(open_review: Open) -> None:
    page = open_review()
    to_sentences(page)
    cards = page.locator("#sentences .card").count()
    page.keyboard.press("ArrowRight")
    for _ in range(6):
        page.keyboard.press("Shift+ArrowRight")
    assert lit(page, "marked") == ["Quorrin Mills opens a plant in Tessholm"]
    press_(page, "m")
    expect(page.locator("#sentences .card")).to_have_count(cards + 1)


def test_a_statement_is_written_in_shorthand(open_review: Open) -> None:
    page = open_review()
    to_sentences(page)
    page.keyboard.press("e")
    field = page.locator(".field input")
    expect(field).to_be_focused()
    field.fill("quorrin-mills closed plant-a")
    press_(page, "Enter")
    expect(page.locator('[aria-current="true"] .said')).to_contain_text("closed")
    press_(page, "w")
    expect(page.locator(".written")).to_contain_text("kg:closed id:plant-a")


def test_a_number_that_is_left_is_drafted_or_left_out(open_review: Open) -> None:
    page = open_review()
    page.keyboard.press("]")
    press_(page, "]")
    expect(page.locator("#leftovers .card").first).to_be_visible()
    left = page.locator("#leftovers .card").count()
    page.keyboard.press("l")
    page.locator(".field input").fill("bibliography")
    press_(page, "Enter")
    expect(page.locator("#leftovers .card")).to_have_count(left - 1)
    while "acquired the baker" not in at_hand(page):
        page.keyboard.press("j")
    press_(page, "Enter")
    expect(page.locator("#to-sentences")).to_have_attribute("aria-selected", "true")


def test_a_fault_is_told_and_tried_again(open_review: Open) -> None:
    page = open_review()
    page.route("**/api/decide", lambda route: route.abort())
    page.reload()  # a page that is open already may send one request past the route
    to_sentences(page)
    page.keyboard.press("a")
    expect(page.locator("#fault")).to_contain_text("does not answer")
    page.unroute("**/api/decide")
    with page.expect_response("**/api/decide"):
        page.click("#fault button")
    expect(page.locator("#fault")).to_be_hidden()


def test_another_window_sees_what_was_decided(open_review: Open) -> None:
    one, other = open_review(), open_review()
    to_sentences(one)
    left = int(one.inner_text("#to-sentences .left"))
    press_(one, "a")
    to_sentences(other)
    other.keyboard.press("j")
    press_(other, "a")
    other.reload()
    expect(other.locator("#to-sentences .left")).to_have_text(str(left - 2))


def test_the_steps_have_keys_on_every_keyboard(open_review: Open) -> None:
    page = open_review()
    page.keyboard.press(".")
    expect(page.locator("#to-sentences")).to_have_attribute("aria-selected", "true")
    page.keyboard.press(",")
    expect(page.locator("#to-names")).to_have_attribute("aria-selected", "true")
    # AltGr reads as Ctrl and Alt.
    page.evaluate(
        """document.body.dispatchEvent(new KeyboardEvent(
            "keydown", { key: "]", ctrlKey: true, altKey: true, bubbles: true }))"""
    )
    expect(page.locator("#to-sentences")).to_have_attribute("aria-selected", "true")


def test_a_paragraph_is_marked_by_three_clicks(open_review: Open) -> None:
    page = open_review()
    to_sentences(page)
    cards = page.locator("#sentences .card").count()
    page.locator("#text p").nth(2).click(click_count=3, position={"x": 30, "y": 10})
    press_(page, "m")
    expect(page.locator("#sentences .card")).to_have_count(cards + 1)


def test_a_judgement_is_withdrawn_and_given_again_by_keys(
    desk: Desk, open_review: Open, axe: str
) -> None:
    begin = TEXT.index("Quorrin Mills (QM)")
    span = (begin, TEXT.index("29 April") + 8)
    (made,) = desk.make(span, "vesper-capital supplies ardle-sons")["cards"]
    desk.decide([made["id"]], "a")
    desk.write(lambda _: None)
    page = open_review(bypass_csp=True)
    to_sentences(page)
    page.click("li.published")
    # What is at hand is no field: the keys still go on and back.
    page.keyboard.press("k")
    expect(page.locator('li.published[aria-current="true"]')).to_have_count(0)
    page.keyboard.press("j")
    for key, then in (("x", "open"), ("a", "attested")):
        page.keyboard.press(key)
        expect(page.locator(".published input")).to_be_focused()
        assert violations(page, axe) == []
        page.keyboard.type("One sells to the other.")
        press_(page, "Enter")
        expect(page.locator("li.published")).to_have_class(f"card published {then}")
        page.click("li.published")


def test_a_window_that_is_loaded_anew_shows_the_same_step(open_review: Open) -> None:
    page = open_review()
    to_sentences(page)
    page.reload()
    expect(page.locator("#to-sentences")).to_have_attribute("aria-selected", "true")


def test_every_state_is_for_everybody(open_review: Open, axe: str) -> None:
    page = open_review(bypass_csp=True)
    assert violations(page, axe) == []
    to_sentences(page)
    page.keyboard.press("Tab")
    assert violations(page, axe) == []
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    assert violations(page, axe) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert violations(page, axe) == []
    page.keyboard.press("Escape")
    press_(page, "]")
    expect(page.locator("#leftovers .card").first).to_be_visible()
    assert violations(page, axe) == []
    page.click("#theme")
    assert violations(page, axe) == []


def test_a_phone_decides_by_touch(open_review: Open, axe: str) -> None:
    page = open_review(**PHONE, bypass_csp=True)
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(SMALL) == []
    page.tap("#to-sentences")
    left = int(page.inner_text("#to-sentences .left"))
    page.tap("#bar button:first-child")
    expect(page.locator("#to-sentences .left")).to_have_text(str(left - 1))
    assert page.evaluate(OVERFLOW) <= 0
    assert violations(page, axe) == []


def test_a_hostile_text_is_only_text(browser: Browser, tmp_path: Any) -> None:
    text = (
        f"Quorrin Mills </script>{LOAD} opens 🧵 a plant\nTessholm, 3 May 2024\n\n"
        f"Quorrin Mills 🧵 acquired Ardle Ltd <script>window.__pwn=1</script> for "
        f"5 million euros.\n\nIda {LOAD} said Quorrin Mills employs 40 people.\n"
    )
    desk = Desk(press(tmp_path / "press", text), SLUG)
    with ReviewServer(desk) as serving:
        from threading import Thread

        thread = Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        page = browser.new_page()
        page.goto(serving.address)
        page.wait_for_selector(".card")
        page.keyboard.press("]")
        for _ in range(6):
            page.keyboard.press("j")
        assert page.evaluate("window.__pwn") is None
        # Positions are of code points, also behind what takes two of the browser's units.
        assert all(each in text for each in lit(page, "sentence"))
        assert "window.__pwn" in page.inner_text("#text")
        page.close()
        serving.shutdown()
        thread.join()
