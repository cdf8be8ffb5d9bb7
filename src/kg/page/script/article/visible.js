// What of a graph the filters leave, and what is around a thing.

/** @import { DrawnThing, Form } from "./record.js" */
/** @import { Edge, Row } from "./graph.js" */

/**
 * @typedef {object} Filters
 * @property {Set<string>} hidden Kinds that are not shown.
 * @property {Set<string>} bases Of lines.
 * @property {Set<string>} listed The bases of rows: a list has all, unless less is asked for.
 * @property {string} verb
 * @property {string} voice
 * @property {string} from
 * @property {string} to
 * @property {boolean} dated Without what is not dated.
 * @property {Form} form
 * @property {Set<string>} [things] Those of a level; without it, all.
 */

/**
 * What is left: things by their keys, lines, and rows; `beyond` counts the things that are one step further away.
 * @typedef {{ nodes: Set<string>, edges: Set<Edge>, rows: Set<Row>, beyond: number }} Visible
 */

/**
 * What can be shown.
 * @typedef {object} Graph
 * @property {Map<string, DrawnThing>} nodes
 * @property {Edge[]} edges
 * @property {Row[]} rows
 * @property {(key: string) => string} kindOf
 */

/**
 * Whether a node or an edge is in this form of the network.
 * @param {{ form?: Form }} item
 * @param {Form} form
 */
export const isIn = (item, form) => (item.form ?? form) === form;

/**
 * Whether a row holds for a time within the bounds, open ends included.
 * @param {Pick<Row, "when">} row
 * @param {Pick<Filters, "from" | "to" | "dated">} bounds
 */
export function isThen(row, { from, to, dated }) {
  if (!row.when) return !dated;
  const [start, end] = row.when;
  return (!to || !start || start <= to) && (!from || !end || end >= from);
}

/**
 * Whether a row is told, by its basis, voice and time.
 * @param {Row} row
 * @param {Filters} filters
 */
function isTold(row, filters) {
  return filters.listed.has(row.basis) && (!filters.voice || row.voices.has(filters.voice)) && isThen(row, filters);
}

/**
 * Whether the filters leave only what they find, with what it connects.
 * @param {Filters} filters
 */
export const isSearch = ({ verb, voice, from, to, dated }) => Boolean(verb || voice || from || to || dated);

/**
 * The nodes and edges that the filters leave, and the rows; with `near`, only those so many steps around a thing.
 * @param {Graph} graph
 * @param {Filters} filters
 * @param {string | undefined} centre
 * @param {number} near
 * @returns {Visible}
 */
export function visible({ nodes, edges, rows, kindOf }, filters, centre, near) {
  const isKind = (/** @type {string} */ key) => {
    const node = nodes.get(key);
    if (node === undefined || !isIn(node, filters.form) || filters.hidden.has(kindOf(key))) return false;
    return filters.things?.has(key) ?? true;
  };
  const told = new Set(rows.filter((row) => isTold(row, filters)));
  let shown = edges.filter(
    (edge) =>
      isIn(edge, filters.form) &&
      isKind(edge.from) &&
      isKind(edge.to) &&
      filters.bases.has(edge.basis) &&
      (!filters.verb || edge.verb === filters.verb) &&
      edge.rows.some((row) => told.has(row)),
  );
  let keys = new Set([...nodes.keys()].filter(isKind));
  if (isSearch(filters)) {
    keys = new Set(shown.flatMap((edge) => [edge.from, edge.to]));
  }
  let beyond = 0;
  if (near && centre !== undefined && keys.has(centre)) {
    const inside = around(centre, shown, near);
    beyond = around(centre, shown, near + 1).size - inside.size;
    keys = inside;
    shown = shown.filter((edge) => inside.has(edge.from) && inside.has(edge.to));
  }
  return { nodes: keys, edges: new Set(shown), rows: told, beyond };
}

/**
 * The things at most so many steps from a thing.
 * @param {string} centre
 * @param {Pick<Edge, "from" | "to">[]} edges
 * @param {number} steps
 */
export function around(centre, edges, steps) {
  let inside = new Set([centre]);
  for (let step = 0, before = 0; step < steps && inside.size > before; step += 1) {
    const next = edges
      .filter((edge) => inside.has(edge.from) || inside.has(edge.to))
      .flatMap((edge) => [edge.from, edge.to]);
    before = inside.size;
    inside = new Set([...inside, ...next]);
  }
  return inside;
}
