// vis-network with the names or the opened thing, and what is seen of the map.

import { $ } from "../shared/dom.js";
import { networkOf } from "../shared/network.js";
import { nameNode, names } from "./names.js";

/** @import { Bitmap } from "./backdrop.js" */
/** @import { Ego } from "./ego.js" */

/**
 * What the keys walk over: where each is on the map or which neighbour it is, what is said of it, and where it leads.
 * @typedef {object} Step
 * @property {vis.Point & { radius: number }} [ring]
 * @property {number} [other]
 * @property {string} say
 * @property {string} go
 */

/**
 * @typedef {object} Scene
 * @property {Ego | null} ego Of the thing that is open.
 * @property {number} community
 * @property {Bitmap | null} sharp
 * @property {Bitmap | null} coarse
 * @property {boolean} moving
 * @property {number} hovered
 * @property {vis.View | null} left The view of the map when a thing was opened.
 * @property {{ items: Step[], at: number }} walk
 */

/** @type {Scene} */
export const scene = {
  ego: null,
  community: -1,
  sharp: null,
  coarse: null,
  moving: false,
  hovered: -1,
  left: null,
  walk: { items: [], at: -1 },
};

/** @type {vis.DataSet<{ id: vis.Id, borderWidth?: number, color?: object }>} */
export const nodes = new vis.DataSet(names.map(nameNode));
/** @type {vis.DataSet<{ id: vis.Id }>} */
export const edges = new vis.DataSet([]);
export const network = networkOf(nodes, edges, {
  interaction: { hover: false, zoomSpeed: 0.8, hideEdgesOnDrag: false },
  nodes: { scaling: { label: { maxVisible: 60, drawThreshold: 3 } } },
  edges: {},
});

/**
 * The part of the map that is seen.
 * @returns {vis.Box}
 */
export function view() {
  const { clientWidth, clientHeight } = $("map");
  const [corner, opposite] = [
    network.DOMtoCanvas({ x: 0, y: 0 }),
    network.DOMtoCanvas({ x: clientWidth, y: clientHeight }),
  ];
  return { left: corner.x, top: corner.y, right: opposite.x, bottom: opposite.y };
}
