// Elements of XML as text.

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * A text as XML spells it.
 * @param {string | number} text
 */
export const escaped = (text) =>
  String(text)
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd"); // XML has no place for these

/**
 * An element; what is inside is XML already.
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...string} inside
 */
export const tag = (name, attributes, ...inside) =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join("")}>${inside.join("")}</${name}>`;
