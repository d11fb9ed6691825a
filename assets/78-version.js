/* The way from kept data to the newest keeps what the reader chose since the page came. */
(function () {
  "use strict";

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-newest]");
    if (!link) return;
    const address = new URL(window.location.href);
    address.searchParams.delete("data");
    link.href = address.href;
  }, true);
})();
