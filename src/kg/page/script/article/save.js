// What can be taken home: the map as a drawing or a picture, and the statements as Turtle.

import { $, element, one } from "../shared/dom.js";
import { passages, rows, things } from "./graph.js";
import { drawing } from "./picture.js";
import { page } from "./record.js";
import { scene } from "./scene.js";
import { turtle } from "./turtle.js";

/** @import { Row } from "./graph.js" */

const source = { ...page, passages, things };

/**
 * Let the browser save a file.
 * @param {BlobPart} content
 * @param {string} type
 * @param {string} name
 */
function save(content, type, name) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000); // the browser reads it after the click
  $("save").open = false;
  one($("save"), "summary").focus();
}

/** What is shown in the window, at twice its size on the screen. */
function savePicture() {
  const image = new Image();
  image.onload = () => {
    const canvas = element("canvas", { width: image.width * 2, height: image.height * 2 });
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(/** @type {Blob} */ (blob), "image/png", "map.png"));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing())}`;
}

$("svg").addEventListener("click", () => save(drawing(), "image/svg+xml", "map.svg"));
$("png").addEventListener("click", savePicture);

/** @type {(told: Row[], name: string) => void} */
const saveTurtle = (told, name) => save(turtle(told, source), "text/turtle;charset=utf-8", name);
$("turtle").addEventListener("click", () =>
  saveTurtle(scene.selection?.rows ?? [...scene.visible.rows], "selection.ttl"),
);
$("turtle-all").addEventListener("click", () => saveTurtle(rows, "kg.ttl"));
