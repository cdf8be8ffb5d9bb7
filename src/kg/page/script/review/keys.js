// The keyboard: one key a decision. Keys of the step at hand come first, then those of all steps.

import { $, element } from "../shared/dom.js";
import { afterwards, isBusy, trying } from "./asking.js";
import { chooseByDigit } from "./chips.js";
import { cardAtHand, change, desk, move, STEPS, sentenceOf, told } from "./desk.js";
import * as leftovers from "./leftovers.js";
import { mark } from "./marking.js";
import * as names from "./names.js";
import * as sentences from "./sentences.js";
import * as writing from "./writing.js";

/** @import { Step } from "./desk.js" */

/**
 * A key: what it does, in a word or two for its button, in full, and that.
 * @typedef {[keys: string, short: string, told: string, act: (key: string) => void | boolean]} Key
 */

/** @param {(thing: import("./asking.js").Card) => void} act */
const atCard = (act) => () => {
  const card = cardAtHand();
  if (card) act(card);
};

/** @type {Record<Step, Key[]>} */
const KEYS = {
  names: [
    ["Enter a", "take it", "take the thing as it is proposed", names.accept],
    ["A", "take all", "take all that is left as it is proposed", names.acceptAll],
    ["1–9", "", "it is another thing, of the registry or the article", (key) => names.mean(Number(key))],
    ["n", "is new", "it is a new thing", names.beNew],
    ["x", "is none", "it is no thing", names.drop],
    ["letter", "", "it is of the class that has this letter", names.classify],
  ],
  sentences: [
    ["a", "accept", "accept; what is published and open, confirm", sentences.accept],
    ["A", "all plain", "accept all plain ones of the sentence", sentences.acceptSentence],
    ["x", "reject", "reject, then the letter of a reason, or Enter; withdraw a judgement", sentences.askWhy],
    ["X", "without reason", "reject without a reason", () => sentences.reject("")],
    ["Tab", "", "to the parts that may be put right", () => false],
    ["1–9", "", "what the part at hand is instead", (key) => atCard((card) => chooseByDigit(card, Number(key)))()],
    ["s", "turn round", "turn subject and object round", sentences.turnRound],
    ["e", "edit", "write the statement in shorthand", sentences.writeStatement],
    ["← →", "", "go from word to word of the sentence, with Shift mark words", (key) => markWords(key)],
    ["m", "make", "make a statement of the marked words", sentences.make],
    ["M", "make by hand", "write a statement of the marked words", sentences.writeNew],
    ["w", "triples", "show what will be written", sentences.showWritten],
  ],
  leftovers: [
    ["Enter", "draft it", "draft it", leftovers.draft],
    ["l", "leave out", "leave it out, with a reason", leftovers.askWhy],
  ],
  write: [["Enter", "write", "write; at a finding, go back to its draft", writing.enter]],
};

/** @type {Key[]} */
const EVERYWHERE = [
  ["j ↓", "on", "go on", () => step(1)],
  ["k ↑", "back", "go back", () => step(-1)],
  ["u", "", "undo, without end", () => undo()],
  [", [", "", "the step before", () => goTo(STEPS.indexOf(desk.step) - 1)],
  [". ]", "next step", "the next step", () => goTo(STEPS.indexOf(desk.step) + 1)],
  ["?", "", "all keys", () => showKeys()],
];

/** @param {number} by */
function step(by) {
  if (!move(by)) return;
  sentences.rest();
  told();
}

export function undo() {
  if (desk.undo) trying(() => change("undo"));
}

/** @param {number} at */
export function goTo(at) {
  const step = STEPS[at];
  if (!step) return;
  desk.step = step;
  sentences.rest();
  if (step !== "leftovers") return told();
  told();
  trying(async () => {
    await leftovers.load();
    told();
  });
}

/** @param {string} key */
function markWords(key) {
  const card = cardAtHand();
  if (!card) return;
  mark(sentenceOf(card), /Right$/.test(key) ? 1 : -1, key.startsWith("Shift"));
  told();
}

