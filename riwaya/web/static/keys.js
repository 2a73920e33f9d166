// Single keys for every page: pages add theirs with `on`. They can be switched off (WCAG 2.1.4), for good.
const dialog = document.getElementById("keys");
const enabled = document.getElementById("keys-on");
const STORED = "riwaya-keys";
const actions = new Map();

export const on = (key, action) => actions.set(key, action);

document.documentElement.classList.add("script");
enabled.checked = localStorage.getItem(STORED) !== "off";
enabled.addEventListener("change", () => localStorage.setItem(STORED, enabled.checked ? "on" : "off"));
document.getElementById("keys-open").addEventListener("click", () => dialog.showModal());
document.getElementById("keys-close").addEventListener("click", () => dialog.close());

on("?", () => dialog.showModal());
// A page's own box goes before the bar's, which `s` finds from everywhere.
const box = () => document.querySelector("main input[type=search]");
const bar = () => document.getElementById("bar-search") ?? box();
on("/", () => (box() ?? bar())?.focus());
on("s", () => bar()?.focus());

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
  if (event.key !== "Escape" && event.target.matches("input, textarea, select")) return;
  const action = actions.get(event.key);
  if (!action || (event.key !== "Escape" && !enabled.checked)) return;
  if (action(event) !== false) event.preventDefault();
});

// A link to a fold, or to something in one, opens it.
const unfold = () => {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = place?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
};
addEventListener("hashchange", unfold);
document.addEventListener("click", (event) => { if (event.target.closest(`a[href="${location.hash || "#"}"]`)) unfold(); });
unfold();

// Browsers that cannot open a fold by style open it by script before they print.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open]):not(.furniture)")];
  for (const fold of folded) fold.open = true;
});
addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });
