"use strict";
// The overview: the address decides what is seen, which is the whole map, a community (#around=) or a thing (#thing=).

const SETTLE = 140; // milliseconds after the last movement until the map is drawn sharply again
const REACH = 10; // pixels from a thing that still hit it
const SCALES = { least: 0.01, most: 5 };

const nodes = new vis.DataSet(names.map(nameNode));
const edges = new vis.DataSet([]);
const network = new vis.Network($("map"), { nodes, edges }, {
  physics: false, layout: { improvedLayout: false }, autoResize: true,
  interaction: { keyboard: false, hover: false, zoomSpeed: 0.8, selectConnectedEdges: false, hideEdgesOnDrag: false },
  nodes: { chosen: false, scaling: { label: { maxVisible: 60, drawThreshold: 3 } } }, edges: { chosen: false },
});

let ego = null; // what `egoView` gave, while a thing is open
let community = -1;
let sharp = null;
let coarse = null;
let moving = false;
let settling = 0;
let hovered = -1;
let left = null; // the view of the map when a thing was opened
let walk = { items: [], at: -1 };

function view() {
  const { clientWidth, clientHeight } = $("map");
  const [corner, opposite] = [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: clientWidth, y: clientHeight })];
  return { left: corner.x, top: corner.y, right: opposite.x, bottom: opposite.y };
}

const whole = () => {
  const { clientWidth, clientHeight } = $("map");
  const scale = 0.97 * Math.min(clientWidth / (bounds.right - bounds.left), clientHeight / (bounds.bottom - bounds.top));
  return { position: { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 }, scale: Math.min(scale, 1.2) };
};

/** Draw what is seen sharply, with the names that have room in it. */
function sharpen() {
  const [seen, scale] = [view(), network.getScale()];
  const { nodes: arranged, boxes } = arrangedNames(scale, seen);
  sharp = bitmap(surroundings(seen), scale, boxes);
  if (!coarse) coarse = bitmap(bounds, whole().scale);
  nodes.update(arranged);
  tellShown(seen);
}

network.on("beforeDrawing", (pen) => {
  if (ego || !sharp) return;
  if (!holds(sharp.area, view())) copy(pen, coarse);
  copy(pen, sharp);
});

network.on("afterDrawing", (pen) => {
  if (ego) drawVerbs(pen, ego, (id, share) => network.body.edges[id].edgeType.getPoint(share), (id) => network.getBoundingBox(id));
  else drawHover(pen);
});

/** The thing under the pointer with its relations, or the community or thing at which the keys are. */
function drawHover(pen) {
  const scale = network.getScale();
  Object.assign(pen, { strokeStyle: colour("accent"), lineWidth: 1.2 / scale });
  if (walk.at >= 0) circle(pen, walk.items[walk.at].ring, 3 / scale);
  if (hovered < 0) return;
  pen.beginPath();
  for (const relation of relationsOf(hovered)) {
    pen.moveTo(xs[source[relation]], ys[source[relation]]);
    pen.lineTo(xs[target[relation]], ys[target[relation]]);
  }
  pen.stroke();
  circle(pen, { x: xs[hovered], y: ys[hovered], radius: size(hovered) + 3 / scale }, 2.5 / scale);
}

function circle(pen, { x, y, radius }, width) {
  pen.lineWidth = width;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.stroke();
}

function move() {
  moving = true;
  hover(-1);
  clearTimeout(settling);
  settling = setTimeout(settle, SETTLE);
}

function settle() {
  moving = false;
  if (ego) return;
  sharpen();
  network.redraw();
}

function goTo(place) {
  if (calm.matches) {
    network.moveTo(place);
    settle();
  } else {
    moving = true;
    network.moveTo({ ...place, animation: { duration: 420, easingFunction: "easeInOutQuad" } });
  }
}

network.on("animationFinished", settle);
network.on("dragging", move);
network.on("zoom", () => {
  const scale = network.getScale();
  const within = Math.max(SCALES.least, Math.min(SCALES.most, scale));
  if (scale !== within) network.moveTo({ scale: within });
  move();
});
network.on("resize", () => { coarse = null; if (!moving) move(); });

/** What is seen of how much. */
function tellShown(seen) {
  let count = 0;
  for (let thing = 0; thing < labels.length; thing++) if (isIn(seen, xs[thing], ys[thing])) count++;
  const where = community < 0 ? "" : ` · around ${shortened(labels[discs[community].first], 32)}`;
  $("shown").textContent = `Showing ${count.toLocaleString("en-GB")} of ${counted(labels.length, "thing")}${where}`;
}

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
  const said = found.map((relation) => `${labels[source[relation]]} ${properties[propertyOf[relation]].verb} ${labels[target[relation]]}`);
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

const communityWalk = () => discs.slice(0, names.length).map((disc, number) => (
  { ring: disc, say: `${labels[disc.first]}, a community of ${counted(disc.size, "thing")}`, go: toCommunity(number) }));

const thingWalk = (number) => Array.from({ length: Math.min(LONG, discs[number].size) }, (_, n) => {
  const thing = discs[number].first + n;
  const ring = { x: xs[thing], y: ys[thing], radius: size(thing) + 4 };
  return { ring, say: `${labels[thing]}, ${lookOf(thing).name}, ${counted(degree(thing), "relation")}`, go: toThing(thing) };
});

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
  if (sharp) say(community < 0 ? $("counts").textContent : communityWalk()[community]?.say ?? "");
}

