// The article reader: exact highlights, one statement chosen at a time, keys, footnotes. The page reads without it.
import { clearPaint, exact, lookOf, Painter } from "./paint.js";
import { on, shown as written } from "./keys.js";
import { say } from "./status.js";

const article = document.querySelector("article.reader");
const painter = new Painter(article);
const cards = [...article.querySelectorAll(".card")];
const byAnchor = new Map(cards.map((card) => [card.dataset.anchor, card]));

for (const card of cards) painter.paint(lookOf(card), card.dataset.at);

// ---- one statement at a time
let chosen = null;
const clear = () => {
  clearPaint("now", "who", "by");
  for (const item of article.querySelectorAll(".now")) item.classList.remove("now");
  chosen?.removeAttribute("aria-current");
  chosen = null;
};
const choose = (card) => {
  clear();
  chosen = card;
  card.classList.add("now");
  card.setAttribute("aria-current", "true");
  painter.paint("now", card.dataset.at);
  painter.paint("who", card.dataset.source);
  painter.paint("by", card.dataset.cue);
  if (exact) return;
  for (const mark of article.querySelectorAll("mark[data-s]")) {
    if (mark.dataset.s.split(" ").includes(card.dataset.key)) mark.classList.add("now");
  }
};
const show = (anchor) => {
  const place = document.getElementById(anchor);
  if (!place) return;
  const fold = place.closest("details");
  if (fold) fold.open = true;
  // Paragraphs out of sight have guessed heights; the second time they are the real ones.
  place.scrollIntoView({ block: "center", behavior: "instant" });
  requestAnimationFrame(() => place.scrollIntoView({ block: "center", behavior: "instant" }));
};
const follow = () => {
  const anchor = decodeURIComponent(location.hash.slice(1));
  const card = byAnchor.get(anchor);
  if (card) choose(card);
  else {
    const link = article.querySelector(`a[data-mention][href="#${CSS.escape(anchor)}"]`);
    if (!link) return;
    clearPaint("who");
    painter.paint("who", link.dataset.mention);
  }
  show(anchor);
};
addEventListener("hashchange", follow);
if (location.hash) follow();

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link) {
    if (link.getAttribute("href") === location.hash) follow();
    return;
  }
  const mark = event.target.closest("mark[data-s]");
  const card = mark ? cards.find((c) => c.dataset.key === mark.dataset.s.split(" ")[0]) : event.target.closest(".card");
  if (!card || event.target.closest("button, summary, input") || !getSelection().isCollapsed) return;
  choose(card);
  history.replaceState(null, "", `#${card.dataset.anchor}`);
  if (mark) card.scrollIntoView({ block: "nearest" });
  else show(card.dataset.anchor);
});

// ---- keys
const shown = () => cards.filter((card) => !card.hidden && !card.closest("[hidden]"));
const step = (by) => {
  const all = shown();
  if (!all.length) return;
  const at = all.indexOf(chosen);
  const below = all.findIndex((card) => card.getBoundingClientRect().top >= 0);
  const next = at >= 0 ? at + by : (below < 0 ? all.length : below) - (by < 0 ? 1 : 0);
  const card = all[Math.min(Math.max(next, 0), all.length - 1)];
  choose(card);
  card.querySelector(".excerpt a").focus({ preventScroll: true });
  history.replaceState(null, "", `#${card.dataset.anchor}`);
  show(card.dataset.anchor);
};
const copy = async () => {
  const link = chosen?.querySelector(":scope > .tags .note-link");
  if (!link) {
    say(chosen ? article.dataset.none : article.dataset.choose);
    return;
  }
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(String(answer.status));
    await navigator.clipboard.writeText(await answer.text());
    say(article.dataset.copied);
  } catch {
    say(article.dataset.failed);
  }
};
on("j", () => step(1));
on("k", () => step(-1));
on("c", () => { copy(); });
on("Escape", () => { clear(); return false; });
on("Enter", (event) => {
  // On the statement itself: first what others say of it, then the claim. Any other link keeps its own way.
  if (!chosen || !(event.target === document.body || event.target.closest(".excerpt"))) return false;
  const fold = chosen.querySelector(":scope > .others");
  const claim = fold ? fold.open && fold.querySelector("a") : chosen.querySelector(":scope > .tags .claim-link");
  if (claim) location.href = claim.href;
  else if (fold) fold.open = true;
  else say(article.dataset.alone);
  return true;
});

// ---- statements that hold some words, however hands write them: in what is said, in the words that introduce it, in the
// names of the chain
const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\p{Cf}\u0640]/gu, "").toLowerCase()
  .replace(/ى|ی/g, "ي").replace(/ة/g, "ه").replace(/ک/g, "ك")
  .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
const wholeText = () => {
  let text = "";
  for (const piece of article.querySelectorAll("[data-o]")) {
    text += "\n".repeat(Math.max(0, Number(piece.dataset.o) - text.length)) + piece.textContent;
  }
  return text;
};
const wordsOf = (card, text) => {
  const places = [card.dataset.at, card.dataset.cue, card.dataset.source].filter(Boolean)
    .map((place) => text.slice(...place.split(" ").map(Number)));
  const chain = card.querySelector(":scope > .chain");
  return fold([...places, chain ? chain.textContent : ""].join("\n"));
};
const find = document.getElementById("find");
const count = document.getElementById("find-count");
let texts = null; // folded once: a long article has over a thousand cards
find.addEventListener("input", () => {
  const words = fold(find.value).split(/\s+/).filter(Boolean);
  if (!texts) {
    const text = wholeText();
    texts = cards.map((card) => wordsOf(card, text));
  }
  cards.forEach((card, i) => { card.hidden = !words.every((word) => texts[i].includes(word)); });
  count.textContent = words.length ? count.dataset.label.replace("{n}", written(shown().length)) : "";
});
