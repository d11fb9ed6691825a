/* The page of sharing: texts are copied, and a frame is as high as what is in it. */
(function () {
  "use strict";

  async function copyField(button) {
    const field = document.getElementById(button.dataset.copiesField);
    try {
      await window.navigator.clipboard.writeText(field.value);
      atlas.note.say("Copied.");
    } catch (error) {
      field.focus();
      field.select();
      atlas.note.say("This browser does not let the page copy. The text is selected: copy it by Ctrl and C.");
    }
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-copies-field]");
    if (button) copyField(button);
  });

  /* As the code for other sites does: a frame says how high it is, and nothing else is heard. */
  window.addEventListener("message", (event) => {
    if (!event.data || event.data.atlas !== "size" || event.origin !== window.location.origin) return;
    document.querySelectorAll("iframe[data-atlas]").forEach((frame) => {
      if (frame.contentWindow === event.source) frame.style.height = `${Math.min(Math.max(Number(event.data.height) || 0, 120), 6000)}px`;
    });
  });
})();
