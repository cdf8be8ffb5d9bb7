// Following the address: the page comes to show what it says.

import { KINDS, readAddress, writeAddress } from "../shared/address.js";
import { $, one, say } from "../shared/dom.js";
import { ask } from "../shared/questions.js";
import { openPanel, openTab, panelAt } from "../shared/tabs.js";
import { arrangementNow } from "./arrangement.js";
import { showCard } from "./card.js";
import { readFilters, showFilters } from "./filters.js";
import { edges, look, nodes, rows } from "./graph.js";
import { showLevel } from "./legend.js";
import { hasAll, leastWith, levelAt, thingsOn, whole } from "./levels.js";
import { framesNow, lookAt, paint } from "./map.js";
import { light, lit, scrollToLit, wordsOf } from "./reading.js";
import { page } from "./record.js";
import { scene } from "./scene.js";
import { rowsAt, selectionAt } from "./selection.js";
import { showRows } from "./tables.js";
import { isIn, isSearch, visible } from "./visible.js";
import { showVoice } from "./voice.js";

/** @import { State } from "../shared/address.js" */
/** @import { Form } from "./record.js" */
/** @import { Selection } from "./scene.js" */
/** @import { Filters } from "./visible.js" */

const graph = { nodes, edges, rows, kindOf: (/** @type {string} */ key) => look(key).name };
/** @type {string | undefined} */
let last; // what was selected before
let arranged = ""; // what was arranged before

/** Show what the address says. */
export function route() {
  const focused = document.activeElement;
  const state = readAddress(location.hash);
  const filters = readFilters(state);
  scene.near = Math.max(0, Math.trunc(Number(state.get("near"))) || 0);
  scene.level = levelFor(state, filters);
  scene.form = filters.form;
  const onLevel = { ...filters, things: thingsOn(scene.level, filters.form) };
  scene.visible = visible(graph, onLevel, state.get("thing"), scene.near);
  showVoice(filters);
  scene.selection = selectionAt(state, scene.visible);
  if (scene.selection?.path?.hops.length) {
    const { things, edges: walked } = scene.selection;
    scene.visible = { ...scene.visible, nodes: things, edges: walked };
  }
  scene.hovered = null;
  showLevel(filters);
  scene.arrangement = arrangementNow();
  $("framed").hidden = !framesNow().length;
  showFilters(filters);
  showRows(scene.visible.rows);
  tellShown(filters.form);
  light(scene.selection);
  showCard(scene.selection);
  openPanel(panelAt(state) ?? openTab());
  ask(state.get("question"), state.get("of") ?? "");
  paint();
  const now = JSON.stringify([KINDS.map((kind) => state.get(kind)), filters.voice]);
  const isAnew = scene.arrangement.name !== arranged;
  if (isAnew || now !== last) arrive(scene.selection, isAnew, now !== last);
  last = now;
  arranged = scene.arrangement.name;
  if (scene.selection) scrollToLit($(openTab()), scene.pointed);
  scene.pointed = false;
  keepFocus(focused);
}

/**
 * The level that is shown: what a search finds or a path leads over may be anywhere, and what is selected is on the map:
 * a thing, or one of the statements. The address says so, since a link to it shall show the same.
 * @param {State} state
 * @param {Filters} filters
 */
function levelFor(state, filters) {
  const named = levelAt(state);
  if (isSearch(filters) || state.has("path")) return whole;
  const { form } = filters;
  const selected = [[state.get("thing") ?? ""], ...rowsAt(state).map((row) => row.things)]
    .map((keys) => keys.filter((key) => nodes.has(key)))
    .filter((keys) => keys.length);
  const isThere = selected.some((keys) => hasAll(named, keys, form));
  const level = isThere ? named : leastWith(selected[0] ?? [], named, form);
  if (level !== named) {
    state.set("level", level.name);
    history.replaceState(null, "", writeAddress(state));
  }
  return level;
}

/**
 * Bring a new selection or a new arrangement into the view of the map, and tell of it.
 * @param {Selection | null} selection
 * @param {boolean} isAnew Whether things stand elsewhere than before.
 * @param {boolean} isOther Whether something else is selected.
 */
function arrive(selection, isAnew, isOther) {
  if (!selection && isOther && openTab() === "statements")
    one($("statements"), "h2").scrollIntoView({ block: "start" });
  const main = selection?.key ?? page.nodes.find((node) => node.main)?.id;
  // Where all stands elsewhere, there is nothing to follow with the eye.
  if (isAnew) lookAt(scene.visible.nodes, main, true);
  else if (!selection) lookAt(scene.visible.nodes, main);
  else if (!scene.pointed) lookAt(selection.things, main);
  if (isOther) tell(selection);
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
  $("back").hidden = !scene.near && !scene.selection?.path;
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
