// Which things a text may mean, and which of them first.

import { fit } from "../shared/fit.js";

/** @import { Thing } from "./graph.js" */

/**
 * The things that a text fits, each with the name that it fits best: the best first, then those of which most is told.
 * @template {Pick<Thing, "name" | "aliases"> & { rows: unknown[] }} T
 * @param {Iterable<T>} things
 * @param {string} text
 */
export function ranked(things, text) {
  const found = [...things].map((thing) => {
    const names = [thing.name, ...thing.aliases].map((known) => ({ rank: fit(known, text), known }));
    return { thing, ...names.sort((a, b) => a.rank - b.rank)[0] };
  });
  return found
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank || b.thing.rows.length - a.thing.rows.length);
}
