// The page's data with its parts tied together: things, rows (sentences), edges (lines of the map), passages.

import { writeAddress } from "../shared/address.js";
import { all, one } from "../shared/dom.js";
import { page } from "./record.js";

/** @import { DrawnLine } from "./record.js" */

/**
 * A thing with all that is told of it.
 * @typedef {object} Thing
 * @property {string} key
 * @property {HTMLTableRowElement} shown
 * @property {string} name
 * @property {string[]} aliases
 * @property {number} category
 * @property {Row[]} rows
 * @property {Edge[]} edges
 */

/**
 * A sentence: the statements that it tells, with their passages.
 * @typedef {object} Row
 * @property {string[]} ids
 * @property {HTMLTableRowElement | null} shown
 * @property {string[]} cited The links of its passages.
 * @property {string} href
 * @property {string[]} turtle
 * @property {string[][]} stated The passages of each of its statements.
 * @property {(string | null)[]} grades
 * @property {string} basis
 * @property {string | undefined} modality Of what is only claimed: planned, possible, denied or ended.
 * @property {[string, string] | undefined} when
 * @property {boolean} isNaming What a thing is and is called stands in its own row.
 * @property {string} sentence
 * @property {Set<string>} voices
 * @property {string[]} things The keys of the things in it.
 * @property {Edge[]} edges
 */

/**
 * A line of the map, with the rows that it draws.
 * @typedef {Omit<DrawnLine, "rows" | "arrows"> & { arrows: string, rows: Row[] }} Edge
 */

/** @type {Map<string, Thing>} */
export const things = new Map();
for (const shown of /** @type {HTMLTableRowElement[]} */ (all("tr[id^='thing=']"))) {
  const [name, , aliases] = shown.cells;
  const key = shown.id.replace("thing=", "");
  things.set(key, {
    key,
    shown,
    name: one(name, "a").textContent,
    aliases: [...aliases.querySelectorAll("bdi")].map((alias) => alias.textContent),
    category: Number(shown.dataset.kind),
    rows: [],
    edges: [],
  });
}
export const passages = new Map(page.passages.map((passage) => [passage.href, passage]));
export const nodes = new Map(page.nodes.map((node) => [node.id, node]));
const hrefs = [...passages.keys()];

/**
 * What a map has for a key that is surely in it, as those are that the build wrote.
 * @template Key, Value
 * @param {Map<Key, Value>} map
 * @param {Key} key
 */
const known = (map, key) => /** @type {Value} */ (map.get(key));
export const thingOf = (/** @type {string} */ key) => known(things, key);
export const nodeOf = (/** @type {string} */ key) => known(nodes, key);
export const passageOf = (/** @type {string} */ href) => known(passages, href);

/**
 * The things that Turtle names, the first in the order of reading; a thing's key is its name in Turtle.
 * @param {string[]} triples
 */
const named = (triples) =>
  new Set(
    triples
      .flatMap((triple) => {
        const [subject, predicate] = triple.split(" ", 2);
        return [subject, triple.slice(subject.length + predicate.length + 2)].map((term) =>
          term.replace(/^<(.*)>$/, "$1"),
        );
      })
      .filter((key) => things.has(key)),
  );

/** @type {Row[]} */
export const rows = page.ids.map((ids, n) => {
  const shown = /** @type {HTMLTableRowElement | null} */ (document.getElementById(`statement=${ids[0]}`));
  const cited = page.cited[n].map((place) => hrefs[place]);
  const basis = page.basisNames[page.bases[n]];
  return {
    ids,
    shown,
    cited,
    href: `#statement=${ids[0]}`,
    turtle: page.turtle[n],
    stated:
      page.stated[n]?.map((places) => places.map((place) => hrefs[place])) ??
      ids.map(() => (["stated", "claimed"].includes(basis) ? cited : [])),
    grades: page.grades[n]?.map((place) => page.gradeNames[place]) ?? [],
    basis,
    modality: page.told[n],
    when: page.times[n],
    isNaming: !shown,
    sentence: shown?.querySelector("a")?.textContent ?? "",
    voices: new Set(cited.map((href) => passageOf(href).voice)),
    things: [...named(page.turtle[n])],
    edges: [],
  };
});
/** @type {Map<string, Row>} */
export const rowOf = new Map();
for (const row of rows) {
  for (const id of row.ids) rowOf.set(id, row);
  for (const key of row.things) thingOf(key).rows.push(row);
}

/** @type {Edge[]} */
export const edges = page.edges.map((edge) => ({ arrows: "to", ...edge, rows: edge.rows.map((n) => rows[n]) }));
const UNPROVED = /kg:grade kg:(?:attested|open|overruled|refused)/; // in Turtle

/**
 * Whether a line draws something that the words alone do not prove.
 * @param {Edge} edge
 */
export const isUnproved = ({ rows }) => rows.some((row) => row.grades.some((grade) => UNPROVED.test(grade ?? "")));
for (const edge of edges) {
  for (const row of edge.rows) row.edges.push(edge);
  for (const end of new Set([edge.from, edge.to])) thingOf(end).edges.push(edge);
}

export const look = (/** @type {string} */ key) => page.looks[thingOf(key).category];
export const nameOf = (/** @type {string} */ key) => thingOf(key).name;
export const hrefOf = (/** @type {string} */ key) => writeAddress(new Map([["thing", key]]));

/**
 * The passages of rows, each once, in the order of the text.
 * @param {Row[]} told
 */
export function passagesOf(told) {
  const cited = new Set(told.flatMap((row) => row.cited));
  return hrefs.filter((href) => cited.has(href));
}

/**
 * The rows that rest on words inside a run of characters of this page's article.
 * @param {Span} words
 */
export function rowsInside({ begin, end }) {
  return rows.filter((row) =>
    row.cited.some((href) => {
      const passage = passageOf(href);
      return href.startsWith("#") && begin <= passage.begin && passage.end <= end;
    }),
  );
}

/**
 * A run of characters.
 * @typedef {{ begin: number, end: number }} Span
 */

/**
 * A run of characters from how the fragment spells it, such as "370,632".
 * @param {string | undefined} text
 * @returns {Span | null}
 */
export function span(text = "") {
  const match = /^(\d+),(\d+)$/.exec(text);
  return match && { begin: Number(match[1]), end: Number(match[2]) };
}
