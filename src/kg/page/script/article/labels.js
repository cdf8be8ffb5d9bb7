// The words on the map: names of relations beside their lines and, where the boxes are too small to read, the names of
// what many relations meet. What is lit goes first, and nothing is written over anything else.

import { placesOf } from "../shared/line_names.js";
import { drawLabels, Scribe } from "../shared/scribe.js";
import { colour } from "../shared/theme.js";
import { drawFrames } from "./frames.js";
import { look, nameOf, nodeOf } from "./graph.js";
import { boxOf, FONT, isFar, linesNow, litNow, net, radiusOf } from "./map.js";
import { scene } from "./scene.js";

/** @import { Edge } from "./graph.js" */
/** @import { Selection } from "./scene.js" */

/** @typedef {Pick<Selection, "things" | "edges"> | null} Lit */

const MARGIN = 4; // pixels on the screen, between words
const TITLE = 13; // pixels of the name of a community
const SMALLEST = 9; // pixels on the screen, of a name that is written beside its line

/**
 * The names of relations: of those that are lit at a legible size, of all others where the map is near enough.
 * @param {CanvasRenderingContext2D} context
 * @param {Lit} lit
 */
export function relationNames(context, lit) {
  const scale = net.getScale();
  const boxes = [...scene.visible.nodes].map((key) => boxOf(key));
  const scribe = new Scribe(context, FONT, boxes, MARGIN / scale);
  const isHot = (/** @type {Edge} */ edge) => lit?.edges.has(edge) ?? false;
  const wanted = linesNow().filter((edge) => isHot(edge) || (!lit && 11 * scale >= SMALLEST));
  for (const edge of wanted) {
    const size = isHot(edge) ? Math.min(40, Math.max(11, 11 / scale)) : 11;
    const line = net.body.edges[edge.id]?.edgeType;
    if (!line) continue; // boxes are drawn as soon as they are there, a moment before their lines are
    const pointAt = (/** @type {number} */ share) => line.getPoint(share);
    const ends = [boxOf(edge.from), boxOf(edge.to)];
    scribe.write(edge.verb, size, isHot(edge) ? "accent" : "soft", (width) => placesOf(pointAt, ends, width, size));
  }
  return scribe.found;
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
  const scribe = new Scribe(context, FONT, [], MARGIN / scale);
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
    scribe.write(`${nameOf(hub)} and ${number - 1} more`, size, "ink", () => places, size / 2);
  }
  const hubs = new Set(discs.map(([hub]) => hub));
  // A name that is lit may lie over dots.
  if (!lit) scribe.taken.boxes.push(...dots.map(({ id }) => boxOf(id)));
  const wanted = dots.filter(({ id }) => !hubs.has(id) && (!lit || lit.things.has(id)));
  const size = 11 / scale;
  for (const node of wanted.sort((a, b) => b.degree - a.degree)) {
    const { x, y } = net.getPosition(node.id);
    const aside = radiusOf(node) + 0.8 * size;
    const places = [
      { x, y: y + aside },
      { x, y: y - aside },
    ];
    scribe.write(node.label.replaceAll("\n", " "), size, `c${look(node.id).hue}`, () => places);
  }
  return scribe.found;
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

net.on("afterDrawing", (context) => drawLabels(context, FONT, placedLabels(context)));
