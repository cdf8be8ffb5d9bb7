// Frames around boxes: being inside says what a line would, so that none is drawn.

import { colour } from "../shared/theme.js";
import { nameOf } from "./graph.js";
import { FONT, framesNow, framesOf, litNow } from "./map.js";
import { escaped, tag } from "./xml.js";

/** @import { Frame } from "./record.js" */

const RADIUS = 14;
const TITLE = 13; // pixels of its letters

/** What stands in a frame whose things have no box on it. */
const titleOf = (/** @type {Frame} */ { holders, hasTabs }) => (hasTabs ? "" : `in ${holders.map(nameOf).join(", ")}`);

/**
 * How frames are drawn: quiet, but for those whose hidden lines are lit.
 * @returns {{ frame: Frame, rim: string }[]}
 */
function paintedFrames() {
  const lit = new Set(framesOf(litNow()?.edges ?? []));
  return framesNow().map((frame) => ({ frame, rim: colour(lit.has(frame) ? "accent" : "edge") }));
}

/**
 * Draw the frames below all else.
 * @param {CanvasRenderingContext2D} context
 */
export function drawFrames(context) {
  for (const { frame, rim } of paintedFrames()) {
    const [left, top, right, bottom] = frame.box;
    Object.assign(context, { strokeStyle: rim, fillStyle: colour("card"), lineWidth: 1, globalAlpha: 0.6 });
    context.beginPath();
    context.roundRect(left, top, right - left, bottom - top, RADIUS);
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
    Object.assign(context, { font: `${TITLE}px ${FONT}`, fillStyle: colour("soft") });
    context.fillText(titleOf(frame), left + RADIUS, top + 20);
  }
}

/** The frames as SVG. */
export const frameDrawings = () =>
  paintedFrames().map(({ frame, rim }) => {
    const [x, y, right, bottom] = frame.box;
    const size = { width: right - x, height: bottom - y, rx: RADIUS };
    const paint = { fill: colour("card"), "fill-opacity": 0.6, stroke: rim };
    const words = { x: x + RADIUS, y: y + 20, "font-size": TITLE, fill: colour("soft") };
    const title = escaped(titleOf(frame));
    return tag("rect", { x, y, ...size, ...paint }) + (title && tag("text", words, title));
  });
