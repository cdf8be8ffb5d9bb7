// On a touch screen one finger scrolls the page, also where it is on the map, and two fingers move and scale the map.

import { $ } from "../shared/dom.js";
import { net } from "./map.js";

const BY_HAND = { dragView: true, dragNodes: true };
const BY_TOUCH = { dragView: false, dragNodes: false };
/** @type {vis.Point | null} */
let gripped = null; // the point between two fingers, when they were last seen

const between = (/** @type {TouchList} */ [one, other]) => ({
  x: (one.clientX + other.clientX) / 2,
  y: (one.clientY + other.clientY) / 2,
});

/**
 * Move the map along with the point between two fingers; that it scales by their distance is the library's doing.
 * @param {TouchEvent} event
 */
function grip({ touches }) {
  const now = touches.length === 2 ? between(touches) : null;
  if (now && gripped) {
    const { x, y } = net.getViewPosition();
    const scale = net.getScale();
    net.moveTo({
      position: { x: x + (gripped.x - now.x) / scale, y: y + (gripped.y - now.y) / scale },
      animation: false,
    });
  }
  gripped = now;
}

$("map").addEventListener(
  "pointerdown",
  ({ pointerType }) => {
    net.setOptions({ interaction: pointerType === "touch" ? BY_TOUCH : BY_HAND });
  },
  { capture: true },
);
$("map").addEventListener(
  "touchmove",
  (event) => {
    if (event.touches.length > 1) event.preventDefault(); // else the page would scroll along
    grip(event);
  },
  { passive: false },
);
for (const end of /** @type {const} */ (["touchend", "touchcancel"]))
  $("map").addEventListener(end, () => {
    gripped = null;
  });
