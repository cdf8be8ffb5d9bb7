// The map by pointer and by keys: what is under the pointer, and a walk over communities, things or neighbours.

import { $, say } from "../shared/dom.js";
import { degree, discs, labels, lookOf, nearest, xs, ys } from "./arrays.js";
import { size } from "./backdrop.js";
import { boxColours } from "./ego.js";
import { counted, LONG } from "./lists.js";
import { names } from "./names.js";
import { network, nodes, scene } from "./network.js";
import { lightRows, toCommunity, toThing } from "./panel.js";
import { zoomBy } from "./stage.js";
import { hover } from "./tip.js";

const REACH = 10; // pixels from a thing that still hit it
const STEPS = new Map(Object.entries({ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }));

export const communityWalk = () =>
  discs.slice(0, names.length).map((disc, number) => ({
    ring: disc,
    say: `${labels[disc.first]}, a community of ${counted(disc.size, "thing")}`,
    go: toCommunity(number),
  }));

export const thingWalk = (/** @type {number} */ number) =>
  Array.from({ length: Math.min(LONG, discs[number].size) }, (_, n) => {
    const thing = discs[number].first + n;
    const ring = { x: xs[thing], y: ys[thing], radius: size(thing) + 4 };
    return {
      ring,
      say: `${labels[thing]}, ${lookOf(thing).name}, ${counted(degree(thing), "relation")}`,
      go: toThing(thing),
    };
  });

/** The thing at a point of the screen; a name lies over things. */
const thingAt = (/** @type {vis.Point} */ point) =>
  network.getNodeAt(point) === undefined ? nearest(network.DOMtoCanvas(point), REACH / network.getScale()) : -1;

$("map").addEventListener("pointermove", (event) => {
  if (scene.ego || scene.moving || event.buttons) return;
  const box = $("map").getBoundingClientRect();
  const point = { x: event.clientX - box.left, y: event.clientY - box.top };
  hover(thingAt(point), point);
});
$("map").addEventListener("pointerleave", () => hover(-1));

network.on("click", ({ nodes: [hit], pointer }) => {
  $("map").focus({ preventScroll: true });
  if (scene.ego) {
    mark(hit ? scene.ego.shown.indexOf(Number(hit.slice(1))) : -1);
    return;
  }
  const thing = thingAt(pointer.DOM);
  if (thing >= 0) location.hash = toThing(thing);
  else if (hit !== undefined) location.hash = toCommunity(Number(hit));
});
network.on("doubleClick", ({ nodes: [hit] }) => {
  if (scene.ego && hit) location.hash = toThing(Number(hit.slice(1)));
});

/** @type {(thing: number, ground: string, borderWidth: number) => void} */
const draw = (thing, ground, borderWidth) =>
  nodes.update({ id: `t${thing}`, borderWidth, color: boxColours(thing, ground) });

/**
 * Move the keys' place to an item of what is walked; -1 is none.
 * @param {number} at
 */
function mark(at) {
  const { ego, walk } = scene;
  const before = walk.items[walk.at]?.other;
  walk.at = at;
  const item = walk.items[at];
  if (ego) {
    if (before !== undefined) draw(before, "card", 1.5);
    if (item?.other !== undefined) draw(item.other, "lit", 3);
    lightRows(item?.other);
  } else network.redraw();
  if (item) say(`${item.say}. ${at + 1} of ${walk.items.length}.`);
}

$("map").addEventListener("keydown", (event) => {
  const step = STEPS.get(event.key);
  const { walk } = scene;
  const count = walk.items.length;
  if (step && count) mark(walk.at < 0 && step < 0 ? count - 1 : (walk.at + step + count) % count);
  else if (event.key === "Enter" && walk.items[walk.at]) location.hash = walk.items[walk.at].go;
  else if (event.key === "+" || event.key === "-") zoomBy(event.key === "+" ? 1.4 : 1 / 1.4);
  else return;
  event.preventDefault();
});
