"use strict";
// A text field that lists what it finds: arrows move, Enter chooses, Escape closes; "/" goes to it from anywhere.

/** `candidates(text)` are `{href, name, kind, note}`; `choose` is called with the one that is chosen. */
function combobox(input, list, candidates, choose) {
  let found = [];
  let at = -1;
  input.addEventListener("input", () => show(candidates(input.value)));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark((at + (event.key === "ArrowDown" ? 1 : found.length - (at < 0 ? 0 : 1))) % (found.length || 1));
    } else if (event.key === "Enter" && found.length) {
      take(found[Math.max(at, 0)]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      show([]);
    }
  });
  input.addEventListener("blur", () => show([]));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.matches("input, textarea")) return;
    event.preventDefault();
    input.focus();
  });

  function show(now) {
    [found, at] = [now, -1];
    list.replaceChildren(...found.map(({ name, kind, note }, n) => {
      const option = element("li", { id: `found-${n}`, role: "option" }, element("bdi", {}, name), " ", element("small", {}, `${kind} ${note}`));
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(found[n]); });
      return option;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }

  function mark(n) {
    list.children[at]?.removeAttribute("aria-selected");
    at = n;
    list.children[at]?.setAttribute("aria-selected", "true");
    list.children[at]?.scrollIntoView({ block: "nearest" });
    if (list.children[at]) input.setAttribute("aria-activedescendant", list.children[at].id);
  }

  function take(candidate) {
    show([]);
    input.value = "";
    choose(candidate);
  }
}
