// What is under the pointer.

import { $ } from "../shared/dom.js";
import { degree, labels, lookOf } from "./arrays.js";
import { counted } from "./lists.js";
import { network, scene } from "./network.js";

/**
 * Tell what is under the pointer; -1 is nothing.
 * @param {number} thing
 * @param {vis.Point} point
 */
export function hover(thing, point = { x: 0, y: 0 }) {
  const tip = $("tip");
  tip.hidden = thing < 0;
  if (thing === scene.hovered) return;
  scene.hovered = thing;
  if (thing >= 0) {
    tip.textContent = `${lookOf(thing).glyph} ${labels[thing]} · ${lookOf(thing).name} · ${counted(degree(thing), "relation")}`;
    const { clientWidth } = $("map");
    Object.assign(tip.style, { top: `${point.y + 16}px`, left: `${Math.min(point.x + 12, clientWidth - 260)}px` });
  }
  network.redraw();
}
