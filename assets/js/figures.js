// Figures of tables that take part in an equation can be pressed: a panel says
// what the figure is, what it is the sum or a part of, and where it is in the
// data file. All of it is on the page: the list of equations behind the report.

const panel = document.querySelector("[data-figure-panel]")?.content.firstElementChild;

// Of each cell, the equations with it.
const equationsOf = new Map();
for (const link of panel ? document.querySelectorAll('[data-equations] a[href^="#"]') : []) {
  const id = decodeURIComponent(link.hash.slice(1));
  if (!equationsOf.has(id)) equationsOf.set(id, new Set());
  equationsOf.get(id).add(link.closest("li"));
}

function make(name, className, ...content) {
  const e = document.createElement(name);
  e.className = className;
  e.append(...content);
  return e;
}

const slot = (name) => panel.querySelector(`[data-slot="${name}"]`);
const nameOf = (head) => head.firstChild.textContent.trim();

// The heads of a cell, the outermost first.
function headsOf(cell) {
  if (cell.headers) return cell.headers.split(" ").map((id) => document.getElementById(id));
  const row = cell.parentElement, above = cell.closest("table").tHead.rows;
  return [...row.querySelectorAll("th"), [...above[above.length - 1].cells].at(cell.cellIndex - row.cells.length)];
}

// One equation: a line for each part, named by the heads that set it apart.
function equation(item, chosen) {
  const out = make("section", "figure-panel__equation", make("p", "rate__heading", item.closest("[data-equation]").firstElementChild.textContent));
  const parts = [...item.querySelector(".equations__sum").children].map((part) => {
    const cell = part.hash && document.getElementById(decodeURIComponent(part.hash.slice(1)));
    return { part, cell, heads: cell ? headsOf(cell) : [], sign: part.previousSibling?.textContent.trim() ?? "" };
  });
  const cells = parts.filter((p) => p.cell);
  for (const { part, cell, heads, sign } of parts) {
    const own = heads.filter((h) => cells.length < 2 || !cells.every((p) => p.heads.includes(h)));
    let name = own.map(nameOf).join(" › ");
    if (cell && cell !== chosen) {
      const link = make("a", "", name);
      link.href = part.hash;
      name = link;
    }
    const line = make("p", "rate__row", make("span", "figure-panel__sign", sign), make("span", "figure-panel__name", name), make("span", "rate__value", part.textContent));
    if (cell === chosen) line.ariaCurrent = "true";
    out.append(line);
  }
  out.append(make("p", "rate__verdict", item.querySelector("strong").textContent));
  return out;
}

function show(cell, button) {
  slot("heads").textContent = headsOf(cell).map(nameOf).join(" › ");
  slot("value").textContent = button.textContent;
  slot("equations").replaceChildren(...[...equationsOf.get(cell.id)].map((item) => equation(item, cell)));
  slot("code").textContent = cell.id;
  const file = cell.closest("figure").querySelector('a[type="text/csv"]');
  slot("file").href = file.href;
  slot("file").textContent = file.href.split("/").at(-1);
  panel.scrollTop = 0;
  panel.showPopover({ source: button });
  panel.focus();
}

if (panel) {
  document.querySelector(".report").append(panel);
  panel.tabIndex = -1;
  slot("close").addEventListener("click", () => panel.hidePopover());
  if (navigator.clipboard) slot("copy").addEventListener("click", ({ target }) => copyAddress(slot("code").textContent, target));
  else slot("copy").hidden = true;
  slot("equations").addEventListener("click", (event) => {
    if (!event.target.hash) return;
    event.preventDefault();
    panel.hidePopover();
    location.hash = event.target.hash;
    const cell = document.getElementById(decodeURIComponent(event.target.hash.slice(1)));
    pick(cell.querySelector(".figure"));
    cell.tabIndex = -1; // its button would take the key that pressed the link for its own
    cell.focus();
  });
}

// A table is one stop for the Tab key; arrows go from figure to figure.
function pick(button) {
  for (const other of button.closest("table").querySelectorAll(".figure")) other.tabIndex = other === button ? 0 : -1;
  button.focus();
}

const fromEnd = (cell) => cell.parentElement.cells.length - cell.cellIndex;

// The next figure in a direction, along the row or the column.
function next(cell, key) {
  const all = [...cell.closest("table").querySelectorAll(".figure")].map((b) => b.parentElement);
  const line = key === "ArrowLeft" || key === "ArrowRight"
    ? all.filter((c) => c.parentElement === cell.parentElement)
    : all.filter((c) => fromEnd(c) === fromEnd(cell));
  return line[line.indexOf(cell) + (key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1)];
}

for (const id of equationsOf.keys()) {
  const cell = document.getElementById(id);
  const button = make("button", "figure", ...cell.childNodes);
  button.type = "button";
  button.tabIndex = cell.closest("table").querySelector(".figure") ? -1 : 0;
  button.ariaHasPopup = "dialog";
  button.dataset.figure = "";
  cell.append(button);
  button.addEventListener("click", () => { pick(button); show(cell, button); });
  cell.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat && event.key === "Enter") return;
    const to = event.key.startsWith("Arrow") && next(cell, event.key);
    if (to) { event.preventDefault(); pick(to.firstElementChild); }
    if (event.key === "Enter" && event.target === cell) show(cell, button);
  });
}
for (const table of document.querySelectorAll("table:has(.figure)")) {
  const hint = document.querySelector("template[data-figure-hint]").content.firstElementChild.cloneNode(true);
  hint.dataset.figureHint = "";
  table.closest("figure").querySelector("figcaption").append(hint);
}
