"use strict";
// The words: lights what a selection rests on, and steps through its passages one by one.

const pieces = [...document.querySelectorAll("[data-at]")].map((piece) => ({ piece, ...span(piece.dataset.at) }));
const mentions = [...document.querySelectorAll(".mention")];
const rowLinks = [...document.querySelectorAll("#figures [data-thing]")];
let cited = []; // the links of the selection's passages, in the order of the text
let at = 0;

const piecesIn = ({ begin, end }) => pieces.filter((one) => begin <= one.begin && one.end <= end).map(({ piece }) => piece);
const isHere = (href) => href.startsWith("#");

/** The words of a passage, where the page has them. */
function wordsOf(href) {
  const shown = isHere(href) ? piecesIn(passages.get(href)).filter((piece) => piece.localName === "span") : [];
  return shown.map((piece) => piece.textContent).join("").replace(/\s+/g, " ");
}

/** Light the selection in the reading, the figures and the tables. */
function light(selection) {
  cited = selection ? passagesOf(selection.rows) : [];
  if (selection?.span) cited = cited.filter((href) => isHere(href) && selection.span.begin <= passages.get(href).begin && passages.get(href).end <= selection.span.end);
  at = 0;
  const lit = new Set(cited.filter(isHere).flatMap((href) => piecesIn(passages.get(href))));
  for (const { piece } of pieces) piece.classList.toggle("lit", lit.has(piece));
  for (const mention of mentions) mention.classList.toggle("on", Boolean(selection?.things.has(mention.dataset.thing)) && (mention.dataset.thing === selection.key || Boolean(mention.querySelector(".lit") ?? mention.closest(".lit"))));
  for (const row of rows) row.shown?.classList.toggle("lit", Boolean(selection?.rows.includes(row)));
  for (const [key, { shown }] of things) shown?.classList.toggle("lit", key === selection?.key);
  for (const link of rowLinks) link.classList.toggle("lit", link.dataset.thing === selection?.key);
  step(0);
}

/** Go to the next passage of the selection, or to that so many further on; the first is `step(0)`. */
function step(by) {
  at = cited.length ? (at + by + cited.length) % cited.length : 0;
  const now = new Set(cited.length && isHere(cited[at]) ? piecesIn(passages.get(cited[at])) : []);
  for (const { piece } of pieces) piece.classList.toggle("now", now.has(piece));
  if (by) say(`${at + 1} of ${cited.length}: ${wordsOf(cited[at])}`);
}

/** Scroll to what the selection lights in the open panel, without moving what is in view already. */
function scrollToLit(panel) {
  const now = [...panel.querySelectorAll(".now")];
  const first = now[0] ?? panel.querySelector(".lit");
  if (!first) return;
  const [{ top }, { bottom }] = [first, now.at(-1) ?? first].map((mark) => mark.getBoundingClientRect());
  const { scroller, from, to } = sight(panel);
  if (from + 8 <= top && bottom <= to - 8) return;
  const above = Math.max(24, Math.min((to - from) / 3, (to - from - (bottom - top)) / 2));
  scroller.scrollBy({ top: top - from - above });
}

/** What scrolls the panel, itself or the window, and between which heights of the window its words can be seen. */
function sight(panel) {
  const frame = panel.getBoundingClientRect();
  if (getComputedStyle(panel).overflowY !== "visible") return { scroller: panel, from: frame.top, to: frame.bottom };
  const isUnder = getComputedStyle($("stage")).position === "sticky"; // the map stays above the words
  return { scroller: window, from: isUnder ? $("stage").offsetHeight : 0, to: innerHeight };
}
