// Files that the browser saves.

import { $, element, one } from "./dom.js";

/**
 * Let the browser save a file.
 * @param {BlobPart} content
 * @param {string} type
 * @param {string} name
 */
export function save(content, type, name) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000); // the browser reads it after the click
  $("save").open = false;
  one($("save"), "summary").focus();
}
