"use strict";
// The page's data with its parts tied together: things, rows (sentences), edges (lines of the map), passages.

const things = new Map(page.things.map((thing) => [thing.key, { ...thing, rows: [], edges: [] }]));
const nodes = new Map(page.nodes.map((node) => [node.id, node]));
const rowOf = new Map();
const passages = new Map(Object.entries(page.passages));

for (const row of page.rows) {
  const shown = $(`statement=${row.ids[0]}`);
  row.href = `#statement=${row.ids[0]}`;
  row.sentence = row.naming ?? shown.querySelector("a").textContent;
  row.shown = shown;
  row.voices = new Set(row.passages.map((href) => passages.get(href).voice));
  row.edges = [];
  for (const id of row.ids) rowOf.set(id, row);
  for (const key of row.things) things.get(key).rows.push(row);
}
for (const edge of page.edges) {
  edge.rows = [...new Set(edge.statements.map((id) => rowOf.get(id)))].filter(Boolean);
  for (const row of edge.rows) row.edges.push(edge);
  for (const end of new Set([edge.from, edge.to])) things.get(end).edges.push(edge);
}

const look = (key) => page.looks[things.get(key).category];
const nameOf = (key) => things.get(key).name;
const hrefOf = (key) => writeAddress(new Map([["thing", key]]));
const otherEnd = (edge, key) => (edge.from === key ? edge.to : edge.from);
const edgeName = (edge) => `${nameOf(edge.from)} ${edge.verb} ${nameOf(edge.to)}`;

/** The passages of rows, each once, in the order of the text. */
function passagesOf(rows) {
  const cited = new Set(rows.flatMap((row) => row.passages));
  return [...passages.keys()].filter((href) => cited.has(href));
}

/** The rows that rest on words inside a run of characters of this page's article. */
function rowsInside(begin, end) {
  return page.rows.filter((row) => row.passages.some((href) => {
    const passage = passages.get(href);
    return href.startsWith("#") && begin <= passage.begin && passage.end <= end;
  }));
}

/** A run of characters as the fragment spells it, such as "370,632". */
function span(text) {
  const match = /^(\d+),(\d+)$/.exec(text);
  return match && { begin: +match[1], end: +match[2] };
}
