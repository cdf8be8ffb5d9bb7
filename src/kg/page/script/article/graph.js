"use strict";
// The page's data with its parts tied together: things, rows (sentences), edges (lines of the map), passages.

const passages = new Map(page.passages.map((passage) => [passage.href, passage]));
const hrefs = [...passages.keys()];
const things = new Map();
const rowOf = new Map();

for (const shown of document.querySelectorAll("tr[id^='thing=']")) {
  const [name, , aliases] = shown.cells;
  const key = shown.id.replace("thing=", "");
  things.set(key, {
    key,
    shown,
    name: name.querySelector("a").textContent,
    aliases: [...aliases.querySelectorAll("bdi")].map((alias) => alias.textContent),
    category: +shown.dataset.kind,
    rows: [],
    edges: [],
  });
}

/** The things that Turtle names, the first in the order of reading; a thing's key is its name in Turtle. */
const named = (triples) =>
  new Set(
    triples
      .flatMap((triple) => {
        const [subject, predicate] = triple.split(" ", 2);
        return [subject, triple.slice(subject.length + predicate.length + 2)].map((term) =>
          term.replace(/^<(.*)>$/, "$1"),
        );
      })
      .filter((key) => things.has(key)),
  );

const rows = page.ids.map((ids, n) => {
  const shown = $(`statement=${ids[0]}`);
  const cited = page.cited[n].map((place) => hrefs[place]);
  const basis = page.basisNames[page.bases[n]];
  return {
    ids,
    shown,
    cited,
    href: `#statement=${ids[0]}`,
    turtle: page.turtle[n],
    stated:
      page.stated[n]?.map((places) => places.map((place) => hrefs[place])) ??
      ids.map(() => (["stated", "claimed"].includes(basis) ? cited : [])),
    grades: page.grades[n]?.map((place) => page.gradeNames[place]) ?? [],
    basis,
    modality: page.told[n], // of what is only claimed: planned, possible, denied or ended
    when: page.times[n],
    isNaming: !shown, // what a thing is and is called stands in its own row
    sentence: shown?.querySelector("a").textContent ?? "",
    voices: new Set(cited.map((href) => passages.get(href).voice)),
    things: [...named(page.turtle[n])],
    edges: [],
  };
});
for (const row of rows) {
  for (const id of row.ids) rowOf.set(id, row);
  for (const key of row.things) things.get(key).rows.push(row);
}

const nodes = new Map(page.nodes.map((node) => [node.id, node]));
const edges = page.edges.map((edge) => ({ arrows: "to", ...edge, rows: edge.rows.map((n) => rows[n]) }));
for (const edge of edges) {
  for (const row of edge.rows) row.edges.push(edge);
  for (const end of new Set([edge.from, edge.to])) things.get(end).edges.push(edge);
}

const look = (key) => page.looks[things.get(key).category];
const nameOf = (key) => things.get(key).name;
const hrefOf = (key) => writeAddress(new Map([["thing", key]]));
const otherEnd = (edge, key) => (edge.from === key ? edge.to : edge.from);

/** The passages of rows, each once, in the order of the text. */
function passagesOf(told) {
  const cited = new Set(told.flatMap((row) => row.cited));
  return hrefs.filter((href) => cited.has(href));
}

/** The rows that rest on words inside a run of characters of this page's article. */
function rowsInside(begin, end) {
  return rows.filter((row) =>
    row.cited.some((href) => {
      const passage = passages.get(href);
      return href.startsWith("#") && begin <= passage.begin && passage.end <= end;
    }),
  );
}

/** A run of characters as the fragment spells it, such as "370,632". */
function span(text) {
  const match = /^(\d+),(\d+)$/.exec(text);
  return match && { begin: +match[1], end: +match[2] };
}
