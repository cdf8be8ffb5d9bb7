// The map of all things, drawn in a few batched paths on bitmaps of its own. While the map moves, they are only copied:
// a sharp one of the view and its surroundings, and under it a coarse one of the whole map.

import { Taken } from "../shared/boxes.js";
import { colour } from "../shared/theme.js";
import {
  categories,
  categoryOf,
  communityOf,
  degree,
  discs,
  isHidden,
  labels,
  ranked,
  source,
  target,
  xs,
  ys,
} from "./arrays.js";
import { face, shortened } from "./lettering.js";

/**
 * A bitmap of an area of the map at a scale.
 * @typedef {{ canvas: HTMLCanvasElement, area: vis.Box, scale: number }} Bitmap
 */

const AROUND = 0.35; // how much more than the view is drawn, on each side, as a share of it
const LABELLED = 0.34; // from this scale on, things have names
const MARKED = 0.5; // from this scale on, things have the glyph of their kind in place of a dot
const NAMES = 140; // the most names in a view

export const size = (/** @type {number} */ thing) => 2.2 + 1.5 * Math.sqrt(degree(thing));
export const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
for (const { x, y, radius } of discs) {
  Object.assign(bounds, { left: Math.min(bounds.left, x - radius), right: Math.max(bounds.right, x + radius) });
  Object.assign(bounds, { top: Math.min(bounds.top, y - radius), bottom: Math.max(bounds.bottom, y + radius) });
}
if (!discs.length) Object.assign(bounds, { left: -1, top: -1, right: 1, bottom: 1 });

/** @type {number[][]} */
const byCategory = categories.map(() => []);
for (let thing = 0; thing < labels.length; thing++) byCategory[categoryOf[thing]].push(thing);

/** @type {(area: vis.Box, x: number, y: number, more?: number) => boolean} */
export const isIn = (area, x, y, more = 0) =>
  x > area.left - more && x < area.right + more && y > area.top - more && y < area.bottom + more;

/**
 * A bitmap of an area of the map at a scale; names are on it where a view is given, and leave the boxes free in it.
 * @param {vis.Box} area
 * @param {number} scale
 * @param {{ view: vis.Box, boxes: vis.Box[] }} [named]
 * @returns {Bitmap}
 */
export function bitmap(area, scale, named) {
  const ratio = window.devicePixelRatio || 1;
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil((area.right - area.left) * scale * ratio);
  canvas.height = Math.ceil((area.bottom - area.top) * scale * ratio);
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
  pen.fillStyle = colour("paper");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(scale * ratio, 0, 0, scale * ratio, -area.left * scale * ratio, -area.top * scale * ratio);
  drawGround(pen, area, scale);
  drawRelations(pen, area, scale);
  drawThings(pen, area, scale);
  if (named && scale >= LABELLED) drawNames(pen, area, scale, named.boxes, named.view);
  return { canvas, area, scale };
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {vis.Box} area
 * @param {number} scale
 */
function drawGround(pen, area, scale) {
  pen.beginPath();
  for (const { x, y, radius } of discs) {
    if (!isIn(area, x, y, radius)) continue;
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 2 * Math.PI);
  }
  Object.assign(pen, { fillStyle: colour("card"), strokeStyle: colour("rule"), lineWidth: 1 / scale });
  pen.fill();
  pen.stroke();
}

/**
 * Those within a community stronger than those between two: the first make it, the second would hide it.
 * @param {CanvasRenderingContext2D} pen
 * @param {vis.Box} area
 * @param {number} scale
 */
