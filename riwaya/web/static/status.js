// What has just been done, said where screen readers hear it and eyes see it, without moving anything.
const line = document.getElementById("said");
let timer = 0;
export const say = (text) => {
  line.textContent = text;
  line.classList.add("shown");
  clearTimeout(timer);
  timer = setTimeout(() => { line.classList.remove("shown"); line.textContent = ""; }, 4000);
};

export const post = async (address, form, accept = "application/json") => {
  const answer = await fetch(address, { method: "POST", body: form, headers: { accept } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
};
