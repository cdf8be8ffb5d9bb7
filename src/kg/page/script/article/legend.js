// The switches above the map, which choose a level, and the legend below it, which takes kinds of things away.

import { readAddress, writeAddress } from "../shared/address.js";
import { $, element, say } from "../shared/dom.js";
import { isUnproved, nodes } from "./graph.js";
import { visit } from "./navigation.js";
import { page } from "./record.js";
import { scene } from "./scene.js";
import { isIn } from "./visible.js";

/** @import { Level, Look } from "./record.js" */
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

/**
 * A sign for the kinds of one colour; it shows or hides all of them.
 * @param {number} hue
 */
function signFor(hue) {
  const kinds = page.looks.filter((look) => look.hue === hue);
  const made = element("button", { type: "button" });
  made.addEventListener("click", () => {
    const state = readAddress(location.hash);
    const names = new Set(kinds.map(({ name }) => name));
    const others = page.looks.filter(({ name }) => !names.has(name) && isHidden(name)).map(({ name }) => name);
    const hidden = made.ariaPressed === "true" ? [...others, ...names] : others;
    state.delete("hide");
    if (hidden.length) state.set("hide", hidden.join());
    visit(writeAddress(state));
    say($("shown").textContent);
  });
  return { kinds, made };
}

/** @type {Set<string>} */
let hidden = new Set();
const isHidden = (/** @type {string} */ name) => hidden.has(name);

const switches = page.levels.length > 1 ? page.levels.map(switchFor) : [];
const hues = [...new Set(page.looks.map(({ hue }) => hue))].sort((a, b) => a - b);
const signs = hues.map(signFor);
$("levels").prepend(...switches.map(({ made }) => made));
$("legend").prepend(...signs.map(({ made }) => made));
const posts = page.nodes.filter((node) => node.form === "opened").length;
$("posts").hidden = !posts;
$("posts").append(element("small", {}, String(posts)));

/**
 * Let the switches say which level is shown, and the legend which kinds it has and which of them are hidden.
 * @param {Filters} filters
 */
export function showLevel(filters) {
  hidden = filters.hidden;
  $("unproved").hidden = ![...scene.visible.edges].some(isUnproved);
  for (const { level, made } of switches) made.ariaPressed = String(level === scene.level);
  const keys = Object.keys(scene.level[filters.form].places);
  const there = new Set(keys.filter((key) => isIn(nodes.get(key) ?? {}, filters.form)).map(categoryOf));
  for (const { kinds, made } of signs) {
    const shown = kinds.filter((look) => there.has(page.looks.indexOf(look)));
    made.hidden = !shown.length;
    made.ariaPressed = String(!shown.every(({ name }) => hidden.has(name)));
    made.ariaLabel = made.title = shown.map(({ name }) => name).join(", ");
    made.replaceChildren(...shown.flatMap(signOf));
  }
}

const categoryOf = (/** @type {string} */ key) => nodes.get(key)?.category;
const signOf = (/** @type {Look} */ { glyph, name, hue }) => [
  element("span", { className: `glyph c${hue}`, ariaHidden: "true" }, glyph),
  element("bdi", {}, name),
];
