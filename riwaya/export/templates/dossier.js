// The dossier reads without this script. With it: exact highlights (paint.js, which stands before it), one statement
// chosen at a time, keys, sorting.
(() => {
  const root = document.documentElement;
  root.classList.add("script");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  const painters = new Map();
  const paint = (look, article, place) => {
    if (!painters.has(article)) painters.set(article, new Painter(article));
    painters.get(article).paint(look, place);
  };
  if (exact) for (const item of all("article [data-at]")) paint(lookOf(item), item.closest("article"), item.dataset.at);

  // Numbers are in the digits of the interface.
  const ARABIC = "٠١٢٣٤٥٦٧٨٩";
  const shownNumber = (n) => (root.dataset.digits === "arabic" ? String(n).replace(/\d/g, (d) => ARABIC[d]) : String(n));
  const readNumber = (text) => parseInt(text.replace(/[٠-٩]/g, (d) => ARABIC.indexOf(d)), 10);

  // ---- one statement at a time
  let chosen = null;
  const clear = () => {
    clearPaint("now", "who", "by");
    for (const item of all(".now")) item.classList.remove("now");
    if (chosen) chosen.removeAttribute("aria-current");
    chosen = null;
  };
  const choose = (item) => {
    clear();
    chosen = item;
    item.classList.add("now");
    item.setAttribute("aria-current", "true");
    const article = item.closest("article");
    paint("now", article, item.dataset.at);
    paint("who", article, item.dataset.source);
    paint("by", article, item.dataset.cue);
    if (!exact) for (const mark of all("mark[data-s]", article)) {
      if (mark.dataset.s.split(" ").includes(item.dataset.key)) mark.classList.add("now");
    }
  };
  const byKey = (key) => document.getElementById("c-" + key);
  const show = (key) => {
    const anchor = document.getElementById(key);
    if (!anchor) return;
    for (let fold = anchor.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    // Articles out of sight have guessed heights; the second time they are the real ones.
    anchor.scrollIntoView({ block: "center", behavior: "instant" });
    requestAnimationFrame(() => anchor.scrollIntoView({ block: "center", behavior: "instant" }));
  };
  const follow = (key) => {
    const item = byKey(key);
    if (item) choose(item);
    else {
      const link = document.querySelector(`a[data-mention][href="#${CSS.escape(key)}"]`);
      if (!link) return;
      clearPaint("now", "who", "by");
      paint("who", link.closest("article"), link.dataset.mention);
    }
    show(key);
  };
  const hash = () => decodeURIComponent(location.hash.slice(1));
  addEventListener("hashchange", () => follow(hash()));
  if (location.hash) follow(hash());

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link) {
      const key = link.getAttribute("href");
      if (key === location.hash) follow(key.slice(1));
      return;
    }
    const mark = event.target.closest("mark[data-s]");
    const card = event.target.closest(".card");
    if (mark && getSelection().isCollapsed) {
      const item = byKey(mark.dataset.s.split(" ")[0]);
      if (item) {
        choose(item);
        if (item.classList.contains("card")) item.scrollIntoView({ block: "nearest" });
      }
    } else if (card && getSelection().isCollapsed) {
      choose(card);
      show(card.dataset.key);
    }
  });

  // ---- keys
  const dialog = document.getElementById("keys");
  const enabled = document.getElementById("keys-on");
  document.getElementById("keys-open").addEventListener("click", () => dialog.showModal());
  document.getElementById("keys-close").addEventListener("click", () => dialog.close());
  const cards = all(".card");
  const nearest = () => {
    const below = cards.findIndex((card) => card.getBoundingClientRect().top >= 0);
    return below < 0 ? cards.length : below;
  };
  const step = (by) => {
    if (!cards.length) return;
    const at = cards.indexOf(chosen);
    const next = at >= 0 ? at + by : nearest() - (by < 0 ? 1 : 0);
    const card = cards[Math.min(Math.max(next, 0), cards.length - 1)];
    choose(card);
    card.querySelector(".excerpt a").focus({ preventScroll: true });
    history.replaceState(null, "", "#" + card.dataset.key);
    show(card.dataset.key);
  };
  const filter = document.getElementById("filter");
  const actions = { j: () => step(1), k: () => step(-1), "?": () => dialog.showModal() };
  if (filter) actions["/"] = () => filter.focus();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.target.matches("input, textarea, select")) return;
    if (event.key === "Escape") clear();
    else if (enabled.checked && actions[event.key]) {
      event.preventDefault();
      actions[event.key]();
    }
  });

  // ---- list of sources
  const listSources = (table) => {
    const bodies = [...table.tBodies];
    const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\p{Cf}\u0640]/gu, "").toLowerCase()
      .replace(/ى|ی/g, "ي").replace(/ة/g, "ه").replace(/ک/g, "ك");
    const output = document.getElementById("filter-count");
    const sift = () => {
      const words = fold(filter.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const body of bodies) {
        const text = fold(body.dataset.find);
        body.hidden = !words.every((word) => text.includes(word));
        if (!body.hidden) shown += 1;
      }
      output.textContent = words.length ? output.dataset.label.replace("{n}", shownNumber(shown)) : "";
    };
    filter.addEventListener("input", sift);
    const collator = new Intl.Collator(root.lang, { numeric: true });
    const cell = (body, column) => body.rows[0].cells[column].textContent.trim();
    for (const button of all("[data-sort]", table)) button.addEventListener("click", () => {
      const head = button.closest("th");
      const number = button.dataset.type === "number";
      const was = head.getAttribute("aria-sort");
      const down = was === "none" ? number : was === "ascending";
      for (const other of all("thead th", table)) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const column = Number(button.dataset.sort);
      const order = (a, b) => number
        ? readNumber(cell(a, column)) - readNumber(cell(b, column))
        : collator.compare(cell(a, column), cell(b, column));
      bodies.sort((a, b) => (down ? -order(a, b) : order(a, b)));
      table.append(...bodies);
    });
  };
  const sources = document.getElementById("source-table");
  if (sources) listSources(sources);

  // Browsers that cannot open a fold by style open it by script before they print.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open]):not(.furniture)");
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });
})();
