"use strict";
// The names of communities: as large as their discs allow, and only as many as do not touch each other.

const LARGEST = 24; // pixels
const SMALLEST = 12;
const names = page.names;
const serif = "Charter, Georgia, Noto Serif, serif"; // vis-network takes quotes away, and with them the page's own list is not read
const ruler = document.createElement("canvas").getContext("2d");

const nameNode = ({ id, name, size: things, x, y, shape }) =>
  ({ id, x, y, shape, label: `${shortened(name, 32)}\n${things.toLocaleString("en-GB")} things`, hidden: true });

/** The names as they should be at a scale, and the boxes that they take on the map. */
function arrangedNames(scale, view) {
  const boxes = [];
  const nodes = names.map((name) => {
    const { radius } = discs[name.id];
    const height = Math.max(SMALLEST, Math.min(LARGEST, radius * scale * 0.2));
    const box = nameBox(name, height, scale);
    const filling = radius * scale > 0.7 * Math.min(view.right - view.left, view.bottom - view.top) * scale;
    const hidden = radius * scale < 16 || filling || boxes.some((other) => meets(box, other));
    if (!hidden) boxes.push(box);
    return { id: name.id, hidden, font: { size: height / scale, face: serif, color: colour("ink"), strokeWidth: 5 / scale, strokeColor: colour("card") } };
  });
  return { nodes, boxes };
}

function nameBox({ name, x, y }, height, scale) {
  ruler.font = `${height}px ${serif}`;
  const wide = ruler.measureText(shortened(name, 32)).width / 2 + 6;
  const tall = height * 1.2 + 3;
  return { left: x - wide / scale, right: x + wide / scale, top: y - tall / scale, bottom: y + tall / scale };
}
