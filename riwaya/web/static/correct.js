// Correcting without leaving the article: the form of a statement opens in a dialog, and words chosen in the text can be
// given to somebody. Without this script the same forms are pages of their own.
import { on } from "./keys.js";

const article = document.querySelector("article.reader");
const dialog = document.getElementById("correcting");
const holder = dialog.querySelector("div");
const picked = document.getElementById("picked");
const respan = document.getElementById("respan");
const drawing = document.getElementById("draw-link").href;

const open = async (address) => {
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const form = page.getElementById("correct");
    if (!answer.ok || !form) throw new Error(String(answer.status));
    for (const heading of form.querySelectorAll("h1, h2")) { // the page has its h1
      const lower = document.createElement(heading.tagName === "H1" ? "h2" : "h3");
      lower.id = heading.id;
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
    form.removeAttribute("id");
    holder.replaceChildren(document.adoptNode(form));
    dialog.showModal();
    holder.querySelector("button, input:not([type=hidden]), textarea")?.focus();
  } catch {
    location.href = address;
  }
};

article.addEventListener("click", (event) => {
  const link = event.target.closest("a.correct-link, #draw-link");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  open(link.href);
});

// ---- words chosen in the text
const offset = (node, within) => {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-o]");
  if (!piece || !article.contains(piece)) return null;
  const before = document.createRange();
  before.selectNodeContents(piece);
  before.setEnd(node, within);
  return Number(piece.dataset.o) + before.toString().length;
};
const chosen = () => {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  return start === null || end === null || end - start < 3 ? null : { range, at: `${start} ${end}` };
};
const place = () => {
  const found = chosen();
  picked.hidden = !found;
  if (!found) return;
  respan.hidden = !article.querySelector(".card.now.said");
  const box = found.range.getBoundingClientRect();
  const left = Math.min(Math.max(box.left, 8), innerWidth - picked.offsetWidth - 8);
  const below = box.bottom + 8 + picked.offsetHeight < innerHeight;
  picked.style.setProperty("left", `${left + scrollX}px`);
  picked.style.setProperty("top", `${(below ? box.bottom + 8 : Math.max(box.top - picked.offsetHeight - 8, 8)) + scrollY}px`);
};
const drawChosen = () => {
  const found = chosen();
  if (found) open(`${drawing}?at=${encodeURIComponent(found.at)}`);
  return Boolean(found);
};
document.addEventListener("selectionchange", () => { if (!dialog.open) place(); });
picked.addEventListener("mousedown", (event) => event.preventDefault()); // the choice stays
document.getElementById("draw").addEventListener("click", drawChosen);
respan.addEventListener("click", async () => {
  const words = getSelection().toString();
  await open(article.querySelector(".card.now .correct-link").href);
  const button = holder.querySelector("button[value=span]");
  if (!button) return;
  button.form.elements.words.value = words;
  button.focus();
});

on("e", () => {
  if (drawChosen()) return true;
  const link = article.querySelector(".card.now .correct-link");
  if (!link) return false;
  open(link.href);
  return true;
});
