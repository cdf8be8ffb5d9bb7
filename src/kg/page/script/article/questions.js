// The ready questions, asked of any thing: of the rows that the page has, those are left that name it.

import { writeAddress } from "../shared/address.js";
import { all, element, one, say } from "../shared/dom.js";
import { hrefOf, nameOf, things } from "./graph.js";
import { go } from "./navigation.js";

/**
 * A question with its rows; the row below one may say its sentence.
 * @typedef {object} Question
 * @property {HTMLDetailsElement} details
 * @property {string} name
 * @property {string} asked
 * @property {HTMLTableRowElement[]} rows
 * @property {Set<string>[]} named What each row has a link to.
 */

/** @type {Question[]} */
const questions = /** @type {HTMLDetailsElement[]} */ (all("#answers > details")).map((details) => {
  const rows = /** @type {HTMLTableRowElement[]} */ ([...details.querySelectorAll("tbody tr:not(.said)")]);
  const linksOf = (/** @type {HTMLTableRowElement} */ row) => [...row.querySelectorAll("a")].map((link) => link.hash);
  return {
    details,
    name: details.id.replace("question=", ""),
    asked: one(details, "summary").firstChild?.textContent?.trim() ?? "",
    rows,
    named: rows.map((row) => new Set(linksOf(row))),
  };
});

/**
 * The questions whose rows name a thing, and how many do.
 * @param {string} key
 */
export function questionsOf(key) {
  const link = hrefOf(key);
  return questions
    .map(({ name, asked, named }) => ({
      href: writeAddress(
        new Map([
          ["question", name],
          ["of", key],
        ]),
      ),
      asked,
      number: named.filter((links) => links.has(link)).length,
    }))
    .filter(({ number }) => number);
}

/**
 * A choice of the things that the rows of a question name, once it is opened.
 * @param {Question} question
 */
function addChoice({ details, name, named }) {
  const links = new Set(named.flatMap((each) => [...each]));
  const keys = [...things.keys()].filter((key) => links.has(hrefOf(key)));
  if (keys.length < 2) return;
  const choice = element("select", {}, element("option", { value: "" }, "all"));
  choice.append(...keys.map((key) => element("option", { value: key }, nameOf(key))));
  choice.addEventListener("change", () => go({ question: name, of: choice.value }, true));
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
  const { details, rows, named } = question;
  if (!details.querySelector(".asked")) addChoice(question);
  const link = things.has(key) ? hrefOf(key) : "";
  rows.forEach((row, n) => {
    row.hidden = Boolean(link) && !named[n].has(link);
    const below = row.nextElementSibling;
    if (below instanceof HTMLElement && below.matches(".said")) below.hidden = row.hidden;
  });
  const asked = details.querySelector(".asked");
  const shown = rows.filter((row) => !row.hidden).length;
  if (asked) {
    /** @type {HTMLSelectElement} */ (one(asked, "select")).value = link ? key : "";
    /** @type {HTMLOutputElement} */ (one(asked, "output")).value = link ? `${shown} of ${rows.length} rows` : "";
    if (link) say(`${shown} of ${rows.length} rows name ${nameOf(key)}`);
  }
  details.open = true;
  details.scrollIntoView({ block: "start" });
}

for (const question of questions)
  question.details.addEventListener("toggle", () => {
    if (question.rows.length && !question.details.querySelector(".asked")) addChoice(question);
  });
