// What an address selects: the rows, things and lines that belong to a thing, a statement, words or a path.

import { KINDS } from "../shared/address.js";
import { nameOf, rowOf, rowsInside, span, thingOf, things } from "./graph.js";
import { path, rowsOf } from "./ways.js";

/** @import { State } from "../shared/address.js" */
/** @import { Edge, Row, Span } from "./graph.js" */
/** @import { Selection } from "./scene.js" */
/** @import { Visible } from "./visible.js" */

/**
 * What the address of a line selects: the statements that it draws.
 * @param {Edge} edge
 */
export function selectionOf(edge) {
  const told = edge.rows.filter((each) => !each.isNaming);
  return { statement: (told.length ? told : edge.rows.slice(0, 1)).map((row) => row.ids[0]).join() };
}

/**
 * The rows that an address selects, by themselves or by words.
 * @param {State} state
 * @returns {Row[]}
 */
export function rowsAt(state) {
  const told = (state.get("statement") ?? "").split(",").flatMap((id) => rowOf.get(id) ?? []);
  const words = span(state.get("char") ?? "");
  return told.length || !words ? [...new Set(told)] : rowsOn(words);
}

/** What rests on words, but for the names in them. */
const rowsOn = (/** @type {Span} */ words) => rowsInside(words).filter((row) => !row.isNaming);

/**
 * What an address selects of what is shown.
 * @param {State} state
 * @param {Visible} shown
 * @returns {Selection | null}
 */
export function selectionAt(state, shown) {
  const kind = KINDS.find((each) => state.has(each)) ?? "";
  const value = state.get(kind) ?? "";
  const words = span(value);
  const told = rowsAt(state);
  if (kind === "thing" && things.has(value)) return ofThing(value, shown);
  if (kind === "statement" && told.length) return ofRows(kind, told, shown);
  if (kind === "char" && words) return ofWords(words, shown);
  if (kind === "path") return ofPath(value, Math.trunc(Number(state.get("way"))) || 1, shown);
  return null;
}

/**
 * A thing with its lines; one that is itself drawn as a line has that.
 * @param {string} key
 * @param {Visible} shown
 */
function ofThing(key, shown) {
  const thing = thingOf(key);
  const drawn = shown.nodes.has(key) ? thing.edges : thing.rows.flatMap((row) => row.edges);
  const lines = new Set(drawn.filter((edge) => shown.edges.has(edge)));
  const rowsShown = thing.rows.filter((row) => shown.rows.has(row));
  return { kind: "thing", key, rows: rowsShown, things: new Set([key, ...endsOf(lines)]), edges: lines };
}

/**
 * Rows with the things and lines of them.
 * @param {string} kind
 * @param {Row[]} told
 * @param {Visible} shown
 */
function ofRows(kind, told, shown) {
  const lines = new Set(told.flatMap((row) => row.edges).filter((edge) => shown.edges.has(edge)));
  return { kind, rows: told, things: new Set([...told.flatMap((row) => row.things), ...endsOf(lines)]), edges: lines };
}

/**
 * What rests on words.
 * @param {Span} words
 * @param {Visible} shown
 */
function ofWords(words, shown) {
  return { ...ofRows("char", rowsOn(words), shown), span: words };
}

/**
 * A path, such as "id:rovers,id:harbour" and the number of the way.
 * @param {string} value
 * @param {number} number
 * @param {Visible} shown
 * @returns {Selection | null}
 */
function ofPath(value, number, shown) {
  const [one, other] = value.split(",");
  if (!things.has(one) || !things.has(other) || one === other) return null;
  const found = path(one, other, number, [...shown.edges], nameOf);
  const walked = found.hops.flat();
  return { kind: "path", path: found, things: new Set(found.way), edges: new Set(walked), rows: rowsOf(walked) };
}

const endsOf = (/** @type {Iterable<Edge>} */ lines) => [...lines].flatMap((edge) => [edge.from, edge.to]);
