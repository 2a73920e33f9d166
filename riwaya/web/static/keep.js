// "Keep in notebook" without leaving the page, and the key n for what one is at. The buttons work without it.
import { on } from "./keys.js";
import { post, say } from "./status.js";

const form = document.getElementById("keep");
const aboutOf = (button) => button.dataset.about ?? button.value;
const keep = async (button) => {
  const sent = new FormData(form);
  sent.set("about", aboutOf(button));
  button.disabled = true;
  try {
    const { note } = await (await post(form.action, sent)).json();
    const link = document.createElement("a");
    Object.assign(link, { className: "keep kept", id: button.id, href: `/notebook#${note}`, textContent: form.dataset.kept });
    const chosen = document.activeElement === button;
    button.replaceWith(link);
    if (chosen) link.focus({ preventScroll: true });
    const size = document.getElementById("notebook-size");
    if (size) size.hidden = false;
    say(form.dataset.done);
  } catch {
    button.disabled = false;
    say(form.dataset.failed);
  }
};

document.addEventListener("click", (event) => {
  const button = event.target.closest(".keep:not(.kept)");
  if (!button || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  keep(button);
});
on("n", () => {
  // The chosen statement, else what the page is about.
  const at = document.querySelector(".card.now > .tags .keep, .card.now > .keep") ?? document.querySelector(".top .keep, article > header .keep");
  if (!at) return false;
  if (!at.matches(".kept")) keep(at);
  else say(form.dataset.there);
  return true;
});
