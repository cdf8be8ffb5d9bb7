import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress, writeAddress } from "../../../src/kg/page/script/shared/address.js";

test("a state comes back from the address that it is written as", () => {
  const state = new Map([
    ["thing", "id:zöllin"],
    ["hide", "place,a kind & another"],
    ["dated", ""],
  ]);
  assert.deepEqual(readAddress(writeAddress(state)), state);
});

test("an address reads like the links of the page", () => {
  assert.equal(writeAddress(new Map([["char", "370,632"]])), "#char=370,632");
  assert.equal(writeAddress(new Map([["thing", "id:rovers"]])), "#thing=id:rovers");
  assert.equal(writeAddress(new Map([["statements", ""]])), "#statements");
  assert.equal(writeAddress(new Map()), "");
});

test("what is no address names nothing", () => {
  assert.deepEqual(readAddress("#thing=%E0%A4%A&=x&"), new Map());
  assert.deepEqual(readAddress(""), new Map());
});

test("a value keeps its equals signs", () => {
  assert.equal(readAddress("#thing=a=b").get("thing"), "a=b");
});
