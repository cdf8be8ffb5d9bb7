// A text field with a list of what it may mean (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

import { element, say } from "./dom.js";

const LISTED = 12;
const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

/**
 * What a text may mean: `kind` and `note` say more of it.
 * @typedef {{ name: string, kind: string, note: string }} Candidate
 */

/**
 * Let a field list the candidates for what is typed; the one that is taken is handed to `choose`.
 * @template {Candidate} C
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {(text: string) => C[]} candidates
 * @param {(taken: C) => void} choose
 */
export function combobox(input, list, candidates, choose) {
  /** @type {C[]} */
  let found = [];
  let at = -1;

  const close = () => {
    list.hidden = true;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const mark = (/** @type {number} */ next) => {
    at = next;
    for (const [n, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(n === at));
    const option = list.children[at];
    if (!option) return;
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const take = (/** @type {C} */ candidate) => {
    close();
    choose(candidate);
  };
  const option = (/** @type {C} */ candidate, /** @type {number} */ n) => {
    const made = element(
      "li",
      { id: `${list.id}-${n}`, role: "option", dir: "auto" },
      candidate.name,
      element("small", {}, [candidate.kind, candidate.note].filter(Boolean).join(" · ")),
    );
    made.setAttribute("aria-selected", "false");
    made.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    made.addEventListener("click", () => take(candidate));
    return made;
  };
  const open = () => {
    const text = input.value.trim();
    const all = text ? candidates(text) : [];
    found = all.slice(0, LISTED);
    list.replaceChildren(...found.map(option));
    list.hidden = !found.length;
    input.ariaExpanded = String(!list.hidden);
    at = -1;
    if (text)
      say(
        all.length
          ? `${all.length} found: ${found[0].name}${found[0].note ? `, ${found[0].note}` : ""}`
          : "Nothing found",
      );
    if (found.length) mark(0);
  };

  input.addEventListener("input", open);
  input.addEventListener("focusout", close);
  input.addEventListener("keydown", (event) => {
    const step = STEPS.get(event.key);
    if (step && list.hidden) open();
    else if (step) mark((at + step + found.length) % found.length);
    else if (event.key === "Enter" && !list.hidden) take(found[Math.max(at, 0)]);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
