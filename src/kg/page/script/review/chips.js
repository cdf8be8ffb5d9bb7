// The parts of a draft as buttons; at hand, one shows what it may be instead: a digit chooses, or words of one's own.

import { element } from "../shared/dom.js";
import { trying } from "./asking.js";
import { change, told } from "./desk.js";

/** @import { Card, Chip, Choice } from "./asking.js" */

/** @type {{ card: string, part: string, at: number } | undefined} */
let shownChip; // whose choices are shown

/** @param {Card} card */
const chipShown = (card) =>
  shownChip?.card === card.id
    ? card.chips.find((chip) => chip.part === shownChip?.part && chip.at === shownChip.at)
    : undefined;

/**
 * @param {Card} card
 * @param {Chip} chip
 * @param {Choice} choice
 */
function choose(card, chip, choice) {
  closeChips();
  return trying(() => change("put", { name: card.id, part: chip.part, at: chip.at, ...choice }));
}

/**
 * Choose by a digit, where the choices of a part are shown.
 * @param {Card} card
 * @param {number} digit
 * @returns {boolean} whether there was such a choice
 */
export function chooseByDigit(card, digit) {
  const chip = chipShown(card);
  const choice = chip?.choices[digit - 1];
  if (chip && choice) choose(card, chip, choice);
  return Boolean(choice);
}

/** Show no choices any more; what was at hand among them is so no longer. */
export function closeChips() {
  shownChip = undefined;
  /** @type {HTMLElement | null} */ (document.activeElement?.closest(".chips *"))?.blur();
}

/**
 * The parts of a draft, with the choices of the one at hand.
 * @param {Card} card
 * @param {() => void} redraw
 */
export function chips(card, redraw) {
  const row = element("div", { className: "chips" });
  for (const chip of card.chips) {
    if (chip.isLocked) {
      row.append(
        element(
          "span",
          { className: "chip locked", title: "As the words say it" },
          `${chip.label} `,
          element("b", {}, chip.shown),
        ),
      );
      continue;
    }
    const isShown = chip === chipShown(card);
    const button = element("button", { type: "button", className: "chip", ariaExpanded: String(isShown) });
    button.append(`${chip.label} `, element("b", {}, chip.shown));
    const show = () => {
      if (chipShown(card) === chip) return;
      shownChip = { card: card.id, part: chip.part, at: chip.at };
      redraw();
    };
    button.dataset.chip = `${chip.part} ${chip.at}`;
    button.addEventListener("focus", show);
    button.addEventListener("click", show);
    row.append(button);
  }
  const chip = chipShown(card);
  if (chip) row.append(choices(card, chip));
  return row;
}

/**
 * @param {Card} card
 * @param {Chip} chip
 */
function choices(card, chip) {
  const list = element("ol", { className: "choices", ariaLabel: `What “${chip.label}” may be instead` });
  for (const [at, choice] of chip.choices.entries()) {
    const button = element(
      "button",
      { type: "button", tabIndex: -1 },
      element("kbd", {}, String(at + 1)),
      ` ${choice.label}`,
    );
    button.addEventListener("click", () => choose(card, chip, choice));
    list.append(element("li", {}, button));
  }
  list.append(element("li", {}, ownWords(card, chip)));
  return list;
}

/**
 * @param {Card} card
 * @param {Chip} chip
 */
function ownWords(card, chip) {
  const label = chip.isFree ? "other words" : "another, by its name";
  const field = element("input", {
    type: "text",
    placeholder: label,
    ariaLabel: `${chip.label}: ${label}`,
    spellcheck: false,
    tabIndex: -1,
  });
  const form = element("form", {}, field);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { value } = field;
    if (!value.trim()) return;
    trying(async () => {
      await change("put-own", { name: card.id, part: chip.part, at: chip.at, words: value.trim() });
      closeChips();
      told();
    });
  });
  return form;
}
