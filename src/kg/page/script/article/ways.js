// The shortest ways between two things, and the steps of one of them.

import { waysBetween } from "../shared/breadth.js";

/** @import { Edge, Row } from "./graph.js" */

/**
 * One of the shortest ways between two things, with the lines of each of its steps.
 * @typedef {{ one: string, other: string, ways: string[][], way: string[], hops: Edge[][] }} Path
 */

/**
 * Every shortest way between two things over these edges, as lists of keys; relations are walked either way.
 * @param {string} one
 * @param {string} other
 * @param {Pick<Edge, "from" | "to">[]} edges
 * @returns {string[][]}
 */
export function shortestWays(one, other, edges) {
  /** @type {Map<string, Set<string>>} */
  const near = new Map();
  for (const { from, to } of edges) {
    for (const [key, next] of [
      [from, to],
      [to, from],
    ])
      near.set(key, (near.get(key) ?? new Set()).add(next));
  }
  return [...waysBetween(one, other, (key) => near.get(key) ?? [])];
}

/**
 * The way of a number, from 1, between two things; what is only claimed connects nothing.
 * @param {string} one
 * @param {string} other
 * @param {number} number
 * @param {Edge[]} lines
 * @param {(key: string) => string} nameOf Ways are in the order of their names.
 * @returns {Path}
 */
export function path(one, other, number, lines, nameOf) {
  const edges = lines.filter((edge) => edge.basis !== "claimed");
  const named = (/** @type {string[]} */ way) => way.map(nameOf).join();
  const ways = shortestWays(one, other, edges).sort((a, b) => (named(a) < named(b) ? -1 : 1));
  const way = ways[Math.min(Math.max(number, 1), ways.length) - 1] ?? [one, other];
  const joins = (/** @type {Edge} */ { from, to }, /** @type {string} */ a, /** @type {string} */ b) =>
    (from === a && to === b) || (to === a && from === b);
  const hops = way.slice(1).map((key, n) => edges.filter((edge) => joins(edge, way[n], key)));
  return { one, other, ways, way, hops: ways.length ? hops : [] };
}

/**
 * The rows of lines, each once, but for those that only name a thing.
 * @param {Edge[]} lines
 * @returns {Row[]}
 */
export function rowsOf(lines) {
  return [...new Set(lines.flatMap((edge) => edge.rows.filter((row) => !row.isNaming)))];
}
