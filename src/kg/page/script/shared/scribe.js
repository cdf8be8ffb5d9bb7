// Words that are written on a map one after the other, each at the first of its places that is clear.

import { boxAround, Taken } from "./boxes.js";
import { colour } from "./theme.js";

/**
 * Words on a map: how large, in which colour of the palette, and with how much of the paper around them.
 * @typedef {vis.Point & { text: string, size: number, tint: string, halo: number }} Label
 */

export class Scribe {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {string} face The font.
   * @param {vis.Box[]} taken Where nothing may be written.
   * @param {number} margin Between words.
   */
  constructor(context, face, taken, margin) {
    this.context = context;
    this.face = face;
    this.taken = new Taken(taken);
    this.margin = margin;
    /** @type {Label[]} */
    this.found = [];
  }

  /**
   * @param {string} text
   * @param {number} size
   * @param {string} tint
   * @param {(width: number) => Iterable<vis.Point>} places For words of this width, the best first.
   * @param {number} [halo]
   */
  write(text, size, tint, places, halo = size / 3) {
    this.context.font = `${size}px ${this.face}`;
    const { width } = this.context.measureText(text);
    for (const point of places(width)) {
      if (!this.taken.claim(boxAround(point, width + this.margin, size * 0.8 + halo))) continue;
      this.found.push({ text, ...point, size, tint, halo });
      return;
    }
  }
}

/**
 * Draw words that have their places.
 * @param {CanvasRenderingContext2D} context
 * @param {string} face
 * @param {Label[]} labels
 */
export function drawLabels(context, face, labels) {
  context.save();
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  context.strokeStyle = colour("paper");
  for (const { text, x, y, size, tint, halo } of labels) {
    context.font = `${size}px ${face}`;
    context.lineWidth = halo;
    context.fillStyle = colour(tint);
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
  context.restore();
}
