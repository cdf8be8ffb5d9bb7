// The search field of the overview.

import { writeAddress } from "../shared/address.js";
import { combobox } from "../shared/combobox.js";
import { $ } from "../shared/dom.js";
import { questions } from "../shared/questions.js";
import { folded } from "./lists.js";
import { articleLinks, toThing } from "./panel.js";
import { thingsFound } from "./ranking.js";

/**
 * Things, articles and questions by a part of their name.
 * @param {string} text
 */
function candidates(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const things = thingsFound(text).map((found) => ({ ...found, href: toThing(found.thing) }));
  const articles = articleLinks
    .filter(({ headline }) => folded(headline).includes(wanted))
    .map(({ href, headline, published }) => ({ href, name: headline, kind: "article", note: published }));
  const asked = questions
    .filter((question) => wanted.split(/\s+/).every((word) => folded(question.asked).includes(word)))
    .map((question) => {
      const href = writeAddress(new Map([["question", question.name]]));
      return { href, name: question.asked, kind: "question", note: "" };
    });
  return [
    { title: "Things", found: things, most: 12 },
    { title: "Articles", found: articles, most: 5 },
    { title: "Questions", found: asked, most: 5 },
  ];
}

combobox($("find"), $("found"), candidates, ({ href }) => {
  $("find").value = "";
  $("map").focus({ preventScroll: true });
  location.href = href;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || /** @type {Element} */ (event.target).matches("input")) return;
  event.preventDefault();
  $("find").focus();
});
