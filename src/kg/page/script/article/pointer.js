// What a click means: on a link of the page, on words of the article, on the map; and the controls of the filters.

import { readAddress, SELECTED, writeAddress } from "../shared/address.js";
import { $, say } from "../shared/dom.js";
import { openTab, panelOf, TABS } from "../shared/tabs.js";
import { chosenFilters, FILTERS } from "./filters.js";
import { edges } from "./graph.js";
import { net } from "./map.js";
import { go, replace, visit } from "./navigation.js";
import { isHere, spanOf } from "./reading.js";
import { page } from "./record.js";
import { scene } from "./scene.js";
import { selectionOf } from "./selection.js";

/**
 * Follow a link of the page: it keeps the filters and, but for one to words, the open panel.
 * @param {HTMLAnchorElement} link
 */
function followLink(link) {
  const state = readAddress(location.hash);
  const href = link.getAttribute("href") ?? ""; // a link of a drawing has no more than that
  const wanted = readAddress(href);
  const open = openTab();
  for (const tab of TABS) state.delete(panelOf(tab));
  if (TABS.includes(link)) {
    for (const name of ["question", "of"]) state.delete(name);
    if (open === "reading") state.delete("char");
  } else {
    for (const name of SELECTED) state.delete(name);
    // What lies on a panel of its own opens that one.
    const isElsewhere = TABS.some((tab) => wanted.has(panelOf(tab)));
    if (open !== "reading" && !wanted.has("char") && !isElsewhere) state.set(open, "");
  }
  visit(writeAddress(new Map([...state, ...wanted])));
  if (link.matches(".skip")) $(href.slice(1)).focus();
}

/**
 * Select the smallest passage around a piece of the article.
 * @param {HTMLElement} piece
 */
function selectWords(piece) {
  const { begin, end } = spanOf(piece);
  const holding = page.passages.filter(
    (passage) => isHere(passage.href) && passage.begin <= begin && end <= passage.end,
  );
  const [smallest] = holding.sort((a, b) => a.end - a.begin - (b.end - b.begin));
  if (smallest) go({ char: `${smallest.begin},${smallest.end}` }, true);
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href^='#']"));
  const piece = /** @type {HTMLElement | null} */ (target.closest("span[data-at]"));
  if (link) {
    event.preventDefault();
    followLink(link);
  } else if (piece && getSelection()?.isCollapsed) {
    selectWords(piece);
  }
});

net.on("click", ({ nodes: [node], edges: [edge] }) => {
  scene.pointed = true;
  if (node && node === scene.selection?.key) return; // it may be the first half of a double click
  if (node) go({ thing: node }, true);
  else if (edge !== undefined) go(selectionOf(edges[edge]), true);
  else go({}, true);
});
net.on("doubleClick", ({ nodes: [node] }) => {
  if (node) go({ thing: node, near: String(scene.near + 1) });
});

// When the page scrolls under a finger, the browser cancels the pointer at (0, 0). Hammer takes that for a long move
// there: its pan begins, never ends, and swallows the next tap.
const BEGUN = 2;
const FAILED = 32;
addEventListener("pointercancel", () => {
  for (const gesture of net.canvas.hammer.recognizers) if (gesture.state === BEGUN) gesture.state = FAILED;
});

$("back").addEventListener("click", () => {
  const state = readAddress(location.hash);
  for (const name of ["near", "path", "way"]) state.delete(name);
  visit(writeAddress(state));
});

for (const controls of [$("filters"), $("levels")])
  controls.addEventListener("input", () => {
    const state = [...readAddress(location.hash)].filter(([name]) => !FILTERS.includes(name));
    replace(writeAddress(new Map([...state, ...chosenFilters()])));
    say($("shown").textContent);
  });
$("reset").addEventListener("click", () => go({}, false, true));
