// The parts of the page as tabs (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/).

import { $, all } from "./dom.js";

/** @import { State } from "./address.js" */

export const TABS = /** @type {HTMLAnchorElement[]} */ (all("#tabs a"));
export const panelOf = (/** @type {HTMLAnchorElement} */ tab) => tab.hash.slice(1);

/**
 * Show one panel; the tab of it is said to be the current one, and is in view where the page itself scrolls.
 * @param {string} name
 */
export function openPanel(name) {
  const isOther = $(name).hidden;
  for (const tab of TABS) {
    const isOpen = panelOf(tab) === name;
    tab.setAttribute("aria-selected", String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    $(panelOf(tab)).hidden = !isOpen;
  }
  if (isOther) $("tabs").scrollIntoView({ block: "nearest" });
}

/** The panel that is open. */
export const openTab = () => TABS.filter((tab) => tab.getAttribute("aria-selected") === "true").map(panelOf)[0];

/**
 * The panel that an address asks for, if it does.
 * @param {State} state
 */
export function panelAt(state) {
  const names = TABS.map(panelOf);
  if (state.has("question") && names.includes("answers")) return "answers";
  if (state.has("char")) return "reading";
  return names.find((name) => state.has(name));
}

/**
 * Make a link and the part of the page that it leads to a tab and its panel.
 * @param {HTMLAnchorElement} tab
 * @param {number} n
 */
function prepareTab(tab, n) {
  const panel = $(panelOf(tab));
  tab.role = "tab";
  tab.setAttribute("aria-controls", panel.id);
  panel.role = "tabpanel";
  panel.tabIndex = 0;
  panel.setAttribute("aria-label", tab.firstChild?.textContent?.trim() ?? "");
  tab.addEventListener("keydown", (event) => {
    const to = new Map(Object.entries({ ArrowRight: n + 1, ArrowLeft: n - 1, Home: 0, End: -1 })).get(event.key);
    if (to === undefined) return;
    const next = /** @type {HTMLAnchorElement} */ (TABS.at(to % TABS.length));
    event.preventDefault();
    next.click();
    next.focus();
  });
}

$("tabs").role = "tablist";
TABS.forEach(prepareTab);
openPanel(panelOf(TABS[0]));
