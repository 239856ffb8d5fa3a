// What pages can do with a script. Everything else works without: the buttons
// below are hidden until this file has run.

const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* not remembered, that is all */ } },
};

// Text size: the style sheet does the work, this remembers the choice.
for (const radio of document.querySelectorAll('input[name="text-size"]')) {
  if (store.get("text-size") === radio.value) radio.checked = true;
  radio.addEventListener("change", () => store.set("text-size", radio.value));
}

// What the head of the page folds stands open in wide windows, by style alone; in
// browsers that cannot do that, by this.
const wide = matchMedia("(min-width: 40.01rem)");
if (!CSS.supports("selector(::details-content)")) {
  const folds = document.querySelectorAll("body > header details");
  const unfold = () => {
    for (const fold of folds) {
      if (wide.matches) fold.removeAttribute("name"); // one at a time, that is, in narrow windows
      fold.open = wide.matches;
    }
  };
  wide.addEventListener("change", unfold);
  unfold();
}

// Print the page.
for (const button of document.querySelectorAll('[data-action="print"]')) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Copy the page's address, and say so. Browsers allow it on secure pages only.
for (const button of document.querySelectorAll('[data-action="copy-link"]')) {
  if (!navigator.clipboard) { button.remove(); continue; }   // its place is kept for it
  button.hidden = false;
  button.addEventListener("click", async () => {
    const status = button.parentElement.querySelector('[role="status"]');
    try {
      await navigator.clipboard.writeText(button.dataset.address);
      status.textContent = button.dataset.done;
    } catch {
      status.textContent = button.dataset.address;
    }
  });
}

// Tables that need not scroll say so: the heads of their columns may then stay at the top of the window, and they are no
// stop for the Tab key. Of the others, it is told behind which edge there is more.
for (const box of document.querySelectorAll("[data-scroll-hint]")) {
  const table = box.querySelector("table");
  const look = () => {
    const over = table.offsetWidth - box.clientWidth, at = Math.abs(box.scrollLeft);
    box.dataset.scrolls = over < 2 ? "no" : at < 2 ? "end" : at > over - 2 ? "start" : "both";
    box.tabIndex = over < 2 ? -1 : 0;
  };
  const observer = new ResizeObserver(look);
  observer.observe(box);
  observer.observe(table);
  box.addEventListener("scroll", look, { passive: true });
}

// The language switch leads to the same place, for ids are the same in all languages: to
// the last heading above the middle of the window, or what the address names.
for (const link of document.querySelectorAll("[data-languages] a[hreflang]")) {
  const page = link.href;
  const turn = () => {
    const above = [...document.querySelectorAll("main :is(h2, h3, h4, caption)[id]")].filter((e) => e.getBoundingClientRect().top < innerHeight / 2);
    const place = scrollY > 0 ? above.at(-1)?.id : decodeURIComponent(location.hash.slice(1));
    link.href = page + (place ? "#" + encodeURIComponent(place) : "");
  };
  for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, turn);
}
