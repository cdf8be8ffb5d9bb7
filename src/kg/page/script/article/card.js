// The card: what is selected, in words, with its evidence and the ways on from there.

import { $, element } from "../shared/dom.js";
import { questionList } from "../shared/questions.js";
import { sharing } from "./citing.js";
import { button, entry, glyphOf, reliability, stepper, thingLink } from "./evidence.js";
import { isFilteredOut } from "./filters.js";
import { nameOf, nodes, passageOf, rows, thingOf } from "./graph.js";
import { figureOf } from "./measures.js";
import { go } from "./navigation.js";
import { pathCard, startPath } from "./path.js";
import { lit, wordsOf } from "./reading.js";
import { page } from "./record.js";
import { scene } from "./scene.js";
import { speaker } from "./speaker.js";
import { identifier, toldOf } from "./telling.js";

/** @import { Row } from "./graph.js" */
/** @import { Selection } from "./scene.js" */

const ALL = page.basisNames.join();

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
      `${capitalised(speaker(voice))}, `,
      element(
        "a",
        { href, title: `Characters ${begin}–${end}` },
        words ? "in the article" : `characters ${begin}–${end}`,
      ),
      ...(isWeb ? [", ", element("a", { href: link, target: "_blank", rel: "noopener" }, "at the publisher")] : []),
    ),
  );
}

const capitalised = (/** @type {string} */ text) => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);

/** @param {Selection} selection */
function thingCard({ key = "", rows: all }) {
  const { aliases, shown } = thingOf(key);
  const told = all.filter((row) => !row.isNaming);
  const lists = accounts(key, told);
  const number = lists.flatMap((list) => [...list.querySelectorAll("li")]).length;
  const links = told.flatMap((row) => identifier(row, page.prefixes) ?? []);
  return [
    element(
      "p",
      { className: "kind" },
      glyphOf(key),
      ` ${shown.cells[1].textContent}`,
      isFilteredOut(key) ? " · hidden by the filters" : "",
      ` · ${number} statement${number === 1 ? "" : "s"}`,
    ),
    element("h2", { dir: "auto", tabIndex: -1 }, nameOf(key)),
    ...(aliases.length ? [element("p", { className: "aliases", dir: "auto" }, aliases.join(" · "))] : []),
    ...(links.length ? [element("p", { className: "aliases" }, ...links.flatMap(identifierLink))] : []),
    element("p", { className: "actions" }, ...ways(key)),
    ...lists,
    ...questionList(key),
  ];
}

/** @type {(link: NonNullable<ReturnType<typeof identifier>>, n: number) => (Node | string)[]} */
const identifierLink = ({ href, name, isNear }, n) => [
  n ? " · " : "",
  isNear ? "close to " : "",
  element("a", { href, target: "_blank", rel: "noopener" }, name),
];

/**
 * What is told of a thing: its own relations and figures, those of others, all else in sentences, and what is technical
 * behind "More". What only follows from the other direction of a relation that is told already is left out.
 * @param {string} key
 * @param {Row[]} told
 */
function accounts(key, told) {
  /** @type {Map<string, HTMLElement[]>[]} */
  const [own, figures, others, also] = [new Map(), new Map(), new Map(), new Map()];
  /** @type {HTMLElement[]} */
  const more = [];
  const seen = new Set();
  for (const row of told) {
    const figure = row.turtle.length > 1 ? row.things.find((each) => each !== key && figureOf.has(each)) : undefined;
    const part = toldOf(row, { key, name: nameOf(key) }, page.relations);
    const same = JSON.stringify(part);
    if (part && row.basis === "inferred" && seen.has(same)) continue;
    seen.add(same);
    if (part?.isTechnical || identifier(row, page.prefixes)) more.push(entry(row));
    else if (part) addTo(part.isOwn ? own : others, part.heading, entry(row, part.text));
    else if (figure) addTo(figures, "Figures", entry(row, figureOf.get(figure)));
    else addTo(also, row.modality ? "Told, but not as a fact" : "Also", entry(row));
  }
  const lists = [own, figures, others, also].flatMap((groups) =>
    [...groups].flatMap(([heading, items]) => [element("h3", { dir: "auto" }, heading), element("ul", {}, ...items)]),
  );
  const rest = element("details", {}, element("summary", {}, `More (${more.length})`), element("ul", {}, ...more));
  return more.length ? [...lists, rest] : lists;
}

/** @type {(groups: Map<string, HTMLElement[]>, heading: string, item: HTMLElement) => void} */
function addTo(groups, heading, item) {
  groups.set(heading, [...(groups.get(heading) ?? []), item]);
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
  const hear = () => go({ statements: "", voice: nameOf(key), basis: ALL }, true, true);
  const heard = button(`What rests on their word: ${said}`, hear);
  return [...(nodes.has(key) ? drawn : []), ...(said ? [heard] : []), ...(lit.cited.length ? [stepper()] : [])];
}

/** @param {Selection} selection */
function statementCard({ rows: told }) {
  const [row] = told;
  const why = row.shown?.querySelector(".why");
  const cited = [...new Set(told.flatMap((each) => each.cited))];
  const isOne = told.length === 1;
  const things = [...new Set(told.flatMap((each) => each.things))];
  return [
    element("p", { className: "kind" }, isOne ? reliability(row, true) : "A line of the map"),
    element("h2", { dir: "auto", tabIndex: -1 }, isOne ? row.sentence : `It draws ${told.length} statements`),
    ...(isOne ? [] : [element("ul", {}, ...told.map((each) => entry(each)))]),
    ...(isOne && why ? [element("p", { className: "why" }, ...why.cloneNode(true).childNodes)] : []),
    element(
      "p",
      { className: "actions" },
      ...things.slice(0, 4).map(thingLink),
      ...(lit.cited.length > 1 ? [stepper()] : []),
    ),
    ...cited.map(quotation),
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
    element("ul", {}, ...rows.map((row) => entry(row))),
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
  const what = selection ? "the selection" : "what is shown";
  $("turtle").textContent = `Data of ${what} (Turtle)`;
  $("jsonld").textContent = `Data of ${what} (JSON-LD)`;
  if (!selection) return;
  const close = button("×", () => go({}, true), "Clear the selection");
  close.className = "close";
  const share = element("div", { className: "share" }, ...sharing(selection));
  $("card").replaceChildren(close, ...CARDS[selection.kind](selection), share);
  $("card").scrollTop = 0;
}
