"""What of a map's picture can be counted, as vis-network has drawn it: python
tests/page/drawn.py PAGE.html … [PICTURE.png]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from tests.page.chromium import launch

# Lines are measured at points along their curves. Parts of a line that share an end
# with another are no crossing, however close they come.
MEASURE = """() => {
    const { net, scene, boxOf } = kg;
    const keys = [...scene.visible.nodes];
    const boxes = new Map(keys.map((key) => [key, boxOf(key)]));
    const fractions = Array.from({ length: 41 }, (_, n) => n / 40);
    const lines = [...scene.visible.edges]
        .filter(({ id, from, to }) => from !== to && !scene.arrangement.framed.includes(id))
        .map(({ id, from, to }) => ({
            ends: [from, to],
            points: fractions.map((at) => net.body.edges[id].edgeType.getPoint(at)),
        }));
    const isIn = ({ x, y }, { left, right, top, bottom }) =>
        left < x && x < right && top < y && y < bottom;
    const under = lines.flatMap(({ ends, points }) =>
        keys
            .filter((key) => !ends.includes(key))
            .filter((key) => points.some((point) => isIn(point, boxes.get(key))))
            .map((key) => [...ends, key]));
    const side = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    const cross = (a, b, c, d) =>
        side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    const meet = (one, other) =>
        !one.ends.some((end) => other.ends.includes(end)) &&
        one.points.slice(1).some((b, n) =>
            other.points.slice(1).some((d, m) =>
                cross(one.points[n], b, other.points[m], d)));
    const pairs = (items) => items.flatMap((one, n) =>
        items.slice(n + 1).map((other) => [one, other]));
    const overlap = (a, b) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const sizes = keys.map((key) => net.body.nodes[key].options.font.size);
    return {
        boxes: keys.length,
        lines: lines.length,
        under,
        crossings: pairs(lines).filter(([one, other]) => meet(one, other)).length,
        overlaps: pairs([...boxes.values()]).filter(([a, b]) => overlap(a, b)).length,
        type: Math.min(...sizes) * net.getScale(),
    };
}"""


class Drawn(NamedTuple):
    """What was counted."""

    boxes: int
    lines: int
    under: list[list[str]]
    """The ends of each line that runs under a foreign box, and the box."""
    crossings: int
    overlaps: int
    type: float
    """The size of the smallest name in pixels on the screen."""


def drawn(page: Page) -> Drawn:
    """The picture in the window, measured."""
    return Drawn(**page.evaluate(MEASURE))


def main(pages: list[str], picture: str | None) -> None:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for path in pages:
            for width, height in ((1440, 900), (1280, 720), (1920, 1080)):
                size = {"width": width, "height": height}
                page = browser.new_page(viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
                page.goto(path if "#" in path else Path(path).absolute().as_uri())
                page.wait_for_selector("html[data-ready]", state="attached")
                if picture:
                    page.screenshot(path=picture.replace(".png", f"-{width}.png"))
                print(width, height, drawn(page))
        browser.close()


if __name__ == "__main__":
    pictures = [name for name in sys.argv[1:] if name.endswith(".png")]
    paths = [name for name in sys.argv[1:] if name not in pictures]
    main(paths, pictures[0] if pictures else None)
