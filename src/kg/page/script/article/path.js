"use strict";
// How two things are connected: the shortest ways along what the map shows, each step with its evidence.

const WAYS = 5;

/** Every shortest way between two things over these edges, as lists of keys; relations are walked either way. */
function shortestWays(one, other, edges) {
  const near = new Map();
  for (const { from, to } of edges) {
    for (const [key, next] of [
      [from, to],
      [to, from],
    ])
      near.set(key, (near.get(key) ?? new Set()).add(next));
  }
  const before = new Map([[one, []]]);
  let rim = [one];
  while (rim.length && !before.has(other)) {
    const reached = new Map();
    for (const key of rim) {
      for (const next of near.get(key) ?? []) {
        if (!before.has(next)) reached.set(next, [...(reached.get(next) ?? []), key]);
      }
    }
    for (const [key, from] of reached) before.set(key, from);
    rim = [...reached.keys()];
  }
  const back = (key) =>
    key === one ? [[one]] : (before.get(key) ?? []).flatMap((from) => back(from).map((way) => [...way, key]));
  return back(other).sort((a, b) => (a.map(nameOf).join() < b.map(nameOf).join() ? -1 : 1));
}

/** The selection of a path, such as "id:rovers,id:harbour" and the number of the way. */
function pathSelection(value, number, shown) {
  const [one, other] = value.split(",");
  const edges = [...shown.edges].filter((edge) => edge.basis !== "claimed"); // what is only claimed connects nothing
  if (!things.has(one) || !things.has(other) || one === other) return null;
  const ways = shortestWays(one, other, edges);
  const way = ways[Math.min(Math.max(number, 1), ways.length) - 1] ?? [one, other];
  const hops = ways.length
    ? way
        .slice(1)
        .map((key, n) =>
          edges.filter(
            (edge) => (edge.from === way[n] && edge.to === key) || (edge.to === way[n] && edge.from === key),
          ),
        )
    : [];
  const walked = new Set(hops.flat());
  const rows = [...new Set(hops.flat().flatMap((edge) => edge.rows.filter((row) => !row.isNaming)))];
  return { kind: "path", one, other, ways, way, hops, things: new Set(way), edges: walked, rows };
}

function pathCard({ one, other, ways, way, hops }) {
  const steps = `${hops.length} step${hops.length === 1 ? "" : "s"}`;
  const chosen = ways.indexOf(way);
  const others = ways
    .slice(0, WAYS)
    .map((_, n) => button(`${n + 1}`, () => go({ way: String(n + 1) }), `Way ${n + 1} of ${ways.length}`));
  others.forEach((each, n) => {
    each.ariaPressed = String(n === chosen);
  });
  return [
    element("p", { className: "kind" }, hops.length ? `Path of ${steps}` : "No path in what the map shows"),
    element("h2", { dir: "auto", tabIndex: -1 }, `${nameOf(one)} → ${nameOf(other)}`),
    element(
      "p",
      { className: "actions" },
      ...(ways.length > 1 ? [`${ways.length} shortest ways: `, ...others] : []),
      ...(cited.length ? [stepper()] : []),
    ),
    ...(hops.length ? [] : [element("p", {}, "Inferred relations, or what the filters hide, may connect them.")]),
    element(
      "ol",
      { className: "hops" },
      ...hops.map((edges, n) =>
        element(
          "li",
          {},
          thingLink(way[n]),
          " → ",
          thingLink(way[n + 1]),
          element(
            "ul",
            {},
            ...[...new Set(edges.flatMap((edge) => edge.rows.filter((row) => !row.isNaming)))].map(entry),
          ),
        ),
      ),
    ),
  ];
}

let ends = { one: null, other: null };
function chooseEnd(end, key) {
  ends[end] = key;
  $(end).value = key ? nameOf(key) : "";
  if (ends.one && ends.other) walk();
}

/** Open the sheet with one end filled in. */
function startPath(key) {
  $("way").open = true;
  ends = { one: null, other: null };
  chooseEnd("one", key);
  $("other").value = "";
  $("other").focus();
}

function walk() {
  if (!ends.one || !ends.other) return say("Name two things");
  $("way").open = false;
  return go({ path: `${ends.one},${ends.other}` }, true);
}

for (const end of ["one", "other"]) {
  combobox(
    $(end),
    $(`${end}-found`),
    (text) => thingCandidates(text).filter(({ key }) => nodes.has(key)),
    ({ key }) => chooseEnd(end, key),
  );
}
$("ends").addEventListener("submit", (event) => {
  event.preventDefault();
  walk();
});
