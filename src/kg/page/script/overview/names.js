// The names of communities: as large as their discs allow, and only as many as do not touch each other.

import { meets } from "../shared/boxes.js";
import { colour } from "../shared/theme.js";
import { discs } from "./arrays.js";
import { ruler, serif, shortened } from "./lettering.js";
import { counted } from "./lists.js";
import { page } from "./record.js";

/** @import { Name } from "./record.js" */

const LARGEST = 24; // pixels
const SMALLEST = 12;
const LEAST = 16; // the radius in pixels of a disc that has a name
const FILLING = 0.38; // of a disc whose radius is a larger share of the view, the things are named instead
export const names = page.names;

/** @param {Name} name */
export const nameNode = ({ id, name, size: things, x, y, shape }) => ({
  id,
  x,
  y,
  shape,
  label: `${shortened(name, 32)}\n${counted(things, "thing")}`,
  hidden: true,
});

/**
 * The names as they should be at a scale, and the boxes that they take on the map.
 * @param {number} scale
 * @param {vis.Box} view
 */
export function arrangedNames(scale, view) {
  /** @type {vis.Box[]} */
  const boxes = [];
  const nodes = names.map((name) => {
    const { radius } = discs[name.id];
    const height = Math.max(SMALLEST, Math.min(LARGEST, radius * scale * 0.2));
    const box = nameBox(name, height, scale);
    const isCut = box.left < view.left || box.right > view.right; // at the edge of the view
    const fills = radius > FILLING * Math.min(view.right - view.left, view.bottom - view.top);
    const hidden = radius * scale < LEAST || fills || isCut || boxes.some((other) => meets(box, other));
    if (!hidden) boxes.push(box);
    const font = {
      size: height / scale,
      face: serif,
      color: colour("ink"),
      strokeWidth: 5 / scale,
      strokeColor: colour("card"),
    };
    return { id: name.id, hidden, font };
  });
  return { nodes, boxes };
}

/**
 * The box that a name takes on the map.
 * @param {Name} name
 * @param {number} height
 * @param {number} scale
 */
function nameBox({ name, x, y }, height, scale) {
  ruler.font = `${height}px ${serif}`;
  const wide = ruler.measureText(shortened(name, 32)).width / 2 + 6;
  const tall = height * 1.2 + 3;
  return { left: x - wide / scale, right: x + wide / scale, top: y - tall / scale, bottom: y + tall / scale };
}
