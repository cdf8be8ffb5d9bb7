import assert from "node:assert/strict";
import { test } from "node:test";
import { path, rowsOf, shortestWays } from "../../../src/kg/page/script/article/ways.js";

const line = (from, to, basis = "stated") => ({ from, to, basis, rows: [{ isNaming: false }, { isNaming: true }] });
const square = [line("a", "b"), line("b", "d"), line("d", "c"), line("c", "a")];
const named = (key) => key.toUpperCase();

test("every shortest way is found, whichever way relations point", () => {
  assert.deepEqual(shortestWays("a", "d", square), [
    ["a", "b", "d"],
    ["a", "c", "d"],
  ]);
});

test("a longer way beside a shorter one is left out", () => {
  assert.deepEqual(shortestWays("a", "d", [...square, line("a", "d")]), [["a", "d"]]);
});

test("what nothing connects has no way", () => {
  assert.deepEqual(shortestWays("a", "z", square), []);
  const { ways, way, hops } = path("a", "z", 1, square, named);
  assert.deepEqual([ways, way, hops], [[], ["a", "z"], []]);
});

test("a path has all lines of each step", () => {
  const twice = line("a", "b");
  const { hops } = path("a", "d", 1, [...square, twice], named);
  assert.deepEqual(hops, [[square[0], twice], [square[1]]]);
});

test("ways are in the order of their names, and a number beyond them is the last", () => {
  const backwards = (key) => String(100 - key.charCodeAt(0));
  assert.deepEqual(path("a", "d", 1, square, named).way, ["a", "b", "d"]);
  assert.deepEqual(path("a", "d", 1, square, backwards).way, ["a", "c", "d"]);
  assert.deepEqual(path("a", "d", 7, square, named).way, ["a", "c", "d"]);
  assert.deepEqual(path("a", "d", -1, square, named).way, ["a", "b", "d"]);
});

test("what is only claimed connects nothing", () => {
  assert.deepEqual(path("a", "b", 1, [line("a", "b", "claimed")], named).hops, []);
});

test("rows that only name a thing prove no step", () => {
  assert.deepEqual(rowsOf([square[0], square[0]]), [square[0].rows[0]]);
});
