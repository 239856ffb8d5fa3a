// Reloads this page when the preview has something newer to show, and shows where
// findings are.
(() => {
  const panel = document.querySelector("[data-preview]");
  const events = new EventSource("/_gongkai/events");
  events.onmessage = (event) => {
    if (panel && event.data !== panel.dataset.preview) location.reload();
  };
  addEventListener("pagehide", () => events.close());

  for (const button of document.querySelectorAll(".gongkai-preview [data-show]")) {
    let element = null;
    try {
      element = document.querySelector(button.dataset.show);
    } catch { /* no selector of this browser's */ }
    if (!element) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const shown of document.querySelectorAll("[data-gongkai-shown]")) shown.removeAttribute("data-gongkai-shown");
      element.setAttribute("data-gongkai-shown", "");
      for (let around = element; around; around = around.parentElement) if (around.localName === "details") around.open = true;
      element.scrollIntoView({ block: "center" });
    });
  }
})();
