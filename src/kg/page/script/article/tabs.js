"use strict";
// The parts of the page as tabs (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/).

const TABS = [...document.querySelectorAll("#tabs a")];
const panelOf = (tab) => tab.hash.slice(1);

/** Show one panel; the tab of it is said to be the current one, and is in view where the page itself scrolls. */
function openPanel(name) {
  const isOther = $(name).hidden;
  for (const tab of TABS) {
    const isOpen = panelOf(tab) === name;
    tab.setAttribute("aria-selected", String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    $(panelOf(tab)).hidden = !isOpen;
  }
  if (isOther) $("tabs").scrollIntoView({ block: "nearest" });
}

const openTab = () => panelOf(TABS.find((tab) => tab.getAttribute("aria-selected") === "true"));

/** The panel that an address asks for, if it does. */
function panelAt(state) {
  const names = TABS.map(panelOf);
  if (state.has("question") && names.includes("answers")) return "answers";
  if (state.has("char")) return "reading";
  return names.find((name) => state.has(name));
}

function openQuestion(name) {
  const details = $(`question=${name}`);
  if (!details) return;
  details.open = true;
  details.scrollIntoView({ block: "start" });
}

function prepareTab(tab, n) {
  const panel = $(panelOf(tab));
  tab.role = "tab";
  tab.setAttribute("aria-controls", panel.id);
  panel.role = "tabpanel";
  panel.tabIndex = 0;
  panel.setAttribute("aria-label", tab.firstChild.textContent.trim());
  tab.addEventListener("keydown", (event) => {
    const to = { ArrowRight: n + 1, ArrowLeft: n - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    const next = TABS.at(to % TABS.length);
    event.preventDefault();
    next.click();
    next.focus();
  });
}

$("tabs").role = "tablist";
TABS.forEach(prepareTab);
openPanel("reading");