/** @type {Record<string, string>} */
const ARROWS = { ArrowUp: "↑", ArrowDown: "↓" };

/** Whether a key of the table is the one that was pressed. */
function fits(/** @type {string} */ keys, /** @type {string} */ pressed) {
  if (keys === "1–9") return /^[1-9]$/.test(pressed);
  if (keys === "letter") return /^[a-z]$/.test(pressed);
  if (keys === "← →") return /^(Shift )?Arrow(Left|Right)$/.test(pressed);
  return keys.split(" ").includes(ARROWS[pressed] ?? pressed);
}

/** @param {KeyboardEvent} event */
function pressedKey(event) {
  if (event.shiftKey && event.key.startsWith("Arrow")) return `Shift ${event.key}`;
  // A lock that was left on is no wish to decide on all at once.
  const isLocked = event.getModifierState("CapsLock") && event.key.length === 1;
  return isLocked ? (event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase()) : event.key;
}

/** Whether a key is the browser's or the system's. Many keyboards type brackets only with AltGr, which reads as Ctrl and Alt. */
function isForeign(/** @type {KeyboardEvent} */ event) {
  if (/^[[\]]$/.test(event.key) && event.altKey) return false;
  return event.ctrlKey || event.metaKey || event.altKey;
}

document.addEventListener("keydown", (event) => {
  if (isForeign(event) || $keys().open) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) {
    if (event.key === "Escape") leave(target);
    return;
  }
  const pressed = pressedKey(event);
  // A button at hand is pressed by Enter, as everywhere; Tab goes on to the next.
  if (pressed === "Tab" || (pressed === "Enter" && target.closest("button, a, summary"))) return;
  // What a key means while an answer is awaited, is known only then.
  if (isBusy() || pressed === "Escape" || isAnswer(pressed) || found(pressed).length) {
    event.preventDefault();
    afterwards(() => (pressed === "Escape" ? leave(target) : press(pressed)));
  }
});

/** Whether a key answers why a draft is rejected. */
const isAnswer = (/** @type {string} */ pressed) =>
  sentences.isAskedWhy() && desk.step === "sentences" && (pressed === "Enter" || pressed in desk.view.reasons);

/** @param {string} pressed */
function found(pressed) {
  const everywhere = EVERYWHERE.filter(([keys]) => fits(keys, pressed));
  const own = KEYS[desk.step].filter(([keys]) => fits(keys, pressed) && (keys !== "letter" || !everywhere.length));
  return own.length ? own : everywhere;
}

/** @param {string} pressed */
function press(pressed) {
  if (isAnswer(pressed)) return sentences.reject(pressed === "Enter" ? "" : pressed);
  for (const [, , , act] of found(pressed)) if (act(pressed) !== false) return undefined;
  return undefined;
}

/** @param {HTMLElement} target */
function leave(target) {
  target.blur();
  sentences.rest();
  told();
}

const $keys = () => /** @type {HTMLDialogElement} */ (/** @type {unknown} */ ($("keys")));

export function showKeys() {
  const rows = [...KEYS[desk.step], ...EVERYWHERE].map(([keys, , told_]) =>
    element(
      "tr",
      {},
      element("td", {}, ...keys.split(" ").flatMap((key) => [element("kbd", {}, key), " "])),
      element("td", {}, told_),
    ),
  );
  const letters = desk.view.classes.filter(({ letter }) => letter).map(({ letter, label }) => `${letter} ${label}`);
  const note = desk.step === "names" ? [element("p", {}, `Classes: ${letters.join(", ")}.`)] : [];
  $keys()
    .querySelector("div")
    ?.replaceChildren(element("table", {}, element("tbody", {}, ...rows)), ...note);
  $keys().showModal();
}

/** The keys of the step at hand that stand as buttons in the bar below, and nowhere else. */
export const inBar = () => [...KEYS[desk.step], ...EVERYWHERE].filter(([, short]) => short);
