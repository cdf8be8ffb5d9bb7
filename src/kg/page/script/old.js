"use strict";
// The URL's fragment is the selection: list, tables and panel hold plain links, and `route` follows them.
const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const rows = [...document.querySelectorAll("tr.statement")];
const boxes = [...document.querySelectorAll("[data-category]")];
const links = [...document.querySelectorAll("#list a")];
const things = new Map(data.nodes.map((node) => [node.id, node]));
const isNode = (item) => "category" in item;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

const hash = (item) => new URL((isNode(item) ? "#n=" : "#e=") + item.id, location).hash; // as the browser spells it
const byHash = new Map([...data.nodes, ...data.edges].map((item) => [hash(item), item]));

const nodes = new vis.DataSet(data.nodes);
const edges = new vis.DataSet(data.edges);
const net = new vis.Network($("map"), { nodes, edges }, {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, selectConnectedEdges: false, hideEdgesOnDrag: data.edges.length > 1500 },
  nodes: { margin: 7, chosen: false, font: { face: FONT } },
  edges: { chosen: false, hoverWidth: 0, selectionWidth: 0, arrows: { to: { scaleFactor: 0.55 } },
    font: { face: FONT, strokeWidth: 4 }, scaling: { label: { drawThreshold: 9 } } }, // tiny labels would only be noise
});

let selected = null;
let hovered = null;

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
const hiddenCategories = () => new Set(boxes.filter((box) => !box.checked).map((box) => +box.dataset.category));
const touching = (id) => data.edges.filter((edge) => edge.from === id || edge.to === id);

/** The nodes and edges that belong to an item: itself, the relations of a node, and their ends. */
function around(item) {
  const near = isNode(item) ? touching(item.id) : [item];
  const ids = new Set(near.flatMap((edge) => [edge.from, edge.to]));
  return { nodes: isNode(item) ? ids.add(item.id) : ids, edges: new Set(near.map((edge) => edge.id)) };
}

/** Draw the map's state: only what changed is handed on, since a full update of 300 things takes a tenth of a second. */
function paint() {
  const colours = getComputedStyle(document.documentElement);
  const css = (name) => colours.getPropertyValue(name).trim();
  const off = hiddenCategories();
  const lit = (hovered ?? selected) && around(hovered ?? selected);
  const gone = (id) => off.has(things.get(id).category);
  update(nodes, data.nodes.map((node) => {
    const hue = css(`--c${data.looks[node.category][2]}`);
    const shown = !lit || lit.nodes.has(node.id);
    const border = shown ? hue : css("--faint");
    const fill = { background: css("--card"), border };
    return { id: node.id, hidden: gone(node.id), borderWidth: node === selected ? 3 : 1,
      color: { ...fill, hover: fill, highlight: fill }, font: { color: shown ? hue : css("--edge") } };
  }));
  update(edges, data.edges.map((edge) => {
    const shown = !lit || lit.edges.has(edge.id);
    const hot = lit && shown;
    const colour = hot ? css("--accent") : css(shown ? "--edge" : "--faint");
    return { id: edge.id, hidden: gone(edge.from) || gone(edge.to), width: hot ? 2.4 : 1.5,
      color: { color: colour, hover: colour, highlight: colour },
      font: { size: hot ? Math.min(24, Math.max(12, 12 / net.getScale())) : 11, color: shown ? css(hot ? "--accent" : "--soft") : "#0000",
        strokeColor: shown ? css("--paper") : "#0000" } };
  }));
}

const painted = new Map();
function update(set, items) {
  const changed = items.filter((item) => {
    const key = typeof item.id + item.id;
    const now = JSON.stringify(item);
    return painted.get(key) !== now && painted.set(key, now);
  });
  set.update(changed);
}

/** A row of the tables as an entry of the panel: the page has one rendering of a statement. */
function entry(number) {
  const parts = [...rows[number].cells].map((cell) =>
    element("div", { className: cell.className, dir: cell.dir }, ...cell.cloneNode(true).childNodes));
  return element("li", {}, ...parts);
}

function thingLink(id) {
  const { name, category } = things.get(id);
  const [, , hue, glyph] = data.looks[category];
  return element("a", { href: hash(things.get(id)), dir: "auto" },
    element("span", { className: `glyph c${hue}`, ariaHidden: "true", textContent: glyph }), " " + name);
}

