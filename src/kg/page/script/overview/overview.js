// The overview: the address decides what is seen, which is the whole map, a community (#around=) or a thing (#thing=).

import { readAddress } from "../shared/address.js";
import { $, say } from "../shared/dom.js";
import { communityOf, labels, lookOf, numberOf, properties, propertyOf, source, target } from "./arrays.js";
import { egoView } from "./ego.js";
import { counted } from "./lists.js";
import { nameNode, names } from "./names.js";
import { edges, network, nodes, scene } from "./network.js";
import { showThing, toThing, turnPanel } from "./panel.js";
import { around, goTo, settle, whole, zoomBy } from "./stage.js";
import { hover } from "./tip.js";
import { communityWalk, thingWalk } from "./walking.js";

/** @import { Ego } from "./ego.js" */

/** Nothing is open and nothing walked, before the data change: each change may draw. */
function clear() {
  scene.ego = null;
  scene.walk = { items: [], at: -1 };
  nodes.clear();
  edges.clear();
}

/** @param {number} thing */
export function openThing(thing) {
  if (!scene.ego) scene.left = scene.sharp && { position: network.getViewPosition(), scale: network.getScale() };
  hover(-1);
  clear();
  const ego = egoView(thing, { width: $("map").clientWidth, height: $("map").clientHeight });
  nodes.add(ego.nodes);
  edges.add(ego.edges);
  scene.ego = ego;
  network.fit({ maxZoomLevel: 1.15, animation: false });
  scene.walk = { items: ego.shown.map((other) => ({ other, say: inWords(ego, other), go: toThing(other) })), at: -1 };
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
  const thing = numberOf().get(state.get("thing") ?? "");
  const centre = numberOf().get(state.get("around") ?? "");
  const wasMap = Boolean(scene.sharp && !scene.ego);
  scene.community = thing === undefined && centre !== undefined ? communityOf[centre] : -1;
  if (thing !== undefined) openThing(thing);
  else showMap(wasMap);
  turnPanel(thing !== undefined);
  $("back").hidden = thing === undefined && scene.community < 0;
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

function toOverview() {
  history.pushState(null, "", location.pathname + location.search);
  route();
  $("map").focus({ preventScroll: true });
}

$("closer").addEventListener("click", () => zoomBy(1.5));
$("farther").addEventListener("click", () => zoomBy(1 / 1.5));
$("whole").addEventListener("click", () => (location.hash ? toOverview() : goTo(whole())));
$("back").addEventListener("click", toOverview);
document.addEventListener("themechange", () => {
  scene.coarse = null;
  if (scene.ego) openThing(scene.ego.thing);
  else settle();
});
addEventListener("hashchange", route);
addEventListener("popstate", () => {
  if (!location.hash) route();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && !$("back").hidden) toOverview();
});
