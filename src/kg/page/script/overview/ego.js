// What is looked at for itself, in a layout of its own: a thing among its strongest neighbours, or a path.

import { arranged, chained } from "../shared/arranging.js";
import { placesOf } from "../shared/line_names.js";
import { drawLabels, Scribe } from "../shared/scribe.js";
import { colour } from "../shared/theme.js";
import {
  bases,
  basisOf,
  between,
  isStated,
  labels,
  lookOf,
  neighbours,
  properties,
  propertyOf,
  source,
  target,
} from "./arrays.js";
import { face, ruler, shortened } from "./lettering.js";

/** @import { Pair } from "../shared/arranging.js" */
/** @import { Neighbour } from "./arrays.js" */

/** @typedef {{ width: number, height: number }} Size */

/** @typedef {Size & { thing: number, lines: string[] }} Box */

/**
 * A thing among its neighbours: all of them, and those that are shown as nodes and edges of vis-network.
 * @typedef {object} Ego
 * @property {number} thing
 * @property {Neighbour[]} all
 * @property {number[]} shown
 * @property {ReturnType<typeof egoNode>[]} nodes
 * @property {ReturnType<typeof egoEdge>[]} edges
 */

const MOST = 40;
const BOX_AREA = 15000; // pixels of the map for each neighbour: a small map has fewer
const LINE = 16;
const PAD = 9;
const FONT = 13;
const VERB = 11.5;
const MARGIN = 4; // between verbs

/**
 * The nodes and edges of vis-network for a thing, and how many neighbours it has in all.
 * @param {number} thing
 * @param {Size} stage
 * @returns {Ego}
 */
export function egoView(thing, stage) {
  const all = neighbours(thing);
  const most = Math.max(6, Math.min(MOST, Math.floor((stage.width * stage.height) / BOX_AREA)));
  const hops = all
    .slice(0, most)
    .sort(([, [one]], [, [other]]) => groupOf(one, thing).localeCompare(groupOf(other, thing)));
  const shown = hops.map(([other]) => other);
  const boxes = [thing, ...shown].map(egoBox);
  // Those of the same relation begin beside each other, round the thing.
  const around = shown.map((_, n) => {
    const turn = (2 * Math.PI * n) / shown.length;
    return /** @type {Pair} */ ([Math.cos(turn), Math.sin(turn)]);
  });
  const links = shown.map((_, n) => /** @type {[string, string]} */ ([nameOf(0), nameOf(n + 1)]));
  const places = arranged(sized(boxes), links, named([[0, 0], ...around]), stage.width / stage.height);
  return {
    thing,
    all,
    shown,
    nodes: boxes.map((box, n) => egoNode(box, places[nameOf(n)], n === 0)),
    edges: hops.map(([other, relations]) => egoEdge(thing, other, relations)),
  };
}

/** Names in the order of numbers. */
const nameOf = (/** @type {number} */ n) => `box ${String(n).padStart(3, "0")}`;
const named = (/** @type {Pair[]} */ pairs) => Object.fromEntries(pairs.map((pair, n) => [nameOf(n), pair]));
const sized = (/** @type {Box[]} */ boxes) =>
  named(boxes.map(({ width, height }) => /** @type {Pair} */ ([width, height])));

/**
 * A way from thing to thing, its boxes in a chain.
 * @param {number[]} way
 * @param {Size} stage
 * @returns {Ego}
 */
export function chainView(way, stage) {
  const boxes = way.map(egoBox);
  const places = chained(sized(boxes), stage.width / stage.height);
  const hops = way.slice(1).map((thing, n) => /** @type {Neighbour} */ ([thing, between(way[n], thing)]));
  return {
    thing: way[0],
    all: hops,
    shown: way.slice(1),
    nodes: boxes.map((box, n) => egoNode(box, places[nameOf(n)], n === 0 || n === way.length - 1)),
    edges: hops.map(([thing, relations], n) => egoEdge(way[n], thing, relations)),
  };
}

