// The search field of the overview.

import { combobox } from "../shared/combobox.js";
import { $ } from "../shared/dom.js";
import { degree, labels, late, lookOf, ranked } from "./arrays.js";
import { counted, folded } from "./lists.js";
import { articleLinks, toThing } from "./panel.js";

/**
 * Things and articles by a part of their name: those that begin with it first, then the best connected.
 * @param {string} text
 */
function candidates(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  /** @type {[number[], number[]]} */
  const found = [[], []];
  for (const thing of ranked()) {
    const at = foldedLabels()[thing].indexOf(wanted);
    if (at >= 0) found[at ? 1 : 0].push(thing);
    if (found[0].length >= 20) break;
  }
  const things = found
    .flat()
    .slice(0, 20)
    .map((thing) => ({
      href: toThing(thing),
      name: labels[thing],
      kind: lookOf(thing).name,
      note: counted(degree(thing), "relation"),
    }));
  const articles = articleLinks.filter(({ headline }) => folded(headline).includes(wanted)).slice(0, 5);
  return [
    { title: "Things", found: things, most: 12 },
    {
      title: "Articles",
      found: articles.map(({ href, headline, published }) => ({
        href,
        name: headline,
        kind: "article",
        note: published,
      })),
      most: 5,
    },
  ];
}
const foldedLabels = late(() => labels.map(folded));

combobox($("find"), $("found"), candidates, ({ href }) => {
  $("find").value = "";
  $("map").focus({ preventScroll: true });
  location.href = href;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || /** @type {Element} */ (event.target).matches("input")) return;
  event.preventDefault();
  $("find").focus();
});
