// The last step: what a check finds, each a way back; then the article is written, and its page can be opened.

import { $, element, say } from "../shared/dom.js";
import { follow, trying } from "./asking.js";
import { desk, openIn, told } from "./desk.js";

/** @import { Finding } from "./asking.js" */

let step = ""; // what is done just now

export function show() {
  const panel = $("write");
  const open = openIn("sentences");
  const button = element(
    "button",
    { type: "button", disabled: Boolean(step), className: "main" },
    "Write what is accepted ",
    element("kbd", {}, "Enter"),
  );
  button.addEventListener("click", write);
  const accepted = [...desk.cards.values()].filter((card) => card.decision === "a").length;
  const rest = open ? ` ${open} still open, and not written.` : "";
  panel.replaceChildren(element("p", {}, `Accepted drafts: ${accepted}.${rest}`), element("p", {}, button));
  if (step) panel.append(element("p", { className: "step", role: "status" }, `${step} …`));
  const outcome = desk.outcome;
  if (!outcome) return;
  panel.append(element("p", { className: outcome.isWritten ? "done" : "why", role: "status" }, outcome.told));
  for (const note of outcome.notes) panel.append(element("p", { className: "how" }, note));
  if (outcome.site)
    panel.append(
      element(
        "p",
        {},
        element("a", { href: outcome.site, target: "_blank", rel: "noopener", id: "built" }, "Open the built page"),
      ),
    );
  panel.append(element("ol", { className: "cards" }, ...outcome.findings.map(item)));
}

/**
 * @param {Finding} finding
 * @param {number} at
 */
function item(finding, at) {
  const isHere = String(at) === desk.at.write;
  const made = element("li", { className: `card finding ${finding.severity}`, tabIndex: -1 });
  made.dataset.key = String(at);
  if (isHere) made.ariaCurrent = "true";
  made.append(
    element("p", { className: "said", dir: "auto" }, finding.message),
    element("p", { className: "how", dir: "auto" }, [finding.severity, finding.advice].filter(Boolean).join(" · ")),
  );
  const about = desk.cards.get(finding.draft ?? "");
  if (about) made.append(element("p", { className: "about", dir: "auto" }, about.sentences.join(" ")));
  if (finding.draft) {
    const back = element("button", { type: "button" }, "Back to the draft");
    back.addEventListener("click", () => backTo(finding));
    made.append(back);
  }
  return made;
}

/** @param {Finding} finding */
function backTo(finding) {
  if (!finding.draft) return;
  const isThing = desk.things.some((thing) => thing.id === finding.draft);
  desk.step = isThing ? "names" : "sentences";
  desk.at[desk.step] = finding.draft;
  told();
}

/** Go back to the draft of the finding at hand; else write. */
export function enter() {
  const finding = desk.outcome?.findings[Number(desk.at.write)];
  if (desk.at.write && finding?.draft) backTo(finding);
  else write();
}

export function write() {
  if (step) return;
  trying(async () => {
    try {
      step = "Writing";
      desk.outcome = undefined;
      desk.at.write = "";
      told();
      desk.outcome = await follow("write", (name) => {
        step = name;
        say(name);
        told();
      });
    } finally {
      step = "";
      told();
    }
  });
}
