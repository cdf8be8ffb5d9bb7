"use strict";
// What an address selects: the rows, things and lines that belong to a thing, a statement, words or a path.

const KINDS = ["thing", "statement", "char", "path"];

/** What the address of a line selects: the statement that it draws. */
function selectionOf(edge) {
  const row = edge.rows.find((each) => !each.isNaming) ?? edge.rows[0];
  return { statement: row.ids[0] };
}

function selectionAt(state, shown) {
  const kind = KINDS.find((each) => state.has(each));
  const value = state.get(kind);
  if (kind === "thing" && things.has(value)) return ofThing(value, shown);
  if (kind === "statement" && rowOf.has(value)) return ofRows(kind, [rowOf.get(value)], shown);
  if (kind === "char" && span(value)) return ofWords(span(value), shown);
  if (kind === "path") return pathSelection(value, Math.trunc(state.get("way")) || 1, shown);
  return null;
}

/** A thing with its lines; one that is itself drawn as a line has that. */
function ofThing(key, shown) {
  const thing = things.get(key);
  const drawn = shown.nodes.has(key) ? thing.edges : thing.rows.flatMap((row) => row.edges);
  const lines = new Set(drawn.filter((edge) => shown.edges.has(edge)));
  const rowsShown = thing.rows.filter((row) => shown.rows.has(row));
  return { kind: "thing", key, rows: rowsShown, things: new Set([key, ...endsOf(lines)]), edges: lines };
}

function ofRows(kind, told, shown) {
  const lines = new Set(told.flatMap((row) => row.edges).filter((edge) => shown.edges.has(edge)));
  return { kind, rows: told, things: new Set([...told.flatMap((row) => row.things), ...endsOf(lines)]), edges: lines };
}

function ofWords(words, shown) {
  const told = rowsInside(words.begin, words.end).filter((row) => !row.isNaming);
  return { ...ofRows("char", told, shown), span: words };
}

const endsOf = (lines) => [...lines].flatMap((edge) => [edge.from, edge.to]);
