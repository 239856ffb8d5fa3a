// Figures of tables that take part in an equation can be pressed: a panel says
// what the figure is, what it is the sum or a part of, and where it is in the
// data file. All of it is on the page: the list of equations behind the report.

const panel = document.querySelector("[data-figure-panel]")?.content.firstElementChild;

// The parts of an equation: the sign before each, its cell if it has one, and what
// the list says of it. The terms name the cells, * stands for the column or row.
function partsOf(item) {
  const terms = item.closest("[data-terms]").dataset.terms.replaceAll("*", item.dataset.key);
  const said = item.querySelector("[data-sum]").textContent.split(/ ([+=≠≤>]) /);
  return terms.split(/ [+=≤] /).map((id, i) => ({ sign: said[2 * i - 1] ?? "", cell: document.getElementById(id), text: said[2 * i] }));
}

// Of each cell, the equations with it.
const equationsOf = new Map();
for (const item of panel ? document.querySelectorAll("[data-equation] li") : []) {
  for (const { cell } of partsOf(item)) {
    if (!cell) continue;
    if (!equationsOf.has(cell)) equationsOf.set(cell, new Set());
    equationsOf.get(cell).add(item);
  }
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
  const parts = partsOf(item).map((part) => ({ ...part, heads: part.cell ? headsOf(part.cell) : [] }));
  const cells = parts.filter((p) => p.cell);
  for (const { sign, cell, text, heads } of parts) {
    const own = heads.filter((h) => cells.length < 2 || !cells.every((p) => p.heads.includes(h)));
    let name = own.map(nameOf).join(" › ");
    if (cell && cell !== chosen) {
      const link = make("a", "", name);
      link.href = "#" + encodeURIComponent(cell.id);
      name = link;
    }
    const line = make("p", "rate__row", make("span", "figure-panel__sign", sign), make("span", "figure-panel__name", name), make("span", "rate__value", text));
    if (cell === chosen) line.ariaCurrent = "true";
    out.append(line);
  }
  out.append(make("p", "rate__verdict", item.querySelector("strong")?.cloneNode(true) ?? panel.dataset.holds));
  return out;
}

function show(cell, button) {
  slot("heads").textContent = headsOf(cell).map(nameOf).join(" › ");
  slot("value").textContent = button.textContent;
  slot("equations").replaceChildren(...[...equationsOf.get(cell)].map((item) => equation(item, cell)));
  slot("code").textContent = cell.id;
  const file = cell.closest("figure").querySelector('a[type="text/csv"]');
  slot("file").href = file.href;
  slot("file").textContent = file.href.split("/").at(-1);
  slot("copy").hidden = !navigator.clipboard;
  slot("copy-row").hidden = !navigator.clipboard || !cell.closest("tr").id;
  panel.scrollTop = 0;
  panel.showPopover({ source: button });
  panel.focus();
}

if (panel) {
  document.querySelector(".report").append(panel);
  panel.tabIndex = -1;
  slot("close").addEventListener("click", () => panel.hidePopover());
  const chosen = () => document.getElementById(slot("code").textContent);
  slot("copy").addEventListener("click", ({ target }) => copyAddress(chosen().id, target));
  slot("copy-row").addEventListener("click", ({ target }) => copyAddress(chosen().closest("tr").id, target));
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

for (const cell of equationsOf.keys()) {
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
const first = document.querySelector("table:has(.figure)"); // once is enough
if (first) {
  const hint = document.querySelector("template[data-figure-hint]").content.firstElementChild.cloneNode(true);
  hint.dataset.figureHint = "";
  first.closest("figure").querySelector("figcaption").append(hint);
}
