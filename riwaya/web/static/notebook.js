// The notebook without loading the page anew: every form is sent in the background, and the list comes back whole.
import { on } from "./keys.js";
import { post, say } from "./status.js";

const list = document.getElementById("items");
const saved = new Map(); // field → what it held when it was last saved

const swap = async (answer) => {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  list.replaceChildren(...page.getElementById("items").childNodes);
};
const focusOn = (id) => {
  const place = document.getElementById(id);
  const fit = place?.disabled ? place.closest(".item") : place;
  fit?.focus({ preventScroll: true });
  fit?.closest(".item")?.scrollIntoView({ block: "nearest" });
};
const send = async (address, form, done, focus) => {
  try {
    await swap(await post(address, form, "text/html"));
    say(list.dataset[done]);
    focusOn(focus);
  } catch {
    say(list.dataset.failed);
  }
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  const address = button?.getAttribute("formaction") ?? form.getAttribute("action");
  if (!address?.startsWith("/notebook/") || form.id === "keep") return;
  event.preventDefault();
  const sent = new FormData(form, button);
  const [, , id, what] = address.split("/");
  if (what === "words") save(form);
  else if (what === "move") send(address, sent, "moved", button.id);
  else if (what === "remove") send(address, sent, "removed", "undo");
  else if (what === "restore") send(address, sent, "restored", id);
  else send(address, sent, "added", sent.get("after") || "items");
});

// Her words are saved when she leaves the field, so that nothing is lost on the way to another page.
const save = async (form) => {
  const field = form.elements.words;
  if (field.value === (saved.get(field) ?? field.defaultValue)) return;
  const sent = new FormData(form);
  saved.set(field, field.value);
  try {
    await post(form.action, sent);
    say(list.dataset.saved);
  } catch {
    saved.delete(field);
    say(list.dataset.failed);
  }
};
list.addEventListener("change", (event) => {
  const form = event.target.closest("form.reword");
  if (form) save(form);
});

// ---- keys: j and k walk, J and K move
const items = () => [...list.querySelectorAll(".item")];
const here = () => document.activeElement?.closest(".item");
const walk = (by) => {
  const all = items();
  const at = all.indexOf(here());
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
};
const shift = (way) => {
  const item = here();
  if (!item) return;
  const sent = new FormData(document.getElementById("act"));
  sent.set("way", way);
  send(`/notebook/${item.dataset.id}/move`, sent, "moved", item.id);
};
on("j", () => walk(1));
on("k", () => walk(-1));
on("J", () => shift("down"));
on("K", () => shift("up"));

// ---- dragging by the grip
let dragged = null;
list.addEventListener("dragstart", (event) => {
  const item = event.target.closest(".grip")?.closest(".item");
  if (!item) return;
  dragged = item;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", item.dataset.id);
  event.dataTransfer.setDragImage(item, 20, 20);
});
const clear = () => { for (const item of items()) item.classList.remove("drop-before", "drop-after"); };
const upper = (item, event) => event.clientY < item.getBoundingClientRect().top + item.offsetHeight / 2;
list.addEventListener("dragover", (event) => {
  const item = event.target.closest(".item");
  if (!dragged || !item) return;
  event.preventDefault();
  clear();
  if (item !== dragged) item.classList.add(upper(item, event) ? "drop-before" : "drop-after");
});
list.addEventListener("drop", (event) => {
  const item = event.target.closest(".item");
  if (!dragged || !item || item === dragged) return;
  event.preventDefault();
  const sent = new FormData(document.getElementById("act"));
  const before = upper(item, event) ? item.previousElementSibling : item;
  const after = before === dragged ? dragged.previousElementSibling : before;
  sent.set("after", after?.dataset.id ?? list.dataset.before);
  send(`/notebook/${dragged.dataset.id}/move`, sent, "moved", dragged.id);
});
list.addEventListener("dragend", () => { dragged = null; clear(); });

document.getElementById("copy-text")?.addEventListener("click", async ({ currentTarget: button }) => {
  try {
    const answer = await fetch(button.dataset.from);
    if (!answer.ok) throw new Error(String(answer.status));
    await navigator.clipboard.writeText(await answer.text());
    say(button.dataset.done);
  } catch {
    say(button.dataset.failed);
  }
});
