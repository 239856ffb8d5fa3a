// Pages of reports: the address of a section, a table or a figure is copied, and
// the contents list follows the reader. Joined with figures.js by head/assets.

const said = document.querySelector("[data-copied]");

// Copy the address of a place on the page, and say so: aloud, and at the button
// until it is left. Browsers allow it on secure pages only.
function copyAddress(id, button) {
  return copy(document.querySelector('link[rel="canonical"]').href + "#" + encodeURIComponent(id), button, said.dataset.copied);
}
async function copy(text, button, words) {
  try {
    await navigator.clipboard.writeText(text);
    button.dataset.done = words;
    said.textContent = words;
  } catch {
    said.textContent = text;
  }
}
for (const left of ["blur", "pointerleave"]) {
  document.addEventListener(left, ({ target }) => {
    if (target.dataset?.done) { delete target.dataset.done; said.textContent = ""; }
  }, true);
}

if (navigator.clipboard && said) {
  // Behind a heading, not in it: the button is no part of its name. A box holds both in one line.
  const made = document.querySelector("[data-heading-button]").content.firstElementChild;
  for (const heading of document.querySelectorAll("[data-report] :is(h2, h3, h4)[id]")) {
    const box = made.cloneNode(true), button = box.firstElementChild;
    box.classList.add("heading-" + heading.localName);
    button.lastElementChild.append(heading.textContent);
    button.addEventListener("click", () => copyAddress(heading.id, button));
    heading.replaceWith(box);
    box.prepend(heading);
  }
  const below = document.querySelector("[data-table-button]").content.firstElementChild;
  for (const table of document.querySelectorAll("[data-report] table[data-table]")) {
    if (table.caption?.id !== "table-" + table.dataset.table) continue; // shown again: the address is that of the first
    const button = below.cloneNode(true);
    button.lastElementChild.append(table.caption.textContent);
    button.dataset.copy = table.caption.id;
    button.addEventListener("click", () => copyAddress(button.dataset.copy, button));
    table.closest("figure").querySelector("figcaption").lastElementChild.append(" ", button);
  }
}

// Copy the citation.
for (const button of navigator.clipboard && said ? document.querySelectorAll("[data-copy-text]") : []) {
  button.hidden = false;
  button.addEventListener("click", () => copy(document.getElementById(button.dataset.copyText).textContent, button, button.dataset.words));
}

// Contents: the entry of what is being read is the current one. That is the
// last heading above a line near the top of the window.
const line = 60; // pixels: where a link puts its heading is above it, the next heading below
const entries = new Map();
for (const link of document.querySelectorAll('[data-contents] a[href^="#"]')) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) entries.set(heading, link);
}
function follow() {
  waiting = false;
  let current = null;
  for (const [heading, link] of entries) {
    if (heading.getBoundingClientRect().top < line) current = link;
  }
  for (const link of entries.values()) {
    if (link === current) link.ariaCurrent = "true"; else link.removeAttribute("aria-current");
  }
  if (current) {
    const list = current.closest("[data-contents]"); // it scrolls by itself where it is long
    const over = current.offsetTop + current.offsetHeight - list.clientHeight;
    if (current.offsetTop < list.scrollTop || over > list.scrollTop) list.scrollTop = over + list.clientHeight / 2;
  }
}
// By scrolling, not by an IntersectionObserver: a link may jump over a heading, which it would not see.
let waiting = false;
if (entries.size > 0) {
  const list = document.querySelector("[data-contents]");
  if (list.scrollHeight > list.clientHeight) list.dataset.long = "";
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  }, { passive: true });
  follow();
}
