import assert from "node:assert/strict";
import { test } from "node:test";
import { around, isThen, visible } from "../../../src/kg/page/script/article/visible.js";

const row = (basis, voice, when) => ({ basis, voices: new Set([voice]), when });
const line = (from, to, rows, more = {}) => ({ from, to, verb: "knows", basis: rows[0].basis, rows, ...more });
const stated = row("stated", "article", ["2024-01-01", "2024-12-31"]);
const spoken = row("stated", "Mirela", undefined);
const derived = row("derived", "article", undefined);
const rows = [stated, spoken, derived];
const edges = [line("a", "b", [stated]), line("b", "c", [spoken], { verb: "owns" }), line("c", "d", [derived])];
const kinds = { a: "person", b: "place", c: "person", d: "person", e: "person" };
const nodes = new Map(Object.keys(kinds).map((id) => [id, { id }]));
const graph = { nodes, edges, rows, kindOf: (key) => kinds[key] };
const all = {
  hidden: new Set(),
  bases: new Set(["stated", "derived"]),
  listed: new Set(["stated", "derived"]),
  verb: "",
  voice: "",
  from: "",
  to: "",
  dated: false,
  form: "folded",
};
const shown = (filters, centre, near = 0) => {
  const found = visible(graph, { ...all, ...filters }, centre, near);
  return { things: [...found.nodes].join(""), lines: [...found.edges].map(({ from, to }) => from + to), ...found };
};

test("without a filter all is shown", () => {
  const { things, lines, rows: told } = shown({});
  assert.equal(things, "abcde");
  assert.deepEqual(lines, ["ab", "bc", "cd"]);
  assert.equal(told.size, 3);
});

test("a hidden kind takes its lines along", () => {
  const { things, lines } = shown({ hidden: new Set(["place"]) });
  assert.equal(things, "acde");
  assert.deepEqual(lines, ["cd"]);
});

test("a relation, a voice or a period leaves only what it connects", () => {
  assert.equal(shown({ verb: "owns" }).things, "bc");
  assert.equal(shown({ voice: "Mirela" }).things, "bc");
  assert.equal(shown({ from: "2024-06-01", dated: true }).things, "ab");
  assert.equal(shown({ from: "2025-06-01", dated: true }).things, "");
});

test("what has another basis is not told", () => {
  const bases = new Set(["derived"]);
  const { lines, rows: told } = shown({ bases, listed: bases });
  assert.deepEqual(lines, ["cd"]);
  assert.deepEqual([...told], [derived]);
});

test("a list has all, also what the map has not", () => {
  const { lines, rows: told } = shown({ bases: new Set(["derived"]) });
  assert.deepEqual(lines, ["cd"]);
  assert.equal(told.size, 3);
});

test("what belongs to the other form of the network is not shown", () => {
  const opened = { ...graph, nodes: new Map([...nodes, ["f", { id: "f", form: "opened" }]]) };
  assert.ok(!visible(opened, all, undefined, 0).nodes.has("f"));
  assert.ok(visible(opened, { ...all, form: "opened" }, undefined, 0).nodes.has("f"));
});

test("around a thing are so many steps, and the count of what is one further away", () => {
  const { things, lines, beyond } = shown({}, "a", 1);
  assert.equal(things, "ab");
  assert.deepEqual(lines, ["ab"]);
  assert.equal(beyond, 1);
  assert.deepEqual([...around("b", edges, 1)], ["b", "a", "c"]);
  assert.equal(around("a", edges, 9).size, 4);
});

test("an open end of a time reaches any bound", () => {
  const bounds = { from: "2024-02-01", to: "2024-03-01", dated: true };
  assert.ok(isThen({ when: ["", "2024-02-10"] }, bounds));
  assert.ok(isThen({ when: ["2024-02-10", ""] }, bounds));
  assert.ok(!isThen({ when: ["2024-03-02", ""] }, bounds));
  assert.ok(!isThen({ when: undefined }, bounds));
});
