// The map's library travels compressed, a third of its size. Once it is unpacked, the page's own module runs.

(async () => {
  /** @type {(code: string | null, type: string) => void} */
  const run = (code, type) =>
    document.body.append(Object.assign(document.createElement("script"), { type, textContent: code }));
  const held = (/** @type {string} */ id) => document.getElementById(id)?.textContent ?? "";
  const packed = Uint8Array.from(atob(held("library")), (sign) => sign.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  run(await new Response(unpacked).text(), "text/javascript");
  run(held("module"), "module");
})();
