/**
 * The field for a query as every browser has one.
 *
 * @typedef {{line: number, column: number, message: string}} Fault both count from 1, columns in characters
 * @typedef {object} Field
 * @property {() => string} text
 * @property {(text: string) => void} write
 * @property {() => void} focus
 * @property {(fault: Fault | null) => void} mark shows where something is wrong, or that nothing is
 */

/**
 * @param {HTMLTextAreaElement} area
 * @param {() => void} run
 * @returns {Field}
 */
export function plainField(area, run) {
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  });
  return {
    text: () => area.value,
    write: (text) => {
      area.value = text;
    },
    focus: () => area.focus(),
    mark: (fault) => {
      if (!fault) {
        area.removeAttribute("aria-invalid");
        return;
      }
      area.setAttribute("aria-invalid", "true");
      const at = offset(area.value, fault);
      area.setSelectionRange(at, at);
    },
  };
}

/**
 * @param {string} text
 * @param {Fault} fault
 */
function offset(text, { line, column }) {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0);
  const inLine = [...(lines[line - 1] ?? "")].slice(0, column - 1).join("");
  return Math.min(before + inLine.length, text.length);
}
