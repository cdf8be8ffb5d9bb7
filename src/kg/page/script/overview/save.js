// What can be taken home of the overview: the map as a picture, and the relations that are shown as a table.

import { csv } from "../shared/csv.js";
import { $, element } from "../shared/dom.js";
import { save } from "../shared/saving.js";
import { colour } from "../shared/theme.js";
import {
  articleOf,
  bases,
  basisOf,
  categories,
  isHidden,
  keys,
  labels,
  properties,
  propertyOf,
  source,
  target,
} from "./arrays.js";
import { face } from "./lettering.js";
import { scene } from "./network.js";
import { articleLinks } from "./panel.js";
import { page } from "./record.js";

const HEAD = ["Thing", "Relation", "Other thing", "How it is known", "First article", "Key", "Key of the other"];
const MARGIN = 16; // pixels of the screen, as all that follow
const TITLE = 20;
const TEXT = 12;
const LINE = 1.6;

/** The relations that are drawn: those of an open thing or path, else all but the hidden. */
function relationsShown() {
  const drawn = new Set(scene.ego?.edges.flatMap(({ relations }) => relations));
  const all = Array.from(source.keys());
  return scene.ego ? all.filter((n) => drawn.has(n)) : all.filter((n) => !isHidden(source[n]) && !isHidden(target[n]));
}

/** @param {number} n */
const cells = (n) => [
  labels[source[n]],
  properties[propertyOf[n]].verb,
  labels[target[n]],
  bases[basisOf[n]].name,
  articleLinks[articleOf[n] - 1]?.headline ?? "",
  keys[source[n]],
  keys[target[n]],
];

$("csv").addEventListener("click", () => {
  save(csv([HEAD, ...relationsShown().map(cells)]), "text/csv;charset=utf-8", "relations.csv");
});

/** What is seen of the map, between its title and its legend. */
$("png").addEventListener("click", () => {
  const map = /** @type {HTMLCanvasElement} */ ($("map").querySelector("canvas"));
  const ratio = map.width / map.clientWidth;
  const above = (MARGIN + TITLE * LINE) * ratio;
  const below = (3 * TEXT * LINE + MARGIN) * ratio;
  const canvas = element("canvas", { width: map.width, height: Math.ceil(map.height + above + below) });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.fillStyle = colour("paper");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(map, 0, above);
  pen.scale(ratio, ratio);
  const write = (/** @type {string} */ text, /** @type {number} */ size, /** @type {number} */ y) => {
    pen.font = `${size === TITLE ? 600 : 400} ${size}px ${face}`;
    pen.fillText(text, MARGIN, y, canvas.width / ratio - 2 * MARGIN);
  };
  pen.fillStyle = colour("ink");
  write(document.title, TITLE, MARGIN + TITLE);
  const legend = categories.map(({ glyph, name, count }) => `${glyph} ${name} ${count}`).join("   ");
  const under = canvas.height / ratio - below / ratio;
  [legend, $("counts").textContent, page.rights].forEach((text, n) => {
    write(text, TEXT, under + TEXT * LINE * (n + 1));
  });
  canvas.toBlob((blob) => save(/** @type {Blob} */ (blob), "image/png", "map.png"));
});
