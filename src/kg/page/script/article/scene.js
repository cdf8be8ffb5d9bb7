// What the page shows now: what of the graph is visible, what is selected, and what is under the pointer.

import { whole } from "./levels.js";

/** @import { Arrangement, Form, Level } from "./record.js" */
/** @import { Edge, Row, Span } from "./graph.js" */
/** @import { Visible } from "./visible.js" */
/** @import { Path } from "./ways.js" */

/**
 * What is selected, with the rows, things and lines that belong to it.
 * @typedef {object} Selection
 * @property {string} kind
 * @property {Row[]} rows
 * @property {Set<string>} things
 * @property {Set<Edge>} edges
 * @property {string} [key] Of a thing.
 * @property {Span} [span] Of words.
 * @property {Path} [path]
 */

/**
 * @typedef {object} Scene
 * @property {Visible} visible
 * @property {Level} level
 * @property {Form} form
 * @property {Arrangement & { name: string }} arrangement
 * @property {number} near How many steps around the selected thing are shown; 0 is the whole map.
 * @property {Selection | null} selection
 * @property {Pick<Selection, "things" | "edges"> | null} hovered
 * @property {boolean} pointed A click on the map must not move the map away under the pointer.
 */

/** @type {Scene} */
export const scene = {
  visible: { nodes: new Set(), edges: new Set(), rows: new Set(), beyond: 0 },
  level: whole,
  form: "folded",
  arrangement: { name: "", places: {}, bends: {}, discs: [], frames: [], framed: [] },
  near: 0,
  selection: null,
  hovered: null,
  pointed: false,
};
