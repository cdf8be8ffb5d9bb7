import assert from "node:assert/strict";
import { test } from "node:test";
import { arranged, chained } from "../../../src/kg/page/script/shared/arranging.js";

const box = [120, 40];
const named = (number) => Array.from({ length: number }, (_, n) => `n${n}`);
const boxes = (keys) => Object.fromEntries(keys.map((key) => [key, box]));
const star = named(24).map((key) => ["hub", key]);
const ring = named(8).map((key, n, all) => [key, all[(n + 1) % all.length]]);

const overlaps = (at) => {
  const keys = Object.keys(at);
  const meet = ([a, b], [c, d]) => Math.abs(a - c) < box[0] && Math.abs(b - d) < box[1];
  return keys.flatMap((one, n) => keys.slice(n + 1).filter((other) => meet(at[one], at[other])));
};

/** The lines that run under a box that is not at their end, tried at points along them. */
const under = (at, links) =>
  links.flatMap(([one, other]) =>
    Object.keys(at).filter(
      (key) =>
        key !== one &&
        key !== other &&
        Array.from({ length: 41 }, (_, n) => n / 40).some((share) => {
          const [x, y] = [0, 1].map((axis) => at[one][axis] + share * (at[other][axis] - at[one][axis]));
          return Math.abs(x - at[key][0]) < box[0] / 2 && Math.abs(y - at[key][1]) < box[1] / 2;
        }),
    ),
  );

test("a thing with 24 neighbours has its lines clear of foreign boxes", () => {
  const at = arranged(boxes(["hub", ...named(24)]), star, {}, 1.4);
  assert.deepEqual(overlaps(at), []);
  assert.deepEqual(under(at, star), []);
});

test("a ring that starts in one point is untangled", () => {
  const at = arranged(boxes(named(8)), ring, {}, 1);
  assert.deepEqual(overlaps(at), []);
  assert.deepEqual(under(at, ring), []);
});

test("the same is arranged alike, in whatever order it comes", () => {
  const there = arranged(boxes(named(8)), ring, {}, 1.4);
  assert.deepEqual(arranged(boxes(named(8).reverse()), ring, {}, 1.4), there);
});

test("one box, and none", () => {
  assert.deepEqual(Object.keys(arranged(boxes(["a"]), [["a", "a"]], {}, 1)), ["a"]);
  assert.deepEqual(arranged({}, [], {}, 1), {});
});

test("a chain stands upright on a high map and lies on a wide one, in its order", () => {
  const keys = named(4);
  const upright = chained(boxes(keys), 0.5);
  assert.deepEqual(new Set(keys.map((key) => upright[key][0])), new Set([0]));
  const lying = chained(boxes(keys), 4);
  assert.deepEqual(new Set(keys.map((key) => lying[key][1])), new Set([0]));
  for (const [places, axis] of [
    [upright, 1],
    [lying, 0],
  ])
    assert.deepEqual(
      [...keys].sort((one, other) => places[one][axis] - places[other][axis]),
      keys,
    );
});
