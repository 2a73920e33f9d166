// Articles side by side: a statement that is chosen in one text shows its partners in the others. The page reads without it.
import { on } from "./keys.js";

const texts = document.querySelector(".texts");
const panes = [...texts.querySelectorAll(".pane")];
const ties = texts.querySelector(".ties");
const joined = document.getElementById("joined");
const still = matchMedia("(prefers-reduced-motion: reduce)");

const marksOf = (pane, row) => [...pane.querySelectorAll(`mark[data-j~="${row}"]`)];
const rowOf = (row) => document.querySelector(`tbody[data-n="${row}"]`);

let chosen = null; // { row, pane, ends: pane → the mark that the line goes to }

// ---- lines from text to text
// Where the marked words stand in the window of their pane; what is scrolled away stands at its edge.
const boxOf = (pane, mark) => {
  const frame = pane.getBoundingClientRect();
  const box = mark.getBoundingClientRect();
  const within = (y) => Math.min(Math.max(y, frame.top + 32), frame.bottom - 2);
  return { left: frame.left, right: frame.right, top: within(box.top), bottom: Math.max(within(box.bottom), within(box.top) + 2) };
};
const draw = () => {
  ties.replaceChildren();
  if (!chosen) return;
  const home = texts.getBoundingClientRect();
  const order = [...panes].sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left);
  const ends = order.map((pane) => (chosen.ends.has(pane) ? boxOf(pane, chosen.ends.get(pane)) : null));
  let last = -1;
  ends.forEach((end, i) => {
    if (!end) return;
    const from = ends[last];
    if (from && end.left >= from.right) { // not where panes stand one below another
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      const x = from.right - home.left;
      const z = end.left - home.left;
      const bend = (x + z) / 2;
      const [a, b, c, d] = [from.top, from.bottom, end.top, end.bottom].map((y) => y - home.top);
      if (i > last + 1) { // past a text that says nothing of it: a line, so that it can still be read
        path.classList.add("over");
        path.setAttribute("d", `M${x} ${(a + b) / 2}C${bend} ${(a + b) / 2} ${bend} ${(c + d) / 2} ${z} ${(c + d) / 2}`);
      } else {
        path.setAttribute("d", `M${x} ${a}C${bend} ${a} ${bend} ${c} ${z} ${c}V${d}C${bend} ${d} ${bend} ${b} ${x} ${b}Z`);
      }
      ties.append(path);
    }
    last = i;
  });
};
let waiting = false;
const redraw = () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; draw(); });
};
for (const pane of panes) pane.addEventListener("scroll", redraw, { passive: true });
addEventListener("resize", redraw);

// ---- one statement at a time
const clear = () => {
  for (const item of document.querySelectorAll(".now")) item.classList.remove("now");
  joined.textContent = "";
  chosen = null;
  draw();
};
const stacked = () => panes[1].getBoundingClientRect().top > panes[0].getBoundingClientRect().top + 40;
const bring = (pane) => { // the texts, or where they stand one below another this text, into the window
  const frame = (stacked() ? pane : texts).getBoundingClientRect();
  if (frame.top >= 0 && frame.top < innerHeight * 0.5 && frame.bottom > innerHeight * 0.4) return;
  (stacked() ? pane : texts).scrollIntoView({ block: stacked() ? "start" : "center", behavior: "instant" });
};
const scroll = (pane, by) => pane.scrollBy({ top: by, behavior: still.matches ? "instant" : "smooth" });
const choose = (row, pane, mark) => {
  clear();
  const home = pane.getBoundingClientRect();
  const own = mark.getBoundingClientRect();
  const room = pane.clientHeight;
  // The chosen words stay where they are, unless they cannot be seen; their partners come to the same height.
  let height = own.top - home.top;
  if (height < 40 || height + Math.min(own.height, room / 2) > room) {
    scroll(pane, height - room / 3);
    height = room / 3;
  }
  const ends = new Map();
  for (const other of panes) {
    const marks = marksOf(other, row);
    for (const found of marks) found.classList.add("now");
    if (!marks.length) continue;
    ends.set(other, other === pane ? mark : marks[0]);
    if (other !== pane) {
      const at = stacked() ? other.clientHeight / 3 : height;
      scroll(other, marks[0].getBoundingClientRect().top - other.getBoundingClientRect().top - at);
    }
  }
  chosen = { row, pane, ends };
  const about = rowOf(row);
  about?.classList.add("now");
  ties.setAttribute("class", `ties ${mark.classList.contains("against") && about?.matches(".conflicts, .rivals, .updates") ? "against" : ""}`);
  const names = [...ends.keys()].filter((other) => other !== pane).map((other) => other.dataset.name);
  joined.textContent = `${about?.querySelector(".stand").textContent ?? ""}: ${names.join(" · ") || joined.dataset.alone}`;
  if (about) history.replaceState(null, "", `#${about.id}`);
  draw();
};

texts.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-j]");
  if (!mark || !getSelection().isCollapsed) return;
  const rows = mark.dataset.j.split(" ");
  const at = chosen && chosen.pane === mark.closest(".pane") ? rows.indexOf(chosen.row) : -1;
  choose(rows[(at + 1) % rows.length], mark.closest(".pane"), mark); // once more: the next thing that it tells
});
for (const link of document.querySelectorAll(".in-texts")) {
  link.addEventListener("click", (event) => {
    const pane = panes.find((p) => marksOf(p, link.dataset.n).length);
    if (!pane) return;
    event.preventDefault();
    bring(pane);
    choose(link.dataset.n, pane, marksOf(pane, link.dataset.n)[0]);
    pane.focus({ preventScroll: true });
  });
}

// ---- keys: through the statements of the text that has the focus, else the first, that others tell or contradict
const step = (by) => {
  const pane = document.activeElement.closest(".pane") ?? chosen?.pane ?? panes[0];
  const marks = [...pane.querySelectorAll("mark[data-j]")];
  const stops = new Map(); // row → its first words
  for (const mark of marks) for (const row of mark.dataset.j.split(" ")) if (!stops.has(row)) stops.set(row, mark);
  const rows = [...stops.keys()];
  if (!rows.length) return;
  const at = chosen ? rows.indexOf(chosen.row) : -1;
  const next = rows[Math.min(Math.max(at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by, 0), rows.length - 1)];
  bring(pane);
  pane.focus({ preventScroll: true });
  choose(next, pane, stops.get(next));
};
on("j", () => step(1));
on("k", () => step(-1));
on("Escape", () => { clear(); return false; });
on("Enter", (event) => {
  if (!chosen || !(event.target === document.body || event.target.closest(".pane"))) return false;
  const link = rowOf(chosen.row)?.querySelector(".about .all");
  if (link) location.href = link.href;
  return Boolean(link);
});

// An address with the name of a row shows its words at once.
const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (named?.dataset.n) {
  const pane = panes.find((p) => marksOf(p, named.dataset.n).length);
  if (pane) choose(named.dataset.n, pane, marksOf(pane, named.dataset.n)[0]);
}
