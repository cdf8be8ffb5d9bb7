// The copy buttons: each copies the code of its own block, and says so until something else is focused.

import { all, element, one, say } from "../shared/dom.js";

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

for (const button of all("button.copy")) {
  const name = button.textContent;
  button.addEventListener("click", async () => {
    const copied = await copyText(one(/** @type {Element} */ (button.parentElement), "pre").textContent);
    button.textContent = copied ? "Copied" : "Not copied";
    say(copied ? "Copied." : "The browser does not let this page copy.");
    button.focus();
  });
  button.addEventListener("focusout", () => {
    button.textContent = name;
  });
}
