// What is on the desk: the article, its things and drafts as the server last told them, and what is at hand.

import { get, post } from "./asking.js";

/** @import { Card, Changed, Leftover, Outcome, Published, Thing, View } from "./asking.js" */

/** @typedef {"names" | "sentences" | "leftovers" | "write"} Step */

export const STEPS = /** @type {const} */ (["names", "sentences", "leftovers", "write"]);

/**
 * @type {{ view: View, cards: Map<string, Card>, things: Thing[], leftovers: Leftover[], published: Published[], undo: number,
 *   step: Step, at: Record<Step, string>, outcome: Outcome | undefined }}
 */
export const desk = {
  view: /** @type {View} */ ({}),
  cards: new Map(),
  things: [],
  leftovers: [],
  published: [],
  undo: 0,
  step: "names",
  at: { names: "", sentences: "", leftovers: "", write: "" },
  outcome: undefined,
};

/** @type {(() => void)[]} */
const watching = [];

/**
 * Be told whenever something on the desk has changed.
 * @param {() => void} listener
 */
export const watch = (listener) => watching.push(listener);

export const told = () => {
  for (const listener of watching) listener();
};

export async function open() {
  desk.view = await get("desk");
  desk.published = await get("published");
  desk.cards = new Map(desk.view.cards.map((card) => [card.id, card]));
  desk.things = desk.view.things;
  desk.undo = desk.view.undo;
}

/** @param {Changed} changed */
export function take(changed) {
  for (const id of changed.gone ?? []) desk.cards.delete(id);
  for (const card of changed.cards) desk.cards.set(card.id, card);
  desk.things = changed.things;
  desk.undo = changed.undo;
}

/**
 * Ask for a change, and show what has become of it.
 * @param {string} what
 * @param {object} [with_]
 * @returns {Promise<Changed>}
 */
export async function change(what, with_ = {}) {
  /** @type {Changed} */
  const changed = await post(what, with_);
  take(changed);
  told();
  return changed;
}

const TIERS = ["plain", "reference", "doubtful"];

/** @param {Card} card */
const rank = (card) => TIERS.indexOf(card.tier);

/**
 * The number of the sentence in which some words begin.
 * @param {{ span: [number, number] }} words
 */
export const sentenceOf = ({ span }) => desk.view.sentences.findIndex(([, end]) => span[0] < end);

/** The drafts in the order of sentences, in each the surest first. */
export const drafts = () =>
  [...desk.cards.values()].sort(
    (one, two) =>
      sentenceOf(one) - sentenceOf(two) ||
      rank(one) - rank(two) ||
      one.span[0] - two.span[0] ||
      one.span[1] - two.span[1] ||
      (one.id < two.id ? -1 : 1),
  );

/** @param {{ decision: string }} each */
export const isOpen = ({ decision }) => decision === "?";

/**
 * What a step goes through, in order, by name.
 * @param {Step} step
 * @returns {{ key: string, isOpen: boolean }[]}
 */
export function items(step) {
  if (step === "names") return desk.things.map((thing) => ({ key: thing.id, isOpen: isOpen(thing) }));
  if (step === "sentences") {
    const judged = desk.published.map((each) => ({ key: each.id, isOpen: each.grade === "open" }));
    return [...drafts().map((card) => ({ key: card.id, isOpen: isOpen(card) })), ...judged];
  }
  if (step === "leftovers") return desk.leftovers.map((each) => ({ key: String(each.span), isOpen: true }));
  return (desk.outcome?.findings ?? []).map((_, at) => ({ key: String(at), isOpen: true }));
}

/** How much of a step is open. */
export const openIn = (/** @type {Step} */ step) => items(step).filter((item) => item.isOpen).length;

/**
 * Go on or back, from what is at hand; to open ones alone, if so wished.
 * @param {number} by
 * @param {{ isOpen?: boolean }} [wish]
 * @returns {boolean} whether there was anything to go to
 */
export function move(by, wish = {}) {
  const all = items(desk.step);
  const now = all.findIndex((item) => item.key === desk.at[desk.step]);
  const from = now < 0 ? (by > 0 ? -1 : all.length) : now;
  for (let at = from + by; at >= 0 && at < all.length; at += by) {
    if (wish.isOpen && !all[at].isOpen) continue;
    desk.at[desk.step] = all[at].key;
    return true;
  }
  return false;
}

/** Go to what is open next: behind what is at hand, else the first. */
export function onward() {
  if (move(1, { isOpen: true })) return true;
  const first = items(desk.step).find((item) => item.isOpen);
  if (first) desk.at[desk.step] = first.key;
  return Boolean(first);
}

/** The draft at hand. */
export const cardAtHand = () => desk.cards.get(desk.at.sentences);

/** The thing at hand. */
export const thingAtHand = () => desk.things.find((thing) => thing.id === desk.at.names);

/** The words at hand that no statement has. */
export const leftoverAtHand = () => desk.leftovers.find((each) => String(each.span) === desk.at.leftovers);

/** The published statement at hand. */
export const publishedAtHand = () => desk.published.find((each) => each.id === desk.at.sentences);
