// On paper the map is a drawing in the place of the canvas, which would be stretched to the sheet.

import { $, element } from "../shared/dom.js";
import { paint } from "./map.js";
import { drawing } from "./picture.js";
import { scene } from "./scene.js";

const sheet = element("div", { id: "drawn", ariaHidden: "true" });
$("stage").append(sheet);

/** The drawing in the colours of the day, since paper is white, with nothing dimmed. */
function drawnByDay() {
  const root = document.documentElement;
  const { theme } = root.dataset;
  const { selection } = scene;
  root.dataset.theme = "light";
  scene.selection = scene.hovered = null;
  paint();
  const parsed = new DOMParser().parseFromString(drawing(), "image/svg+xml");
  scene.selection = selection;
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  return document.importNode(parsed.documentElement, true);
}

addEventListener("beforeprint", () => {
  sheet.replaceChildren(...(scene.visible.nodes.size ? [drawnByDay()] : []));
});
addEventListener("afterprint", () => {
  sheet.replaceChildren();
  paint();
});
