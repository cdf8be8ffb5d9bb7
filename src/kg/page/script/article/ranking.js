// Which things a text may mean, and which of them first; where it means none, whose names are near.

import { fit, folded } from "../shared/fit.js";

/** @import { Thing } from "./graph.js" */

const SUGGESTED = 3;

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

/**
 * The items in which a text is found, the best first and else in their order.
 * @template T
 * @param {T[]} items
 * @param {string} text
 * @param {(item: T) => string} wordsOf
 */
export function fitting(items, text, wordsOf) {
  return items
    .map((item) => ({ item, rank: fit(wordsOf(item), text) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/**
 * The things whose names, or words of them, are a few letters from a text: the nearest, then those of which most is told.
 * @template {Pick<Thing, "name" | "aliases"> & { rows: unknown[] }} T
 * @param {Iterable<T>} things
 * @param {string} text
 */
export function nearest(things, text) {
  const wanted = folded(text.trim());
  const most = Math.max(1, Math.floor(wanted.length / 3));
  return [...things]
    .map((thing) => ({
      thing,
      away: Math.min(...[thing.name, ...thing.aliases].map((name) => awayFrom(name, wanted))),
    }))
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away || b.thing.rows.length - a.thing.rows.length)
    .slice(0, SUGGESTED)
    .map(({ thing }) => thing);
}

/**
 * How far a text is from a name or from the nearest of its words.
 * @param {string} name
 * @param {string} wanted
 */
function awayFrom(name, wanted) {
  const whole = folded(name);
  const parts = [whole, ...whole.split(/[^\p{L}\p{N}]+/u)].filter((part) => part.length < 2 * wanted.length + 2);
  return Math.min(Infinity, ...parts.map((part) => distance(part, wanted)));
}

/**
 * How many letters must be put in, left out or changed to make one text of another.
 * @param {string} one
 * @param {string} other
 */
function distance(one, other) {
  let before = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (const [n, sign] of [...one].entries()) {
    const now = [n + 1];
    for (let at = 0; at < other.length; at += 1)
      now.push(Math.min(before[at + 1] + 1, now[at] + 1, before[at] + (sign === other[at] ? 0 : 1)));
    before = now;
  }
  return before[other.length];
}
