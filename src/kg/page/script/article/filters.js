// What of the graph is shown: by kind, relation, voice, basis and period, and around a thing.

import { $, all, element, one } from "../shared/dom.js";
import { hiddenIn } from "../shared/legend.js";
import { edges, nodeOf, nodes, rows } from "./graph.js";
import { page } from "./record.js";
import { scene } from "./scene.js";
import { speaker } from "./speaker.js";
import { isIn, isThen } from "./visible.js";

/** @import { State } from "../shared/address.js" */
/** @import { Filters } from "./visible.js" */

const kindBoxes = /** @type {HTMLInputElement[]} */ (all("#filters [data-kind]"));
const basisBoxes = /** @type {HTMLInputElement[]} */ (all("[data-basis]"));
const days = [...new Set(rows.flatMap((row) => row.when ?? []))].filter(Boolean).sort();
const USUAL = chosenBases();
export const FILTERS = ["hide", "basis", "verb", "voice", "from", "to", "dated", "opened"];

const lookOf = (/** @type {HTMLInputElement} */ box) => page.looks[Number(box.dataset.kind)];
const basisOf = (/** @type {HTMLInputElement} */ box) => box.dataset.basis ?? "";

function chosenBases() {
  return basisBoxes
    .filter((box) => box.checked)
    .map((box) => box.dataset.basis)
    .join();
}

/**
 * The filters that an address names.
 * @param {State} state
 * @returns {Filters}
 */
export function readFilters(state) {
  const list = (/** @type {string} */ text) => new Set(text ? text.split(",") : []);
  return {
    hidden: new Set(hiddenIn(page.looks).map(({ name }) => name)),
    bases: list(state.get("basis") ?? USUAL),
    listed: list(state.get("basis") ?? page.basisNames.join()),
    verb: state.get("verb") ?? "",
    voice: state.get("voice") ?? "",
    from: state.get("from") ?? "",
    to: state.get("to") ?? "",
    dated: state.has("dated"),
    form: state.has("opened") ? "opened" : "folded",
  };
}

/** The filters as the controls have them, in the form of an address. */
export function chosenFilters() {
  /** @type {State} */
  const state = new Map();
  const off = kindBoxes.filter((box) => !box.checked).map((box) => lookOf(box).name);
  const bases = chosenBases();
  const bounds = [Number($("from").value), Number($("to").value)].sort((a, b) => a - b);
  if (off.length) state.set("hide", off.join());
  if (bases !== USUAL) state.set("basis", bases);
  if ($("verb").value) state.set("verb", $("verb").value);
  if ($("voice").value) state.set("voice", $("voice").value);
  if (bounds[0] > 0) state.set("from", days[bounds[0]]);
  if (bounds[1] < days.length - 1) state.set("to", days[bounds[1]]);
  if (!$("undated").checked) state.set("dated", "");
  if ($("opened").checked) state.set("opened", "");
  return state;
}

/**
 * Let the controls say what the filters are.
 * @param {Filters} filters
 */
export function showFilters(filters) {
  for (const box of kindBoxes) {
    const kind = page.nodes.filter((node) => node.category === Number(box.dataset.kind) && isIn(node, filters.form));
    const label = /** @type {HTMLElement} */ (box.parentElement);
    box.checked = !filters.hidden.has(lookOf(box).name);
    label.hidden = !kind.length;
    one(label, "small").textContent = String(kind.length);
  }
  for (const box of basisBoxes) box.checked = filters.bases.has(basisOf(box));
  $("verb").value = filters.verb;
  $("voice").value = filters.voice;
  $("from").value = String(Math.max(0, days.indexOf(filters.from)));
  $("to").value = String(filters.to ? days.indexOf(filters.to) : days.length - 1);
  $("undated").checked = !filters.dated;
  $("opened").checked = filters.form === "opened";
  for (const end of /** @type {const} */ (["from", "to"]))
    one(document, `output[for=${end}]`).textContent = days[Number($(end).value)] ?? "";
}

/**
 * Whether a thing would be on the map if no filter took it away.
 * @param {string} key
 */
export const isFilteredOut = (key) => nodes.has(key) && isIn(nodeOf(key), scene.form) && !scene.visible.nodes.has(key);

function drawHistogram() {
  const dated = rows.filter((row) => row.when);
  const counts = days.map((day) => dated.filter((row) => isThen(row, { from: day, to: day, dated: true })).length);
  const width = 100 / Math.max(days.length, 1);
  counts.forEach((count, n) => {
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const height = (24 * count) / Math.max(...counts);
    for (const [name, value] of Object.entries({ x: n * width, y: 24 - height, width: width * 0.8, height }))
      bar.setAttribute(name, String(value));
    $("histogram").append(bar);
  });
  $("from").max = $("to").max = String(Math.max(days.length - 1, 0));
  $("time").hidden = days.length < 2;
}

const options = (/** @type {string[]} */ values, inWords = (/** @type {string} */ value) => value) =>
  [...new Set(values)].sort().map((value) => element("option", { value }, inWords(value)));
$("verb").append(...options(edges.map((edge) => edge.verb)));
$("voice").append(
  ...options(
    rows.flatMap((row) => [...row.voices]),
    speaker,
  ),
);
drawHistogram();
