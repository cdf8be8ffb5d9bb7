// The things that a text finds.

import { degree, isHidden, labels, late, lookOf, ranked } from "./arrays.js";
import { counted, folded } from "./lists.js";

const MOST = 20;
const foldedLabels = late(() => labels.map(folded));

/**
 * Things by a part of their name: those that begin with it first, then the best connected.
 * @param {string} text
 */
export function thingsFound(text) {
  const wanted = folded(text.trim());
  /** @type {[number[], number[]]} */
  const found = [[], []];
  for (const thing of wanted ? ranked() : []) {
    const at = foldedLabels()[thing].indexOf(wanted);
    if (at >= 0) found[at ? 1 : 0].push(thing);
    if (found[0].length >= MOST) break;
  }
  return found
    .flat()
    .slice(0, MOST)
    .map((thing) => ({
      thing,
      name: labels[thing],
      kind: lookOf(thing).name,
      note: isHidden(thing) ? "hidden" : counted(degree(thing), "relation"),
    }));
}
