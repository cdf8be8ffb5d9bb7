// The graph in typed arrays. Things are numbered community by community, the most connected first; the relations that
// meet at a thing stand together in `meeting`, from `firstMeeting[thing]` on.

import { page } from "./record.js";
import { unpacked } from "./unpacked.js";

/**
 * A community: the things from `first` to before `end`, in a circle of the map.
 * @typedef {vis.Point & { first: number, end: number, size: number, radius: number }} Disc
 */

export const labels = page.labels;
export const keys = page.keys;
export const categories = page.categories;
export const properties = page.properties;
export const bases = page.bases;
export const source = unpacked(page.source);
export const target = unpacked(page.target);
export const propertyOf = unpacked(page.property);
export const basisOf = unpacked(page.basis);
export const articleOf = unpacked(page.article);
export const categoryOf = unpacked(page.category);
const alsoThing = unpacked(page.alsoThing);
const alsoArticle = unpacked(page.alsoArticle);
export const xs = Float32Array.from(unpacked(page.x), (steps) => page.corner[0] + steps * page.step);
export const ys = Float32Array.from(unpacked(page.y), (steps) => page.corner[1] + steps * page.step);

/** @type {Disc[]} */
export const discs = [];
export const communityOf = new Uint16Array(labels.length);
for (const [size, x, y, radius] of page.discs) {
  const first = discs.at(-1)?.end ?? 0;
  communityOf.fill(discs.length, first, first + size);
  discs.push({ first, end: first + size, size, x, y, radius });
}

const firstMeeting = new Uint32Array(labels.length + 1);
for (let n = 0; n < source.length; n++) {
  firstMeeting[source[n] + 1]++;
  if (source[n] !== target[n]) firstMeeting[target[n] + 1]++;
}
for (let n = 0; n < labels.length; n++) firstMeeting[n + 1] += firstMeeting[n];
const meeting = new Uint32Array(firstMeeting[labels.length]);
const next = firstMeeting.slice();
for (let n = 0; n < source.length; n++) {
  meeting[next[source[n]]++] = n;
  if (source[n] !== target[n]) meeting[next[target[n]]++] = n;
}

export const degree = (/** @type {number} */ thing) => firstMeeting[thing + 1] - firstMeeting[thing];
export const relationsOf = (/** @type {number} */ thing) =>
  meeting.subarray(firstMeeting[thing], firstMeeting[thing + 1]);
/** @type {(relation: number, thing: number) => number} */
export const otherEnd = (relation, thing) => (source[relation] === thing ? target[relation] : source[relation]);
export const lookOf = (/** @type {number} */ thing) => categories[categoryOf[thing]];
/** The relations between two things. */
export const between = (/** @type {number} */ one, /** @type {number} */ other) =>
  [...relationsOf(one)].filter((relation) => otherEnd(relation, one) === other);
export const isStated = (/** @type {number} */ relation) => bases[basisOf[relation]].name === "stated";

/** By number of kind, whether the reader has taken it away. */
const takenAway = new Uint8Array(categories.length);
export const isHidden = (/** @type {number} */ thing) => takenAway[categoryOf[thing]] === 1;
/** Take kinds away, and all others back; tells whether anything has changed. */
export function hide(/** @type {typeof categories} */ kinds) {
  const now = Uint8Array.from(categories, (kind) => Number(kinds.includes(kind)));
  const isNew = now.some((is, n) => is !== takenAway[n]);
  takenAway.set(now);
  return isNew;
}

/**
 * A function's result, made when it is first asked for.
 * @template Made
 * @param {() => Made} make
 * @returns {() => Made}
 */
export function late(make) {
  /** @type {Made | undefined} */
  let made;
  return () => (made ??= make());
}

/** All things, the best connected first. */
export const ranked = late(() =>
  Uint32Array.from(labels.keys()).sort((one, other) => degree(other) - degree(one) || one - other),
);
export const numberOf = late(() => new Map(keys.map((key, thing) => [key, thing])));

/**
 * A thing beside another, with the relations between them.
 * @typedef {[thing: number, relations: number[]]} Neighbour
 */

/**
 * The relations with each neighbour, the strongest neighbours first: those with the most relations, then the best connected.
 * @param {number} thing
 * @returns {Neighbour[]}
 */
export function neighbours(thing) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  for (const relation of relationsOf(thing)) {
    const other = otherEnd(relation, thing);
    if (other !== thing && !isHidden(other)) found.set(other, [...(found.get(other) ?? []), relation]);
  }
  /** @type {(one: Neighbour, other: Neighbour) => number} */
  const order = (one, other) =>
    other[1].length - one[1].length || degree(other[0]) - degree(one[0]) || one[0] - other[0];
  return [...found].sort(order);
}

/**
 * The numbers of the articles that state something of the thing's relations, from 0.
 * @param {number} thing
 */
export function articlesOf(thing) {
  const found = new Set([...relationsOf(thing)].map((relation) => articleOf[relation]));
  for (let n = 0; n < alsoThing.length; n++) if (alsoThing[n] === thing) found.add(alsoArticle[n]);
  return [...found]
    .filter(Boolean)
    .sort((one, other) => one - other)
    .map((number) => number - 1);
}

const ground = 160; // the width of a square of the grid
const squares = late(() => {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  for (let thing = 0; thing < labels.length; thing++) {
    const square = squareAt(xs[thing], ys[thing]);
    const inside = found.get(square);
    if (inside) inside.push(thing);
    else found.set(square, [thing]);
  }
  return found;
});
/** @type {(x: number, y: number) => number} */
const squareAt = (x, y) => Math.floor(x / ground) * 65536 + Math.floor(y / ground);

/**
 * The thing nearest to a point of the map, within a distance; none is -1.
 * @param {vis.Point} point
 * @param {number} within
 */
export function nearest({ x, y }, within) {
  let [best, distance] = [-1, within * within];
  for (let left = x - within; left < x + within + ground; left += ground) {
    for (let top = y - within; top < y + within + ground; top += ground) {
      for (const thing of squares().get(squareAt(left, top)) ?? []) {
        if (isHidden(thing)) continue;
        const away = (xs[thing] - x) ** 2 + (ys[thing] - y) ** 2;
        if (away < distance) [best, distance] = [thing, away];
      }
    }
  }
  return best;
}
