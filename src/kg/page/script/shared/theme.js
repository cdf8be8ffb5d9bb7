// Light or dark: the reader's scheme, until the button chooses.

import { $ } from "./dom.js";

/** Whether the reader asks for little motion. */
export const calm = matchMedia("(prefers-reduced-motion: reduce)");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : prefersDark.matches;
}

function showTheme() {
  $("theme").ariaPressed = String(isDark());
  document.dispatchEvent(new Event("themechange"));
}

$("theme").addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  showTheme();
});
prefersDark.addEventListener("change", showTheme);
$("theme").ariaPressed = String(isDark());

/**
 * A colour between two, each written as #rrggbb.
 * @param {string} one
 * @param {string} other
 * @param {number} share
 */
export function mixed(one, other, share) {
  const parts = [1, 3, 5].map((at) => {
    const [from, to] = [one, other].map((text) => Number.parseInt(text.slice(at, at + 2), 16));
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

/**
 * A colour of the palette as it is now.
 * @param {string} name
 */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
