"use strict";
// The words: lights what a selection rests on, and steps through its passages one by one.

const pieces = [...document.querySelectorAll("[data-at]")].map((piece) => ({ piece, ...span(piece.dataset.at) }));
const mentions = [...document.querySelectorAll(".mention")];
const STATEMENT_AT = "#statement=";
const sentences = [...document.querySelectorAll(`#reading a[href^='${STATEMENT_AT}']`)];
const figures = [...document.querySelectorAll("#figures [data-thing]")];
let cited = []; // the links of the selection's passages, in the order of the text
let at = 0;

const piecesIn = ({ begin, end }) =>
  pieces.filter((one) => begin <= one.begin && one.end <= end).map(({ piece }) => piece);
const isHere = (href) => href.startsWith("#");

/** The words of a passage, where the page has them. */
function wordsOf(href) {
  const shown = isHere(href) ? piecesIn(passages.get(href)).filter((piece) => piece.localName === "span") : [];
  return shown
    .map((piece) => piece.textContent)
    .join("")
    .replace(/\s+/g, " ");
}

/** The passages of a selection on any page; of words that are selected, those inside them. */
function citedBy(selection) {
  if (!selection) return [];
  const { begin, end } = selection.span ?? { begin: 0, end: Infinity };
  const isInside = (passage) => begin <= passage.begin && passage.end <= end;
  return passagesOf(selection.rows).filter((href) => !selection.span || (isHere(href) && isInside(passages.get(href))));
}

/** Light the selection in the reading, the figures and the tables. */
function light(selection) {
  cited = citedBy(selection);
  at = 0;
  const lit = new Set(cited.filter(isHere).flatMap((href) => piecesIn(passages.get(href))));
  const told = new Set(selection?.rows);
  const key = selection?.key;
  for (const { piece } of pieces) piece.classList.toggle("lit", lit.has(piece));
  for (const mention of mentions) mention.classList.toggle("on", isMeant(mention, selection));
  for (const sentence of sentences)
    sentence.classList.toggle("chosen", told.has(rowOf.get(sentence.hash.slice(STATEMENT_AT.length))));
  for (const row of rows) row.shown?.classList.toggle("lit", told.has(row));
  for (const thing of things.values()) thing.shown.classList.toggle("lit", thing.key === key);
  for (const figure of figures) figure.classList.toggle("lit", figure.dataset.thing === key);
  step(0);
}

/** Whether a mention is of the selected thing or, in lit words, of another that belongs to the selection. */
function isMeant(mention, selection) {
  const key = mention.dataset.thing;
  if (!selection?.things.has(key)) return false;
  return key === selection.key || Boolean(mention.querySelector(".lit") ?? mention.closest(".lit"));
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
