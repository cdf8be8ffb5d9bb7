// How the page shows evidence: things and passages as links, rows with what they rest on, and the way from passage to passage.

import { $, element } from "../shared/dom.js";
import { openPanel } from "../shared/tabs.js";
import { hrefOf, look, nameOf, passageOf, rows } from "./graph.js";
import { lit, scrollToLit, step, wordsOf } from "./reading.js";
import { page } from "./record.js";
import { speaker } from "./speaker.js";

/** @import { Row } from "./graph.js" */

/** @type {(text: string, onclick: () => void, label?: string) => HTMLButtonElement} */
export const button = (text, onclick, label) =>
  element("button", { type: "button", onclick, ...(label ? { ariaLabel: label } : {}) }, text);
export const glyphOf = (/** @type {string} */ key) =>
  element("span", { className: `glyph c${look(key).hue}`, ariaHidden: "true", textContent: look(key).glyph });
export const thingLink = (/** @type {string} */ key) =>
  element("a", { href: hrefOf(key), dir: "auto" }, glyphOf(key), ` ${nameOf(key)}`);

const OPENING = 3; // words of a passage, by which a link to it goes
const place = new Map(rows.map((row, n) => [row, n]));

/**
 * The first words of a passage or, where the page has none, its position.
 * @param {string} href
 */
export function opening(href) {
  const { begin, end } = passageOf(href);
  const words = wordsOf(href).split(" ");
  if (!words[0]) return `${begin}–${end}`;
  return words.slice(0, OPENING).join(" ") + (words.length > OPENING ? " …" : "");
}

/**
 * A link to a passage.
 * @param {string} href
 */
export function passageLink(href) {
  const { begin, end } = passageOf(href);
  return element("a", { href, title: `Characters ${begin}–${end}` }, opening(href));
}

/**
 * How well words prove a row, in plain words; nothing where nobody knows.
 * @param {Row} row
 */
export const proofOf = (row) => page.proofNames[page.proofs[place.get(row) ?? -1]] ?? "";

/**
 * How it is known that a row is so; a claim is not said to be so.
 * @param {Row} row
 */
export function kindOf(row) {
  const known = row.shown?.cells[1].textContent ?? "";
  return row.modality ? `claim: ${known}, not said to be so` : known;
}

/**
 * How a row is known, who says it, and how it is proved; that the article says it goes without saying in a list.
 * @param {Row} row
 */
export function reliability(row, isAlone = false) {
  const isPlain = row.basis === "stated" && !isAlone;
  const voices = [...row.voices].map(speaker).join(" and ");
  return [isPlain ? "" : kindOf(row), voices, proofOf(row)].filter(Boolean).join(" · ");
}

/**
 * A row as an item of a list, with its passages, who says it and how it is proved.
 * @param {Row} row
 */
export function entry(row, text = row.sentence) {
  return element(
    "li",
    {},
    element("a", { href: row.href, dir: "auto" }, text),
    " ",
    element(
      "span",
      { className: "source" },
      ...row.cited.map(passageLink).flatMap((link) => [link, " "]),
      element("span", {}, reliability(row)),
    ),
  );
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
