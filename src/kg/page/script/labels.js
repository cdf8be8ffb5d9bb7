"use strict";
// The words on the map: names of relations beside their lines and, where the boxes are too small to read, the names of
// what many relations meet. What is lit goes first, and nothing is written over anything else.

const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]; // along a line, as shares of its length
const SMALLEST = 9; // pixels on the screen

/** Boxes in map units, asked whether a new one is clear of them. */
class Taken {
  constructor() { this.boxes = []; }

  claim(box) {
    const clear = this.boxes.every((other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top);
    if (clear) this.boxes.push(box);
    return clear;
  }
}

const boxAround = ({ x, y }, width, height) => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

/** The words with their places for the present view: `{text, x, y, size, colour}`. */
function placedLabels(context) {
  const scale = net.getScale();
  const lit = litNow();
  const taken = new Taken();
  const found = [];
  const isLegible = (node) => node.font.size * scale >= 6.5;
  for (const key of scene.visible.nodes) taken.boxes.push(net.getBoundingBox(key));
  const write = (text, size, tint, points) => {
    context.font = `${size}px ${FONT}`;
    const [width, height] = [context.measureText(text).width + 4 / scale, size * 1.1];
    const point = points.find((at) => taken.claim(boxAround(at, width, height)));
    if (point) found.push({ text, ...point, size, tint });
  };
  const size = Math.min(22, Math.max(11, 11 / scale));
  const ordered = [...scene.visible.edges].sort((a, b) => (lit?.edges.has(b) ?? 0) - (lit?.edges.has(a) ?? 0));
  for (const edge of ordered) {
    const hot = lit?.edges.has(edge);
    if (lit && !hot) break;
    if (!hot && 11 * scale < SMALLEST) break;
    const line = net.body.edges[edge.id]?.edgeType;
    if (line) write(edge.verb, hot ? size : 11, hot ? "accent" : "soft", PLACES.map((at) => line.getPoint(at)));
  }
  if (scale < 0.55) {
    taken.boxes = [];
    const big = [...scene.visible.nodes].map((key) => nodes.get(key)).filter((node) => !isLegible(node) && (!lit || lit.things.has(node.id)));
    for (const node of big.sort((a, b) => b.degree - a.degree)) {
      write(nameOf(node.id), 11 / scale, `c${look(node.id).hue}`, [net.getPosition(node.id)]);
    }
  }
  return found;
}

net.on("afterDrawing", (context) => {
  if (!scene.visible) return;
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = colour("paper");
  for (const { text, x, y, size, tint } of placedLabels(context)) {
    context.font = `${size}px ${FONT}`;
    context.lineWidth = size / 3;
    context.fillStyle = colour(tint);
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
  context.restore();
});
