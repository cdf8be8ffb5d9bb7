// Long lists: the first of them, a box to filter all of them, and how many of how many there are.

import { element } from "../shared/dom.js";

/**
 * A row of a list: the text that finds it, and what makes its content when it is shown.
 * @typedef {{ text: string, make: () => (Node | string)[] }} Item
 */

export const LONG = 200;
const FILTERED = 12; // a shorter list needs no filter

/** Without accents and capitals, so that names are found as people type them. */
export const folded = (/** @type {string} */ text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** @type {(number: number, one: string, many?: string) => string} */
export const counted = (number, one, many = `${one}s`) =>
  `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

/**
 * Fill a place with a headed list of rows.
 * @param {HTMLElement} place
 * @param {string} heading
 * @param {string} noun
 * @param {Item[]} rows
 */
export function list(place, heading, noun, rows) {
  const items = element("ul");
  const shown = element("p", { className: "showing" });
  const filter = element("input", {
    type: "search",
    placeholder: "Filter",
    ariaLabel: `Filter ${heading.toLowerCase()}`,
  });
  filter.addEventListener("input", draw);
  place.replaceChildren(element("h3", {}, heading), ...(rows.length > FILTERED ? [filter] : []), shown, items);
  draw();

  function draw() {
    const wanted = folded(filter.value.trim());
    const found = wanted ? rows.filter(({ text }) => folded(text).includes(wanted)) : rows;
    const first = found.slice(0, LONG);
    shown.textContent = `Showing ${first.length.toLocaleString("en-GB")} of ${counted(rows.length, noun, nouns(noun))}`;
    items.replaceChildren(...first.map(({ make }) => element("li", {}, ...make())));
  }
}

const nouns = (/** @type {string} */ noun) => (noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`);
