// A table as CSV (RFC 4180) whose cells no spreadsheet obeys (https://owasp.org/www-community/attacks/CSV_Injection).

/** @param {string} cell */
function quoted(cell) {
  const defused = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[0-9.]+(?:e[+-]?[0-9]+)?$/i.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}

/**
 * A head and rows as CSV.
 * @param {string[][]} rows
 */
export const csv = (rows) => rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
