// One thing among its strongest neighbours, in a layout of its own: boxes round it, in two rings when there are many.

import { colour } from "../shared/theme.js";
import {
  bases,
  basisOf,
  isStated,
  labels,
  lookOf,
  neighbours,
  properties,
  propertyOf,
  source,
  target,
} from "./arrays.js";
import { meets } from "./backdrop.js";
import { face, ruler, shortened } from "./lettering.js";
import { rings } from "./rings.js";

/** @import { Neighbour } from "./arrays.js" */
/** @import { Size } from "./rings.js" */

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

/**
 * The nodes and edges of vis-network for a thing, and how many neighbours it has in all.
 * @param {number} thing
 * @param {Size} stage
 * @returns {Ego}
 */
export function egoView(thing, stage) {
  const all = neighbours(thing);
  const most = Math.max(6, Math.min(MOST, Math.floor((stage.width * stage.height) / BOX_AREA)));
  const shown = all
    .slice(0, most)
    .sort(([, [one]], [, [other]]) => groupOf(one, thing).localeCompare(groupOf(other, thing)));
  const boxes = [thing, ...shown.map(([other]) => other)].map(egoBox);
  const room = {
    width: Math.max(...boxes.map((box) => box.width)) + 14,
    height: Math.max(...boxes.map((box) => box.height)) + 12,
  };
  const places = shown.length ? rings(shown.length, room, stage) : [];
  const nodes = boxes.map((box, n) => egoNode(box, n ? places[n - 1] : { x: 0, y: 0 }, n === 0));
  const edges = shown.map(([other, relations]) => egoEdge(thing, other, relations));
  return { thing, all, shown: shown.map(([other]) => other), nodes, edges };
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
 * @param {vis.Point} place
 * @param {boolean} isCentre
 */
function egoNode({ thing, lines }, { x, y }, isCentre) {
  return {
    id: `t${thing}`,
    x,
    y,
    label: lines.join("\n"),
    shape: "box",
    margin: PAD,
    borderWidth: isCentre ? 3 : 1.5,
    color: boxColours(thing, "card"),
    font: { size: FONT, face, color: colour("ink") },
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
 * Write the verbs on the lines, each where it touches neither a box nor another verb.
 * @param {CanvasRenderingContext2D} pen
 * @param {Ego} ego
 * @param {(id: string, share: number) => vis.Point} pointOn
 * @param {(id: string) => vis.Box} boxOf
 */
export function drawVerbs(pen, ego, pointOn, boxOf) {
  const taken = ego.nodes.map(({ id }) => boxOf(id));
  pen.font = `11.5px ${face}`;
  Object.assign(pen, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4 });
  Object.assign(pen, { fillStyle: colour("soft"), strokeStyle: colour("paper") });
  for (const { id, verbs } of ego.edges) {
    const text = shortened(verbs, 34);
    const wide = pen.measureText(text).width / 2 + 2;
    for (const share of [0.62, 0.5, 0.72, 0.42, 0.56, 0.78, 0.35]) {
      const { x, y } = pointOn(id, share);
      const box = { left: x - wide, right: x + wide, top: y - 7, bottom: y + 7 };
      if (taken.some((each) => meets(box, each))) continue;
      taken.push(box);
      pen.strokeText(text, x, y);
      pen.fillText(text, x, y);
      break;
    }
  }
}
