import assert from "node:assert/strict";
import { test } from "node:test";

const level = (name, keys) => {
  const places = Object.fromEntries(keys.map((key) => [key, [0, 0]]));
  return { name, folded: { places }, opened: { places: { ...places, post: [0, 0] } } };
};
const levels = [
  level("", ["a"]),
  level("topics", ["a", "t"]),
  level("figures", ["a", "f"]),
  level("topics,figures", ["a", "t", "f"]),
  level("everything", ["a", "t", "f", "p"]),
];
globalThis.document = { getElementById: () => ({ textContent: JSON.stringify({ levels }) }) };
const { leastWith, levelAt, thingsOn, turned, whole } = await import("../../../src/kg/page/script/article/levels.js");

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
  assert.equal(leastWith(["f"], named(""), "folded").name, "figures");
  assert.equal(leastWith(["p"], named("topics"), "folded").name, "everything");
  assert.equal(leastWith(["nowhere"], named("topics"), "folded").name, "topics");
});

test("what is on the map stays when a selection raises the level", () => {
  assert.equal(leastWith(["f"], named("topics"), "folded").name, "topics,figures");
});

test("switches combine, and each is turned off by itself", () => {
  assert.equal(turned(named(""), "figures"), "figures");
  assert.equal(turned(named("figures"), "topics"), "topics,figures");
  assert.equal(turned(named("topics,figures"), "topics"), "figures");
  assert.equal(turned(named("figures"), "figures"), "");
});

test("everything leaves nothing to add: a switch shows what it adds alone", () => {
  assert.equal(turned(whole, "topics"), "topics");
});

test("each form has its own things", () => {
  assert.deepEqual([...thingsOn(named(""), "folded")], ["a"]);
  assert.deepEqual([...thingsOn(named(""), "opened")], ["a", "post"]);
});
