// Search: the index beside the page says which reports may hold what is asked for; the
// reports themselves, fetched as they are shown, prove it and give the words around.
// Questions are cut as generator/search cuts texts.

import { cut, find } from "./words.js";

const form = document.querySelector("form[data-search]");
const status = document.querySelector("[data-search-status]");
const results = document.querySelector("[data-search-results]");
const more = document.querySelector("[data-search-more]");
const say = (key, n) => form.getAttribute("data-say-" + key).replace("{n}", n);

const days = new Intl.DateTimeFormat(form.dataset.days, { dateStyle: "long", timeZone: "UTC" });

const batch = 10;   // reports shown at once
const shelves = 8;  // files read at most for the beginning of a word

// Files are read once.
const read = new Map();
function get(name) {
  const file = `${name}.${form.dataset.language}.json`;
  if (!read.has(file)) {
    const answer = fetch(new URL(file, document.baseURI.replace(/[?#].*/, ""))).then((r) => {
      if (!r.ok) throw new Error(`${file}: ${r.status}`);
      return r.json();
    });
    answer.catch(() => read.delete(file));
    read.set(file, answer);
  }
  return read.get(file);
}

// Texts in the order of their letters' codes, as the index has them.
function before(a, b) {
  const x = [...a], y = [...b];
  for (let i = 0; i < x.length && i < y.length; i++) {
    if (x[i] !== y[i]) return x[i].codePointAt(0) < y[i].codePointAt(0);
  }
  return x.length < y.length;
}

// The reports that hold a word, or one that begins with it.
async function holding(list, { text, start }) {
  let at = 0;
  while (at + 1 < list.words.length && !before(text, list.words[at + 1])) at++;
  let last = at;
  while (start && last + 1 < list.words.length && last - at < shelves && list.words[last + 1].startsWith(text)) last++;
  const found = new Set();
  for (let i = at; i <= last; i++) {
    const shelf = await get("words-" + list.shelves[i]);
    const words = start ? Object.keys(shelf).filter((w) => w.startsWith(text)) : [text].filter((w) => Object.hasOwn(shelf, w));
    for (const word of words) {
      let rank = 0;
      for (const step of shelf[word]) found.add((rank += step));
    }
  }
  return found;
}

// The reports that may hold all that is asked for, the latest first.
async function candidates(asked) {
  const list = await get("reports-" + form.dataset.search);
  let ranks = list.reports.map((_, i) => i);
  for (const word of cut(asked.words)) {
    const those = await holding(list, word);
    ranks = ranks.filter((i) => those.has(i));
  }
  const terms = asked.words.split(/\s+/).filter((t) => cut(t).length);
  const titled = (r) => terms.length > 0 && terms.every((t) => find(r.title, t) || find(r.described, t));
  const all = ranks.map((i) => {
    const [path, title, organ, kind, day, described = ""] = list.reports[i];
    return { path, title, described, organ: list.organs[organ], kind: list.forms[kind], day };
  }).filter((r) => (!asked.year || r.path.startsWith(asked.year + "/")) && (!asked.organ || r.organ === asked.organ) && (!asked.form || r.kind === asked.form));
  return { terms, all: [...all.filter(titled), ...all.filter((r) => !titled(r))] };
}

// How much a passage tells of a report: sentences, then cells, each with what its row is about, then the names of chapters
// and tables. Not what stands at the head of every entry, nor signatures, nor what is said below tables of units and files.
function tells(p) {
  if (p.closest("header, figcaption, [data-signoff], [data-mark]") || p.querySelector("time[data-formed]")) return 0;
  return p.matches("p, li, dd") ? 1 : p.matches("td") ? 0.9 : 0.8;
}

// What of a passage stands in the entry: nothing of a heading or caption whose words the name of the chapter, which follows, has.
function told(p, chapter) {
  const words = (e) => e.textContent.trim();
  if (chapter && p.matches("h2, h3, h4, caption") && words(chapter).includes(words(p))) return "";
  if (!p.matches("td")) return p.textContent;
  const row = [...p.parentElement.querySelectorAll("th, td:not([data-label])")].filter((e) => e.matches("th:last-of-type, [data-cell]"));
  const about = row.slice(0, 2).filter((e) => e !== p).map(words);
  return [...about, (p.dataset.label ?? "") + words(p)].join(" · ");
}

// What a report's page says of the terms: false if it lacks one, null if it cannot be read.
async function look(report, terms) {
  try {
    const answer = await fetch(form.dataset.reports + report.path + "/");
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const article = page.querySelector("article[data-report]");
    for (const aside of article.querySelectorAll("button, nav, details, [popover]")) aside.remove();
    let best = null, chapter = null, score = 0;
    const left = new Set(terms);
    for (const p of article.querySelectorAll("h1, h2, h3, h4, p, li, dd, caption, td, th")) {
      if (p.matches("h2[id], h3[id], h4[id]")) chapter = p;
      const here = terms.filter((t) => find(p.textContent, t));
      here.forEach((t) => left.delete(t));
      if (here.length && 10 * here.length * tells(p) > score) [best, score] = [{ text: told(p, chapter), chapter }, 10 * here.length * tells(p)];
    }
    return [...left].every((t) => find(article.textContent, t)) ? best || {} : false;
  } catch {
    return null;
  }
}

function element(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  e.append(...children);
  return e;
}

// Where a term stands in a text, each time; of a word that goes on, its rest is passed over.
function findAll(text, term) {
  const out = [];
  for (let from = 0, at; (at = find(text.slice(from), term));) {
    out.push([from + at[0], from + at[1]]);
    from += at[1];
    if (!/\p{Script=Han}/u.test(term)) from += /^(?:(?!\p{Script=Han})[\p{L}\p{N}])*/u.exec(text.slice(from))[0].length;
  }
  return out;
}

// A text with all terms marked: of a long one, unless it is wanted whole, the words around the first.
function excerpt(text, terms, length = 160) {
  const clean = text.replace(/\s+/g, " ").trim();
  const first = terms.map((t) => find(clean, t)).filter(Boolean).sort((a, b) => a[0] - b[0])[0];
  let from = first && first[0] > 50 && clean.length > length ? first[0] - 40 : 0;
  if (from) from += (/^[^]*(?:[。；！？]|[.;!?]\s)|^[\p{L}\p{N}]*\s/u.exec(clean.slice(from, first[0]))?.[0].length ?? 0); // from a sentence, or not within a word
  const rest = clean.slice(from);
  const part = rest.length > length ? rest.slice(0, length).replace(/(?<=\s)[\p{Script=Latin}\p{N}]{1,25}$/u, "") : rest;
  const marks = terms.flatMap((t) => findAll(part, t)).sort((a, b) => a[0] - b[0]);
  const out = [from ? "…" : ""];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    out.push(part.slice(at, start), element("mark", {}, part.slice(start, end)));
    at = end;
  }
  return [...out, part.slice(at), part.length < rest.length ? "…" : ""];
}

function entry(report, seen, terms) {
  const address = form.dataset.reports + report.path + "/";
  const title = excerpt(report.title, terms, Infinity);
  const name = report.described ? [...excerpt(report.described, terms, Infinity), " ", element("span", { class: "title-zh", lang: "zh-CN" }, ...title)] : title;
  const item = element("li", {}, element("h2", { class: "report-list__title" }, element("a", { href: address }, ...name), report.described ? say("chinese") : ""));
  const time = element("time", { datetime: report.day }, days.format(new Date(report.day)));
  const option = (id, value) => [...document.getElementById(id).options].find((o) => o.value === value)?.text ?? "";
  item.append(element("p", { class: "report-list__facts" }, element("span", {}, say("date"), time), element("span", {}, option("search-organ", report.organ)), element("span", {}, option("search-form", report.kind))));
  if (seen?.text || seen?.chapter) {
    const words = element("p", { class: "report-list__summary" }, ...excerpt(seen.text, terms));
    if (seen.chapter) {
      words.append(seen.text ? " " : "", element("a", { href: `${address}#${seen.chapter.id}` }, ...excerpt(say("in", seen.chapter.textContent.trim()), seen.text ? [] : terms, Infinity)));
    }
    item.append(words);
  }
  return item;
}

let turn = 0; // of the question that is being answered

async function answer(asked) {
  const mine = ++turn;
  results.replaceChildren();
  more.hidden = true;
  if (!asked.words.trim() && !asked.year && !asked.form && !asked.organ) return void (status.textContent = "");
  status.textContent = say("wait");
  try {
    const { terms, all } = await candidates(asked);
    const sure = cut(asked.words).every((w) => w.sure);
    let next = 0, shown = 0;
    const show = async () => {
      more.hidden = true;
      for (let fresh = 0; fresh < batch && next < all.length;) {
        const some = all.slice(next, next + batch - fresh);
        next += some.length;
        const seen = await Promise.all(some.map((r) => (terms.length ? look(r, terms) : {})));
        if (mine !== turn) return;
        const held = some.map((r, i) => [r, seen[i]]).filter(([, s]) => sure || s !== false);
        results.append(...held.map(([r, s]) => entry(r, s, terms)));
        fresh += held.length;
        shown += held.length;
      }
      more.hidden = next >= all.length;
      const exact = sure || next >= all.length;
      const n = sure ? all.length : shown;
      status.textContent = n === 0 ? say("none") : exact ? say(n === 1 ? "single" : "count", n) : say("part", n);
    };
    more.onclick = show;
    if (mine === turn) await show();
  } catch {
    if (mine === turn) status.textContent = say("failed");
  }
}

// The question stands in the address, so that it can be kept and passed on.
const asked = () => Object.fromEntries(["q", "year", "form", "organ"].map((k) => [k === "q" ? "words" : k, form.elements[k].value]));

function take() {
  const query = new URLSearchParams(location.search);
  for (const k of ["q", "year", "form", "organ"]) {
    const field = form.elements[k], value = query.get(k) ?? "";
    field.value = value;
    if (field.value !== value) field.value = ""; // no such choice
  }
  answer(asked());
}

function ask() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, v]) => v.trim()));
  history.pushState(null, "", query.size ? "?" + query : location.pathname);
  answer(asked());
}

form.addEventListener("submit", (e) => { e.preventDefault(); ask(); });
for (const select of form.querySelectorAll("select")) select.addEventListener("change", ask);
addEventListener("popstate", take);
take();
