"use strict";

// Makes the page of checks quicker to use: dropping, pasting, editing. Without it the page shows
// the findings all the same.

const WAIT = 300; // milliseconds from the last change to the check

document.querySelectorAll("form.upload").forEach(upload);
document.querySelectorAll("section.report").forEach(report);

function upload(form) {
  const input = form.elements.files;
  const text = form.elements.text;
  const html = form.elements.html;
  const told = form.querySelector("#pasted");
  const button = form.querySelector(".primary");

  function paste(data) {
    const plain = data.getData("text/plain");
    const rich = data.getData("text/html");
    const table = /<table/i.test(rich);
    if (!table && !html.value) return false;
    html.value = (html.value || paragraphs(text.value)) + (table ? rich : paragraphs(plain));
    text.setRangeText(plain, text.value.length, text.value.length, "end");
    told.textContent = "表格已保留，点“检查”即可。";
    return true;
  }

  function weigh() {
    const { mostBytes, mostFiles } = input.dataset;
    const bytes = Array.from(input.files).reduce((sum, file) => sum + file.size, 0);
    let wrong = "";
    if (bytes > mostBytes) wrong = "文件太大，不像年度报告。请删去图片或附件，另存后再试。";
    if (input.files.length > mostFiles) wrong = `一次最多 ${mostFiles} 份。请分几次检查。`;
    input.setCustomValidity(wrong);
  }

  function send(files) {
    input.files = files;
    weigh();
    form.requestSubmit();
  }

  input.addEventListener("change", weigh);

  text.addEventListener("paste", (event) => {
    if (paste(event.clipboardData)) event.preventDefault();
  });
  text.addEventListener("input", () => {
    if (html.value) told.textContent = "改动过的内容按文字读，表格未必认得全；可重新粘贴。";
    html.value = "";
  });
  document.addEventListener("paste", (event) => {
    if (event.target.closest("input, textarea")) return;
    const files = event.clipboardData.files;
    if (files.length && !event.clipboardData.getData("text/html")) {
      send(files);
    } else {
      if (!paste(event.clipboardData)) text.value += event.clipboardData.getData("text/plain");
      text.focus();
    }
    event.preventDefault();
  });
  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      form.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    send(event.dataTransfer.files);
  });
  form.addEventListener("submit", () => {
    button.textContent = "正在检查……";
    button.setAttribute("aria-disabled", "true");
  });
  window.addEventListener("pageshow", () => {
    button.textContent = "检查";
    button.removeAttribute("aria-disabled");
  });
}

function paragraphs(text) {
  const line = document.createElement("p");
  return text
    .split(/\r?\n/)
    .filter((part) => part.trim())
    .map((part) => {
      line.textContent = part;
      return line.outerHTML;
    })
    .join("");
}

