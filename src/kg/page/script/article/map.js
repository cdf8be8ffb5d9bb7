// vis-network draws; this decides what is hidden, dimmed or lit, and where the map looks.

import { $ } from "../shared/dom.js";
import { calm, colour } from "../shared/theme.js";
import { edges, nodeOf, thingOf } from "./graph.js";
import { page } from "./record.js";
import { scene } from "./scene.js";

/** @import { Edge } from "./graph.js" */

/**
 * A box of the map as it is drawn now.
 * @typedef {object} Box
 * @property {string} id
 * @property {string} [label]
 * @property {boolean} [hidden]
 * @property {number} [borderWidth]
 * @property {{ background: string, border: string }} [color]
 * @property {{ size?: number, color?: string }} [font]
 */

/**
 * A line of the map as it is drawn now.
 * @typedef {object} Line
 * @property {number} id
 * @property {boolean} [hidden]
 * @property {number} [width]
 * @property {{ color: string }} [color]
 * @property {boolean | number[]} [dashes]
 */

export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
/** @type {vis.DataSet<Box>} */
export const drawnNodes = new vis.DataSet(
  page.nodes.map(({ id, label, shape, shapeProperties, font, x, y }) => ({
    id,
    label,
    shape,
    shapeProperties,
    font,
    x,
    y,
  })),
);
/** @type {vis.DataSet<Line>} */
export const drawnEdges = new vis.DataSet(
  edges.map(({ id, from, to, arrows, dashes = false, smooth = false, selfReference = {} }) => ({
    id,
    from,
    to,
    arrows,
    dashes,
    smooth,
    selfReference,
  })),
);
export const net = new vis.Network(
  $("map"),
  { nodes: drawnNodes, edges: drawnEdges },
  {
    physics: false,
    layout: { improvedLayout: false },
    interaction: {
      hover: true,
      selectConnectedEdges: false,
      keyboard: false,
      hideEdgesOnDrag: edges.length > 1500,
      zoomSpeed: 0.7,
    },
    nodes: {
      margin: { top: 4, right: 6, bottom: 4, left: 6 },
      chosen: false,
      font: { face: FONT },
      scaling: { label: { drawThreshold: 6 } },
    },
    edges: { chosen: false, hoverWidth: 0, selectionWidth: 0, arrows: { to: { scaleFactor: 0.55 } } },
  },
);

$("map").firstElementChild?.removeAttribute("tabindex"); // the keys are heard by the map itself

const ROOM = { top: 48, side: 14, bottom: 38 }; // pixels at the edges of the map that buttons lie over

/**
 * The box of a thing, in units of the map: vis-network adds the radius of its corners on each side.
 * @param {string} key
 */
export function boxOf(key) {
  const { left, right, top, bottom } = net.getBoundingBox(key);
  const { borderRadius } = nodeOf(key).shapeProperties;
  return {
    left: left + borderRadius,
    right: right - borderRadius,
    top: top + borderRadius,
    bottom: bottom - borderRadius,
  };
}

/** What is lit: the hovered item or, without one, the selection. */
export function litNow() {
  return scene.hovered ?? (scene.selection && { things: scene.selection.things, edges: scene.selection.edges });
}

/**
 * A thing or a line with what belongs to it.
 * @param {string | null} key
 * @param {Edge[]} edges
 */
function surroundings(key, edges) {
  const near = edges.filter((edge) => scene.visible.edges.has(edge));
  return {
    things: new Set([...(key ? [key] : []), ...near.flatMap((edge) => [edge.from, edge.to])]),
    edges: new Set(near),
  };
}

/** Draw the state: only what has changed is handed on, since a full update of 300 things takes a tenth of a second. */
export function paint() {
  const lit = litNow();
  const of = Object.fromEntries(["card", "ink", "faint", "edge", "accent"].map((name) => [name, colour(name)]));
  const hues = page.looks.map(({ hue }) => colour(`c${hue}`));
  update(
    drawnNodes,
    page.nodes.map((node) => {
      const on = !lit || lit.things.has(node.id);
      const hue = hues[node.category];
      const box = { background: of.card, border: on ? hue : of.faint };
      return {
        id: node.id,
        hidden: !scene.visible.nodes.has(node.id),
        borderWidth: scene.selection?.key === node.id ? 3 : 1,
        color: { ...box, hover: box, highlight: box },
        font: { color: on ? hue : of.edge },
      };
    }),
  );
  update(
    drawnEdges,
    edges.map((edge) => {
      const hot = lit?.edges.has(edge);
      const line = hot ? of.accent : lit ? of.faint : of.edge;
      return {
        id: edge.id,
        hidden: !scene.visible.edges.has(edge),
        width: hot ? 2.4 : 1.2,
        color: { color: line, hover: line, highlight: line },
      };
    }),
  );
  net.redraw();
}

/** @type {Map<string, string>} */
const painted = new Map();

/**
 * Hand on the items that are not as they were.
 * @template {{ id: vis.Id }} Item
 * @param {vis.DataSet<Item>} set
 * @param {Item[]} items
 */
function update(set, items) {
  set.update(
    items.filter((item) => {
      const key = typeof item.id + item.id;
      const now = JSON.stringify(item);
      return painted.get(key) !== now && painted.set(key, now);
    }),
  );
}

/**
 * The box around boxes.
 * @param {vis.Box[]} boxes
 */
export const enclosing = (boxes) => ({
  left: Math.min(...boxes.map((box) => box.left)),
  right: Math.max(...boxes.map((box) => box.right)),
  top: Math.min(...boxes.map((box) => box.top)),
  bottom: Math.max(...boxes.map((box) => box.bottom)),
});

/**
 * Bring things into view, clear of the buttons over the map.
 * @param {Iterable<string>} keys
 */
export function lookAt(keys) {
  const shown = [...keys].filter((key) => scene.visible.nodes.has(key));
  if (!shown.length) return;
  net.setSize("100%", "100%"); // on a phone the card has just made the map smaller
  const boxes = shown.map((key) => boxOf(key));
  const { left, right, top, bottom } = enclosing(boxes);
  const { clientWidth, clientHeight } = $("map");
  const scale = Math.min(
    (clientWidth - 2 * ROOM.side) / (right - left),
    (clientHeight - ROOM.top - ROOM.bottom) / (bottom - top),
  );
  net.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.min(Math.max(scale, 0.05), 1.2),
    offset: { x: 0, y: (ROOM.top - ROOM.bottom) / 2 },
    animation: calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" },
  });
}

const hover = (/** @type {typeof scene.hovered} */ item) => {
  scene.hovered = item;
  paint();
  $("map").style.cursor = item ? "pointer" : "";
};
net.on("hoverNode", ({ node }) => hover(surroundings(node, thingOf(node).edges)));
net.on("hoverEdge", ({ edge }) => hover(surroundings(null, [edges[edge]])));
for (const event of ["blurNode", "blurEdge"]) net.on(event, () => hover(null));
net.once("afterDrawing", () => {
  performance.mark("painted");
  document.documentElement.dataset.ready = "";
});
document.addEventListener("themechange", paint);

$("zoom").addEventListener("click", ({ target }) => {
  const zoom = /** @type {HTMLElement} */ (target).dataset.zoom;
  if (Number(zoom)) net.moveTo({ scale: net.getScale() * Number(zoom), animation: false });
  else if (zoom) lookAt(scene.visible.nodes);
});
addEventListener("beforeprint", paint);
addEventListener("afterprint", paint);
