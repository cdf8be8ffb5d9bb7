"use strict";
// What of the graph is shown: by kind, relation, voice, basis and period, and around a thing.

const kindBoxes = [...document.querySelectorAll("#filters [data-kind]")];
const basisBoxes = [...document.querySelectorAll("[data-basis]")];
const days = [...new Set(rows.flatMap((row) => row.when ?? []))].filter(Boolean).sort();
const USUAL = basisBoxes
  .filter((box) => box.checked)
  .map((box) => box.dataset.basis)
  .join();
const FILTERS = ["hide", "basis", "verb", "voice", "from", "to", "dated", "opened"];

/** The filters that an address names. */
function readFilters(state) {
  const list = (text) => new Set(text ? text.split(",") : []);
  const isNamed = ({ name }) => `,${state.get("hide")},`.includes(`,${name},`); // a kind's name may have a comma too
  return {
    hidden: new Set(page.looks.filter(isNamed).map(({ name }) => name)),
    bases: list(state.get("basis") ?? USUAL),
    verb: state.get("verb") ?? "",
    voice: state.get("voice") ?? "",
    from: state.get("from") ?? "",
    to: state.get("to") ?? "",
    dated: state.has("dated"),
    form: state.has("opened") ? "opened" : "folded",
  };
}

/** The filters as the controls have them, in the form of an address. */
function chosenFilters() {
  const state = new Map();
  const off = kindBoxes.filter((box) => !box.checked).map((box) => page.looks[box.dataset.kind].name);
  const bases = basisBoxes
    .filter((box) => box.checked)
    .map((box) => box.dataset.basis)
    .join();
  const bounds = [+$("from").value, +$("to").value].sort((a, b) => a - b);
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

/** Let the controls say what the filters are. */
function showFilters(filters) {
  for (const box of kindBoxes) {
    const kind = page.nodes.filter((node) => node.category === +box.dataset.kind && isIn(node, filters.form));
    box.checked = !filters.hidden.has(page.looks[box.dataset.kind].name);
    box.parentNode.hidden = !kind.length;
    box.parentNode.querySelector("small").textContent = kind.length;
  }
  for (const box of basisBoxes) box.checked = filters.bases.has(box.dataset.basis);
  $("verb").value = filters.verb;
  $("voice").value = filters.voice;
  $("from").value = Math.max(0, days.indexOf(filters.from));
  $("to").value = filters.to ? days.indexOf(filters.to) : days.length - 1;
  $("undated").checked = !filters.dated;
  $("opened").checked = filters.form === "opened";
  for (const end of ["from", "to"]) document.querySelector(`output[for=${end}]`).value = days[$(end).value] ?? "";
}

/** Whether a node or an edge is in this form of the network. */
const isIn = (item, form) => (item.form ?? form) === form;

/** Whether a thing would be on the map if no filter took it away. */
const isFilteredOut = (key) => nodes.has(key) && isIn(nodes.get(key), scene.form) && !scene.visible.nodes.has(key);

/** Whether a row holds for a time within the bounds, open ends included. */
function isThen(row, { from, to, dated }) {
  if (!row.when) return !dated;
  const [start, end] = row.when;
  return (!to || !start || start <= to) && (!from || !end || end >= from);
}

/** Whether a row is told, by its basis, voice and time. */
function isTold(row, filters) {
  return filters.bases.has(row.basis) && (!filters.voice || row.voices.has(filters.voice)) && isThen(row, filters);
}

/** The nodes and edges that the filters leave, and the rows; with `near`, only those so many steps around a thing. */
function visible(filters, centre, near) {
  const kept = (item) => isIn(item, filters.form);
  const isKind = (key) => nodes.has(key) && kept(nodes.get(key)) && !filters.hidden.has(look(key).name);
  const told = new Set(rows.filter((row) => isTold(row, filters)));
  let shown = edges.filter(
    (edge) =>
      kept(edge) &&
      isKind(edge.from) &&
      isKind(edge.to) &&
      filters.bases.has(edge.basis) &&
      (!filters.verb || edge.verb === filters.verb) &&
      edge.rows.some((row) => told.has(row)),
  );
  let keys = new Set(page.nodes.map((node) => node.id).filter(isKind));
  if (filters.verb || filters.voice || filters.from || filters.to || filters.dated) {
    keys = new Set(shown.flatMap((edge) => [edge.from, edge.to]));
  }
  let beyond = 0;
  if (near && keys.has(centre)) {
    const inside = around(centre, shown, near);
    beyond = around(centre, shown, near + 1).size - inside.size;
    keys = inside;
    shown = shown.filter((edge) => inside.has(edge.from) && inside.has(edge.to));
  }
  return { nodes: keys, edges: new Set(shown), rows: told, beyond };
}

/** The things at most so many steps from a thing. */
function around(centre, edges, steps) {
  let inside = new Set([centre]);
  for (let step = 0, before = 0; step < steps && inside.size > before; step += 1) {
    const next = edges
      .filter((edge) => inside.has(edge.from) || inside.has(edge.to))
      .flatMap((edge) => [edge.from, edge.to]);
    before = inside.size;
    inside = new Set([...inside, ...next]);
  }
  return inside;
}

function drawHistogram() {
  const dated = rows.filter((row) => row.when);
  const counts = days.map((day) => dated.filter((row) => isThen(row, { from: day, to: day })).length);
  const width = 100 / Math.max(days.length, 1);
  counts.forEach((count, n) => {
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const height = (24 * count) / Math.max(...counts);
    for (const [name, value] of Object.entries({ x: n * width, y: 24 - height, width: width * 0.8, height }))
      bar.setAttribute(name, value);
    $("histogram").append(bar);
  });
  $("from").max = $("to").max = Math.max(days.length - 1, 0);
  $("time").hidden = days.length < 2;
}

const options = (texts) => [...new Set(texts)].sort().map((text) => element("option", { value: text }, text));
$("verb").append(...options(edges.map((edge) => edge.verb)));
$("voice").append(...options(rows.flatMap((row) => [...row.voices])));
drawHistogram();
