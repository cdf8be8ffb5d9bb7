// The keyboard: "/" finds, Escape clears; on the map the arrows walk along the lines, Enter follows one.

import { readAddress } from "../shared/address.js";
import { $, one } from "../shared/dom.js";
import { nodeOf, things } from "./graph.js";
import { lookAt, net } from "./map.js";
import { go } from "./navigation.js";
import { scene } from "./scene.js";
import { selectionOf } from "./selection.js";

/** @import { Edge } from "./graph.js" */

let here = ""; // the thing whose lines are walked
/** @type {Edge | undefined} */
let walked; // the line that was come to last; another may draw the same statements

/** What is shown, the best connected first. */
export const byDegree = () => [...scene.visible.nodes].sort((a, b) => nodeOf(b).degree - nodeOf(a).degree);

/** @param {number} by */
function walkThings(by) {
  const order = byDegree();
  const next = order[(order.indexOf(scene.selection?.key ?? here) + by + order.length) % order.length];
  if (next) go({ thing: next }, true);
}

/** @param {number} by */
function walkLines(by) {
  here = scene.selection?.key ?? here;
  const near = things.get(here)?.edges.filter((edge) => scene.visible.edges.has(edge) && edge.rows.length) ?? [];
  if (!near.length) return walkThings(1);
  const isSelected = (/** @type {Edge} */ edge) =>
    selectionOf(edge).statement === readAddress(location.hash).get("statement");
  const now = walked && isSelected(walked) ? near.indexOf(walked) : near.findIndex(isSelected);
  walked = near[now < 0 ? 0 : (now + by + near.length) % near.length];
  return go(selectionOf(walked), true);
}

function follow() {
  const edge = walked && scene.selection?.edges.has(walked) ? walked : [...(scene.selection?.edges ?? [])][0];
  if (scene.selection?.kind === "thing") return go({ near: String((scene.near || 0) + 1) });
  if (edge) go({ thing: here === edge.to ? edge.from : edge.to }, true);
  return undefined;
}

/** @type {Record<string, () => void>} */
const MAP_KEYS = {
  ArrowRight: () => walkLines(1),
  ArrowLeft: () => walkLines(-1),
  ArrowDown: () => walkThings(1),
  ArrowUp: () => walkThings(-1),
  Enter: follow,
  "+": () => net.moveTo({ scale: net.getScale() * 1.3, animation: false }),
  "-": () => net.moveTo({ scale: net.getScale() / 1.3, animation: false }),
  0: () => lookAt(scene.visible.nodes),
};

$("map").addEventListener("keydown", (event) => {
  if (!Object.hasOwn(MAP_KEYS, event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  MAP_KEYS[event.key]();
});

document.addEventListener("keydown", (event) => {
  const { tagName, type } = /** @type {HTMLInputElement} */ (event.target);
  const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(tagName) && !/^(checkbox|range)$/.test(type);
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    $("find").focus();
  }
  if (event.key !== "Escape") return;
  const open = /** @type {HTMLDetailsElement | null} */ (document.querySelector("#tools details[open]"));
  if (open) {
    open.open = false;
    one(open, "summary").focus();
  } else {
    go({}, true);
  }
});
