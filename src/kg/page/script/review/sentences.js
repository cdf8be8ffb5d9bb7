// The second step: a card for each draft, in its sentence.

import { $, element, say } from "../shared/dom.js";
import { get, post, trying } from "./asking.js";
import { chips, closeChips } from "./chips.js";
import { cardAtHand, change, desk, drafts, isOpen, onward, publishedAtHand, sentenceOf, told } from "./desk.js";
import { markedSpan, unmark } from "./marking.js";
import { words } from "./text.js";

/** @import { Card, Published } from "./asking.js" */

/** @type {"" | "reason" | "write" | "make" | "judgement"} */
let asked = ""; // what is asked of the person for the draft at hand
let written = ""; // what will be written of it, where that is shown
/** @type {{ statement: string, reason: string }[] | undefined} */
let refused;

/** Whether a reason is asked for, whose letter comes next. */
export const isAskedWhy = () => asked === "reason";

/** @param {string} sign */
const DECISIONS = (sign) => (sign === "a" ? "accepted" : sign === "?" ? "open" : "rejected");
const TIERS = { plain: "plain", reference: "by reference", doubtful: "doubtful" };
const GRADES = {
  proved: "the words prove it",
  open: "the words leave it open",
  attested: "confirmed",
  overruled: "overruled",
  refused: "the words refuse it",
};

/** @param {string} grade */
const gradeTold = (grade) => GRADES[/** @type {keyof typeof GRADES} */ (grade)] ?? grade;

export function show() {
  const panel = $("sentences");
  const list = element("ol", { className: "cards" });
  let before = -1;
  for (const card of drafts()) {
    const sentence = sentenceOf(card);
    if (sentence !== before) list.append(heading(sentence));
    before = sentence;
    list.append(item(card));
  }
  panel.replaceChildren(...(desk.cards.size ? [list] : [element("p", { className: "notice" }, "Nothing is drafted.")]));
  panel.append(publishedList(), refusedList());
}

/** @param {number} sentence */
function heading(sentence) {
  const span = desk.view.sentences[sentence];
  return element("li", { className: "of", dir: "auto" }, span ? words(span) : "");
}

/** @param {Card} card */
function item(card) {
  const isHere = card.id === desk.at.sentences;
  const made = element("li", { className: `card ${DECISIONS(card.decision)} ${card.grade}`, tabIndex: -1 });
  made.dataset.key = card.id;
  if (isHere) made.ariaCurrent = "true";
  made.append(
    element("p", { className: "said", dir: "auto" }, card.sentences.join(" ")),
    element("p", { className: "how" }, how(card)),
  );
  made.addEventListener("click", (event) => {
    if (isHere || /** @type {Element} */ (event.target).closest("button, input")) return;
    goTo(card.id);
  });
  if (isHere) made.append(...atHand(card));
  return made;
}

/** @param {Card} card */
function how(card) {
  const decision = DECISIONS(card.decision);
  const parts = [
    decision === "open" ? "to decide" : decision,
    TIERS[/** @type {keyof typeof TIERS} */ (card.tier)],
    gradeTold(card.grade),
  ];
  if (card.isEdited) parts.push("put right");
  return parts.join(" · ");
}

/** @param {Card} card */
function atHand(card) {
  const parts = [];
  if (card.reason && card.grade !== "proved") parts.push(element("p", { className: "why", dir: "auto" }, card.reason));
  parts.push(chips(card, refresh));
  if (asked === "reason") parts.push(reasons());
  if (asked === "write")
    parts.push(
      field(card.statement, "Statement in shorthand", (statement) => change("rewrite", { name: card.id, statement })),
    );
  if (asked === "make") parts.push(field("", "Statement of the marked words", (statement) => made({ statement })));
  if (written) parts.push(element("pre", { className: "written" }, written));
  return parts;
}

function reasons() {
  const list = element("p", { className: "reasons" }, "Why? ");
  for (const [letter, reason] of Object.entries(desk.view.reasons)) {
    const button = element("button", { type: "button" }, element("kbd", {}, letter), ` ${reason}`);
    button.addEventListener("click", () => reject(letter));
    list.append(button, " ");
  }
  const none = element("button", { type: "button" }, element("kbd", {}, "Enter"), " no reason");
  none.addEventListener("click", () => reject(""));
  list.append(none);
  return list;
}

/**
 * A field for a line of words; Enter takes it.
 * @param {string} value
 * @param {string} label
 * @param {(words: string) => Promise<unknown>} task
 */
function field(value, label, task) {
  const input = element("input", { type: "text", value, ariaLabel: label, placeholder: label, spellcheck: false });
  const form = element("form", { className: "field" }, input);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    trying(async () => {
      await task(input.value);
      asked = "";
      refresh();
    });
  });
  queueMicrotask(() => input.focus());
  return form;
}

function refresh() {
  told();
}

/** @param {string} id */
function goTo(id) {
  desk.at.sentences = id;
  rest();
  told();
}

/** Nothing is asked of the draft at hand any more. */
export function rest() {
  asked = "";
  written = "";
  closeChips();
}

// What is done with the draft at hand

