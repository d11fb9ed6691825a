/* Keys that act by themselves can be turned off, for those whose voice or hand presses them unasked. */
import { keepText, readText } from "../browser/storage.js";

const NAME = "atlas-single-keys";
let isOff = readText("localStorage", NAME) === "off";

/** Whether a letter or a sign alone may act. */
export const areSingleKeysOn = () => !isOff;

export function switchSingleKeys() {
  isOff = !isOff;
  keepText("localStorage", NAME, isOff ? "off" : "on");
}
