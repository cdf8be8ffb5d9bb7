// The words on the map: names of relations beside their lines and, where the boxes are too small to read, the names of
// what many relations meet. What is lit goes first, and nothing is written over anything else.

import { colour } from "../shared/theme.js";
import { drawFrames } from "./frames.js";
import { look, nameOf, nodeOf } from "./graph.js";
import { boxOf, FONT, isFar, isInside, litNow, net, radiusOf } from "./map.js";
import { scene } from "./scene.js";

/** @import { Edge } from "./graph.js" */
/** @import { Selection } from "./scene.js" */

/** @typedef {Pick<Selection, "things" | "edges"> | null} Lit */

/**
 * Words on the map: how large, in which colour of the palette, and with how much of the paper around them.
 * @typedef {vis.Point & { text: string, size: number, tint: string, halo: number }} Label
 */

const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]; // along a line, as shares of its length
const STEPS = Array.from({ length: 31 }, (_, n) => n / 30); // along a line
const TITLE = 13; // pixels of the name of a community
const SMALLEST = 9; // pixels on the screen, of a name that is written beside its line

/** Boxes in map units, asked whether a new one is clear of them. */
class Taken {
  /** @param {vis.Box[]} boxes */
  constructor(boxes = []) {
    this.boxes = boxes;
  }

  /** @param {vis.Box} box */
  claim(box) {
    const clear = this.boxes.every(
      (other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top,
    );
    if (clear) this.boxes.push(box);
    return clear;
  }
}

const boxAround = (/** @type {vis.Point} */ { x, y }, /** @type {number} */ width, /** @type {number} */ height) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

/**
 * A writer of words at the first of some points where they are clear of all that is taken.
 * @param {CanvasRenderingContext2D} context
 * @param {Taken} taken
 */
function scribe(context, taken) {
  /** @type {Label[]} */
  const found = [];
  const margin = 4 / net.getScale();
  /** @type {(text: string, size: number, tint: string, points: (width: number) => Iterable<vis.Point>, halo?: number) => void} */
  const write = (text, size, tint, points, halo = size / 3) => {
    context.font = `${size}px ${FONT}`;
    const { width } = context.measureText(text);
    for (const point of points(width)) {
      if (!taken.claim(boxAround(point, width + margin, size * 0.8 + halo))) continue;
      found.push({ text, ...point, size, tint, halo });
      return;
    }
  };
  return { found, write };
}

/**
 * The names of relations: of those that are lit at a legible size, of all others where the map is near enough.
 * @param {CanvasRenderingContext2D} context
 * @param {Lit} lit
 */
export function relationNames(context, lit) {
  const scale = net.getScale();
  const taken = new Taken([...scene.visible.nodes].map((key) => boxOf(key)));
  const { found, write } = scribe(context, taken);
  const isHot = (/** @type {Edge} */ edge) => lit?.edges.has(edge) ?? false;
  const framed = new Set(scene.arrangement.framed);
  const drawn = [...scene.visible.edges].filter(({ id }) => !framed.has(id));
  const wanted = drawn.filter((edge) => isHot(edge) || (!lit && 11 * scale >= SMALLEST));
  for (const edge of wanted) {
    const size = isHot(edge) ? Math.min(40, Math.max(11, 11 / scale)) : 11;
    write(edge.verb, size, isHot(edge) ? "accent" : "soft", (width) => placesOf(edge, width, size));
  }
  return found;
}

/**
 * Where the name of a line may stand: on it, where more than half of what can be seen of the line stays, else beside it.
 * @param {Edge} edge
 * @param {number} width
 * @param {number} height
 * @returns {Iterable<vis.Point>}
 */
function* placesOf(edge, width, height) {
  const line = net.body.edges[edge.id]?.edgeType;
  if (!line) return; // boxes are drawn as soon as they are there, a moment before their lines are
  const ends = [boxOf(edge.from), boxOf(edge.to)];
  const seen = STEPS.map((at) => line.getPoint(at)).filter((point) => !ends.some((box) => isInside(point, box)));
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
  for (const at of PLACES) {
    const point = line.getPoint(at);
    if (leaves(point)) yield point;
  }
  yield* beside.filter(leaves);
}

/**
 * The names of things that are dots: those of communities first, then those that many relations meet.
 * @param {CanvasRenderingContext2D} context
 * @param {Lit} lit
 */
function thingNames(context, lit) {
  const scale = net.getScale();
  if (!isFar()) return [];
  const dots = [...scene.visible.nodes].map((key) => nodeOf(key));
  const taken = new Taken();
  const { found, write } = scribe(context, taken);
  const discs = lit ? [] : scene.arrangement.discs;
  for (const [hub, number, x, y, radius] of discs) {
    const size = TITLE / scale;
    const edge = radius - size / 3;
    const places = [
      { x, y: y - edge },
      { x, y: y + edge },
      { x, y: y - radius / 2 },
      { x, y: y + radius / 2 },
    ];
    write(`${nameOf(hub)} and ${number - 1} more`, size, "ink", () => places, size / 2);
  }
  const hubs = new Set(discs.map(([hub]) => hub));
  // A name that is lit may lie over dots.
  if (!lit) taken.boxes.push(...dots.map(({ id }) => boxOf(id)));
  const wanted = dots.filter(({ id }) => !hubs.has(id) && (!lit || lit.things.has(id)));
  const size = 11 / scale;
  for (const node of wanted.sort((a, b) => b.degree - a.degree)) {
    const { x, y } = net.getPosition(node.id);
    const aside = radiusOf(node) + 0.8 * size;
    const places = [
      { x, y: y + aside },
      { x, y: y - aside },
    ];
    write(node.label.replaceAll("\n", " "), size, `c${look(node.id).hue}`, () => places);
  }
  return found;
}

/**
 * The words with their places for the present view.
 * @param {CanvasRenderingContext2D} context
 */
export function placedLabels(context) {
  const lit = litNow();
  return [...relationNames(context, lit), ...thingNames(context, lit)];
}

net.on("beforeDrawing", (context) => {
  context.save();
  context.fillStyle = colour("card");
  context.strokeStyle = colour("rule");
  context.lineWidth = 1 / net.getScale();
  for (const [, , x, y, radius] of scene.arrangement.discs) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  drawFrames(context);
  context.restore();
});

net.on("afterDrawing", (context) => {
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = colour("paper");
  for (const { text, x, y, size, tint, halo } of placedLabels(context)) {
    context.font = `${size}px ${FONT}`;
    context.lineWidth = halo;
    context.fillStyle = colour(tint);
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
  context.restore();
});
