// Reloads this page when the preview has something newer to show.
(() => {
  const panel = document.querySelector("[data-preview]");
  const events = new EventSource("/_gongkai/events");
  events.onmessage = (event) => {
    if (panel && event.data !== panel.dataset.preview) location.reload();
  };
  addEventListener("pagehide", () => events.close());
})();