/** @param {string[]} names */
async function acceptAll(names) {
  await change("decide", { names, decision: "a" });
  rest();
  onward();
  told();
}

/** Accept the draft at hand; of a published statement that is open, ask why it may be confirmed. */
export function accept() {
  const card = cardAtHand();
  if (card) trying(() => acceptAll([card.id]));
  else if (publishedAtHand()?.grade === "open") ask("judgement");
}

/** Accept all plain ones of the sentence at hand. */
export function acceptSentence() {
  const here = cardAtHand();
  if (!here) return;
  const sentence = sentenceOf(here);
  const plain = drafts().filter((card) => isOpen(card) && card.tier === "plain" && sentenceOf(card) === sentence);
  if (plain.length) trying(() => acceptAll(plain.map((card) => card.id)));
  else say("No plain draft of this sentence is open.");
}

/** Ask why the draft at hand is rejected, or why a judgement no longer counts. */
export function askWhy() {
  const each = publishedAtHand();
  if (cardAtHand()) ask("reason");
  else if (each && each.grade !== "open") ask("judgement");
}

/** @param {"reason" | "write" | "make" | "judgement"} what */
function ask(what) {
  asked = what;
  told();
}

/** @param {string} letter */
export function reject(letter) {
  const card = cardAtHand();
  if (!card || (letter && !desk.view.reasons[letter])) return;
  trying(async () => {
    await change("decide", { names: [card.id], decision: `x${letter}` });
    rest();
    onward();
    told();
  });
}

export function writeStatement() {
  if (cardAtHand()) ask("write");
}

export function turnRound() {
  const card = cardAtHand();
  if (card) trying(() => change("turn", { name: card.id }));
}

/** Make a statement of the marked words, else of the sentence at hand. */
export function make() {
  const card = cardAtHand();
  if (!markedSpan() && !card) return;
  trying(() => made({}));
}

/** @param {{ statement?: string }} told_ */
async function made(told_) {
  const card = cardAtHand();
  const span = markedSpan() ?? (card && desk.view.sentences[sentenceOf(card)]);
  const changed = await change("make", { span, ...told_ });
  unmark();
  if (changed.cards.length) goTo(changed.cards[0].id);
}

/** Write a statement of the marked words. */
export const writeNew = () => ask("make");

export function showWritten() {
  const card = cardAtHand();
  if (!card) return;
  if (written) {
    written = "";
    told();
    return;
  }
  trying(async () => {
    const answer = await get(`written?name=${card.id}`);
    written = /** @type {{ turtle: string }} */ (answer).turtle;
    told();
  });
}

// What is published already

/** @param {Published} each */
function publishedItem(each) {
  const isHere = each.id === desk.at.sentences;
  const made_ = element("li", { className: `card published ${each.grade}`, tabIndex: -1 });
  made_.dataset.key = each.id;
  if (isHere) made_.ariaCurrent = "true";
  made_.append(
    element("p", { className: "said", dir: "auto" }, each.sentence),
    element("p", { className: "how" }, `published · ${gradeTold(each.grade)}`),
  );
  if (each.reason) made_.append(element("p", { className: "why", dir: "auto" }, each.reason));
  if (isHere) made_.append(asked === "judgement" ? judging(each) : judgements(each));
  else made_.addEventListener("click", () => goTo(each.id));
  return made_;
}

/** @param {Published} each */
function judgements(each) {
  const [key, label] = each.grade === "open" ? ["a", "confirm"] : ["x", "withdraw the judgement"];
  const button = element("button", { type: "button" }, element("kbd", {}, key), ` ${label}`);
  button.addEventListener("click", () => ask("judgement"));
  return element("p", { className: "choices" }, button);
}

/** @param {Published} each */
function judging(each) {
  const isOpen_ = each.grade === "open";
  const label = isOpen_ ? "Why do the words say so?" : "Why does the judgement no longer count?";
  return field("", label, async (reason) => {
    await judge(each, isOpen_ ? "attest" : "withdraw", reason);
  });
}

/**
 * @param {Published} each
 * @param {string} act
 * @param {string} reason
 */
async function judge(each, act, reason) {
  desk.published = await post("judge", { name: each.id, act, reason });
  onward();
}

function publishedList() {
  const part = element("section", { hidden: !desk.published.length });
  const list = element("ol", { className: "cards" }, ...desk.published.map(publishedItem));
  part.append(element("h2", {}, "Published statements that rest on a person, or are open"), list);
  return part;
}

function refusedList() {
  const part = element("details", { className: "refused" });
  part.append(element("summary", {}, "What the words refuse"));
  part.addEventListener("toggle", () => {
    if (part.open && !refused)
      trying(async () => {
        refused = await get("refused");
        part.append(refusedItems());
      });
  });
  if (refused) part.append(refusedItems());
  return part;
}

function refusedItems() {
  const items = (refused ?? []).map(({ statement, reason }) =>
    element("li", { dir: "auto" }, element("code", {}, statement), element("p", { className: "why" }, reason)),
  );
  return items.length ? element("ul", {}, ...items) : element("p", {}, "Nothing.");
}
