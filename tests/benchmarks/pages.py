"""Pages of large graphs in headless Chromium: their size, how soon they are seen, and
how they move.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright
from tests.benchmarks import crowd
from tests.benchmarks.generated import ROOT
from tests.page.chromium import launch
from tests.page.sites import overview_of

from kg.articles import NO_TEXTS
from kg.edition import Edition
from kg.knowledge import load
from kg.network.edges import edges_of
from kg.page.pages import pages
from kg.workspace import find

SIZES = (
    (1_000, 3_000, 30),
    (10_000, 30_000, 150),
    (33_000, 100_000, 400),
)  # things, relations, articles
READY = "html[data-ready]"
PAINTED = "performance.getEntriesByName('painted')[0]?.startTime ?? performance.getEntriesByType('paint')[0].startTime"
INTERACTIVE = "performance.getEntriesByType('navigation')[0].domComplete"
HEAP = "performance.memory?.usedJSHeapSize ?? 0"
FRAMES = """() => { let count = 0; const start = performance.now(); let on = true;
  const tick = () => { count++; if (on) requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  window.framesASecond = () => { on = false; return 1000 * count / (performance.now() - start); }; }"""
AFTER = """async (change) => { const start = performance.now(); change();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); return performance.now() - start; }"""
EGO = f"""() => ({AFTER})(() => kg.openThing(kg.ranked()[0]))"""


class Opened(NamedTuple):
    """A page that is shown, in milliseconds since the navigation began, and its heap in
    megabytes.
    """

    painted: float
    interactive: float
    heap: float


def measure() -> None:
    """The pages of articles, whose things are boxes, then overviews of ever larger
    graphs.
    """
    measure_boxes()
    measure_overviews()


def measure_boxes() -> None:
    print(
        *(
            f"{name:>12}"
            for name in (
                "page",
                "things",
                "made",
                "MB",
                "painted",
                "interactive",
                "selected",
                "heap",
            )
        )
    )
    with crowd.project(300, 700, 10) as project:
        for name, workspace in (("flagship", find(ROOT).pinned), ("crowd", project)):
            edition = Edition(workspace, load(workspace), NO_TEXTS)
            print(*(f"{value:>12}" for value in (name, *_boxes(edition))))


def _boxes(edition: Edition) -> tuple[str, ...]:
    start = perf_counter()
    _, content = next(pages(edition, []))
    made = perf_counter() - start
    with TemporaryDirectory() as folder:
        path = Path(folder, "index.html")
        path.write_text(content, encoding="utf-8")
        opened, selected = article(path, "kg.go({ thing: kg.byDegree()[0] }, true);")
        things = len(edges_of(edition.graph))
        return (
            *(f"{things:,}", f"{made:.1f} s", f"{path.stat().st_size / 1e6:.2f}"),
            *(
                f"{opened.painted:.0f} ms",
                f"{opened.interactive:.0f} ms",
                f"{selected:.0f} ms",
                f"{opened.heap:.0f} MB",
            ),
        )


def measure_overviews() -> None:
    header = (
        "things",
        "relations",
        "layout+write",
        "MB",
        "painted",
        "interactive",
        "ego",
        "pan",
        "heap",
    )
    print(*(f"{name:>12}" for name in header))
    for things, relations, articles in SIZES:
        with (
            crowd.project(things, relations, articles) as project,
            TemporaryDirectory() as folder,
        ):
            edition = Edition(project, load(project), NO_TEXTS)
            path = Path(folder, "index.html")
            seconds = written(edition, path)
            with shown(path) as page:
                opened = open_(page)
                ego = page.evaluate(EGO)
                page.keyboard.press("Escape")
                row = (
                    *(
                        f"{things:,}",
                        f"{relations:,}",
                        f"{seconds:.1f} s",
                        f"{path.stat().st_size / 1e6:.2f}",
                    ),
                    *(
                        f"{opened.painted:.0f} ms",
                        f"{opened.interactive:.0f} ms",
                        f"{ego:.0f} ms",
                    ),
                    *(f"{frames(page):.0f}/s", f"{opened.heap:.0f} MB"),
                )
                print(*(f"{value:>12}" for value in row))


def written(edition: Edition, path: Path) -> float:
    """The seconds that the layout and the writing of the overview take, when the graph
    has read its articles.
    """
    edition.graph.passages  # noqa: B018 - other pages need it too
    start = perf_counter()
    path.write_text(overview_of(edition), encoding="utf-8")
    return perf_counter() - start


def article(path: Path, select: str) -> tuple[Opened, float]:
    """How the page of an article opens, and the milliseconds until what a script
    selects is drawn.
    """
    with shown(path) as page:
        return open_(page), float(
            page.evaluate(f"() => ({AFTER})(() => {{ {select} }})")
        )


@contextmanager
def shown(path: Path) -> Iterator[Page]:
    """The page in a browser's tab."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(path.as_uri())
        page.wait_for_selector(READY, state="attached", timeout=60_000)
        yield page
        browser.close()


def open_(page: Page) -> Opened:
    return Opened(
        page.evaluate(PAINTED), page.evaluate(INTERACTIVE), page.evaluate(HEAP) / 1e6
    )


def frames(page: Page) -> float:
    """The frames a second while the map is dragged to and fro by the mouse, zoomed in a
    little.
    """
    box = page.locator("#map").bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(600)
    page.mouse.down()
    page.evaluate(FRAMES)
    for step in range(120):
        page.mouse.move(
            middle[0] + 250 * (1 - abs(step % 60 - 30) / 15),
            middle[1] + (step % 40) * 3,
        )
    rate = float(page.evaluate("framesASecond()"))
    page.mouse.up()
    return rate
