// While a description is typed: what is already public that may be just this. Without it the page
// before sending shows the same.
(() => {
  "use strict";

  const place = document.querySelector("[data-matches]");
  const text = document.getElementById("id-content");
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  if (!place || !text || !token) return;

  const PAUSE = 700;
  let waiting = 0;
  let asked = "";

  const ask = async () => {
    const content = text.value.trim();
    if (content === asked) return;
    asked = content;
    const sent = new URLSearchParams({ content, csrfmiddlewaretoken: token.value });
    const answer = await fetch(place.dataset.matches, { method: "POST", body: sent });
    if (answer.ok && content === asked) place.innerHTML = await answer.text();
  };

  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().catch(() => {}), PAUSE);
  });
})();
