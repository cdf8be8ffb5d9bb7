// The data and the map's library travel compressed, a third of their size or less, and so do tables of thousands of rows,
// which take the place of what they were packed in. Once all is unpacked, the page's own module runs.

(async () => {
  const held = (/** @type {string} */ id) => document.getElementById(id)?.textContent ?? "";
  const unpacked = (/** @type {string} */ id) => {
    if (!held(id)) return "";
    const packed = Uint8Array.from(atob(held(id)), (sign) => sign.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  };
  /** @type {(code: string, type: string) => void} */
  const run = (code, type) =>
    document.body.append(Object.assign(document.createElement("script"), { type, textContent: code }));
  const [data, library, tables] = await Promise.all(["data", "library", "tables"].map(unpacked));
  if (tables) Object.assign(document.getElementById("tables") ?? {}, { outerHTML: tables });
  Object.assign(document.getElementById("data") ?? {}, { textContent: data });
  run(library, "text/javascript");
  run(held("module"), "module");
})();
