// The first step: each thing that the article names, with what it may be. One answer mends all that is told of it.

import { $, element } from "../shared/dom.js";
import { trying } from "./asking.js";
import { change, desk, onward, openIn, thingAtHand, told } from "./desk.js";

/** @import { Thing } from "./asking.js" */

export function show() {
  const list = element("ol", { className: "cards" }, ...desk.things.map(item));
  const none = element("p", { className: "notice" }, "The article names nothing new.");
  $("names").replaceChildren(desk.things.length ? list : none);
}

/** @param {Thing} thing */
function item(thing) {
  const isHere = thing.id === desk.at.names;
  const decided = { a: "accepted", "?": "open" }[thing.decision] ?? "rejected";
  const made = element("li", { className: `card ${decided}`, tabIndex: -1 });
  made.dataset.key = thing.id;
  if (isHere) made.ariaCurrent = "true";
  const kind = thing.kindLabel ? `, ${thing.kindLabel}` : "";
  const called = element("p", { className: "said", dir: "auto" }, element("b", {}, thing.label), kind);
  if (thing.isOther) called.prepend(`“${thing.words}” is `);
  made.append(called, element("p", { className: "how" }, how(thing, decided)));
  made.addEventListener("click", (event) => {
    if (isHere || /** @type {Element} */ (event.target).closest("button, select, input")) return;
    desk.at.names = thing.id;
    told();
  });
  if (isHere) made.append(choices(thing), classes(thing));
  return made;
}

/**
 * @param {Thing} thing
 * @param {string} decided
 */
function how(thing, decided) {
  const times = thing.mentions.length;
  const parts = [
    decided,
    `${times} ${times === 1 ? "mention" : "mentions"}`,
    `${thing.uses} ${thing.uses === 1 ? "draft" : "drafts"}`,
  ];
  if (thing.rule === "name:suggested") parts.push("perhaps the one that the registry has");
  return parts.join(" · ");
}

/** @param {Thing} thing */
function choices(thing) {
  const list = element("ol", { className: "choices", ariaLabel: "It may be" });
  const add = (/** @type {string} */ key, /** @type {string} */ label, /** @type {() => void} */ act) => {
    const button = element("button", { type: "button" }, element("kbd", {}, key), ` ${label}`);
    button.addEventListener("click", act);
    list.append(element("li", {}, button));
  };
  add("Enter", "take it so", accept);
  for (const [at, choice] of thing.choices.entries()) add(String(at + 1), `is ${choice.label}`, () => mean(at + 1));
  if (thing.rule === "name:suggested") add("n", "is a new thing", beNew);
  add("x", "is no thing", drop);
  list.append(element("li", {}, another(thing)));
  return list;
}

/** @param {Thing} thing */
function another(thing) {
  const field = element("input", {
    type: "text",
    placeholder: "is another, by its name",
    ariaLabel: "It is another thing, by its name",
    spellcheck: false,
  });
  const form = element("form", {}, field);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) decide("mean", { name: thing.id, other: field.value.trim() });
  });
  return form;
}

/** @param {Thing} thing */
function classes(thing) {
  const select = element("select", { ariaLabel: "Its class" });
  for (const { name, label, letter } of desk.view.classes) {
    const option = element(
      "option",
      { value: name, selected: name === thing.kind },
      letter ? `${label} (${letter})` : label,
    );
    select.append(option);
  }
  if (!desk.view.classes.some(({ name }) => name === thing.kind))
    select.prepend(element("option", { value: "", selected: true }, thing.kindLabel ?? ""));
  select.addEventListener("change", () => select.value && decide("classify", { name: thing.id, kind: select.value }));
  return element("label", { className: "class" }, "Class ", select);
}

/**
 * @param {string} what
 * @param {object} with_
 */
function decide(what, with_) {
  return trying(async () => {
    const wasOpen = openIn("names");
    await change(what, with_);
    if (!onward() && wasOpen) desk.step = "sentences";
    told();
  });
}

// What is done with the thing at hand

export const accept = () => {
  const thing = thingAtHand();
  if (thing) decide("decide", { names: [thing.id], decision: "a" });
};

/** @param {number} digit */
export function mean(digit) {
  const thing = thingAtHand();
  const choice = thing?.choices[digit - 1];
  if (thing && choice) decide("mean", { name: thing.id, other: choice.value });
}

export const beNew = () => {
  const thing = thingAtHand();
  if (thing) decide("be-new", { name: thing.id });
};

export const drop = () => {
  const thing = thingAtHand();
  if (thing) decide("drop", { name: thing.id });
};

/**
 * @param {string} letter
 * @returns {boolean} whether a class has it
 */
export function classify(letter) {
  const found = desk.view.classes.find((each) => each.letter === letter);
  const thing = thingAtHand();
  if (found && thing) decide("classify", { name: thing.id, kind: found.name });
  return Boolean(found);
}

/** Take all that is left as it is proposed. */
export function acceptAll() {
  const open = desk.things.filter((thing) => thing.decision === "?").map((thing) => thing.id);
  if (open.length) decide("decide", { names: open, decision: "a" });
}
