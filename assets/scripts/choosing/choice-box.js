/* The page's boxes that search and choose, by their names. */
import { findAll } from "../browser/dom.js";
import { ListBox } from "./list-box.js";
import { TopicBox } from "./topic-box.js";

/** @type {Record<string, ListBox>} */
const made = {};

/* Give the page's boxes by their names; those that are new on it are made. */
export function attachBoxes() {
  findAll("[data-combobox]").forEach((host) => {
    if (host.firstChild) return;
    const { combobox = "", source = combobox } = host.dataset;
    made[combobox] = source === "indicators" ? new TopicBox(host) : new ListBox(host);
  });
  return made;
}
