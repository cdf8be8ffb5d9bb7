// The article on the left: its words with what is at hand lit. Positions are of code points, those of a browser's ranges are
// not; lights are highlights of ranges, so that the words themselves stay as they are.

import { $, element } from "../shared/dom.js";
import { calm } from "../shared/theme.js";
import { desk, sentenceOf } from "./desk.js";

/** @import { Span } from "./asking.js" */

/** @type {{ begin: number, node: Text }[]} */
let lines = []; // by where each begins

/** @type {number[]} */
let units = []; // by code point, where it begins in the browser's units; empty where both are the same

const LIGHTS = ["sentence", "mention", "subject", "object", "value", "marked", "accepted"];

export function show() {
  const { text, publisher, url } = desk.view;
  units = /[\ud800-\udbff]/.test(text) ? [...prefixes(text)] : [];
  lines = [];
  $("text").replaceChildren();
  let begin = 0;
  for (const line of text.split("\n")) {
    const node = document.createTextNode(line);
    lines.push({ begin, node });
    begin += line.length + 1;
    if (line.trim()) $("text").append(element("p", { dir: "auto" }, node));
  }
  const about = publisher ? [publisher, " · "] : [];
  const isWeb = /^https?:/.test(url);
  $("about").replaceChildren(...about, isWeb ? element("a", { href: url, rel: "noreferrer" }, url) : url);
}

/** @param {string} text */
function* prefixes(text) {
  let at = 0;
  for (const sign of text) {
    yield at;
    at += sign.length;
  }
  yield at;
}

/** @param {number} place */
function point(place) {
  const at = units.length ? units[place] : place;
  const line = lines.findLast((each) => each.begin <= at) ?? lines[0];
  return { node: line.node, offset: Math.min(at - line.begin, line.node.length) };
}

/** @param {Span} span */
export function rangeOf([begin, end]) {
  const range = new Range();
  const [from, to] = [point(begin), point(end)];
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/**
 * Where a point of the browser's is in the article; undefined outside of it.
 * @param {Node} node
 * @param {number} offset
 */
function placeOf(node, offset) {
  const line = lines.find((each) => each.node === node);
  if (!line) return undefined;
  const at = line.begin + offset;
  return units.length ? units.indexOf(at) : at;
}

/** The words that are selected with the mouse, or by the browser, which may begin or end between paragraphs. */
export function selected() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const chosen = lines.filter(({ node }) => node.isConnected && range.intersectsNode(node));
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first || !last) return undefined;
  const from = range.startContainer === first.node ? range.startOffset : 0;
  const to = range.endContainer === last.node ? range.endOffset : last.node.length;
  const [begin, end] = [placeOf(first.node, from), placeOf(last.node, to)];
  if (begin === undefined || end === undefined) return undefined;
  // A double click takes the space behind a word along.
  const told = words([begin, end]);
  const span = [begin + signs(told) - signs(told.trimStart()), end - signs(told) + signs(told.trimEnd())];
  return span[0] < span[1] ? /** @type {Span} */ (span) : undefined;
}

/** How long a text is in code points. */
const signs = (/** @type {string} */ told) => [...told].length;

/**
 * Light words, each list by what they are, and nothing else.
 * @param {Record<string, Span[]>} lights
 */
export function light(lights) {
  if (!("highlights" in CSS)) return;
  for (const name of LIGHTS) {
    const ranges = (lights[name] ?? []).map(rangeOf);
    CSS.highlights.set(name, new Highlight(...ranges));
  }
}

/**
 * Bring words into view.
 * @param {Span} span
 */
export function bring(span) {
  const shown = rangeOf(span).getBoundingClientRect();
  const frame = $("text").getBoundingClientRect();
  if (shown.top >= frame.top + 40 && shown.bottom <= frame.bottom - 40) return;
  const top = $("text").scrollTop + shown.top - frame.top - frame.height / 3;
  $("text").scrollTo({ top, behavior: calm.matches ? "instant" : "smooth" });
}

/** @param {Span} span */
export const words = ([begin, end]) => rangeOf([begin, end]).toString();

/** The number of the sentence that a click in the article is in; undefined beside it. */
export function sentenceClicked() {
  const selection = getSelection();
  if (!selection?.focusNode) return undefined;
  const place = placeOf(selection.focusNode, selection.focusOffset);
  return place === undefined ? undefined : sentenceOf({ span: [place, place] });
}