function drawRelations(pen, area, scale) {
  const crowd = Math.min(1, Math.sqrt(4000 / (source.length + 1)));
  const near = Math.min(1, 0.5 + scale);
  Object.assign(pen, { strokeStyle: colour("edge"), lineWidth: 0.8 / scale });
  for (const [within, alpha] of /** @type {[boolean, number][]} */ ([
    [false, 0.16],
    [true, 0.34],
  ])) {
    pen.globalAlpha = alpha * Math.max(crowd, 0.3) * near;
    pen.beginPath();
    for (let n = 0; n < source.length; n++) {
      const [from, to] = [source[n], target[n]];
      if ((communityOf[from] === communityOf[to]) !== within) continue;
      if (isHidden(from) || isHidden(to)) continue;
      const [ax, ay, bx, by] = [xs[from], ys[from], xs[to], ys[to]];
      if ((ax < area.left && bx < area.left) || (ax > area.right && bx > area.right)) continue;
      if ((ay < area.top && by < area.top) || (ay > area.bottom && by > area.bottom)) continue;
      if (Math.abs(ax - bx) + Math.abs(ay - by) < 2 / scale) continue; // shorter than two pixels
      pen.moveTo(ax, ay);
      pen.lineTo(bx, by);
    }
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {vis.Box} area
 * @param {number} scale
 */
function drawThings(pen, area, scale) {
  byCategory.forEach((members, number) => {
    const look = categories[number];
    const shown = members.filter((thing) => !isHidden(thing) && isIn(area, xs[thing], ys[thing], size(thing)));
    pen.fillStyle = colour(`c${look.hue}`);
    if (scale >= MARKED) {
      drawMarks(pen, shown, look.glyph, scale);
      return;
    }
    pen.beginPath();
    for (const thing of shown) {
      const radius = Math.max(size(thing) * 0.8, 0.9 / scale);
      if (radius * scale < 1.6) {
        pen.rect(xs[thing] - radius, ys[thing] - radius, 2 * radius, 2 * radius);
      } else {
        pen.moveTo(xs[thing] + radius, ys[thing]);
        pen.arc(xs[thing], ys[thing], radius, 0, 2 * Math.PI);
      }
    }
    pen.fill();
  });
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number[]} shown
 * @param {string} glyph
 * @param {number} scale
 */
function drawMarks(pen, shown, glyph, scale) {
  Object.assign(pen, { textAlign: "center", textBaseline: "middle" });
  for (const thing of shown) {
    pen.font = `${Math.round(Math.max(2.4 * size(thing), 9 / scale))}px sans-serif`;
    pen.fillText(glyph, xs[thing], ys[thing]);
  }
}

/**
 * The names of the best connected things, as far as they do not touch.
 * @param {CanvasRenderingContext2D} pen
 * @param {vis.Box} area
 * @param {number} scale
 * @param {vis.Box[]} taken
 * @param {vis.Box} view
 */
function drawNames(pen, area, scale, taken, view) {
  const clear = new Taken([...taken]);
  pen.font = `${12 / scale}px ${face}`;
  Object.assign(pen, { textAlign: "left", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5 / scale });
  Object.assign(pen, { fillStyle: colour("ink"), strokeStyle: colour("card") });
  let drawn = 0;
  for (const thing of ranked()) {
    if (drawn === NAMES) break;
    if (isHidden(thing) || !isIn(area, xs[thing], ys[thing])) continue;
    const text = shortened(labels[thing], 28);
    const [width, away] = [pen.measureText(text).width, size(thing) + 4 / scale];
    // To the right of its dot, but at the right edge of the view.
    const isCut = xs[thing] < view.right && xs[thing] + away + width > view.right;
    const x = isCut ? xs[thing] - away - width : xs[thing] + away;
    const box = {
      left: x,
      right: x + width,
      top: ys[thing] - 8 / scale,
      bottom: ys[thing] + 8 / scale,
    };
    if (!clear.claim(box)) continue;
    pen.strokeText(text, x, ys[thing]);
    pen.fillText(text, x, ys[thing]);
    drawn++;
  }
}

/**
 * The part of the map that a view shows, and as much around it as a bitmap holds.
 * @param {vis.Box} view
 * @returns {vis.Box}
 */
export function surroundings(view) {
  const [wide, tall] = [(view.right - view.left) * AROUND, (view.bottom - view.top) * AROUND];
  return { left: view.left - wide, right: view.right + wide, top: view.top - tall, bottom: view.bottom + tall };
}

/** @type {(area: vis.Box, view: vis.Box) => boolean} */
export const holds = (area, view) =>
  area.left <= view.left && area.right >= view.right && area.top <= view.top && area.bottom >= view.bottom;

/**
 * Copy a bitmap to where it belongs on the map.
 * @param {CanvasRenderingContext2D} pen
 * @param {Bitmap} bitmap
 */
export function copy(pen, { canvas, area }) {
  pen.drawImage(canvas, area.left, area.top, area.right - area.left, area.bottom - area.top);
}
