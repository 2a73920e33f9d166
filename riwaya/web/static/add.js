// Files and folders dropped anywhere on any page, and a word while forms send what may be large.
const cover = document.getElementById("dropping");
const words = cover.querySelector("p");
let sending = false;

const say = (text) => { words.textContent = text; cover.hidden = false; };
const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

// A folder hands its entries out a hundred at a time.
const entriesOf = async (reader) => {
  const all = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (!some.length) return all;
    all.push(...some);
  }
};
const filesOf = async (entry, above = "") => {
  const path = above + entry.name;
  if (entry.isDirectory) {
    const inner = await entriesOf(entry.createReader());
    return (await Promise.all(inner.map((one) => filesOf(one, `${path}/`)))).flat();
  }
  return [[await new Promise((resolve, reject) => { entry.file(resolve, reject); }), path]];
};
// What was dropped has to be taken hold of before the first wait: the browser empties it then.
const dropped = (transfer) => {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const plain = [...transfer.files].map((file) => [file, file.webkitRelativePath || file.name]);
  return entries.length ? Promise.all(entries.map((entry) => filesOf(entry))).then((found) => found.flat()) : Promise.resolve(plain);
};

const send = async (files) => {
  const form = new FormData();
  for (const [file, path] of files) form.append("files", file, path);
  const answer = await fetch("/add", { method: "POST", body: form, headers: { accept: "application/json" } });
  const told = await answer.json();
  if (!answer.ok || !told.go) throw new Error(told.words ?? told.error);
  location.assign(told.go);
};

let depth = 0;
addEventListener("dragenter", (event) => {
  if (!holdsFiles(event) || sending) return;
  depth += 1;
  say(cover.dataset.drop);
});
addEventListener("dragover", (event) => { if (holdsFiles(event)) event.preventDefault(); });
addEventListener("dragleave", (event) => {
  if (!holdsFiles(event) || sending) return;
  depth = Math.max(0, depth - 1);
  if (!depth) cover.hidden = true;
});
addEventListener("drop", async (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  if (sending) return;
  depth = 0;
  sending = true;
  say(cover.dataset.sending);
  try {
    await send(await dropped(event.dataTransfer));
  } catch (error) {
    say(`${cover.dataset.failed} ${error.message ?? ""}`.trim());
    setTimeout(() => { cover.hidden = true; }, 5000);
  }
  sending = false;
});
addEventListener("pageshow", () => { cover.hidden = true; });
for (const form of document.querySelectorAll("form[data-sending]")) form.addEventListener("submit", () => say(cover.dataset.sending));

// Words pasted where no field waits for them are an article.
const text = document.getElementById("text");
addEventListener("paste", (event) => {
  const pasted = event.clipboardData?.getData("text/plain");
  if (!text || !pasted || event.target.closest?.("input, textarea, select")) return;
  text.value = pasted;
  text.focus();
});
