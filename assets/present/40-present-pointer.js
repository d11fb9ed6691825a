/* What is pointed at on a map is outlined and told large; a dot shows where the pointer is. */
(function () {
  "use strict";

  const { present } = atlas;
  const TOLD = ".slide.is-shown .map-areas path, .slide.is-shown .map-mark";
  const wordsOf = (element) => (element.querySelector("title") || {}).textContent || "";
  let dot = null;

  document.addEventListener("pointerover", ({ target }) => {
    const told = target.closest && target.closest(TOLD);
    present.tell(told ? wordsOf(told) : "");
  });
  document.addEventListener("focusin", ({ target }) => {
    const told = target.closest && target.closest(TOLD);
    if (told) present.tell(wordsOf(told));
  });

  present.acts.dot = () => {
    const button = document.querySelector("[data-do=dot]");
    if (dot) {
      dot.remove();
      dot = null;
    } else {
      dot = document.createElement("div");
      dot.className = "present-dot";
      dot.style.left = dot.style.top = "50%";
      document.body.append(dot);
    }
    button.setAttribute("aria-pressed", String(Boolean(dot)));
  };
  document.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (!dot) return;
    dot.style.left = `${clientX}px`;
    dot.style.top = `${clientY}px`;
  });
})();
