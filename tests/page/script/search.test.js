import assert from "node:assert/strict";
import { test } from "node:test";
import { ranked } from "../../../src/kg/page/script/article/ranking.js";
import { fit } from "../../../src/kg/page/script/shared/fit.js";

const thing = (name, aliases = [], told = 0) => ({ name, aliases, rows: Array(told) });
const names = (things, text) => ranked(things, text).map(({ thing: { name } }) => name);

test("a name fits the better, the nearer what was typed is to it", () => {
  const fits = ["Norvik", "Norvik Looms", "The Norvik mill", "Konorvik", "Tessaly"].map((name) => fit(name, "norvik"));
  assert.deepEqual(fits, [0, 1, 2, 3, Infinity]);
});

test("a word begins after any sign that is no letter, in any script", () => {
  assert.equal(fit("Zöllin-Norvik", "norvik"), 2);
  assert.equal(fit("Önorvik", "norvik"), 3);
});

test("the best fit is first, then that of which most is told", () => {
  const things = [thing("Norvik Mill", [], 1), thing("Norvik Looms", [], 5), thing("Norvik")];
  assert.deepEqual(names(things, "norvik"), ["Norvik", "Norvik Looms", "Norvik Mill"]);
});

test("a thing is found by any of its names, and says by which", () => {
  const [found] = ranked([thing("Norvik Looms", ["the weavers", "NL"])], "weavers");
  assert.equal(found.known, "the weavers");
});

test("what has no such name is not found", () => {
  assert.deepEqual(names([thing("Tessaly")], "norvik"), []);
});
