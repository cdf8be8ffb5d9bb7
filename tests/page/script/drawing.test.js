import assert from "node:assert/strict";
import { test } from "node:test";
import { escaped, tag } from "../../../src/kg/page/script/article/xml.js";

test("a text is no markup, and has no sign that XML has no place for", () => {
  assert.equal(escaped('<b> & "x"'), "&lt;b&gt; &amp; &quot;x&quot;");
  assert.equal(escaped("a\u0000b"), "a\ufffdb");
});

test("an attribute is escaped, and what is inside is XML already", () => {
  assert.equal(tag("g", { id: '"', x: 1 }, tag("b", {})), '<g id="&quot;" x="1"><b></b></g>');
});
