"use strict";
// The map's library travels compressed, a third of its size. Once it is unpacked, the other scripts run in their order.

(async () => {
  const run = (code) => document.body.append(Object.assign(document.createElement("script"), { textContent: code }));
  const packed = Uint8Array.from(atob(document.getElementById("library").textContent), (sign) => sign.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  run(await new Response(unpacked).text());
  for (const script of document.querySelectorAll("script[type='text/later']")) run(script.textContent);
})();
