// The map on the screen: the names or the opened thing over the backdrop, and how they move.

import { $ } from "../shared/dom.js";
import { calm, colour } from "../shared/theme.js";
import { discs, isHidden, labels, relationsOf, source, target, xs, ys } from "./arrays.js";
import { bitmap, bounds, copy, holds, isIn, size, surroundings } from "./backdrop.js";
import { drawVerbs } from "./ego.js";
import { shortened } from "./lettering.js";
import { counted } from "./lists.js";
import { arrangedNames } from "./names.js";
import { network, nodes, scene, view } from "./network.js";
import { hover } from "./tip.js";

const SETTLE = 140; // milliseconds after the last movement until the map is drawn sharply again
const SCALES = { least: 0.01, most: 5 };

let settling = 0;

/** The view of the whole map. */
export const whole = () => {
  const { clientWidth, clientHeight } = $("map");
  const scale =
    0.97 * Math.min(clientWidth / (bounds.right - bounds.left), clientHeight / (bounds.bottom - bounds.top));
  return {
    position: { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 },
    scale: Math.min(scale, 1.2),
  };
};

/** Draw what is seen sharply, with the names that have room in it. */
function sharpen() {
  const [seen, scale] = [view(), network.getScale()];
  const { nodes: arranged, boxes } = arrangedNames(scale, seen);
  scene.sharp = bitmap(surroundings(seen), scale, { view: seen, boxes });
  if (!scene.coarse) scene.coarse = bitmap(bounds, whole().scale);
  nodes.update(arranged);
  tellShown(seen);
}

network.on("beforeDrawing", (pen) => {
  const { ego, sharp, coarse } = scene;
  if (ego || !sharp) return;
  if (coarse && !holds(sharp.area, view())) copy(pen, coarse);
  copy(pen, sharp);
});

network.on("afterDrawing", (pen) => {
  if (scene.ego)
    drawVerbs(
      pen,
      scene.ego,
      (id, share) => network.body.edges[id].edgeType.getPoint(share),
      (id) => network.getBoundingBox(id),
    );
  else drawHover(pen);
});

/**
 * The thing under the pointer with its relations, or the community or thing at which the keys are.
 * @param {CanvasRenderingContext2D} pen
 */
function drawHover(pen) {
  const scale = network.getScale();
  Object.assign(pen, { strokeStyle: colour("accent"), lineWidth: 1.2 / scale });
  const { hovered, walk } = scene;
  const ring = walk.items[walk.at]?.ring;
  if (ring) circle(pen, ring, 3 / scale);
  if (hovered < 0) return;
  pen.beginPath();
  for (const relation of relationsOf(hovered)) {
    pen.moveTo(xs[source[relation]], ys[source[relation]]);
    pen.lineTo(xs[target[relation]], ys[target[relation]]);
  }
  pen.stroke();
  circle(pen, { x: xs[hovered], y: ys[hovered], radius: size(hovered) + 3 / scale }, 2.5 / scale);
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {vis.Point & { radius: number }} ring
 * @param {number} width
 */
function circle(pen, { x, y, radius }, width) {
  pen.lineWidth = width;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.stroke();
}

function move() {
  scene.moving = true;
  hover(-1);
  clearTimeout(settling);
  settling = setTimeout(settle, SETTLE);
}

/** The map has come to rest. */
export function settle() {
  scene.moving = false;
  if (scene.ego) return;
  sharpen();
  network.redraw();
}

/**
 * Move to a place of the map, where the reader likes it in a motion.
 * @param {Partial<vis.View>} place
 */
export function goTo(place) {
  if (calm.matches) {
    network.moveTo(place);
    settle();
  } else {
    scene.moving = true;
    network.moveTo({ ...place, animation: { duration: 420, easingFunction: "easeInOutQuad" } });
  }
}

network.on("animationFinished", settle);
network.on("dragging", move);
network.on("zoom", () => {
  const scale = network.getScale();
  const within = Math.max(SCALES.least, Math.min(SCALES.most, scale));
  if (scale !== within) network.moveTo({ scale: within });
  move();
});
network.on("resize", () => {
  scene.coarse = null;
  if (!scene.moving) move();
});

/**
 * What is seen of how much.
 * @param {vis.Box} seen
 */
function tellShown(seen) {
  let count = 0;
  for (let thing = 0; thing < labels.length; thing++) {
    if (!isHidden(thing) && isIn(seen, xs[thing], ys[thing])) count++;
  }
  const { community } = scene;
  const where = community < 0 ? "" : ` · around ${shortened(labels[discs[community].first], 32)}`;
  $("shown").textContent = `Showing ${count.toLocaleString("en-GB")} of ${counted(labels.length, "thing")}${where}`;
}

/**
 * The view of a community.
 * @param {number} number
 */
export function around(number) {
  const { clientWidth, clientHeight } = $("map");
  const { x, y, radius } = discs[number];
  return { position: { x, y }, scale: Math.min(2, (0.92 * Math.min(clientWidth, clientHeight)) / (2 * radius)) };
}

/** @param {number} factor */
export function zoomBy(factor) {
  const scale = Math.max(SCALES.least, Math.min(SCALES.most, network.getScale() * factor));
  if (scene.ego) network.moveTo({ scale });
  else goTo({ scale });
}
