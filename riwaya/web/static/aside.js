// One key for "not a conflict because …": it opens the choice beside the dispute that has the focus, else the pointer,
// else that stands highest on the screen. Then 1, 2 and 3 choose.
import { on } from "./keys.js";

const chosen = () => {
  const folds = [...document.querySelectorAll("details.aside")];
  const near = document.activeElement.closest("tbody") ?? document.querySelector(".disputes tbody:hover");
  return near?.querySelector("details.aside")
    ?? folds.find((fold) => fold.closest("tbody").getBoundingClientRect().bottom > 0 && fold.checkVisibility());
};
on("x", () => {
  const fold = chosen();
  if (!fold) return false;
  fold.open = true;
  fold.querySelector("button").focus();
  fold.scrollIntoView({ block: "nearest" });
  return true;
});
for (const key of ["1", "2", "3"]) {
  on(key, () => {
    const fold = document.activeElement.closest("details.aside[open]");
    if (!fold) return false;
    fold.querySelectorAll("button[name=why]")[Number(key) - 1].click();
    return true;
  });
}