function report(section) {
  const form = section.querySelector("form.side");
  const found = form.querySelector(".found");
  const said = form.querySelector(".aside");
  const paper = section.querySelector(".paper");
  const edits = {};
  const undo = section.querySelector(".undo");
  const past = [];
  let timer = 0;
  let asked = null;

  section.querySelector(".hint").hidden = false;
  paper.querySelectorAll("td[data-cell]").forEach(editable);

  function editable(cell) {
    const input = document.createElement("input");
    input.value = cell.textContent;
    input.autocomplete = "off";
    input.setAttribute("aria-labelledby", cell.getAttribute("headers") || cell.id);
    cell.replaceChildren(input);
    describe(cell);
  }

  function describe(cell) {
    const input = cell.firstElementChild;
    for (const name of ["aria-describedby", "title"]) {
      const value = cell.getAttribute(name);
      cell.removeAttribute(name);
      if (value) input.setAttribute(name, value);
      else input.removeAttribute(name);
    }
    if (cell.classList.contains("error")) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  function set(input, value) {
    input.value = value;
    edits[input.parentElement.dataset.cell] = value;
  }

  // Several figures at once, which the keys of the browser could not undo.
  function change(pairs) {
    past.push(pairs.map(([input]) => [input, input.value]));
    for (const [input, value] of pairs) set(input, value);
    undo.hidden = false;
    later(0);
  }

  function later(wait) {
    form.elements.edits.value = JSON.stringify(edits);
    clearTimeout(timer);
    timer = setTimeout(again, wait);
  }

  async function again() {
    if (asked) asked.abort();
    const mine = (asked = new AbortController());
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.dataset.again, {
        method: "POST",
        body: new FormData(form),
        signal: mine.signal,
      });
      if (!/json/.test(answer.headers.get("Content-Type"))) throw new Error(answer.statusText);
      const news = await answer.json();
      if (news.refusal) said.textContent = news.refusal;
      else show(news);
    } catch (error) {
      if (error.name === "AbortError") return;
      said.textContent = "没有连上服务器，改动还没有核对。请稍后再改一次。";
    } finally {
      if (asked === mine) form.removeAttribute("aria-busy");
    }
  }

  function show(news) {
    const inside = found.contains(document.activeElement);
    found.innerHTML = news.side;
    const verdict = found.querySelector(".verdict");
    said.textContent = `已重新核对：${verdict.textContent.trim()}`;
    if (inside) verdict.focus();
    const sheet = new DOMParser().parseFromString(news.sheet, "text/html");
    for (const fresh of sheet.querySelectorAll("td[data-cell]")) {
      const cell = document.getElementById(fresh.id);
      cell.className = fresh.className;
      for (const name of ["aria-describedby", "title"]) {
        if (fresh.hasAttribute(name)) cell.setAttribute(name, fresh.getAttribute(name));
      }
      describe(cell);
    }
    for (const fresh of sheet.querySelectorAll("h3, h4, p")) {
      const old = document.getElementById(fresh.id);
      if (old.innerHTML !== fresh.innerHTML) old.innerHTML = fresh.innerHTML;
    }
  }

  paper.addEventListener("input", (event) => {
    set(event.target, event.target.value);
    later(WAIT);
  });
  paper.addEventListener("focusin", (event) => {
    if (event.target.matches("td input")) event.target.select();
  });
  paper.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!input.matches("td input") || event.isComposing) return;
    const way = direction(event, input);
    const next = way && neighbour(input, way);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
  paper.addEventListener("paste", (event) => {
    const lines = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "").split(/\r?\n/);
    if (lines.length === 1 && !lines[0].includes("\t")) return;
    event.preventDefault();
    const pairs = [];
    let first = event.target;
    for (const line of lines) {
      let input = first;
      for (const value of line.split("\t")) {
        if (input) pairs.push([input, value.trim()]);
        input = input && neighbour(input, "right");
      }
      first = first && neighbour(first, "down");
    }
    change(pairs);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=mend]");
    if (!button) return;
    event.preventDefault();
    const pairs = JSON.parse(button.dataset.changes).map(({ cell, to }) => {
      const input = paper.querySelector(`td[data-cell="${CSS.escape(cell)}"] input`);
      return [input, to === null ? "" : String(to)];
    });
    change(pairs);
  });
  undo.addEventListener("click", () => {
    const pairs = past.pop();
    for (const [input, value] of pairs) set(input, value);
    undo.hidden = !past.length;
    if (undo.hidden) pairs[0][0].focus();
    later(0);
  });
  form.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const input = link && document.getElementById(link.hash.slice(1))?.querySelector("input");
    if (input) setTimeout(() => input.focus());
  });
}

function direction(event, input) {
  if (event.ctrlKey || event.altKey || event.metaKey) return "";
  const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  const start = all || input.selectionEnd === 0;
  const end = all || input.selectionStart === input.value.length;
  switch (event.key) {
    case "Enter":
      return event.shiftKey ? "up" : "down";
    case "ArrowDown":
      return "down";
    case "ArrowUp":
      return "up";
    case "ArrowLeft":
      return start && !event.shiftKey ? "left" : "";
    case "ArrowRight":
      return end && !event.shiftKey ? "right" : "";
    default:
      return "";
  }
}

// The nearest figure in a direction, by where the cells stand: some span several columns.
function neighbour(input, way) {
  const here = input.parentElement.getBoundingClientRect();
  const down = way === "up" || way === "down";
  const [from, to] = down ? ["left", "right"] : ["top", "bottom"];
  const [side, end] = down ? ["top", "bottom"] : ["left", "right"];
  const sign = way === "down" || way === "right" ? 1 : -1;
  let best = null;
  let nearest = Infinity;
  for (const other of input.closest("table").querySelectorAll("td input")) {
    const there = other.parentElement.getBoundingClientRect();
    const beside = there[from] < here[to] - 1 && there[to] > here[from] + 1;
    const far = sign > 0 ? there[side] - here[end] : here[side] - there[end];
    if (other !== input && beside && far > -2 && far < nearest) {
      best = other;
      nearest = far;
    }
  }
  return best;
}
