/* The address, and what the server is asked of it. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  currentSearch, figuresAddress, isPending, readAddress, setPending, writeQuery, writeSearch,
} from "../../assets/scripts/address/address.js";

const START = {
  modes: {
    map: { recolours: false, changes: true },
    trend: { recolours: false, changes: false },
    bivariate: { recolours: true, changes: false },
  },
};

beforeEach(() => {
  globalThis.document = {
    documentElement: { dataset: { version: "2026.11.1-x" } },
    getElementById: () => ({ textContent: JSON.stringify(START) }),
  };
  globalThis.window = { location: { search: "?indicator=a&area=E1" } };
  setPending(null);
});

test("what was chosen last is the address until it is written", () => {
  assert.deepEqual(readAddress(), { indicator: "a", area: "E1" });
  setPending("?indicator=b");
  assert.deepEqual([readAddress(), currentSearch()], [{ indicator: "b" }, "?indicator=b"]);
  assert.ok(isPending("?indicator=b"));
});

test("an address that the server would not read is not read here", () => {
  assert.deepEqual(readAddress(`?area=${"x".repeat(4000)}`), {});
});

test("commas and slashes stay as they are, and nothing is an empty search", () => {
  assert.equal(writeSearch(new URLSearchParams({ where: "a,b", period: "2021/P1Y" })), "?where=a,b&period=2021/P1Y");
  assert.equal(writeSearch(new URLSearchParams()), "");
});

test("a change is asked for where one is shown, or where the server may show the map instead", () => {
  const params = { indicator: "a", period: "p", since: "s", group: "g" };
  const withSince = "/view/figures?indicator=a&period=p&since=s&group=g";
  assert.equal(figuresAddress(params), `${withSince}&data=2026.11.1-x`);
  assert.equal(figuresAddress({ ...params, view: "unheard" }), `${withSince}&data=2026.11.1-x`);
  assert.equal(figuresAddress({ ...params, view: "bivariate" }), `${withSince}&view=bivariate&data=2026.11.1-x`);
  assert.equal(
    figuresAddress({ ...params, view: "trend" }), "/view/figures?indicator=a&period=p&group=g&data=2026.11.1-x",
  );
});

test("only what figures depend on is asked for, with the version of the data", () => {
  const params = { indicator: "a", area: "E1", view: "map", with: "b", classes: "5" };
  assert.equal(figuresAddress(params), "/view/figures?indicator=a&classes=5&data=2026.11.1-x");
  assert.equal(
    figuresAddress({ ...params, view: "bivariate" }),
    "/view/figures?indicator=a&classes=5&view=bivariate&with=b&data=2026.11.1-x",
  );
  assert.equal(writeQuery({ where: "a,b" }, ["where", "level"]), "where=a,b&data=2026.11.1-x");
});
