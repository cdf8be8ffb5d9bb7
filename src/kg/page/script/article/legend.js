// The switches above the map, which choose a level, and the legend below it, which takes kinds of things away.

import { readAddress, writeAddress } from "../shared/address.js";
import { $, element, say } from "../shared/dom.js";
import { legend } from "../shared/legend.js";
import { isUnproved, nodes } from "./graph.js";
import { visit } from "./navigation.js";
import { page } from "./record.js";
import { scene } from "./scene.js";
import { isIn } from "./visible.js";

/** @import { Level } from "./record.js" */
/** @import { Filters } from "./visible.js" */

/**
 * A switch for a level; there is none where there is only one.
 * @param {Level} level
 */
function switchFor(level) {
  const made = element("button", { type: "button" }, level.words, " ", element("small", {}, String(level.number)));
  made.addEventListener("click", () => {
    const state = readAddress(location.hash);
    for (const name of ["level", "near", "path", "way"]) state.delete(name);
    if (level.name) state.set("level", level.name);
    visit(writeAddress(state));
    say($("shown").textContent);
  });
  return { level, made };
}

const switches = page.levels.length > 1 ? page.levels.map(switchFor) : [];
const showKinds = legend(page.looks, (hash) => {
  visit(hash);
  say($("shown").textContent);
});
$("levels").prepend(...switches.map(({ made }) => made));
const posts = page.nodes.filter((node) => node.form === "opened").length;
$("posts").hidden = !posts;
$("posts").append(element("small", {}, String(posts)));

/**
 * Let the switches say which level is shown, and the legend which kinds it has and which of them are hidden.
 * @param {Filters} filters
 */
export function showLevel(filters) {
  $("unproved").hidden = ![...scene.visible.edges].some(isUnproved);
  for (const { level, made } of switches) made.ariaPressed = String(level === scene.level);
  const keys = Object.keys(scene.level[filters.form].places);
  const there = new Set(keys.filter((key) => isIn(nodes.get(key) ?? {}, filters.form)).map(categoryOf));
  showKinds(page.looks.filter((_, n) => there.has(n)));
}

const categoryOf = (/** @type {string} */ key) => nodes.get(key)?.category;
