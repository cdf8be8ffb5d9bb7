// The ready questions, asked of any thing: of the rows that the page has, those are left that name it.

import { readAddress, SELECTED, writeAddress } from "./address.js";
import { all, element, one, say } from "./dom.js";

/**
 * A question with its rows; the row below one may say its sentence.
 * @typedef {object} Question
 * @property {HTMLDetailsElement} details
 * @property {string} name
 * @property {string} asked
 * @property {HTMLTableRowElement[]} rows
 * @property {Set<string>[]} named The keys of the things that each row has a link to.
 * @property {Map<string, string>} names What they are called, by their keys.
 */

const keyOf = (/** @type {HTMLAnchorElement} */ link) => readAddress(link.hash).get("thing") ?? "";

/**
 * @param {HTMLDetailsElement} details
 * @returns {Question}
 */
function questionIn(details) {
  const rows = /** @type {HTMLTableRowElement[]} */ ([...details.querySelectorAll("tbody tr:not(.said)")]);
  const links = rows.map((row) => [...row.querySelectorAll("a")].filter(keyOf));
  return {
    details,
    name: details.id.replace("question=", ""),
    asked: one(details, "summary").firstChild?.textContent?.trim() ?? "",
    rows,
    named: links.map((each) => new Set(each.map(keyOf))),
    names: new Map(links.flat().map((link) => [keyOf(link), link.textContent])),
  };
}

export const questions = /** @type {HTMLDetailsElement[]} */ (all("#answers > details")).map(questionIn);

/**
 * The questions whose rows name a thing, and how many do.
 * @param {string} key
 */
export function questionsOf(key) {
  return questions
    .map(({ name, asked, named }) => ({
      href: writeAddress(
        new Map([
          ["question", name],
          ["of", key],
        ]),
      ),
      asked,
      number: named.filter((keys) => keys.has(key)).length,
    }))
    .filter(({ number }) => number);
}

/**
 * The questions whose rows name a thing, as a list that opens.
 * @param {string} key
 */
export function questionList(key) {
  const items = questionsOf(key).map(({ href, asked, number }) => {
    const count = element("small", {}, `${number} row${number === 1 ? "" : "s"}`);
    return element("li", {}, element("a", { href, dir: "auto" }, asked), " ", count);
  });
  const summary = element("summary", {}, `Questions of it (${items.length})`);
  return items.length ? [element("details", {}, summary, element("ul", { className: "questions" }, ...items))] : [];
}

/**
 * Ask a question of a thing or, without a key, of all.
 * @param {string} name
 * @param {string} key
 */
function goTo(name, key) {
  const state = readAddress(location.hash);
  for (const each of SELECTED) state.delete(each);
  location.hash = writeAddress(state.set("question", name).set("of", key));
}

/**
 * A choice of the things that the rows of a question name, once it is opened.
 * @param {Question} question
 */
function addChoice({ details, name, names }) {
  if (names.size < 2) return;
  const sorted = [...names].sort(([, one], [, other]) => one.localeCompare(other, "en"));
  const choice = element("select", {}, element("option", { value: "" }, "all"));
  choice.append(...sorted.map(([key, text]) => element("option", { value: key }, text)));
  choice.addEventListener("change", () => goTo(name, choice.value));
  const label = element("label", {}, "Asked of ", choice);
  one(details, ".wide").before(element("p", { className: "asked" }, label, element("output")));
}

/**
 * Open a question, where the page has it, with the rows that name a thing or, without one, all.
 * @param {string | undefined} name
 * @param {string} key
 */
export function ask(name, key) {
  const question = questions.find((each) => each.name === name);
  if (!question) return;
  const { details, rows, named, names } = question;
  if (!details.querySelector(".asked")) addChoice(question);
  const isAsked = names.has(key);
  rows.forEach((row, n) => {
    row.hidden = isAsked && !named[n].has(key);
    const below = row.nextElementSibling;
    if (below instanceof HTMLElement && below.matches(".said")) below.hidden = row.hidden;
  });
  const asked = details.querySelector(".asked");
  const shown = rows.filter((row) => !row.hidden).length;
  if (asked) {
    /** @type {HTMLSelectElement} */ (one(asked, "select")).value = isAsked ? key : "";
    /** @type {HTMLOutputElement} */ (one(asked, "output")).value = isAsked ? `${shown} of ${rows.length} rows` : "";
    if (isAsked) say(`${shown} of ${rows.length} rows name ${names.get(key)}`);
  }
  details.open = true;
  details.scrollIntoView({ block: "start" });
}

for (const question of questions)
  question.details.addEventListener("toggle", () => {
    if (question.rows.length && !question.details.querySelector(".asked")) addChoice(question);
  });
