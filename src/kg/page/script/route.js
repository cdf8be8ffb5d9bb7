"use strict";
// The address says what is selected, filtered and open; following it is the only way in which the page changes.

const TABS = [...document.querySelectorAll("#tabs a")];
const KINDS = ["thing", "statement", "char", "path"];
const OWN = [...KINDS, "near", "way", "question"]; // what a new selection takes the place of

/** Change the address: `fresh` leaves the old selection, `unfiltered` the filters. */
function go(changes, fresh = false, unfiltered = false) {
  const state = readAddress(location.hash);
  if (fresh) for (const name of OWN) state.delete(name);
  if (unfiltered) for (const name of FILTERS) state.delete(name);
  for (const [name, value] of Object.entries(changes)) state.set(name, value);
  visit(writeAddress(state));
}

function visit(hash) {
  if (hash === location.hash) return route();
  history.pushState(null, "", hash || location.pathname + location.search);
  return route();
}

/** What the address of a line selects: its statement or, of a post or count in the form of a line, that thing. */
function selectionOf(edge) {
  const row = edge.rows.find((each) => !each.isNaming) ?? edge.rows[0];
  return { statement: row.ids[0] };
}

function selectionAt(state, shown) {
  const kind = KINDS.find((each) => state.has(each));
  const value = state.get(kind);
  const isShown = (edge) => shown.edges.has(edge);
  if (kind === "thing" && things.has(value)) {
    const thing = things.get(value);
    const drawn = shown.nodes.has(value) ? thing.edges : thing.rows.flatMap((row) => row.edges);
    const edges = new Set(drawn.filter(isShown));
    const ends = [...edges].flatMap((edge) => [edge.from, edge.to]);
    return { kind, key: value, rows: thing.rows.filter((row) => shown.rows.has(row)), things: new Set([value, ...ends]), edges };
  }
  if (kind === "statement" && rowOf.has(value)) return ofRows(kind, [rowOf.get(value)], isShown);
  if (kind === "char" && span(value)) return { ...ofRows(kind, rowsInside(span(value).begin, span(value).end).filter((row) => !row.isNaming), isShown), span: span(value) };
  if (kind === "path") return pathSelection(value, Math.trunc(state.get("way")) || 1, shown);
  return null;
}

function ofRows(kind, rows, isShown) {
  const edges = new Set(rows.flatMap((row) => row.edges).filter(isShown));
  const ends = [...edges].flatMap((edge) => [edge.from, edge.to]);
  return { kind, rows, things: new Set([...rows.flatMap((row) => row.things), ...ends]), edges };
}

