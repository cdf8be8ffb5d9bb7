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

/** Scroll the open panel to what the selection lights there, without moving what is in view already. */
function scrollToLit(panel) {
  const target = panel.querySelector(".now") ?? panel.querySelector(".lit");
  if (!target) return;
  const [box, frame] = [target.getBoundingClientRect(), panel.getBoundingClientRect()];
  const inside = panel.scrollHeight > panel.clientHeight && getComputedStyle(panel).overflowY !== "visible";
  if (inside) {
    if (box.top < frame.top + 8 || box.bottom > frame.bottom - 8) panel.scrollBy({ top: box.top - frame.top - frame.height / 3 });
  } else {
    const top = $("side").getBoundingClientRect().top - parseFloat(getComputedStyle($("stage")).height) >= 0 ? 0 : $("stage").offsetHeight;
    if (box.top < top + 8 || box.bottom > innerHeight - 8) scrollBy({ top: box.top - top - 24 });
  }
}
