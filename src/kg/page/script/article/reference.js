// A reference to the words of an article: as text, for BibTeX, and for reference managers (RIS).

/** @import { Cited } from "./record.js" */

/**
 * What is referred to; `link` leads to the words, and `retrieved` is a day in ISO form, or empty.
 * @typedef {Cited & { link: string, retrieved: string }} Reference
 */

const MONTHS = "January February March April May June July August September October November December".split(" ");
/** @type {Record<string, string>} */
const TEX = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/**
 * A day as people write it: 12 September 2025.
 * @param {string} iso
 */
export function day(iso) {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return match ? `${Number(match[3])} ${MONTHS[Number(match[2]) - 1]} ${match[1]}` : iso;
}

/** @param {Reference} reference */
export function asText({ title, publisher, published, link, retrieved }) {
  const parts = [`“${title}”`, publisher, day(published), link, retrieved && `retrieved ${day(retrieved)}`];
  return `${parts.filter(Boolean).join(", ")}.`;
}

const inTex = (/** @type {string} */ text) =>
  text.replace(/[\\~^]|[{}$&#%_]/g, (sign) => TEX[sign] ?? `\\${sign}`).replace(/\s+/g, " ");

/** @param {Reference} reference */
export function asBibtex({ title, publisher, published, link, retrieved }) {
  const [year, month] = published.split("-");
  const name = (publisher || "article").toLowerCase().replace(/[^a-z0-9]+/g, "");
  const fields = {
    title: `{${inTex(title)}}`,
    organization: inTex(publisher),
    year: inTex(year ?? ""),
    month: month ? MONTHS[Number(month) - 1]?.slice(0, 3).toLowerCase() : "",
    url: link.replace(/[{}\\\s]/g, encodeURIComponent),
    urldate: retrieved,
  };
  const lines = Object.entries(fields).flatMap(([key, value]) => (value ? [`  ${key} = {${value}},\n`] : []));
  return `@online{${name || "article"}${year ?? ""},\n${lines.join("")}}\n`;
}

/** @param {Reference} reference */
export function asRis({ title, publisher, published, link, retrieved }) {
  const slashed = (/** @type {string} */ iso) => iso.slice(0, 10).replaceAll("-", "/");
  const fields = [
    ["TY", "NEWS"],
    ["TI", title],
    ["PB", publisher],
    ["PY", published.slice(0, 4)],
    ["DA", slashed(published)],
    ["UR", link],
    ["Y2", slashed(retrieved)],
  ];
  const lines = fields
    .filter(([, value]) => value)
    .map(([tag, value]) => `${tag}  - ${value.replace(/\s+/g, " ")}\r\n`);
  return `${lines.join("")}ER  - \r\n`;
}

const WHOLE = 80; // characters of words that a link has in full; of more it has the first and the last ones
const ENDS = 4;

/**
 * The address of words on a web page (https://wicg.github.io/scroll-to-text-fragment/).
 * @param {string} url
 * @param {string} text
 */
export function linkTo(url, text) {
  const words = text.trim().split(/\s+/);
  const encoded = (/** @type {string[]} */ some) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D");
  if (!url || !words[0]) return url;
  const isShort = text.length <= WHOLE || words.length <= 2 * ENDS;
  const fragment = isShort ? encoded(words) : `${encoded(words.slice(0, ENDS))},${encoded(words.slice(-ENDS))}`;
  return `${url}#:~:text=${fragment}`;
}
