// The bar that says how far the reading is. The page stays as it is until its reader asks for what is new.
const bar = document.getElementById("work");
const EVERY = 1000;

const words = (job) => {
  if (job.name !== "read") return bar.dataset.compare;
  const say = job.files ? bar.dataset.one : bar.dataset.many;
  return say.replace("{n}", job.done).replace("{all}", job.files);
};
const show = (job) => {
  bar.querySelector(".doing").textContent = words(job);
  const progress = bar.querySelector("progress");
  if (progress) progress.hidden = !job.size;
  if (progress && job.size) [progress.max, progress.value] = [job.size, Math.min(job.passed, job.size)];
};
const end = (told) => {
  const failed = told.past[0]?.failed;
  const count = told.told_elsewhere;
  const done = count === undefined ? bar.dataset.done : count ? bar.dataset.told.replace("{n}", count) : bar.dataset.alone;
  const said = failed ? `${bar.dataset.failed}: ${failed}` : done;
  bar.querySelector(".doing").textContent = said;
  bar.querySelector("progress")?.remove();
  document.getElementById("work-said").textContent = said;
  const link = document.getElementById("work-show");
  link.href = location.href;
  link.hidden = failed !== undefined && failed !== "";
};
document.getElementById("work-show")?.addEventListener("click", (event) => {
  event.preventDefault();
  location.reload();
});

// On the page about the progress itself its list is drawn anew.
const list = document.getElementById("progress");
const redraw = async () => {
  const page = new DOMParser().parseFromString(await (await fetch("/progress")).text(), "text/html");
  const fresh = page.getElementById("progress");
  if (fresh && fresh.innerHTML !== list.innerHTML && !list.contains(document.activeElement)) list.replaceChildren(...fresh.childNodes);
};
const article = /^\/article\/(d[0-9a-f]{16})$/.exec(location.pathname)?.[1];
const look = async () => {
  let more = true;
  try {
    const told = await (await fetch(`/progress.json${article ? `?article=${article}` : ""}`)).json();
    more = told.jobs.length > 0;
    if (list) await redraw();
    if (more) show(told.jobs[0]);
    else end(told);
  } catch {
    // The server has been stopped, or is busy: the next look tells.
  }
  if (more) setTimeout(look, EVERY);
};
if (bar) setTimeout(look, EVERY);
