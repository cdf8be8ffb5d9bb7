// The levels of the map: which things are on it at first, and with each of its switches.

import { page } from "./record.js";

/** @import { State } from "../shared/address.js" */
/** @import { Form, Level } from "./record.js" */

/** The level that has everything. */
export const whole = page.levels[page.levels.length - 1];

/**
 * The level that an address names, else the first view.
 * @param {State} state
 */
export const levelAt = (state) => page.levels.find(({ name }) => name === (state.get("level") ?? "")) ?? page.levels[0];

/**
 * The things of a level.
 * @param {Level} level
 * @param {Form} form
 */
export const thingsOn = (level, form) => new Set(Object.keys(level[form].places));

/**
 * The switches that a level is made of.
 * @param {Level} level
 */
export const partsOf = ({ name }) => name.split(",").filter(Boolean);

/**
 * The name of the level with a switch turned: all else stays, but for "everything", which leaves nothing to add.
 * @param {Level} level
 * @param {string} part
 */
export function turned(level, part) {
  const parts = new Set(level === whole ? [] : partsOf(level));
  if (!parts.delete(part)) parts.add(part);
  const isOf = (/** @type {string[]} */ names) => names.length === parts.size && names.every((name) => parts.has(name));
  return page.levels.find((each) => isOf(partsOf(each)))?.name ?? "";
}

/**
 * Whether all of some things are on a level.
 * @param {Level} level
 * @param {string[]} keys
 * @param {Form} form
 */
export const hasAll = (level, keys, form) => keys.every((key) => Object.hasOwn(level[form].places, key));

/**
 * This level if it has all of some things; else the least that has them beside what is on this one; else the least that
 * has them or, if none has, this one all the same.
 * @param {string[]} keys
 * @param {Level} level
 * @param {Form} form
 */
export function leastWith(keys, level, form) {
  const here = Object.keys(level[form].places);
  const wider = page.levels.find((each) => hasAll(each, [...keys, ...here], form));
  return [level, wider, ...page.levels].find((each) => each && hasAll(each, keys, form)) ?? level;
}
