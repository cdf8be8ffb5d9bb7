// The names of lines: each beside its line, over nothing else.

import { boxAround, isInside } from "./boxes.js";

const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]; // along a line, as shares of its length
const STEPS = Array.from({ length: 31 }, (_, n) => n / 30);

/**
 * Where the name of a line may stand: on it, where more than half of what can be seen of the line stays, else beside it.
 * @param {(share: number) => vis.Point} pointAt On the line, whose length is 1.
 * @param {vis.Box[]} ends The boxes that it joins.
 * @param {number} width
 * @param {number} height
 * @returns {Iterable<vis.Point>}
 */
export function* placesOf(pointAt, ends, width, height) {
  const seen = STEPS.map(pointAt).filter((point) => !ends.some((box) => isInside(point, box)));
  if (!seen.length) return;
  const leaves = (/** @type {vis.Point} */ at) => {
    const box = boxAround(at, width, height);
    return seen.filter((point) => isInside(point, box)).length < seen.length / 2;
  };
  const { x, y } = seen[Math.floor(seen.length / 2)];
  const [aside, away] = [width / 2 + height / 2, height];
  const beside = [
    { x: x + aside, y },
    { x: x - aside, y },
    { x, y: y - away },
    { x, y: y + away },
  ];
  for (const share of PLACES) {
    const point = pointAt(share);
    if (leaves(point)) yield point;
  }
  yield* beside.filter(leaves);
}
