// What every other module builds on: elements by id, new elements, and a voice for screen readers.

/**
 * The elements of which more is asked than every element has.
 * @typedef {{
 *   [id in "find" | "one" | "other" | "from" | "to" | "undated" | "opened" | "verb" | "voice"]: HTMLInputElement
 * } & { [id in "way" | "save"]: HTMLDetailsElement }} Elements
 */

/**
 * The element of an id that the template has.
 * @template {string} Id
 * @param {Id} id
 * @returns {Id extends keyof Elements ? Elements[Id] : HTMLElement}
 */
export const $ = (id) => /** @type {any} */ (document.getElementById(id));

/**
 * The first element that a selector finds, where the page surely has one.
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {E}
 */
export const one = (root, selector) => /** @type {E} */ (root.querySelector(selector));

/**
 * All elements that a selector finds.
 * @template {Element} [E=HTMLElement]
 * @param {string} selector
 * @returns {E[]}
 */
export const all = (selector) => [.../** @type {NodeListOf<E>} */ (document.querySelectorAll(selector))];

/**
 * A new element with properties and children; strings become text, never markup.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/**
 * Tell a screen reader, and nobody else.
 * @param {string} text
 */
export function say(text) {
  $("said").textContent = text;
}
