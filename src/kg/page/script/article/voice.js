// Whose words alone are told: a chip over the map and over the table says so, and undoes it.

import { readAddress, writeAddress } from "../shared/address.js";
import { $, one } from "../shared/dom.js";
import { button } from "./evidence.js";
import { look, nameOf, nodeOf, nodes } from "./graph.js";
import { visit } from "./navigation.js";
import { scene } from "./scene.js";
import { speaker } from "./speaker.js";
import { isIn } from "./visible.js";

/** @import { Filters } from "./visible.js" */

/** Leave the filter by a voice, and the bases that came with it. */
function undo() {
  const state = readAddress(location.hash);
  for (const name of ["voice", "basis"]) state.delete(name);
  visit(writeAddress(state));
}

const chips = [button("", undo), button("", undo)];
for (const chip of chips) chip.className = "chip";
$("tools").append(chips[0]);
one($("statements"), "h2").after(chips[1]);

/**
 * Tell whose words are shown, and keep who says them on the map.
 * @param {Filters} filters
 */
export function showVoice({ voice, hidden, form }) {
  for (const chip of chips) {
    chip.hidden = !voice;
    chip.textContent = `said by ${speaker(voice)} ×`;
    chip.ariaLabel = `Said by ${speaker(voice)}: show what others say too`;
  }
  for (const key of voice ? nodes.keys() : []) {
    const isShown = isIn(nodeOf(key), form) && !hidden.has(look(key).name);
    if (nameOf(key) === voice && isShown) scene.visible.nodes.add(key);
  }
}
