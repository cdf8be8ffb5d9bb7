// Beside the map: the communities and articles, or the opened thing with its relations and the articles it occurs in.

import { writeAddress } from "../shared/address.js";
import { $, all, element } from "../shared/dom.js";
import { questionList } from "../shared/questions.js";
import {
  articleOf,
  articlesOf,
  bases,
  basisOf,
  between,
  discs,
  keys,
  labels,
  lookOf,
  neighbours,
  properties,
  propertyOf,
  ranked,
  source,
} from "./arrays.js";
import { counted, list } from "./lists.js";
import { startPath } from "./path.js";

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

/** Fill the lists of articles, communities and things. */
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
  list(
    $("all"),
    "All things",
    "thing",
    [...ranked()].map((thing) => ({
      text: `${labels[thing]} ${lookOf(thing).name}`,
      make: () => [glyphOf(thing), " ", link(toThing(thing), labels[thing]), " ", note(lookOf(thing).name)],
    })),
  );
}

/** @param {number} thing */
function glyphOf(thing) {
  const { hue, glyph } = lookOf(thing);
  return element("span", { className: `glyph c${hue}`, ariaHidden: "true" }, glyph);
}

/**
 * Tell of a thing: its relations and the articles it occurs in.
 * @param {number} thing
 */
export function showThing(thing) {
  $("kind").replaceChildren(glyphOf(thing), ` ${lookOf(thing).name}`);
  $("name").textContent = labels[thing];
  const from = element("button", { type: "button" }, "Path from here");
  from.addEventListener("click", () => startPath(thing));
  $("actions").replaceChildren(from);
  $("questions").replaceChildren(...questionList(keys[thing]));
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
 * Tell of a way, step by step.
 * @param {number[][]} ways
 * @param {number} chosen
 */
export function showWay(ways, chosen) {
  const way = ways[chosen];
  const [one, other] = [way[0], way[way.length - 1]];
  $("kind").textContent = `Path of ${counted(way.length - 1, "step")}`;
  $("name").textContent = `${labels[one]} → ${labels[other]}`;
  const choices = ways.map((_, n) => {
    const href = writeAddress(wayState(one, other).set("way", String(n + 1)));
    return element("a", { href, ariaCurrent: String(n === chosen) }, String(n + 1));
  });
  $("actions").replaceChildren(...(ways.length > 1 ? ["Shortest ways: ", ...choices] : []));
  $("questions").replaceChildren();
  $("occurrences").replaceChildren();
  const steps = way.slice(1).map((thing, n) => {
    const rows = between(way[n], thing).map((relation) => relationRow(way[n], { other: thing, relation }));
    const told = rows.map(({ make }) => element("li", {}, ...make()));
    return element("li", {}, link(toThing(way[n]), labels[way[n]]), element("ul", {}, ...told));
  });
  $("relations").replaceChildren(element("ol", { className: "hops" }, ...steps));
}

/**
 * Tell that two things are not connected.
 * @param {number} one
 * @param {number} other
 */
export function showNoWay(one, other) {
  $("kind").textContent = "No path on the map";
  $("name").textContent = `${labels[one]} → ${labels[other]}`;
  for (const id of ["actions", "questions", "occurrences", "relations"]) $(id).replaceChildren();
}

/** What an address has of a path. */
export const wayState = (/** @type {number} */ one, /** @type {number} */ other) =>
  new Map([["path", `${keys[one]},${keys[other]}`]]);

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
 * Light the rows of a neighbour, and scroll to them.
 * @param {number | undefined} other
 */
export function lightRows(other) {
  for (const lit of document.querySelectorAll("#relations li.lit")) lit.classList.remove("lit");
  const rows = all(`#relations a.to${other}`).map((name) => name.closest("li"));
  for (const row of rows) row?.classList.add("lit");
  rows[0]?.scrollIntoView({ block: "nearest" });
}
