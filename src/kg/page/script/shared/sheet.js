// On a small screen the card is a sheet at the lower edge: at first a glance, pulled up all of it.

import { $ } from "./dom.js";

/** @param {boolean} isPulled */
function pull(isPulled) {
  $("pull").ariaExpanded = String(isPulled);
  $("pull").textContent = isPulled ? "Less" : "More";
}

// A tap on the map shows the sheet under the finger, and only then becomes a click, which is none on the sheet.
let isPressed = false;
$("pull").addEventListener("pointerdown", () => {
  isPressed = true;
});
$("pull").addEventListener("click", ({ detail }) => {
  const isByKey = detail === 0;
  if (isPressed || isByKey) pull($("pull").ariaExpanded !== "true");
  isPressed = false;
});
for (const event of ["popstate", "hashchange", "addresschange"]) addEventListener(event, () => pull(false));

/** How much of the window's lower edge the sheet lies over. */
export function covered() {
  const isOver = getComputedStyle($("sheet")).position === "fixed";
  return isOver ? $("sheet").offsetHeight : 0;
}
