"use strict";
// What every other script builds on: elements by id, new elements, and a voice for screen readers.

const $ = (id) => document.getElementById(id);

/** A new element with properties and children; strings become text, never markup. */
function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Tell a screen reader, and nobody else. */
function say(text) {
  $("said").textContent = text;
}

const page = JSON.parse($("data").textContent);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
