// The third step: the sentences, numbers, dates and names that no accepted statement has.

import { $, element } from "../shared/dom.js";
import { get, trying } from "./asking.js";
import { change, desk, leftoverAtHand, move, told } from "./desk.js";

/** @import { Leftover } from "./asking.js" */

let isAsked = false; // why the words at hand are left out

export async function load() {
  desk.leftovers = await get("leftovers");
}

export function show() {
  const list = element("ol", { className: "cards" }, ...desk.leftovers.map(item));
  const none = element(
    "p",
    { className: "notice" },
    "All sentences, numbers, dates and names are in statements, or left out with a reason.",
  );
  $("leftovers").replaceChildren(desk.leftovers.length ? list : none);
}

/** @param {Leftover} each */
function item(each) {
  const isHere = String(each.span) === desk.at.leftovers;
  const made = element("li", { className: "card open", tabIndex: -1 });
  made.dataset.key = String(each.span);
  if (isHere) made.ariaCurrent = "true";
  made.append(
    element("p", { className: "said", dir: "auto" }, each.words),
    element("p", { className: "how" }, each.kind),
  );
  made.addEventListener("click", () => {
    if (isHere) return;
    desk.at.leftovers = made.dataset.key ?? "";
    isAsked = false;
    told();
  });
  if (isHere) made.append(isAsked ? reason() : choices());
  return made;
}

function choices() {
  const list = element("ol", { className: "choices" });
  for (const [key, label, act] of /** @type {const} */ ([
    ["Enter", "draft it", draft],
    ["l", "leave it out", askWhy],
  ])) {
    const button = element("button", { type: "button" }, element("kbd", {}, key), ` ${label}`);
    button.addEventListener("click", act);
    list.append(element("li", {}, button));
  }
  return list;
}

function reason() {
  const input = element("input", {
    type: "text",
    ariaLabel: "Why is nothing stated of it?",
    placeholder: "Why is nothing stated of it?",
  });
  const form = element("form", { className: "field" }, input);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leaveOut(input.value);
  });
  queueMicrotask(() => input.focus());
  return form;
}

/** Draft the words at hand; what comes of it is at hand then. */
export function draft() {
  const here = leftoverAtHand();
  if (!here) return;
  trying(async () => {
    const changed = await change(here.kind === "name" ? "name" : "make", { span: here.span });
    if (!changed.cards.length) return done(here);
    desk.step = "sentences";
    desk.at.sentences = changed.cards[0].id;
    told();
    return undefined;
  });
}

export function askWhy() {
  if (!leftoverAtHand()) return;
  isAsked = true;
  told();
}

/** @param {string} why */
function leaveOut(why) {
  const here = leftoverAtHand();
  if (!here) return;
  trying(async () => {
    await change("leave-out", { span: here.span, reason: why });
    await done(here);
  });
}

/** @param {Leftover} here */
async function done(here) {
  isAsked = false;
  if (!move(1)) move(-1);
  desk.leftovers = desk.leftovers.filter((each) => each !== here);
  told();
}
