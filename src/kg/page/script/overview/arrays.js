"use strict";
// The graph in typed arrays. Things are numbered community by community, the most connected first; the relations that
// meet at a thing stand together in `meeting`, from `firstMeeting[thing]` on.

const ARRAYS = { 8: Uint8Array, 16: Uint16Array, 32: Uint32Array };

function unpacked([bits, text]) {
  return new ARRAYS[bits](Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
}

const { labels, keys, categories, properties, bases } = page;
const [categoryOf, source, target, propertyOf, basisOf, articleOf, alsoThing, alsoArticle] = [
  "category",
  "source",
  "target",
  "property",
  "basis",
  "article",
  "alsoThing",
  "alsoArticle",
].map((name) => unpacked(page[name]));
const [xs, ys] = ["x", "y"].map((name, axis) =>
  Float32Array.from(unpacked(page[name]), (steps) => page.corner[axis] + steps * page.step),
);

const discs = [];
const communityOf = new Uint16Array(labels.length);
for (const [size, x, y, radius] of page.discs) {
  const first = discs.length ? discs.at(-1).end : 0;
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

const degree = (thing) => firstMeeting[thing + 1] - firstMeeting[thing];
const relationsOf = (thing) => meeting.subarray(firstMeeting[thing], firstMeeting[thing + 1]);
const otherEnd = (relation, thing) => (source[relation] === thing ? target[relation] : source[relation]);
const lookOf = (thing) => categories[categoryOf[thing]];
const isStated = (relation) => bases[basisOf[relation]].name === "stated";

/** A function's result, made when it is first asked for. */
function late(make) {
  let made;
  return () => (made ??= make());
}

const ranked = late(() =>
  Uint32Array.from(labels.keys()).sort((one, other) => degree(other) - degree(one) || one - other),
);
const numberOf = late(() => new Map(keys.map((key, thing) => [key, thing])));

/** The relations with each neighbour, the strongest neighbours first: those with the most relations, then the best connected. */
function neighbours(thing) {
  const found = new Map();
  for (const relation of relationsOf(thing)) {
    const other = otherEnd(relation, thing);
    if (other !== thing) found.set(other, [...(found.get(other) ?? []), relation]);
  }
  const order = (one, other) =>
    other[1].length - one[1].length || degree(other[0]) - degree(one[0]) || one[0] - other[0];
  return [...found].sort(order);
}

/** The numbers of the articles that state something of the thing's relations, from 0. */
function articlesOf(thing) {
  const found = new Set([...relationsOf(thing)].map((relation) => articleOf[relation]));
  for (let n = 0; n < alsoThing.length; n++) if (alsoThing[n] === thing) found.add(alsoArticle[n]);
  return [...found]
    .filter(Boolean)
    .sort((one, other) => one - other)
    .map((number) => number - 1);
}

const ground = 160; // the width of a square of the grid
const squares = late(() => {
  const found = new Map();
  for (let thing = 0; thing < labels.length; thing++) {
    const square = squareAt(xs[thing], ys[thing]);
    if (found.has(square)) found.get(square).push(thing);
    else found.set(square, [thing]);
  }
  return found;
});
const squareAt = (x, y) => Math.floor(x / ground) * 65536 + Math.floor(y / ground);

/** The thing nearest to a point of the map, within a distance; none is -1. */
function nearest({ x, y }, within) {
  let [best, distance] = [-1, within * within];
  for (let left = x - within; left < x + within + ground; left += ground) {
    for (let top = y - within; top < y + within + ground; top += ground) {
      for (const thing of squares().get(squareAt(left, top)) ?? []) {
        const away = (xs[thing] - x) ** 2 + (ys[thing] - y) ** 2;
        if (away < distance) [best, distance] = [thing, away];
      }
    }
  }
  return best;
}
