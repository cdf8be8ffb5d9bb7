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
 * This level if it has all of some things; else the least that has them or, if none has, this one all the same.
 * @param {string[]} keys
 * @param {Level} level
 * @param {Form} form
 */
export function leastWith(keys, level, form) {
  const hasAll = (/** @type {Level} */ each) => keys.every((key) => Object.hasOwn(each[form].places, key));
  return [level, ...page.levels].find(hasAll) ?? level;
}
