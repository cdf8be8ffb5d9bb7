// The copy buttons: each copies the code of its own block.

import { copies } from "./clipboard.js";
import { all, one } from "./dom.js";

for (const button of /** @type {HTMLButtonElement[]} */ (all("button.copy")))
  copies(button, () => one(/** @type {Element} */ (button.parentElement), "pre").textContent);
