// How the page shows evidence: things and passages as links, rows with what they rest on, and the way from passage to passage.

import { $, element } from "../shared/dom.js";
import { hrefOf, look, nameOf, passageOf } from "./graph.js";
import { lit, scrollToLit, step } from "./reading.js";
import { openPanel } from "./tabs.js";

/** @import { Row } from "./graph.js" */

/** @type {(text: string, onclick: () => void, label?: string) => HTMLButtonElement} */
export const button = (text, onclick, label) =>
  element("button", { type: "button", onclick, ...(label ? { ariaLabel: label } : {}) }, text);
export const glyphOf = (/** @type {string} */ key) =>
  element("span", { className: `glyph c${look(key).hue}`, ariaHidden: "true", textContent: look(key).glyph });
export const thingLink = (/** @type {string} */ key) =>
  element("a", { href: hrefOf(key), dir: "auto" }, glyphOf(key), ` ${nameOf(key)}`);

/**
 * The passages of a row as links, with their voices.
 * @param {Row} row
 */
function sources(row) {
  return row.cited.map((href) => {
    const { begin, end, voice } = passageOf(href);
    return element(
      "span",
      { className: "source" },
      element("a", { href }, `${begin}–${end}`),
      voice === "article" ? "" : ` ${voice}`,
    );
  });
}

/**
 * How it is known that a row is so; a claim is not said to be so.
 * @param {Row} row
 */
export function kindOf(row) {
  const known = row.shown?.cells[1].textContent ?? "";
  return row.modality ? `claim: ${known}, not said to be so` : known;
}

/**
 * A row as an item of a list, with its passages.
 * @param {Row} row
 */
export function entry(row) {
  const basis = row.basis === "stated" ? [] : [element("small", {}, ` ${row.modality ?? row.basis}`)];
  return element("li", {}, element("a", { href: row.href, dir: "auto" }, row.sentence), ...basis, " ", ...sources(row));
}

/** Buttons that go from passage to passage. */
export function stepper() {
  const told = () => `${lit.at + 1} of ${lit.cited.length}`;
  const count = element("output", { id: "count" }, told());
  const move = (/** @type {number} */ by) => {
    step(by);
    count.value = told();
    openPanel("reading");
    scrollToLit($("reading"));
  };
  return element(
    "span",
    { className: "steps" },
    button("‹", () => move(-1), "Previous passage"),
    count,
    button("›", () => move(1), "Next passage"),
  );
}
