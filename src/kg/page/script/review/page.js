// The review page: four steps, each a list with one item at hand; whatever is at hand is lit in the article.

import { $, element, one, say } from "../shared/dom.js";
import "../shared/theme.js";
import { trying } from "./asking.js";
import {
  cardAtHand,
  desk,
  drafts,
  items,
  leftoverAtHand,
  onward,
  open,
  openIn,
  publishedAtHand,
  STEPS,
  sentenceOf,
  thingAtHand,
  told,
  watch,
} from "./desk.js";
import { goTo, inBar, showKeys, undo } from "./keys.js";
import * as leftovers from "./leftovers.js";
import { markedSpan } from "./marking.js";
import * as names from "./names.js";
import * as sentences from "./sentences.js";
import * as text from "./text.js";
import * as writing from "./writing.js";

/** @import { Span } from "./asking.js" */
/** @import { Step } from "./desk.js" */

/** @type {Record<Step, { show: () => void }>} */
const PANELS = { names, sentences, leftovers, write: writing };
let before = ""; // what was at hand, so that going on is told

function show() {
  // What was undone may be gone.
  if (!items(desk.step).some(({ key }) => key === desk.at[desk.step])) desk.at[desk.step] = "";
  if (!desk.at[desk.step] && desk.step !== "write") onward();
  if (!desk.at[desk.step] && desk.step !== "write") desk.at[desk.step] = items(desk.step)[0]?.key ?? "";
  for (const step of STEPS) {
    const isHere = step === desk.step;
    const tab = $(`to-${step}`);
    tab.ariaSelected = String(isHere);
    tab.tabIndex = isHere ? 0 : -1;
    $(step).hidden = !isHere;
    if (!isHere) $(step).replaceChildren();
    const count = tab.querySelector(".left");
    const open_ = openIn(step);
    if (count) count.textContent = open_ ? String(open_) : "";
  }
  const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest("[data-chip]"))?.dataset.chip;
  PANELS[desk.step].show();
  history.replaceState(undefined, "", `#${desk.step}`); // a window that is loaded anew begins there
  /** @type {HTMLButtonElement} */ (/** @type {unknown} */ ($("undo"))).disabled = !desk.undo;
  bar();
  light();
  focusAtHand(focused);
}

/** @param {string | undefined} chip */
function focusAtHand(chip) {
  const here = /** @type {HTMLElement | null} */ (document.querySelector(`#${desk.step} [aria-current="true"]`));
  if (!here) return;
  const wanted =
    chip &&
    [...here.querySelectorAll("[data-chip]")].find((each) => /** @type {HTMLElement} */ (each).dataset.chip === chip);
  const isAsked = here.querySelector("form.field");
  if (!isAsked) /** @type {HTMLElement} */ (wanted ?? here).focus({ preventScroll: true });
  here.scrollIntoView({ block: "nearest" });
  const key = `${desk.step} ${desk.at[desk.step]}`;
  if (key !== before) say(one(here, ".said").textContent ?? "");
  before = key;
}

/** Light what is at hand in the article, and bring it into view. */
function light() {
  /** @type {Record<string, Span[]>} */
  const lights = {};
  /** @type {Span | undefined} */
  let here;
  const marked = markedSpan();
  if (desk.step === "names") {
    lights.mention = thingAtHand()?.mentions ?? [];
    here = lights.mention[0];
  } else if (desk.step === "sentences") {
    const card = cardAtHand();
    here = card?.span ?? publishedAtHand()?.span;
    if (here) lights.sentence = [here];
    for (const { role, span } of card?.marks ?? []) lights[role] = [...(lights[role] ?? []), span];
  } else if (desk.step === "leftovers") {
    here = leftoverAtHand()?.span;
    if (here) lights.value = [here];
  }
  if (marked) lights.marked = [marked];
  text.light(lights);
  if (here) text.bring(here);
}

/** The keys of the step as buttons, for whoever has no keyboard. */
function bar() {
  const buttons = inBar().map(([keys, short, told_, act]) => {
    const [key] = keys.split(" ");
    const button = element("button", { type: "button", title: told_ }, element("kbd", {}, key), ` ${short}`);
    button.addEventListener("click", () => act(key));
    return button;
  });
  $("bar").replaceChildren(...buttons);
}

for (const [at, step] of STEPS.entries()) $(`to-${step}`).addEventListener("click", () => goTo(at));
$("steps").addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.stopPropagation();
  goTo(STEPS.indexOf(desk.step) + by);
  $(`to-${desk.step}`).focus();
});
$("undo").addEventListener("click", undo);
$("help").addEventListener("click", showKeys);
$("text").addEventListener("click", () => {
  const sentence = text.sentenceClicked();
  if (sentence === undefined || markedSpan()) return;
  const first = drafts().find((card) => sentenceOf(card) === sentence);
  if (!first) return;
  desk.step = "sentences";
  desk.at.sentences = first.id;
  told();
});
// What another window has decided is seen on coming back; what is being written here stays.
document.addEventListener("visibilitychange", () => {
  const isWriting = document.activeElement instanceof HTMLInputElement && document.activeElement.value;
  if (document.visibilityState === "visible" && !isWriting) trying(begin);
});

async function begin() {
  await open();
  if (desk.step === "leftovers") await leftovers.load();
  text.show();
  told();
}

watch(show);
trying(async () => {
  await open();
  desk.step = STEPS.find((step) => `#${step}` === location.hash) ?? (openIn("names") ? "names" : "sentences");
  if (desk.step === "leftovers") await leftovers.load();
  text.show();
  told();
});
