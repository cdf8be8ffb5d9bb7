// Beside the map: the communities and articles, or the opened thing with its relations and the articles it occurs in.

import { writeAddress } from "../shared/address.js";
import { $, all, element } from "../shared/dom.js";
import {
  articleOf,
  articlesOf,
  bases,
  basisOf,
  discs,
  keys,
  labels,
  lookOf,
  neighbours,
  properties,
  propertyOf,
  source,
} from "./arrays.js";
import { counted, list } from "./lists.js";

/** @import { Item } from "./lists.js" */

export const articleLinks = all("#articles li").map((item) => {
  const [link, published] = item.children;
  return { href: link.getAttribute("href") ?? "", headline: link.textContent, published: published.textContent };
});

export const toThing = (/** @type {number} */ thing) => writeAddress(new Map([["thing", keys[thing]]]));
export const toCommunity = (/** @type {number} */ number) =>
  writeAddress(new Map([["around", keys[discs[number].first]]]));
/** @type {(number: number, thing?: number) => string} */
const toArticle = (number, thing) => articleLinks[number].href + (thing === undefined ? "" : toThing(thing));

/** @type {(href: string, text: string) => HTMLAnchorElement} */
const link = (href, text) => element("a", { href, dir: "auto" }, text);
const note = (/** @type {(Node | string)[]} */ ...children) => element("small", {}, ...children);

/** Fill the lists of communities and articles. */
export function listContents() {
  list(
    $("communities"),
    "Communities",
    "community",
    discs.map(({ first, size: things }, number) => ({
      text: labels[first],
      make: () => [link(toCommunity(number), labels[first]), " ", note(counted(things, "thing"))],
    })),
  );
  list(
    $("articles"),
    "Articles",
    "article",
    articleLinks.map(({ headline, published }, number) => ({
      text: `${headline} ${published}`,
      make: () => [link(toArticle(number), headline), " ", note(published)],
    })),
  );
}

/**
 * Tell of a thing: its relations and the articles it occurs in.
 * @param {number} thing
 */
export function showThing(thing) {
  const look = lookOf(thing);
  const [kind, name] = [$("kind"), $("name")];
  kind.replaceChildren(
    element("span", { className: `glyph c${look.hue}`, ariaHidden: "true" }, look.glyph),
    ` ${look.name}`,
  );
  name.textContent = labels[thing];
  const relations = neighbours(thing).flatMap(([other, found]) => found.map((relation) => ({ other, relation })));
  list(
    $("relations"),
    "Relations",
    "relation",
    relations.map((row) => relationRow(thing, row)),
  );
  list(
    $("occurrences"),
    "Articles",
    "article",
    articlesOf(thing).map((number) => {
      const { headline, published } = articleLinks[number];
      return {
        text: `${headline} ${published}`,
        make: () => [link(toArticle(number, thing), headline), " ", note(published)],
      };
    }),
  );
}

/**
 * A relation in words as seen from a thing, and the article that states it.
 * @param {number} thing
 * @param {{ other: number, relation: number }} row
 * @returns {Item}
 */
function relationRow(thing, { other, relation }) {
  const { verb, directed } = properties[propertyOf[relation]];
  const name = () => Object.assign(link(toThing(other), labels[other]), { className: `to${other}` });
  const words = () => (source[relation] === thing || !directed ? [`${verb} `, name()] : [name(), ` ${verb} it`]);
  return {
    text: `${verb} ${labels[other]}`,
    make: () => [element("span", { className: "words" }, ...words()), why(relation)],
  };
}

/**
 * The article that states a relation or, where none does, its basis.
 * @param {number} relation
 */
function why(relation) {
  const number = articleOf[relation] - 1;
  if (number < 0) return note(bases[basisOf[relation]].name);
  return note("in ", link(toArticle(number, source[relation]), articleLinks[number].headline));
}

/**
 * Which of the two is seen.
 * @param {boolean} isThing
 */
export function turnPanel(isThing) {
  $("opened").hidden = !isThing;
  $("contents").hidden = isThing;
  $("panel").scrollTop = 0;
}

/**
 * Light the rows of a neighbour, and scroll to them.
 * @param {number | undefined} other
 */
export function lightRows(other) {
  for (const lit of document.querySelectorAll("#relations li.lit")) lit.classList.remove("lit");
  const rows = all(`#relations a.to${other}`).map((name) => name.closest("li"));
  for (const row of rows) row?.classList.add("lit");
  rows[0]?.scrollIntoView({ block: "nearest" });
}
