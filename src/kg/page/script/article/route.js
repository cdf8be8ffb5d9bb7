// Following the address: the page comes to show what it says.

import { readAddress } from "../shared/address.js";
import { $, one, say } from "../shared/dom.js";
import { showCard } from "./card.js";
import { readFilters, showFilters } from "./filters.js";
import { edges, look, nodes, rows } from "./graph.js";
import { lookAt, paint } from "./map.js";
import { ask } from "./questions.js";
import { light, lit, scrollToLit, wordsOf } from "./reading.js";
import { page } from "./record.js";
import { scene } from "./scene.js";
import { KINDS, selectionAt } from "./selection.js";
import { showRows } from "./tables.js";
import { openPanel, openTab, panelAt } from "./tabs.js";
import { isIn, visible } from "./visible.js";
import { showVoice } from "./voice.js";

/** @import { Form } from "./record.js" */
/** @import { Selection } from "./scene.js" */

const graph = { nodes, edges, rows, kindOf: (/** @type {string} */ key) => look(key).name };
/** @type {string | undefined} */
let last; // what was selected before

/** Show what the address says. */
export function route() {
  const focused = document.activeElement;
  const state = readAddress(location.hash);
  const filters = readFilters(state);
  scene.near = Math.max(0, Math.trunc(Number(state.get("near"))) || 0);
  scene.visible = visible(graph, filters, state.get("thing"), scene.near);
  scene.selection = selectionAt(state, scene.visible);
  scene.hovered = null;
  scene.form = filters.form;
  showVoice(filters);
  showFilters(filters);
  showRows(scene.visible.rows);
  tellShown(filters.form);
  light(scene.selection);
  showCard(scene.selection);
  openPanel(panelAt(state) ?? openTab());
  ask(state.get("question"), state.get("of") ?? "");
  paint();
  const now = JSON.stringify([KINDS.map((kind) => state.get(kind)), scene.near, filters.voice]);
  if (now !== last) arrive(scene.selection);
  last = now;
  scene.pointed = false;
  if (scene.selection) scrollToLit($(openTab()));
  keepFocus(focused);
}

/**
 * Bring a new selection into the view of the map, and tell of it.
 * @param {Selection | null} selection
 */
function arrive(selection) {
  if (!selection && openTab() === "statements") one($("statements"), "h2").scrollIntoView({ block: "start" });
  if (!selection || scene.near) lookAt(scene.visible.nodes);
  else if (!scene.pointed) lookAt(selection.things);
  tell(selection);
}

/**
 * Where what had the focus is gone, the heading of the card has it or, where nothing is selected, the map.
 * @param {Element | null} focused
 */
function keepFocus(focused) {
  if (!focused || focused === document.body || focused.checkVisibility()) return;
  const next = $("card").hidden ? $("map") : one($("card"), "h2");
  next.focus({ preventScroll: true });
}

/**
 * How much of the map is shown, in this form of the network.
 * @param {Form} form
 */
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

/** @type {(number: number, name: string) => string} */
const counted = (number, name) => `${number} ${name}${number === 1 ? "" : "s"}`;

/**
 * Tell a screen reader what is selected and its words.
 * @param {Selection | null} selection
 */
function tell(selection) {
  if (!selection) return say(`Nothing selected. ${$("shown").textContent}`);
  const { cited } = lit;
  const where = cited.length ? cited[0].replace(/.*char=/, "") : "";
  const words = cited.length ? ` Words: ${wordsOf(cited[0]) || `characters ${where} of the article`}` : "";
  const title = one($("card"), "h2").textContent;
  const counts = `${counted(selection.rows.length, "statement")}, ${counted(cited.length, "passage")}`;
  return say(`${title}. ${counts}.${words}`);
}

for (const event of ["popstate", "hashchange", "addresschange"]) addEventListener(event, route);