function showDetails(item) {
  $("details").hidden = !item;
  $("list").hidden = Boolean(item);
  if (!item) return;
  const [category, , hue, glyph] = data.looks[item.category] ?? ["relation", 0, "", "—"];
  $("kind").replaceChildren(element("span", { className: `glyph c${hue}`, textContent: glyph }), " " + category);
  $("name").textContent = item.name;
  $("ends").replaceChildren(...(isNode(item) ? [] : [item.from, item.to].map(thingLink)));
  $("statements").replaceChildren(...item.rows.map(entry));
  $("panel").scrollTop = $("details").scrollTop = 0;
}

function select(item) {
  const last = selected;
  selected = item;
  hovered = null;
  $("find").value = "";
  search();
  if (item) reveal(item);
  paint();
  if (item) $("name").focus({ preventScroll: true });
  else if (last) links.find((link) => link.hash === hash(last))?.focus({ preventScroll: true });
}

/** A found thing may be of a category that the legend has switched off. */
function reveal(item) {
  const needed = (isNode(item) ? [item.id] : [item.from, item.to]).map((id) => things.get(id).category);
  boxes.filter((box) => needed.includes(+box.dataset.category)).forEach((box) => { box.checked = true; });
}

let pointed = false; // a click on the map must not move the map away under the pointer
function route() {
  let item = byHash.get(location.hash);
  try { item ??= byHash.get(new URL("#" + decodeURIComponent(location.hash.slice(1)), location).hash); } catch { /* malformed */ }
  if (!item && (location.hash || !selected)) return; // a link to the tables leaves the selection alone
  showDetails(item ?? null);
  if (item && !pointed) bringIntoView([...around(item).nodes]);
  select(item ?? null);
  pointed = false;
}

function bringIntoView(ids) {
  net.setSize("100%", "100%"); // on a phone the open panel has just made the map smaller
  $("stage").scrollIntoView({ block: "nearest" });
  net.fit({ nodes: ids, maxZoomLevel: 1.1, animation: still.matches ? false : { duration: 350 } });
}

function go(item) {
  if (!item) return clear();
  pointed = true;
  if (location.hash === hash(item)) route();
  else location.hash = hash(item);
}

function clear() {
  if (location.hash) history.pushState(null, "", location.pathname + location.search);
  route();
}

function search() {
  const wanted = $("find").value.trim().toLocaleLowerCase();
  const hits = links.filter((link) => !(link.parentNode.hidden = !link.textContent.toLocaleLowerCase().includes(wanted)));
  document.querySelectorAll("#list section").forEach((section) => { section.hidden = !section.querySelector("li:not([hidden])"); });
  $("found").textContent = wanted ? `${hits.length} of ${links.length} things` : "";
  return hits;
}

net.on("click", ({ nodes: [node], edges: [edge] }) => go(things.get(node) ?? data.edges[edge]));
const hover = (item) => { hovered = item; paint(); };
net.on("hoverNode", ({ node }) => hover(things.get(node)));
net.on("hoverEdge", ({ edge }) => hover(data.edges[edge]));
net.on("animationFinished", paint); // the labels of lit lines stay legible at any scale
net.on("zoom", paint);
net.on("blurNode", () => hover(null));
net.on("blurEdge", () => hover(null));

boxes.forEach((box) => box.addEventListener("change", paint));
dark.addEventListener("change", paint);
addEventListener("hashchange", route);
document.addEventListener("click", ({ target }) => { // the browser reports no change for a link to where it is
  if (target.closest("a[href^='#']")?.hash === location.hash) route();
});
$("close").addEventListener("click", clear);
$("find").addEventListener("input", () => { showDetails(null); search(); });
$("find").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && $("find").value && search()[0]) search()[0].click();
});
$("zoom").addEventListener("click", ({ target: { dataset: { zoom } } }) => {
  if (+zoom) net.moveTo({ scale: net.getScale() * zoom });
  else if (zoom) net.fit();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear();
  if (event.key === "/" && event.target !== $("find")) { event.preventDefault(); $("find").focus(); }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && (event.target === $("find") || links.includes(event.target))) {
    event.preventDefault();
    const open = links.filter((link) => !link.parentNode.hidden);
    (open[open.indexOf(event.target) + step] ?? $("find")).focus();
  }
});

net.once("afterDrawing", () => { document.documentElement.dataset.ready = ""; });
for (const row of rows) row.removeAttribute("id"); // with scripts a relation's link opens the panel, not its row
paint();
net.fit({ animation: false });
route();
