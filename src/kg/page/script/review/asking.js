// What the page asks the server, and how it tells that an answer did not come.

import { $, one, say } from "../shared/dom.js";

/**
 * @typedef {[number, number]} Span
 * @typedef {{ value: string, label: string, span: Span | null, isReferral: boolean }} Choice
 * @typedef {{ part: string, at: number, label: string, shown: string, choices: Choice[], isLocked: boolean, isFree: boolean }} Chip
 * @typedef {{ id: string, decision: string, tier: string, span: Span, statement: string, sentences: string[], grade: string,
 *   reason: string, rule: string, isEdited: boolean, marks: { role: string, span: Span }[], chips: Chip[] }} Card
 * @typedef {{ id: string, local: string, label: string, words: string, kind: string | null, kindLabel: string | null,
 *   decision: string, tier: string, rule: string, isOther: boolean, span: Span, mentions: Span[], uses: number,
 *   choices: Choice[] }} Thing
 * @typedef {{ kind: string, span: Span, words: string }} Leftover
 * @typedef {{ id: string, sentence: string, grade: string, reason: string, span: Span }} Published
 * @typedef {{ cards: Card[], things: Thing[], undo: number, gone?: string[] }} Changed
 * @typedef {Changed & { slug: string, headline: string, publisher: string, url: string, text: string, sentences: Span[],
 *   classes: { name: string, label: string, letter: string }[], reasons: Record<string, string> }} View
 * @typedef {{ severity: string, message: string, advice: string, draft: string | null }} Finding
 * @typedef {{ findings: Finding[], notes: string[], isWritten: boolean, site: string | null, told: string }} Outcome
 */

/** @type {(() => Promise<unknown>) | undefined} */
let again; // what is tried again once a fault is mended

/** @type {Promise<void> | undefined} */
let busy; // until the server has answered

/** @param {Response} response */
async function answer(response) {
  const told = await response.json();
  if (!response.ok) throw new Error([told.message, told.advice].filter(Boolean).join(" "));
  return told;
}

/**
 * @template T
 * @param {string} what
 * @returns {Promise<T>}
 */
export const get = async (what) => answer(await fetch(`api/${what}`));

/**
 * @template T
 * @param {string} what
 * @param {object} [told]
 * @returns {Promise<T>}
 */
export async function post(what, told = {}) {
  return answer(await send(what, told));
}

/**
 * @param {string} what
 * @param {object} told
 */
function send(what, told) {
  const headers = { "Content-Type": "application/json" };
  return fetch(`api/${what}`, { method: "POST", headers, body: JSON.stringify(told) });
}

/**
 * Do something that takes long; each step is told as it begins.
 * @param {string} what
 * @param {(step: string) => void} step
 * @returns {Promise<Outcome>}
 */
export async function follow(what, step) {
  const response = await send(what, {});
  if (!response.ok || !response.body) return answer(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const told = JSON.parse(line);
      if (told.fault) throw new Error(told.fault);
      if (told.outcome) return told.outcome;
      step(told.step);
    }
    if (done) throw new Error("The server has stopped before it was done.");
  }
}

/**
 * Do what asks the server; a fault is shown until it is mended, and what was asked may be tried again.
 * @param {() => Promise<unknown>} task
 */
export async function trying(task) {
  const here = attempt(task);
  busy = here;
  await here;
  if (busy === here) busy = undefined;
}

/**
 * Do something at once, or as soon as what was asked before is answered: who decides fast decides on what comes next.
 * @param {() => void} task
 */
export function afterwards(task) {
  if (busy) busy.then(() => afterwards(task));
  else task();
}

/** Whether an answer is awaited. */
export const isBusy = () => Boolean(busy);

/** @param {() => Promise<unknown>} task */
async function attempt(task) {
  try {
    await task();
    again = undefined;
    $("fault").hidden = true;
  } catch (fault) {
    const told =
      fault instanceof TypeError
        ? "The server does not answer. What was decided is in the file; “kg review” opens it at a new address."
        : String(fault);
    again = task;
    one($("fault"), "span").textContent = told.replace(/^Error: /, "");
    $("fault").hidden = false;
    say(told);
  }
}

one($("fault"), "button").addEventListener("click", () => again && trying(again));
