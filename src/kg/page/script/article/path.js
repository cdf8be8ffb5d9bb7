// How two things are connected: the shortest ways along what the map shows, each step with its evidence.

import { combobox } from "../shared/combobox.js";
import { $, element, say } from "../shared/dom.js";
import { button, entry, stepper, thingLink } from "./evidence.js";
import { nameOf, nodes } from "./graph.js";
import { go } from "./navigation.js";
import { lit } from "./reading.js";
import { thingCandidates } from "./search.js";
import { rowsOf } from "./ways.js";

/** @import { Selection } from "./scene.js" */
/** @import { Path } from "./ways.js" */

const WAYS = 5;

/**
 * What the card says of a path.
 * @param {Selection} selection
 */
export function pathCard({ path }) {
  const { one, other, ways, way, hops } = /** @type {Path} */ (path);
  const steps = `${hops.length} step${hops.length === 1 ? "" : "s"}`;
  const chosen = ways.indexOf(way);
  const others = ways
    .slice(0, WAYS)
    .map((_, n) => button(`${n + 1}`, () => go({ way: String(n + 1) }), `Way ${n + 1} of ${ways.length}`));
  others.forEach((each, n) => {
    each.ariaPressed = String(n === chosen);
  });
  return [
    element("p", { className: "kind" }, hops.length ? `Path of ${steps}` : "No path in what the map shows"),
    element("h2", { dir: "auto", tabIndex: -1 }, `${nameOf(one)} → ${nameOf(other)}`),
    element(
      "p",
      { className: "actions" },
      ...(ways.length > 1 ? [`${ways.length} shortest ways: `, ...others] : []),
      ...(lit.cited.length ? [stepper()] : []),
    ),
    ...(hops.length ? [] : [element("p", {}, "Inferred relations, or what the filters hide, may connect them.")]),
    element(
      "ol",
      { className: "hops" },
      ...hops.map((edges, n) =>
        element(
          "li",
          {},
          thingLink(way[n]),
          " → ",
          thingLink(way[n + 1]),
          element("ul", {}, ...rowsOf(edges).map((row) => entry(row))),
        ),
      ),
    ),
  ];
}

/** @typedef {"one" | "other"} End */

/** @type {Partial<Record<End, string>>} */
let ends = {};

/**
 * Let a thing be one end of the path; with both it is shown.
 * @param {End} end
 * @param {string} key
 */
function chooseEnd(end, key) {
  ends[end] = key;
  $(end).value = nameOf(key);
  if (ends.one && ends.other) walk();
}

/**
 * Open the sheet with one end filled in.
 * @param {string} key
 */
export function startPath(key) {
  $("way").open = true;
  ends = {};
  chooseEnd("one", key);
  $("other").value = "";
  $("other").focus();
}

function walk() {
  if (!ends.one || !ends.other) return say("Name two things");
  $("way").open = false;
  return go({ path: `${ends.one},${ends.other}` }, true);
}

for (const end of /** @type {End[]} */ (["one", "other"])) {
  combobox(
    $(end),
    $(`${end}-found`),
    (text) => [{ title: "", found: thingCandidates(text).filter(({ key }) => nodes.has(key)), most: 12 }],
    ({ key }) => chooseEnd(end, key),
  );
}
$("ends").addEventListener("submit", (event) => {
  event.preventDefault();
  walk();
});
