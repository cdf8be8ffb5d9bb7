// The search in the head of the page: things by any of their names, then statements, figures, questions and the words of
// the article.

import { readAddress } from "../shared/address.js";
import { combobox } from "../shared/combobox.js";
import { $, all, one, say } from "../shared/dom.js";
import { kindOf } from "./evidence.js";
import { isFilteredOut } from "./filters.js";
import { hrefOf, look, passages, rows, things } from "./graph.js";
import { figureOf, figures } from "./measures.js";
import { go } from "./navigation.js";
import { fitting, nearest, ranked } from "./ranking.js";
import { isHere, wordsOf } from "./reading.js";

/** @import { Section } from "../shared/combobox.js" */
/** @import { Thing } from "./graph.js" */
/** @typedef {{ href: string, name: string, kind: string, note: string }} Found */
/** @typedef {{ href: string, begin: number, end: number, voice: string, words: string }} Wording */

const MOST = 5; // of each section
const FEW = 3; // of sections of longer items
const AROUND = 40; // characters before and after what is found in the words

/**
 * The things that a text may mean, the best first.
 * @param {string} text
 */
export function thingCandidates(text) {
  return ranked(things.values(), text).map(({ thing, known }) => candidate(thing, known));
}

/**
 * A thing as the list shows it.
 * @param {Thing} thing
 */
function candidate({ key, name }, known = name) {
  return {
    key,
    href: hrefOf(key),
    name: known === name ? name : `${name} (${known})`,
    kind: look(key).name,
    note: isFilteredOut(key) ? "hidden by the filters" : "",
  };
}

const figureCandidates = figures.map(({ key, measure, amount, when, of }) => ({
  href: `#figures&${hrefOf(key).slice(1)}`,
  name: `${measure}: ${amount}`,
  kind: "figure",
  note: [of, when].filter(Boolean).join(", "),
}));
const questions = all("#answers > details").map((details) => {
  const [asked, number] = one(details, "summary").childNodes;
  return {
    href: `#${details.id}`,
    name: asked.textContent?.trim() ?? "",
    kind: "question",
    note: number.textContent ?? "",
  };
});
const statements = rows
  .filter((row) => !row.isNaming)
  .map((row) => ({ href: row.href, name: row.sentence, kind: kindOf(row), note: "" }));
/** @type {Wording[] | undefined} */
let wordings; // worked out when they are first looked for

function everyWording() {
  const here = [...passages.values()].filter(({ href }) => isHere(href));
  wordings ??= here.map(({ href, begin, end, voice }) => ({ href, begin, end, voice, words: wordsOf(href) }));
  return wordings;
}

/**
 * The shortest passages that have the words of a text.
 * @param {string} text
 */
function wordCandidates(text) {
  const found = fitting(everyWording(), text, ({ words }) => words);
  const shortest = found.filter(
    (one) => !found.some((other) => other !== one && one.begin <= other.begin && other.end <= one.end),
  );
  return shortest.map(({ href, words, voice }) => ({
    href,
    name: excerpt(words, text),
    kind: "words",
    note: voice === "article" ? "" : voice,
  }));
}

/**
 * As much of the words as a line of the list has room for, with what was typed in them.
 * @param {string} words
 * @param {string} text
 */
function excerpt(words, text) {
  const [first] = text.split(/\s+/);
  const at = Math.max(0, words.toLocaleLowerCase().indexOf(first.toLocaleLowerCase()));
  const begin = at > AROUND ? words.indexOf(" ", at - AROUND) + 1 : 0;
  const space = words.indexOf(" ", at + first.length + AROUND);
  const end = space < 0 ? words.length : space;
  return `${begin ? "… " : ""}“${words.slice(begin, end)}”${end < words.length ? " …" : ""}`;
}

/**
 * All that a text finds.
 * @param {string} text
 * @returns {Section<Found>[]}
 */
function candidates(text) {
  if (!text) return [examples()];
  const inWords = (/** @type {Found} */ { name, note }) => `${name} ${note}`;
  const sections = [
    { title: "Things", found: thingCandidates(text).filter(({ key }) => !figureOf.has(key)), most: MOST },
    { title: "Statements", found: fitting(statements, text, ({ name }) => name), most: FEW },
    { title: "Figures", found: fitting(figureCandidates, text, inWords), most: MOST },
    { title: "Questions", found: fitting(questions, text, ({ name }) => name), most: FEW },
    { title: "Words of the article", found: wordCandidates(text), most: FEW },
  ];
  return sections.some(({ found }) => found.length) ? sections : [nothing(text)];
}

/** The things of which most is told. */
const known = () =>
  [...things.values()].filter(({ key }) => !figureOf.has(key)).sort((a, b) => b.rows.length - a.rows.length);

/** What may be looked for. */
function examples() {
  const found = [
    ...known()
      .slice(0, 3)
      .map((thing) => candidate(thing)),
    ...figureCandidates.slice(0, 1),
    ...questions.slice(0, 1),
  ];
  return { title: "For example", found, most: found.length, isHint: true };
}

/**
 * Names that are near what was not found or, where there are none, the best known.
 * @param {string} text
 */
function nothing(text) {
  const near = nearest(things.values(), text);
  const found = (near.length ? near : known().slice(0, 3)).map((thing) => candidate(thing));
  return { title: `Nothing found for “${text}” – try`, found, most: found.length, isHint: true };
}

combobox($("find"), $("found"), candidates, ({ href, note }) => {
  const isHidden = note === "hidden by the filters";
  $("find").value = "";
  if (isHidden) say("It was hidden by the filters, which are reset");
  go(Object.fromEntries(readAddress(href)), true, isHidden);
  const head = href.startsWith("#question=")
    ? document.getElementById(href.slice(1))?.querySelector("summary")
    : $("card").querySelector("h2");
  head?.focus({ preventScroll: true });
});
