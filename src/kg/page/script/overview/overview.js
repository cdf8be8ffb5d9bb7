"use strict";
// The overview: the address decides what is seen, which is the whole map, a community (#around=) or a thing (#thing=).

/** Nothing is open and nothing walked, before the data change: each change may draw. */
function clear() {
  ego = null;
  walk = { items: [], at: -1 };
  nodes.clear();
  edges.clear();
}

function openThing(thing) {
  if (!ego) left = sharp && { position: network.getViewPosition(), scale: network.getScale() };
  hover(-1);
  clear();
  const opened = egoView(thing, { width: $("map").clientWidth, height: $("map").clientHeight });
  nodes.add(opened.nodes);
  edges.add(opened.edges);
  ego = opened;
  network.fit({ maxZoomLevel: 1.15, animation: false });
  walk = { items: ego.shown.map((other) => ({ other, say: inWords(thing, other), go: toThing(other) })), at: -1 };
  showThing(thing);
  const count = `Showing ${ego.shown.length} of ${counted(ego.all.length, "neighbour")}`;
  $("shown").textContent = count;
  say(`${labels[thing]}, ${lookOf(thing).name}. ${count}.`);
}

function inWords(thing, other) {
  const found = ego.all.find(([neighbour]) => neighbour === other)[1];
  const said = found.map(
    (relation) => `${labels[source[relation]]} ${properties[propertyOf[relation]].verb} ${labels[target[relation]]}`,
  );
  return `${labels[other]}, ${lookOf(other).name}: ${said.join("; ")}`;
}

function openMap() {
  const back = ego ? left : null;
  clear();
  nodes.add(names.map(nameNode));
  walk = { items: community < 0 ? communityWalk() : thingWalk(community), at: -1 };
  if (back && community < 0) network.moveTo(back);
  return Boolean(back);
}

/** Show what the address names; what it does not name is the whole map. */
function route() {
  const state = readAddress(location.hash);
  const thing = numberOf().get(state.get("thing"));
  const centre = numberOf().get(state.get("around"));
  const wasMap = sharp && !ego;
  community = thing === undefined && centre !== undefined ? communityOf[centre] : -1;
  if (thing !== undefined) openThing(thing);
  else showMap(wasMap);
  turnPanel(thing !== undefined);
  $("back").hidden = thing === undefined && community < 0;
}

function showMap(wasMap) {
  const isBack = openMap();
  const place = community < 0 ? whole() : around(community);
  if (wasMap) goTo(place);
  else {
    if (!isBack || community >= 0) network.moveTo(place);
    settle();
  }
  if (sharp) say(community < 0 ? $("counts").textContent : (communityWalk()[community]?.say ?? ""));
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
  coarse = null;
  if (ego) openThing(ego.thing);
  else settle();
});
addEventListener("hashchange", route);
addEventListener("popstate", () => {
  if (!location.hash) route();
});

network.once("afterDrawing", () =>
  requestAnimationFrame(() => {
    performance.mark("painted");
    document.documentElement.dataset.ready = "";
  }),
);
listContents();
route();
