// The overview: the address decides what is seen, which is the whole map, a community (#around=) or a thing (#thing=).

import { readAddress, writeAddress } from "../shared/address.js";
import { $, say } from "../shared/dom.js";
import { hiddenIn, legend } from "../shared/legend.js";
import { ask } from "../shared/questions.js";
import { openPanel, openTab, panelAt } from "../shared/tabs.js";
import {
  categories,
  communityOf,
  hide,
  labels,
  lookOf,
  numberOf,
  properties,
  propertyOf,
  source,
  target,
} from "./arrays.js";
import { chainView, egoView } from "./ego.js";
import { counted } from "./lists.js";
import { nameNode, names } from "./names.js";
import { edges, network, nodes, scene } from "./network.js";
import { showNoWay, showThing, showWay, toThing } from "./panel.js";
import { waysOf } from "./path.js";
import { around, goTo, settle, whole, zoomBy } from "./stage.js";
import { hover } from "./tip.js";
import { communityWalk, thingWalk } from "./walking.js";

/** @import { Ego } from "./ego.js" */

const showKinds = legend(categories, (hash) => {
  location.hash = hash;
});

/** Nothing is open and nothing walked, before the data change: each change may draw. */
function clear() {
  scene.ego = null;
  scene.walk = { items: [], at: -1 };
  nodes.clear();
  edges.clear();
}

const stageSize = () => ({ width: $("map").clientWidth, height: $("map").clientHeight });

/**
 * Show a few things in the place of the map.
 * @param {Ego} ego
 */
function openView(ego) {
  if (!scene.ego) scene.left = scene.sharp && { position: network.getViewPosition(), scale: network.getScale() };
  hover(-1);
  clear();
  nodes.add(ego.nodes);
  edges.add(ego.edges);
  scene.ego = ego;
  network.fit({ maxZoomLevel: 1.4, animation: false });
  scene.walk = { items: ego.shown.map((other) => ({ other, say: inWords(ego, other), go: toThing(other) })), at: -1 };
}

/**
 * Show the ways between two things.
 * @param {number} one
 * @param {number} other
 * @param {number} number Of the way, from 1.
 */
function openWay(one, other, number) {
  const ways = waysOf(one, other);
  if (!ways.length) {
    showNoWay(one, other);
    say(`No path from ${labels[one]} to ${labels[other]}`);
    return false;
  }
  const chosen = Math.min(Math.max(number, 1), ways.length) - 1;
  openView(chainView(ways[chosen], stageSize()));
  showWay(ways, chosen);
  $("shown").textContent = $("kind").textContent;
  say(`${$("name").textContent}. ${$("kind").textContent}.`);
  return true;
}

/** @param {number} thing */
export function openThing(thing) {
  const ego = egoView(thing, stageSize());
  openView(ego);
  showThing(thing);
  const count = `Showing ${ego.shown.length} of ${counted(ego.all.length, "neighbour")}`;
  $("shown").textContent = count;
  say(`${labels[thing]}, ${lookOf(thing).name}. ${count}.`);
}

/**
 * All relations with a neighbour.
 * @param {Ego} ego
 * @param {number} other
 */
function inWords(ego, other) {
  const found = ego.all.find(([neighbour]) => neighbour === other)?.[1] ?? [];
  const said = found.map(
    (relation) => `${labels[source[relation]]} ${properties[propertyOf[relation]].verb} ${labels[target[relation]]}`,
  );
  return `${labels[other]}, ${lookOf(other).name}: ${said.join("; ")}`;
}

function openMap() {
  const { community } = scene;
  const back = scene.ego ? scene.left : null;
  clear();
  nodes.add(names.map(nameNode));
  scene.walk = { items: community < 0 ? communityWalk() : thingWalk(community), at: -1 };
  if (back && community < 0) network.moveTo(back);
  return Boolean(back);
}

/** Show what the address names; what it does not name is the whole map. */
export function route() {
  const state = readAddress(location.hash);
  const found = (/** @type {string | undefined} */ key) => numberOf().get(key ?? "");
  const thing = found(state.get("thing"));
  const centre = found(state.get("around"));
  const [one, other] = (state.get("path") ?? "").split(",").map(found);
  const wasMap = Boolean(scene.sharp && !scene.ego);
  const isWay = thing === undefined && one !== undefined && other !== undefined;
  if (hide(hiddenIn(categories))) scene.coarse = null;
  showKinds(categories);
  scene.community = thing === undefined && centre !== undefined ? communityOf[centre] : -1;
  const isOpen = thing !== undefined || (isWay && openWay(one, other, Math.trunc(Number(state.get("way"))) || 1));
  if (thing !== undefined) openThing(thing);
  else if (!isOpen) showMap(wasMap);
  $("card").hidden = thing === undefined && !isWay;
  $("card").scrollTop = 0;
  $("back").hidden = $("card").hidden && scene.community < 0;
  openPanel(panelAt(state) ?? openTab());
  ask(state.get("question"), state.get("of") ?? "");
}

/** @param {boolean} wasMap Otherwise something else was seen before. */
function showMap(wasMap) {
  const { community } = scene;
  const isBack = openMap();
  const place = community < 0 ? whole() : around(community);
  if (wasMap) goTo(place);
  else {
    if (!isBack || community >= 0) network.moveTo(place);
    settle();
  }
  if (scene.sharp) say(community < 0 ? $("counts").textContent : (communityWalk()[community]?.say ?? ""));
}

/** Back to the whole map; what is hidden stays so. */
function toOverview() {
  const state = readAddress(location.hash);
  const hidden = state.get("hide");
  const rest = hidden ? writeAddress(new Map([["hide", hidden]])) : "";
  history.pushState(null, "", rest || location.pathname + location.search);
  route();
  $("map").focus({ preventScroll: true });
}

$("zoom").addEventListener("click", ({ target }) => {
  const factor = Number(/** @type {HTMLElement} */ (target).dataset.zoom);
  if (factor) zoomBy(factor);
  else if (scene.ego || scene.community >= 0) toOverview();
  else goTo(whole());
});
$("back").addEventListener("click", toOverview);
document.addEventListener("themechange", () => {
  scene.coarse = null;
  if (scene.ego) route();
  else settle();
});
addEventListener("hashchange", route);
addEventListener("popstate", () => {
  if (!location.hash) route();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && !$("back").hidden) toOverview();
});