function around(number) {
  const { clientWidth, clientHeight } = $("map");
  const { x, y, radius } = discs[number];
  return { position: { x, y }, scale: Math.min(2, (0.92 * Math.min(clientWidth, clientHeight)) / (2 * radius)) };
}

function toOverview() {
  history.pushState(null, "", location.pathname + location.search);
  route();
  $("map").focus({ preventScroll: true });
}

/** The thing under a point of the map, or the name of a community. */
function hover(thing, point) {
  const tip = $("tip");
  tip.hidden = thing < 0;
  if (thing === hovered) return;
  hovered = thing;
  if (thing >= 0) {
    tip.textContent = `${lookOf(thing).glyph} ${labels[thing]} · ${lookOf(thing).name} · ${counted(degree(thing), "relation")}`;
    const { clientWidth } = $("map");
    Object.assign(tip.style, { top: `${point.y + 16}px`, left: `${Math.min(point.x + 12, clientWidth - 260)}px` });
  }
  network.redraw();
}

$("map").addEventListener("pointermove", (event) => {
  if (ego || moving || event.buttons) return;
  const box = $("map").getBoundingClientRect();
  const point = { x: event.clientX - box.left, y: event.clientY - box.top };
  hover(nearest(network.DOMtoCanvas(point), REACH / network.getScale()), point);
});
$("map").addEventListener("pointerleave", () => hover(-1));

network.on("click", ({ nodes: [hit], pointer }) => {
  $("map").focus({ preventScroll: true });
  if (ego) return mark(hit ? ego.shown.indexOf(Number(hit.slice(1))) : -1);
  const thing = nearest(pointer.canvas, REACH / network.getScale());
  if (thing >= 0 && network.getScale() >= SCALES.least) location.hash = toThing(thing);
  else if (hit !== undefined) location.hash = toCommunity(hit);
});
network.on("doubleClick", ({ nodes: [hit] }) => {
  if (ego && hit) location.hash = toThing(Number(hit.slice(1)));
});

/** Move the keys' place to an item of what is walked; -1 is none. */
function mark(at) {
  const before = walk.items[walk.at];
  walk.at = at;
  const item = walk.items[at];
  if (ego) {
    if (before) nodes.update({ id: `t${before.other}`, borderWidth: 1.5, color: { background: colour("card") } });
    if (item) nodes.update({ id: `t${item.other}`, borderWidth: 3, color: { background: colour("lit") } });
    lightRows(item?.other);
  } else network.redraw();
  if (item) say(`${item.say}. ${at + 1} of ${walk.items.length}.`);
}

$("map").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const count = walk.items.length;
  if (step && count) mark(walk.at < 0 && step < 0 ? count - 1 : (walk.at + step + count) % count);
  else if (event.key === "Enter" && walk.items[walk.at]) location.hash = walk.items[walk.at].go;
  else if (event.key === "+" || event.key === "-") zoomBy(event.key === "+" ? 1.4 : 1 / 1.4);
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.matches("input")) {
    event.preventDefault();
    $("find").focus();
  }
  if (event.key === "Escape" && !event.defaultPrevented && !$("back").hidden) toOverview();
});

function zoomBy(factor) {
  const scale = Math.max(SCALES.least, Math.min(SCALES.most, network.getScale() * factor));
  if (ego) network.moveTo({ scale });
  else goTo({ scale });
}

/** Things and articles by a part of their name: those that begin with it first, then the best connected. */
function candidates(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const found = [[], []];
  for (const thing of ranked()) {
    const at = foldedLabels()[thing].indexOf(wanted);
    if (at >= 0) found[at ? 1 : 0].push(thing);
    if (found[0].length >= 20) break;
  }
  const things = found.flat().slice(0, 20).map((thing) => (
    { href: toThing(thing), name: labels[thing], kind: lookOf(thing).name, note: counted(degree(thing), "relation") }));
  const articles = articleLinks.filter(({ headline }) => folded(headline).includes(wanted)).slice(0, 5);
  return [...things, ...articles.map(({ href, headline, published }) => ({ href, name: headline, kind: "article", note: published }))];
}
const foldedLabels = late(() => labels.map(folded));

$("closer").addEventListener("click", () => zoomBy(1.5));
$("farther").addEventListener("click", () => zoomBy(1 / 1.5));
$("whole").addEventListener("click", () => (location.hash ? toOverview() : goTo(whole())));
$("back").addEventListener("click", toOverview);
combobox($("find"), $("found"), candidates, ({ href }) => {
  $("find").value = "";
  $("map").focus({ preventScroll: true });
  location.href = href;
});
document.addEventListener("themechange", () => {
  coarse = null;
  if (ego) openThing(ego.thing);
  else settle();
});
addEventListener("hashchange", route);
addEventListener("popstate", () => { if (!location.hash) route(); });

network.once("afterDrawing", () => requestAnimationFrame(() => {
  performance.mark("painted");
  document.documentElement.dataset.ready = "";
}));
listContents();
route();
