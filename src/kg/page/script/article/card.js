// The card: what is selected, in words, with its evidence and the ways on from there.

import { $, element } from "../shared/dom.js";
import { button, entry, glyphOf, kindOf, stepper, thingLink } from "./evidence.js";
import { isFilteredOut } from "./filters.js";
import { nameOf, nodes, passageOf, rows, thingOf } from "./graph.js";
import { go } from "./navigation.js";
import { pathCard, startPath } from "./path.js";
import { lit, wordsOf } from "./reading.js";
import { scene } from "./scene.js";

/** @import { Selection } from "./scene.js" */

/**
 * A passage with its words or, where the page has none, the way to the publisher's.
 * @param {string} href
 */
function quotation(href) {
  const { link, voice, begin, end } = passageOf(href);
  const words = wordsOf(href);
  const isWeb = /^https?:/i.test(link) && URL.canParse(link);
  return element(
    "div",
    { className: "evidence" },
    ...(words ? [element("blockquote", { dir: "auto" }, words)] : []),
    element(
      "p",
      {},
      element("a", { href }, `${begin}–${end}`),
      ` ${voice === "article" ? "the article’s own voice" : voice} `,
      ...(isWeb ? [element("a", { href: link, target: "_blank", rel: "noopener" }, "at the publisher")] : []),
    ),
  );
}

/** @param {Selection} selection */
function thingCard({ key = "", rows: told }) {
  const { aliases, shown } = thingOf(key);
  return [
    element(
      "p",
      { className: "kind" },
      glyphOf(key),
      ` ${shown.cells[1].textContent}`,
      isFilteredOut(key) ? " · hidden by the filters" : "",
    ),
    element("h2", { dir: "auto", tabIndex: -1 }, nameOf(key)),
    ...(aliases.length ? [element("p", { className: "aliases", dir: "auto" }, aliases.join(" · "))] : []),
    element("p", { className: "actions" }, ...ways(key)),
    element("ul", {}, ...told.filter((row) => !row.isNaming).map(entry)),
  ];
}

/**
 * What can be done from a thing on.
 * @param {string} key
 */
function ways(key) {
  const said = rows.filter((row) => row.shown && row.voices.has(nameOf(key))).length;
  const wider = () => go({ near: String(scene.near + 1) });
  const drawn = [
    button(scene.near ? "One step more" : "Only its neighbours", wider),
    button("Path from here", () => startPath(key)),
  ];
  const heard = button(`What rests on their word: ${said}`, () => go({ voice: nameOf(key), statements: "" }));
  return [...(nodes.has(key) ? drawn : []), ...(said ? [heard] : []), ...(lit.cited.length ? [stepper()] : [])];
}

/** @param {Selection} selection */
function statementCard({ rows: [row] }) {
  const why = row.shown?.querySelector(".why");
  return [
    element("p", { className: "kind" }, kindOf(row)),
    element("h2", { dir: "auto", tabIndex: -1 }, row.sentence),
    ...(why ? [element("p", { className: "why" }, ...why.cloneNode(true).childNodes)] : []),
    element(
      "p",
      { className: "actions" },
      ...row.things.slice(0, 4).map(thingLink),
      ...(lit.cited.length > 1 ? [stepper()] : []),
    ),
    ...row.cited.map(quotation),
  ];
}

/** @param {Selection} selection */
function spanCard({ rows, span: { begin, end } = { begin: 0, end: 0 } }) {
  return [
    element("p", { className: "kind" }, `Words ${begin}–${end}`),
    element(
      "h2",
      { tabIndex: -1 },
      rows.length === 1 ? "One statement rests on these words" : `${rows.length} statements rest on these words`,
    ),
    element("ul", {}, ...rows.map(entry)),
  ];
}

/** @type {Record<string, (selection: Selection) => (HTMLElement | string)[]>} */
const CARDS = { thing: thingCard, statement: statementCard, char: spanCard, path: pathCard };

/**
 * Fill the card with the selection; without one it goes away.
 * @param {Selection | null} selection
 */
export function showCard(selection) {
  $("card").hidden = !selection;
  $("turtle").textContent = selection ? "Turtle of the selection" : "Turtle of what is shown";
  if (!selection) return;
  const close = button("×", () => go({}, true), "Clear the selection");
  close.className = "close";
  $("card").replaceChildren(close, ...CARDS[selection.kind](selection));
  $("card").scrollTop = 0;
}
