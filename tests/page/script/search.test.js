import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting, nearest, ranked } from "../../../src/kg/page/script/article/ranking.js";
import { fit } from "../../../src/kg/page/script/shared/fit.js";

const thing = (name, aliases = [], told = 0) => ({ name, aliases, rows: Array(told) });
const names = (things, text) => ranked(things, text).map(({ thing: { name } }) => name);

test("a name fits the better, the nearer what was typed is to it", () => {
  const fits = ["Norvik", "Norvik Looms", "The Norvik mill", "Konorvik", "Tessaly"].map((name) => fit(name, "norvik"));
  assert.deepEqual(fits, [0, 1, 3, 5, Infinity]);
});

test("a word begins after any sign that is no letter, in any script", () => {
  assert.equal(fit("Zöllin-Norvik", "norvik"), 3);
  assert.equal(fit("Önorvik", "norvik"), 5);
});

test("a first name goes before a longer word that begins with it", () => {
  const things = [thing("Norvikshire", [], 9), thing("Norvik Anders")];
  assert.deepEqual(names(things, "norvik"), ["Norvik Anders", "Norvikshire"]);
});

test("several words are found in any order, and a stray sign does not matter", () => {
  assert.equal(fit("output value of the loom industry", "loom output?"), 6);
  assert.equal(fit("output value of the looms", "put loom"), 7);
  assert.equal(fit("output value of the looms", "loom input"), Infinity);
});

test("accents need not be typed", () => {
  assert.equal(fit("Zöllin Textiles", "zollin"), 1);
});

test("nothing typed finds nothing", () => {
  assert.equal(fit("Norvik", " "), Infinity);
});

test("sentences keep their order where they fit as well", () => {
  const told = ["Norvik weaves.", "It is in Norvik.", "Norvik grows."];
  assert.deepEqual(
    fitting(told, "norvik", (each) => each),
    ["Norvik weaves.", "Norvik grows.", "It is in Norvik."],
  );
});

test("a misspelt name is near the right one, by the whole of it or by a word", () => {
  const things = [thing("Tessaly Freight"), thing("Norvik Looms", ["NL"])];
  assert.deepEqual(
    nearest(things, "norvick").map(({ name }) => name),
    ["Norvik Looms"],
  );
  assert.deepEqual(nearest(things, "xylophone"), []);
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