/**
 * Neighbours of the same relation stand together.
 * @type {(relation: number, thing: number) => string}
 */
const groupOf = (relation, thing) =>
  `${propertyOf[relation]}`.padStart(4, "0") + (source[relation] === thing ? "" : "<");

/**
 * @param {number} thing
 * @returns {Box}
 */
function egoBox(thing) {
  const lines = wrapped(`${lookOf(thing).glyph} ${labels[thing]}`, 112, 3);
  ruler.font = `${FONT}px ${face}`;
  const width = Math.max(...lines.map((line) => ruler.measureText(line).width)) + 2 * PAD;
  return { thing, lines, width, height: lines.length * LINE + 2 * PAD };
}

/**
 * A text in lines of a width in pixels; what is left over is told by an ellipsis.
 * @param {string} text
 * @param {number} width
 * @param {number} most
 */
function wrapped(text, width, most) {
  ruler.font = `${FONT}px ${face}`;
  const lines = [""];
  for (const word of text.split(/\s+/u).flatMap((word) => word.match(/.{1,18}/gu) ?? [])) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (ruler.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else if (lines.length === most) return [...lines.slice(0, -1), `${lines.at(-1)} …`];
    else lines.push(word);
  }
  return lines;
}

/** @type {(thing: number, ground: string) => { background: string, border: string }} */
export const boxColours = (thing, ground) => ({ background: colour(ground), border: colour(`c${lookOf(thing).hue}`) });

/**
 * A box of a thing at its place.
 * @param {Box} box
 * @param {Pair} place
 * @param {boolean} isCentre
 */
function egoNode({ thing, lines }, [x, y], isCentre) {
  return {
    id: `t${thing}`,
    x,
    y,
    label: lines.join("\n"),
    shape: "box",
    margin: PAD,
    borderWidth: isCentre ? 3 : 1.5,
    color: boxColours(thing, "card"),
    font: { size: FONT, face, color: colour(`c${lookOf(thing).hue}`) },
    shapeProperties: { borderRadius: 5 },
  };
}

/**
 * One line for all relations with a neighbour: dashed if none is stated, with arrows where they have a direction.
 * @param {number} thing
 * @param {number} other
 * @param {number[]} relations
 */
function egoEdge(thing, other, relations) {
  const points = (/** @type {number} */ end) =>
    relations.some((relation) => target[relation] === end && properties[propertyOf[relation]].directed);
  const { verb } = properties[propertyOf[relations[0]]];
  const line = relations.find(isStated) ?? relations[0];
  return {
    id: `r${other}`,
    relations,
    from: `t${thing}`,
    to: `t${other}`,
    verbs: relations.length > 1 ? `${verb} + ${relations.length - 1}` : verb,
    arrows: { to: { enabled: points(other), scaleFactor: 0.5 }, from: { enabled: points(thing), scaleFactor: 0.5 } },
    dashes: isStated(line) ? false : [...bases[basisOf[line]].dashes],
    smooth: false,
    color: colour("edge"),
    width: 1.2,
  };
}

/**
 * Write the verbs beside their lines, over nothing else.
 * @param {CanvasRenderingContext2D} pen
 * @param {Ego} ego
 * @param {(id: string, share: number) => vis.Point} pointOn
 * @param {(id: string) => vis.Box} boxOf
 */
export function drawVerbs(pen, ego, pointOn, boxOf) {
  const boxes = ego.nodes.map(({ id }) => boxOf(id));
  const scribe = new Scribe(pen, face, boxes, MARGIN);
  for (const { id, from, to, verbs } of ego.edges) {
    const pointAt = (/** @type {number} */ share) => pointOn(id, share);
    const ends = [boxOf(from), boxOf(to)];
    scribe.write(shortened(verbs, 34), VERB, "soft", (width) => placesOf(pointAt, ends, width, VERB));
  }
  drawLabels(pen, face, scribe.found);
}
