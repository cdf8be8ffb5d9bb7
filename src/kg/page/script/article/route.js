"use strict";
// The address says what is selected, filtered and open; following it is the only way in which the page changes.

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
  if (hash !== location.hash) history.pushState(null, "", hash || location.pathname + location.search);
  route();
}

let pointed = false; // a click on the map must not move the map away under the pointer
let last; // what was selected before

function route() {
  const focused = document.activeElement;
  const state = readAddress(location.hash);
  const filters = readFilters(state);
  scene.near = Math.max(0, Math.trunc(state.get("near")) || 0);
  scene.visible = visible(filters, state.get("thing"), scene.near);
  scene.selection = selectionAt(state, scene.visible);
  scene.hovered = null;
  scene.form = filters.form;
  showFilters(filters);
  showRows(scene.visible.rows);
  tellShown(filters.form);
  light(scene.selection);
  showCard(scene.selection);
  openPanel(panelAt(state) ?? openTab());
  if (state.has("question")) openQuestion(state.get("question"));
  paint();
  const now = JSON.stringify([KINDS.map((kind) => state.get(kind)), scene.near]);
  if (now !== last) arrive(scene.selection);
  last = now;
  pointed = false;
  if (scene.selection) scrollToLit($(openTab()));
  keepFocus(focused);
}

/** Bring a new selection into the view of the map, and tell of it. */
function arrive(selection) {
  if (!selection || scene.near) lookAt(scene.visible.nodes);
  else if (!pointed) lookAt(selection.things);
  tell(selection);
}

/** Where what had the focus is gone, the heading of the card has it or, where nothing is selected, the map. */
function keepFocus(focused) {
  if (focused === document.body || focused.checkVisibility()) return;
  const next = $("card").hidden ? $("map") : $("card").querySelector("h2");
  next.focus({ preventScroll: true });
}

/** How much of the map is shown, in this form of the network. */
function tellShown(form) {
  const { nodes: shown, edges: lines, beyond } = scene.visible;
  const [all, allLines] = [page.nodes, edges].map((items) => items.filter((item) => isIn(item, form)).length);
  const isAll = shown.size === all && lines.size === allLines;
  $("shown").textContent = isAll
    ? `${counted(all, "thing")}, ${counted(allLines, "relation")}`
    : `${shown.size} of ${counted(all, "thing")}, ${lines.size} of ${counted(allLines, "relation")}`;
  $("back").hidden = !scene.near;
  $("back").textContent = beyond ? `The whole map (${beyond} more a step away)` : "The whole map";
}

const counted = (number, name) => `${number} ${name}${number === 1 ? "" : "s"}`;

/** Tell a screen reader what is selected and its words. */
function tell(selection) {
  if (!selection) return say(`Nothing selected. ${$("shown").textContent}`);
  const where = cited.length ? cited[0].replace(/.*char=/, "") : "";
  const words = cited.length ? ` Words: ${wordsOf(cited[0]) || `characters ${where} of the article`}` : "";
  const title = $("card").querySelector("h2").textContent;
  const counts = `${counted(selection.rows.length, "statement")}, ${counted(cited.length, "passage")}`;
  return say(`${title}. ${counts}.${words}`);
}

addEventListener("popstate", route);
addEventListener("hashchange", route);
