// What can be taken home: the map as a drawing or a picture, and the statements as a table or as data.

import { csv } from "../shared/csv.js";
import { $, element } from "../shared/dom.js";
import { save } from "../shared/saving.js";
import { kindOf, proofOf } from "./evidence.js";
import { passageOf, passages, rows, things } from "./graph.js";
import { jsonld } from "./jsonld.js";
import { plate } from "./plate.js";
import { wordsOf } from "./reading.js";
import { page } from "./record.js";
import { scene } from "./scene.js";
import { speaker } from "./speaker.js";
import { turtle } from "./turtle.js";

/** @import { Row } from "./graph.js" */

const source = { ...page, passages, things };

/** What is shown in the window, at twice its size on the screen. */
function savePicture() {
  const image = new Image();
  image.onload = () => {
    const canvas = element("canvas", { width: image.width * 2, height: image.height * 2 });
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(/** @type {Blob} */ (blob), "image/png", "map.png"));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(plate())}`;
}

$("svg").addEventListener("click", () => save(plate(), "image/svg+xml", "map.svg"));
$("png").addEventListener("click", savePicture);

/** What is selected or, where nothing is, all that is shown. */
const chosen = () => scene.selection?.rows ?? [...scene.visible.rows];

/** @type {(told: Row[], name: string) => void} */
const saveTurtle = (told, name) => save(turtle(told, source), "text/turtle;charset=utf-8", name);
$("turtle").addEventListener("click", () => saveTurtle(chosen(), "selection.ttl"));
$("turtle-all").addEventListener("click", () => saveTurtle(rows, "kg.ttl"));
$("jsonld").addEventListener("click", () => save(jsonld(chosen(), source), "application/ld+json", "selection.jsonld"));

const HEAD = ["Statement", "How it is known", "How it is proved", "Who says so", "Words", "Characters", "Link"];

/**
 * A row as the table has it.
 * @param {Row} row
 */
function cells(row) {
  const cited = row.cited.map(passageOf);
  const words = row.cited.map(wordsOf).filter(Boolean);
  return [
    row.sentence,
    kindOf(row),
    proofOf(row),
    [...row.voices].map(speaker).join("; "),
    words.join(" | "),
    cited.map(({ begin, end }) => `${begin}-${end}`).join("; "),
    cited.map(({ link }) => link).join(" "),
  ];
}

$("csv").addEventListener("click", () => {
  const shown = rows.filter((row) => row.shown && scene.visible.rows.has(row));
  save(csv([HEAD, ...shown.map(cells)]), "text/csv;charset=utf-8", "statements.csv");
});
