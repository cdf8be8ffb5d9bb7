// Where the things stand that are shown now: on a level as the build has placed them; a path, the neighbours of a thing
// and what filters leave are arranged for themselves.

import { arranged, chained } from "../shared/arranging.js";
import { $ } from "../shared/dom.js";
import { sizeOf } from "./map.js";
import { scene } from "./scene.js";

/** @import { Arrangement } from "./record.js" */
/** @import { Pair } from "../shared/arranging.js" */

const MOST = 40; // boxes that are arranged while a reader waits

/** @type {Map<string, Arrangement>} */
const made = new Map();

/**
 * The arrangement of what is shown, with a name that tells it from others.
 * @returns {Arrangement & { name: string }}
 */
export function arrangementNow() {
  const { level, form, near, visible, selection } = scene;
  const ready = level[form];
  const keys = [...visible.nodes];
  const isChain = Boolean(selection?.path?.hops.length);
  const isPart = near > 0 || keys.length < Object.keys(ready.places).length;
  const { clientWidth, clientHeight } = $("map");
  const aspect = Math.min(Math.max(clientWidth / Math.max(clientHeight, 1), 0.5), 2.5);
  const ways = isChain ? selection?.path?.way : [];
  const name = JSON.stringify([level.name, form, near, ways, isPart ? keys : []]);
  if (!isChain && (!isPart || keys.length > MOST)) return { ...ready, name };
  const found = made.get(name) ?? { places: anew(ways ?? [], aspect), bends: {}, discs: [], frames: [], framed: [] };
  made.set(name, found);
  return { ...found, name };
}

/**
 * Places for what is shown: one way as a chain, or all with their lines.
 * @param {string[]} way
 * @param {number} aspect
 */
function anew(way, aspect) {
  const { level, form, visible } = scene;
  const sized = (/** @type {Iterable<string>} */ keys) =>
    /** @type {Record<string, Pair>} */ (Object.fromEntries([...keys].map((key) => [key, sizeOf(key)])));
  if (way.length) return chained(sized(way), aspect);
  const links = [...visible.edges].map(({ from, to }) => /** @type {[string, string]} */ ([from, to]));
  return arranged(sized(visible.nodes), links, level[form].places, aspect);
}
