"use strict";
// A text field with a list of what it may mean (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

const LISTED = 12;

/**
 * `candidates(text)` gives objects with `name` and, where there is more to say, `kind` and `note`; the one that is taken
 * is handed to `choose`.
 */
function combobox(input, list, candidates, choose) {
  let found = [];
  let at = -1;

  const close = () => {
    list.hidden = true;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const mark = (next) => {
    at = next;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    const option = list.children[at];
    if (!option) return;
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const take = (candidate) => {
    close();
    choose(candidate);
  };
  const option = (candidate, n) => {
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
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.hidden) open();
    else if (step) mark((at + step + found.length) % found.length);
    else if (event.key === "Enter" && !list.hidden) take(found[Math.max(at, 0)]);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** How well a name fits what was typed: 0 the same, 1 its beginning, 2 the beginning of a word, 3 inside; else Infinity. */
function fit(name, text) {
  const [whole, part] = [name.toLocaleLowerCase(), text.toLocaleLowerCase()];
  if (whole === part) return 0;
  if (whole.startsWith(part)) return 1;
  const at = whole.indexOf(part);
  if (at < 0) return Infinity;
  return /[\p{L}\p{N}]/u.test(whole[at - 1]) ? 3 : 2;
}
