// Copying to the clipboard, and saying whether it went well.

import { element, say } from "./dom.js";

/**
 * Copy without the clipboard's interface, which a page opened from disk may not have.
 * @param {string} text
 */
function copySelected(text) {
  const field = element("textarea", { value: text, className: "unseen" });
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

/** @param {string} text */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/**
 * Let a button copy a text when it is pressed; it says so until something else has the focus.
 * @param {HTMLButtonElement} button
 * @param {() => string} text
 */
export function copies(button, text) {
  const name = button.textContent;
  button.addEventListener("click", async () => {
    const copied = await copyText(text());
    button.style.minWidth = `${button.offsetWidth}px`; // what stands beside it must not move while it is pressed
    button.textContent = copied ? "Copied" : "Not copied";
    say(copied ? "Copied." : "The browser does not let this page copy.");
    button.focus();
  });
  button.addEventListener("focusout", () => {
    button.textContent = name;
  });
  return button;
}
