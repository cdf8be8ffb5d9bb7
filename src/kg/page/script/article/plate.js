// The picture as it is taken home: the drawing of the map below its title, above its source, legend and licence.

import { $ } from "../shared/dom.js";
import { colour } from "../shared/theme.js";
import { look } from "./graph.js";
import { drawing } from "./picture.js";
import { page } from "./record.js";
import { scene } from "./scene.js";
import { escaped, tag } from "./xml.js";

const MARGIN = 24;
const TITLE = 30; // pixels, as the two that follow
const TEXT = 16;
const LINE = 24;
const NARROWEST = 640;
const SIGN = 0.56; // the width of a letter, as a share of its height

/**
 * A text in lines that are no longer than there is room.
 * @param {string} text
 * @param {number} room
 */
function wrapped(text, room) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length && longer.length <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The kinds of what is shown, each with its sign in its colour. */
function legend() {
  const kinds = new Set([...scene.visible.nodes].map((key) => look(key)));
  return page.looks
    .filter((kind) => kinds.has(kind))
    .flatMap(({ glyph, name, hue }) => [
      tag("tspan", { fill: colour(`c${hue}`) }, escaped(glyph)),
      escaped(` ${name}    `),
    ])
    .join("");
}

/** The map that is shown as SVG, with all that it needs to stand alone. */
export function plate() {
  const inner = drawing();
  const [, , wide, high] = /viewBox="([^"]+)"/.exec(inner)?.[1].split(" ").map(Number) ?? [];
  const width = Math.max(wide + 2 * MARGIN, NARROWEST);
  const room = (/** @type {number} */ size) => Math.floor((width - 2 * MARGIN) / (size * SIGN));
  /** @type {string[]} */
  const texts = [];
  let y = MARGIN;
  const write = (/** @type {string} */ inside, /** @type {number} */ size, /** @type {string} */ tint, more = {}) => {
    y += size * 1.3;
    texts.push(
      tag(
        "text",
        { x: MARGIN, y: Math.round(y), "font-size": size, fill: colour(tint), "xml:space": "preserve", ...more },
        inside,
      ),
    );
  };
  for (const line of wrapped(document.title, room(TITLE))) write(escaped(line), TITLE, "ink", { "font-weight": 600 });
  const top = y + MARGIN / 2;
  y = top + high + MARGIN / 2;
  write(legend(), TEXT, "ink");
  const sources = Object.values(page.articles).slice(0, 3);
  for (const { publisher, published, url } of sources)
    for (const line of wrapped(
      `Read from ${[publisher, published.slice(0, 10), url].filter(Boolean).join(", ")}`,
      room(TEXT),
    ))
      write(escaped(line), TEXT, "soft");
  for (const line of wrapped(page.rights, room(TEXT))) write(escaped(line), TEXT, "soft");
  const height = Math.round(y + LINE);
  const placed = inner.replace("<svg ", `<svg x="${MARGIN}" y="${Math.round(top)}" `);
  return tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${Math.round(width)} ${height}`,
      width: Math.round(width),
      height,
      role: "img",
      "font-family": "system-ui, sans-serif",
      "aria-label": $("shown").textContent,
    },
    tag("title", {}, escaped(document.title)),
    tag("rect", { width: Math.round(width), height, fill: colour("paper") }),
    ...texts,
    placed,
  );
}
