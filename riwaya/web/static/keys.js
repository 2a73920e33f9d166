// Single keys for every page: pages add theirs with `on`. They can be switched off (WCAG 2.1.4), for good.
const dialog = document.getElementById("keys");
const enabled = document.getElementById("keys-on");
const COOKIE = "riwaya-keys"; // as in web/language.py: the page knows it before it is drawn
const YEAR = 365 * 24 * 3600;
const actions = new Map();

export const on = (key, action) => actions.set(key, action);

// A number in the digits of the interface.
export const shown = (number) => document.body.dataset.digits === "arabic"
  ? String(number).replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit]) : String(number);

document.documentElement.classList.add("script");
enabled.checked = document.body.dataset.keys !== "off";
enabled.addEventListener("change", () => {
  document.cookie = `${COOKIE}=${enabled.checked ? "" : "off"}; path=/; max-age=${enabled.checked ? 0 : YEAR}; samesite=lax`;
});
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

// Back leads to the page as it was left: no page is kept by the browser, which forgets what was unfolded.
const folds = () => [...document.querySelectorAll("main details")];
const left = `unfolded ${location.pathname}${location.search}`;
addEventListener("pagehide", () => {
  sessionStorage.setItem(left, JSON.stringify(folds().flatMap((fold, i) => (fold.open ? [i] : []))));
});
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
  const all = folds();
  for (const i of JSON.parse(sessionStorage.getItem(left) ?? "[]")) if (all[i]) all[i].open = true;
}

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
  // Not those in a cell of the disputes, which would print in a narrow column page after page: they are unfolded by hand.
  folded = [...document.querySelectorAll("details:not([open]):not(.furniture)")].filter((fold) => !fold.closest(".disputes"));
  for (const fold of folded) fold.open = true;
});
addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });

// What has just been done is said once: loaded again, or kept as a bookmark, the page is only itself.
const address = new URL(location.href);
if (address.searchParams.has("done")) {
  address.searchParams.delete("done");
  history.replaceState(history.state, "", address);
}
