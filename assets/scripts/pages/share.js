/* The page of sharing shows a frame as other sites do: as high as what is in it. */
import { findAll } from "../browser/dom.js";

/* A frame says how high it is, and nothing else is heard. */
export function fitFrames() {
  window.addEventListener("message", ({ data, origin, source }) => {
    if (data?.atlas !== "size" || origin !== window.location.origin) return;
    const height = Math.min(Math.max(Number(data.height) || 0, 120), 6000);
    findAll("iframe[data-atlas]", document, HTMLIFrameElement).forEach((frame) => {
      if (frame.contentWindow === source) frame.style.height = `${height}px`;
    });
  });
}
