// Timeline, map, network, matrix: links inside the drawings change what is shown without a jump of the page. Without
// this script they are plain links.
const view = () => document.getElementById("view");
let asked = 0;

const swap = async (address, push) => {
  const mine = ++asked;
  const open = [...view().querySelectorAll("details")].map((fold) => fold.open);
  const scrolled = new Map([...view().querySelectorAll(".scroll")].map((box, i) => [i, box.scrollLeft]));
  const focused = document.activeElement?.getAttribute?.("aria-label") || document.activeElement?.textContent;
  view().setAttribute("aria-busy", "true");
  let page;
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch { /* the server is gone: let the browser say so */ }
  const made = page?.getElementById("view");
  if (mine !== asked) return;
  if (!made || made.dataset.view !== view().dataset.view) {
    location.assign(address);
    return;
  }
  if (push) history.pushState(null, "", address);
  view().replaceWith(document.adoptNode(made));
  [...view().querySelectorAll("details")].forEach((fold, i) => { fold.open = open[i] ?? fold.open; });
  if (open.length) for (const [i, x] of scrolled) { const box = view().querySelectorAll(".scroll")[i]; if (box) box.scrollLeft = x; }
  // Whoever goes by keyboard stays where they were; where that is gone, they come to the sentences.
  const same = [...view().querySelectorAll("a")].find((a) => (a.getAttribute("aria-label") || a.textContent) === focused);
  (same ?? document.getElementById("h-sentences"))?.focus({ preventScroll: true });
  said();
  document.dispatchEvent(new Event("view-changed"));
  wait();
};

// What a screen reader hears of a change: how many sentences are left.
const live = document.createElement("p");
live.className = "hear";
live.setAttribute("role", "status");
document.getElementById("main").append(live);
const said = () => { live.textContent = document.getElementById("h-sentences")?.textContent ?? ""; };

export const go = (address) => swap(address, true);

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.("#view a[data-here]");
  if (!link) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});
addEventListener("popstate", () => swap(location.href, false));

// Articles that are still being read come in by themselves.
const wait = () => { if (document.getElementById("pending")) setTimeout(() => swap(location.href, false), 2000); };
wait();

// On the timeline one can sweep over several columns.
let start = null;
const column = (event) => event.target.closest?.(".times-chart [data-first]");
const columns = () => [...document.querySelectorAll(".times-chart [data-first]")];
const between = (one, other) => {
  const [first, last] = [one, other].map((c) => c.dataset.first).sort();
  return columns().filter((c) => first <= c.dataset.first && c.dataset.first <= last);
};
const paint = (chosen) => {
  for (const c of columns()) (c.querySelector(".hit") ?? c).classList.toggle("swept", chosen.includes(c));
};
document.addEventListener("pointerdown", (event) => { start = event.button ? null : column(event); });
document.addEventListener("pointermove", (event) => {
  const now = start && column(event);
  if (now && now !== start) paint(between(start, now));
});
document.addEventListener("pointerup", (event) => {
  const end = start && column(event);
  if (end && end !== start) {
    const chosen = between(start, end);
    const address = new URL(location.href);
    address.searchParams.delete("page");
    address.searchParams.set("after", chosen.map((c) => c.dataset.first).sort()[0]);
    address.searchParams.set("before", chosen.map((c) => c.dataset.last).sort().at(-1));
    go(address.pathname + address.search);
  }
  start = null;
});
document.addEventListener("dragstart", (event) => { if (column(event)) event.preventDefault(); });

// On the network, whoever is looked at shows whom they are tied to.
const ties = (event) => {
  const net = event.target.closest?.(".network");
  if (!net) return;
  const id = event.type.endsWith("out") ? null : event.target.closest("[data-node]")?.dataset.node;
  const near = new Set([id]);
  for (const path of net.querySelectorAll("[data-ends]")) {
    const ends = path.dataset.ends.split(" ⇢ ");
    const tied = Boolean(id) && ends.includes(id);
    path.classList.toggle("near", tied);
    if (tied) for (const end of ends) near.add(end);
  }
  for (const node of net.querySelectorAll("[data-node]")) node.classList.toggle("near", near.has(node.dataset.node));
  net.classList.toggle("looking", Boolean(id));
};
for (const kind of ["pointerover", "pointerout", "focusin", "focusout"]) document.addEventListener(kind, ties);