/** Show one panel; the tab of it is said to be the current one, and is in view where the page itself scrolls. */
function openPanel(name) {
  const isOther = $(name).hidden;
  for (const tab of TABS) {
    const isOpen = tab.hash === `#${name}`;
    tab.setAttribute("aria-selected", String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    $(tab.hash.slice(1)).hidden = !isOpen;
  }
  if (isOther) $("tabs").scrollIntoView({ block: "nearest" });
}

const openTab = () => TABS.find((tab) => tab.getAttribute("aria-selected") === "true").hash.slice(1);

function panelAt(state) {
  const names = TABS.map((tab) => tab.hash.slice(1));
  if (state.has("question") && names.includes("answers")) return "answers";
  if (state.has("char")) return "reading";
  return names.find((name) => state.has(name));
}

let pointed = false; // a click on the map must not move the map away under the pointer

function route() {
  const focused = document.activeElement;
  const state = readAddress(location.hash);
  const filters = readFilters(state);
  const centre = state.get("thing");
  scene.near = Math.max(0, Math.trunc(state.get("near")) || 0);
  scene.visible = visible(filters, centre, scene.near);
  const selection = selectionAt(state, scene.visible);
  const changed = JSON.stringify([KINDS.map((kind) => state.get(kind)), scene.near]);
  const isNew = changed !== route.last;
  route.last = changed;
  scene.selection = selection;
  scene.hovered = null;
  showFilters(filters);
  showRows(scene.visible.rows);
  tellShown();
  light(selection);
  showCard(selection);
  const panel = panelAt(state);
  if (panel) openPanel(panel);
  if (state.has("question")) openQuestion(state.get("question"));
  paint();
  if (isNew && selection && (!pointed || scene.near)) lookAt(scene.near ? scene.visible.nodes : selection.things);
  else if (isNew && !selection) lookAt(scene.visible.nodes);
  pointed = false;
  if (selection) scrollToLit($(openTab()));
  if (isNew) tell(selection);
  keepFocus(focused);
}

/** Where what had the focus is gone, the heading of the card has it or, where nothing is selected, the map. */
function keepFocus(focused) {
  if (focused === document.body || focused.checkVisibility()) return;
  const next = $("card").hidden ? $("map") : $("card").querySelector("h2");
  next.focus({ preventScroll: true });
}

function tellShown() {
  const { nodes: shown, edges: lines, beyond } = scene.visible;
  const [all, allLines] = [page.nodes, edges].map((items) => items.filter(({ form }) => !form || form === ($("opened").checked ? "opened" : "folded")).length);
  const most = shown.size === all && lines.size === allLines;
  $("shown").textContent = most ? `${all} things, ${allLines} relations` : `${shown.size} of ${all} things, ${lines.size} of ${allLines} relations`;
  $("back").hidden = !scene.near;
  $("back").textContent = beyond ? `The whole map (${beyond} more a step away)` : "The whole map";
}

/** Tell a screen reader what is selected and its words. */
function tell(selection) {
  if (!selection) return say(`Nothing selected. ${$("shown").textContent}`);
  const words = cited.length ? ` Words: ${wordsOf(cited[0]) || `characters ${cited[0].replace(/.*char=/, "")} of the article`}` : "";
  const title = $("card").querySelector("h2").textContent;
  return say(`${title}. ${selection.rows.length} statements, ${cited.length} passages.${words}`);
}

function openQuestion(name) {
  const details = $(`question=${name}`);
  if (!details) return;
  details.open = true;
  details.scrollIntoView({ block: "start" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const piece = event.target.closest("[data-at]");
  if (link) {
    event.preventDefault();
    const wanted = Object.fromEntries(readAddress(link.hash));
    const isTab = link.parentNode === $("tabs");
    const state = readAddress(location.hash);
    for (const tab of TABS) state.delete(tab.hash.slice(1));
    if (isTab) {
      state.delete("question");
      state.delete(openTab() === "reading" ? "char" : "");
    } else {
      for (const name of OWN) state.delete(name);
      if (openTab() !== "reading") state.set(openTab(), "");
      if ("char" in wanted) state.delete(openTab());
    }
    for (const [name, value] of Object.entries(wanted)) state.set(name, value);
    visit(writeAddress(state));
    if (link.matches(".skip")) $(link.hash.slice(1)).focus();
  } else if (piece && getSelection().isCollapsed && piece.localName === "span") {
    const { begin, end } = span(piece.dataset.at);
    const around = [...passages].filter(([href, p]) => isHere(href) && p.begin <= begin && end <= p.end).sort((a, b) => (a[1].end - a[1].begin) - (b[1].end - b[1].begin));
    if (around.length) visit(writeAddress(new Map([...readAddress(location.hash)].filter(([name]) => !OWN.includes(name)).concat([["char", around[0][0].replace("#char=", "")]]))));
  }
});

net.on("click", ({ nodes: [node], edges: [edge] }) => {
  pointed = true;
  if (node && node === scene.selection?.key) return; // it may be the first half of a double click
  if (node) go({ thing: node }, true);
  else if (edge !== undefined) go(selectionOf(edges[edge]), true);
  else go({}, true);
});
net.on("doubleClick", ({ nodes: [node] }) => {
  if (node) go({ thing: node, near: String((scene.near || 0) + 1) });
});
$("back").addEventListener("click", () => {
  const state = readAddress(location.hash);
  state.delete("near");
  visit(writeAddress(state));
});

$("filters").addEventListener("input", () => {
  const state = readAddress(location.hash);
  for (const name of FILTERS) state.delete(name);
  for (const [name, value] of chosenFilters()) state.set(name, value);
  history.replaceState(null, "", writeAddress(state) || location.pathname + location.search);
  route();
  say($("shown").textContent);
});
$("reset").addEventListener("click", () => go({}, false, true));

$("tabs").role = "tablist";
TABS.forEach((tab, n) => {
  tab.role = "tab";
  const panel = $(tab.hash.slice(1));
  panel.role = "tabpanel";
  panel.tabIndex = 0;
  panel.setAttribute("aria-label", tab.firstChild.textContent.trim());
  tab.setAttribute("aria-controls", panel.id);
  tab.addEventListener("keydown", (event) => {
    const to = { ArrowRight: n + 1, ArrowLeft: n - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    const next = TABS.at(to % TABS.length);
    event.preventDefault();
    next.click();
    next.focus();
  });
});

addEventListener("popstate", route);
addEventListener("hashchange", route);
openPanel("reading");
history.scrollRestoration = "manual"; // the browser has gone to the fragment's element, which may be in a closed panel
scrollTo(0, 0);
route();
