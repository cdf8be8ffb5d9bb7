// How two things are connected: the sheet that asks for both, and the shortest ways between them.

import { writeAddress } from "../shared/address.js";
import { waysBetween } from "../shared/breadth.js";
import { combobox } from "../shared/combobox.js";
import { $, say } from "../shared/dom.js";
import { keys, labels, neighbours } from "./arrays.js";
import { thingsFound } from "./ranking.js";

const WAYS = 5; // of two hubs there are hundreds

/**
 * Some of the shortest ways between two things, over what is not hidden.
 * @param {number} one
 * @param {number} other
 * @returns {number[][]}
 */
export function waysOf(one, other) {
  const found = [];
  for (const way of waysBetween(one, other, (thing) => neighbours(thing).map(([next]) => next))) {
    found.push(way);
    if (found.length === WAYS) break;
  }
  return found;
}

/** @typedef {"one" | "other"} End */

/** @type {Partial<Record<End, number>>} */
let ends = {};

/**
 * Let a thing be one end of the path; with both it is shown.
 * @param {End} end
 * @param {number} thing
 */
function chooseEnd(end, thing) {
  ends[end] = thing;
  $(end).value = labels[thing];
  if (ends.one !== undefined && ends.other !== undefined) walk();
}

/**
 * Open the sheet with one end filled in.
 * @param {number} thing
 */
export function startPath(thing) {
  $("way").open = true;
  ends = {};
  chooseEnd("one", thing);
  $("other").value = "";
  $("other").focus();
}

function walk() {
  const { one, other } = ends;
  if (one === undefined || other === undefined) return say("Name two things");
  $("way").open = false;
  location.hash = writeAddress(new Map([["path", `${keys[one]},${keys[other]}`]]));
}

for (const end of /** @type {End[]} */ (["one", "other"])) {
  combobox(
    $(end),
    $(`${end}-found`),
    (text) => [{ title: "", found: thingsFound(text), most: 12 }],
    ({ thing }) => chooseEnd(end, thing),
  );
}
$("ends").addEventListener("submit", (event) => {
  event.preventDefault();
  walk();
});
