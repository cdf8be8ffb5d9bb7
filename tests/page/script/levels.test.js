import assert from "node:assert/strict";
import { test } from "node:test";

const level = (name, keys) => {
  const places = Object.fromEntries(keys.map((key) => [key, [0, 0]]));
  return { name, folded: { places }, opened: { places: { ...places, post: [0, 0] } } };
};
const levels = [level("", ["a"]), level("topics", ["a", "t"]), level("everything", ["a", "t", "f"])];
globalThis.document = { getElementById: () => ({ textContent: JSON.stringify({ levels }) }) };
const { leastWith, levelAt, thingsOn, whole } = await import("../../../src/kg/page/script/article/levels.js");

const named = (name) => levelAt(new Map([["level", name]]));

test("an address names a level; without one, or with another, it is the first view", () => {
  assert.equal(levelAt(new Map()).name, "");
  assert.equal(named("topics").name, "topics");
  assert.equal(named("nonsense").name, "");
  assert.equal(whole.name, "everything");
});

test("what is selected raises the level only where it must", () => {
  assert.equal(leastWith(["a"], named("everything"), "folded").name, "everything");
  assert.equal(leastWith(["a", "t"], named(""), "folded").name, "topics");
  assert.equal(leastWith(["f"], named("topics"), "folded").name, "everything");
  assert.equal(leastWith(["nowhere"], named("topics"), "folded").name, "topics");
});

test("each form has its own things", () => {
  assert.deepEqual([...thingsOn(named(""), "folded")], ["a"]);
  assert.deepEqual([...thingsOn(named(""), "opened")], ["a", "post"]);
});
