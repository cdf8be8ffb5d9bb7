// A text field with a list of what it may mean (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

import { element, say } from "./dom.js";

const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

/**
 * What a text may mean: `kind` and `note` say more of it.
 * @typedef {{ name: string, kind: string, note: string }} Candidate
 */

/**
 * Candidates of a sort, of which only so many are listed. A hint answers nothing that was typed.
 * @template {Candidate} C
 * @typedef {{ title: string, found: C[], most: number, isHint?: boolean }} Section
 */

/**
 * Let a field list the candidates for what is typed; the one that is taken is handed to `choose`.
 * @template {Candidate} C
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {(text: string) => Section<C>[]} candidates
 * @param {(taken: C) => void} choose
 */
export function combobox(input, list, candidates, choose) {
  /** @type {C[]} */
  let listed = [];
  /** @type {HTMLElement[]} */
  let options = [];
  let at = -1;

  const close = () => {
    list.hidden = true;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const mark = (/** @type {number} */ next) => {
    at = next;
    for (const [n, option] of options.entries()) option.setAttribute("aria-selected", String(n === at));
    input.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  };
  const take = (/** @type {C} */ candidate) => {
    close();
    choose(candidate);
  };
  const addOption = (/** @type {C} */ candidate) => {
    const made = element(
      "div",
      { id: `${list.id}-${options.length}`, role: "option", dir: "auto" },
      candidate.name,
      element("small", {}, [candidate.kind, candidate.note].filter(Boolean).join(" · ")),
    );
    made.setAttribute("aria-selected", "false");
    made.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    made.addEventListener("click", () => take(candidate));
    options.push(made);
    return made;
  };
  const group = (/** @type {Section<C>} */ { title, found, most }) => {
    const first = found.slice(0, most);
    listed.push(...first);
    const more = title && found.length > most ? `${title}: ${most} of ${found.length}` : title;
    const heading = element("p", { ariaHidden: "true", hidden: !title }, more);
    return element("div", { role: "group", ariaLabel: more || list.ariaLabel }, heading, ...first.map(addOption));
  };
  const open = () => {
    const text = input.value.trim();
    const sections = candidates(text).filter(({ found }) => found.length);
    [listed, options] = [[], []];
    list.replaceChildren(...sections.map(group));
    list.hidden = !listed.length;
    input.ariaExpanded = String(!list.hidden);
    at = -1;
    const isHint = sections.some((section) => section.isHint);
    if (text) say(told(sections, isHint));
    if (listed.length && !isHint) mark(0);
  };

  input.addEventListener("input", open);
  input.addEventListener("focus", () => {
    if (!input.value) open();
  });
  input.addEventListener("focusout", close);
  input.addEventListener("keydown", (event) => {
    const step = STEPS.get(event.key);
    const isOpen = !list.hidden;
    if (step && !isOpen) open();
    else if (step && at < 0) mark(step > 0 ? 0 : options.length - 1);
    else if (step) mark((at + step + options.length) % options.length);
    else if (event.key === "Enter" && isOpen && at >= 0) take(listed[at]);
    else if (event.key === "Escape" && isOpen) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/**
 * What a screen reader hears of the list.
 * @param {Section<Candidate>[]} sections
 * @param {boolean} isHint
 */
function told(sections, isHint) {
  const all = sections.flatMap(({ found }) => found);
  if (!all.length) return "Nothing found";
  if (isHint) return `${sections[0].title} ${all.map(({ name }) => name).join(", ")}`;
  const [{ name, note }] = all;
  return `${all.length} found: ${name}${note ? `, ${note}` : ""}`;
}
