// The switches above the map, which choose a level, and the legend below it, which takes kinds of things away.

import { readAddress, writeAddress } from "../shared/address.js";
import { $, element, say } from "../shared/dom.js";
import { legend } from "../shared/legend.js";
import { isUnproved, nodes } from "./graph.js";
import { partsOf, turned, whole } from "./levels.js";
import { visit } from "./navigation.js";
import { page } from "./record.js";
import { scene } from "./scene.js";
import { isIn } from "./visible.js";

/** @import { Level } from "./record.js" */
/** @import { Filters } from "./visible.js" */

/**
 * A switch for a level; those that add something are turned one by one.
 * @param {Level} level
 */
function switchFor(level) {
  const made = element("button", { type: "button" }, level.words, " ", element("small", {}, String(level.number)));
  made.addEventListener("click", () => {
    const state = readAddress(location.hash);
    for (const name of ["level", "near", "path", "way"]) state.delete(name);
    const name = isPart(level) ? turned(scene.level, level.name) : level.name;
    if (name) state.set("level", name);
    visit(writeAddress(state));
    say($("shown").textContent);
  });
  return { level, made };
}

const isPart = (/** @type {Level} */ level) => level !== whole && level.name !== "";
const isOn = (/** @type {Level} */ level) =>
  level === scene.level || (isPart(level) && partsOf(scene.level).includes(level.name));

const switches = page.levels.length > 1 ? page.levels.filter((level) => partsOf(level).length < 2).map(switchFor) : [];
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
  for (const { level, made } of switches) made.ariaPressed = String(isOn(level));
  const keys = Object.keys(scene.level[filters.form].places);
  const there = new Set(keys.filter((key) => isIn(nodes.get(key) ?? {}, filters.form)).map(categoryOf));
  showKinds(page.looks.filter((_, n) => there.has(n)));
}

const categoryOf = (/** @type {string} */ key) => nodes.get(key)?.category;
