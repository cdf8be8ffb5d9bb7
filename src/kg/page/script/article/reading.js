// The words: lights what a selection rests on, and steps through its passages one by one.

import { $, all, say } from "../shared/dom.js";
import { covered } from "../shared/sheet.js";
import { passageOf, passagesOf, rowOf, rows, span, things } from "./graph.js";

/** @import { Row, Span } from "./graph.js" */
/** @import { Selection } from "./scene.js" */

const pieces = all("[data-at]").map((piece) => ({ piece, words: spanOf(piece) }));
const mentions = all(".mention");
const STATEMENT_AT = "#statement=";
const sentences = /** @type {HTMLAnchorElement[]} */ (all(`#reading a[href^='${STATEMENT_AT}']`));
const figures = all("#figures [data-thing]");

/**
 * The links of the selection's passages, in the order of the text, and the place of the one that is read now.
 * @type {{ cited: string[], at: number }}
 */
export const lit = { cited: [], at: 0 };

/**
 * The words that a piece of the article has.
 * @param {HTMLElement} piece
 */
export function spanOf(piece) {
  return /** @type {Span} */ (span(piece.dataset.at));
}

/** The pieces of the article that have words. */
export const piecesIn = (/** @type {Span} */ { begin, end }) =>
  pieces.filter(({ words }) => begin <= words.begin && words.end <= end).map(({ piece }) => piece);
export const isHere = (/** @type {string} */ href) => href.startsWith("#");

/**
 * The words of a passage, where the page has them.
 * @param {string} href
 */
export function wordsOf(href) {
  const shown = isHere(href) ? piecesIn(passageOf(href)).filter((piece) => piece.localName === "span") : [];
  return shown
    .map((piece) => piece.textContent)
    .join("")
    .replace(/\s+/g, " ");
}

/**
 * The passages of a selection on any page; of words that are selected, those inside them.
 * @param {Selection | null} selection
 */
function citedBy(selection) {
  if (!selection) return [];
  const { begin, end } = selection.span ?? { begin: 0, end: Infinity };
  const isInside = (/** @type {Span} */ passage) => begin <= passage.begin && passage.end <= end;
  return passagesOf(selection.rows).filter((href) => !selection.span || (isHere(href) && isInside(passageOf(href))));
}

/**
 * Light the selection in the reading, the figures and the tables.
 * @param {Selection | null} selection
 */
export function light(selection) {
  lit.cited = citedBy(selection);
  lit.at = 0;
  const words = new Set(lit.cited.filter(isHere).flatMap((href) => piecesIn(passageOf(href))));
  /** @type {Set<Row | undefined>} */
  const told = new Set(selection?.rows);
  const key = selection?.key;
  for (const { piece } of pieces) piece.classList.toggle("lit", words.has(piece));
  for (const mention of mentions) mention.classList.toggle("on", isMeant(mention, selection));
  for (const sentence of sentences)
    sentence.classList.toggle("chosen", told.has(rowOf.get(sentence.hash.slice(STATEMENT_AT.length))));
  for (const row of rows) row.shown?.classList.toggle("lit", told.has(row));
  for (const thing of things.values()) thing.shown.classList.toggle("lit", thing.key === key);
  for (const figure of figures) figure.classList.toggle("lit", figure.dataset.thing === key);
  step(0);
}

/**
 * Whether a mention is of the selected thing or, in lit words, of another that belongs to the selection.
 * @param {HTMLElement} mention
 * @param {Selection | null} selection
 */
function isMeant(mention, selection) {
  const key = mention.dataset.thing ?? "";
  if (!selection?.things.has(key)) return false;
  return key === selection.key || Boolean(mention.querySelector(".lit") ?? mention.closest(".lit"));
}

/**
 * Go to the next passage of the selection, or to that so many further on; the first is `step(0)`.
 * @param {number} by
 */
export function step(by) {
  const { cited } = lit;
  lit.at = cited.length ? (lit.at + by + cited.length) % cited.length : 0;
  const href = cited[lit.at];
  const now = new Set(href && isHere(href) ? piecesIn(passageOf(href)) : []);
  for (const { piece } of pieces) piece.classList.toggle("now", now.has(piece));
  if (by) say(`${lit.at + 1} of ${cited.length}: ${wordsOf(href)}`);
}

/**
 * Scroll to what the selection lights in the open panel, without moving what is in view already. Where the map would be
 * scrolled away by that, what was pointed at on the map stays in view instead.
 * @param {HTMLElement} panel
 * @param {boolean} isPointed
 */
export function scrollToLit(panel, isPointed = false) {
  const { scroller, from, to } = sight(panel);
  if (isPointed && scroller === window && !from) return $("stage").scrollIntoView({ block: "start" });
  const now = [...panel.querySelectorAll(".now")];
  const first = now[0] ?? panel.querySelector(".lit");
  if (!first) return undefined;
  const [{ top }, { bottom }] = [first, now.at(-1) ?? first].map((mark) => mark.getBoundingClientRect());
  if (from + 8 <= top && bottom <= to - 8) return undefined;
  const above = Math.max(24, Math.min((to - from) / 3, (to - from - (bottom - top)) / 2));
  return scroller.scrollBy({ top: top - from - above });
}

/**
 * What scrolls the panel, itself or the window, and between which heights of the window its words can be seen.
 * @param {HTMLElement} panel
 */
function sight(panel) {
  const frame = panel.getBoundingClientRect();
  if (getComputedStyle(panel).overflowY !== "visible") return { scroller: panel, from: frame.top, to: frame.bottom };
  const isUnder = getComputedStyle($("stage")).position === "sticky"; // the map stays above the words
  return { scroller: window, from: isUnder ? $("stage").offsetHeight : 0, to: innerHeight - covered() };
}
