// What allauth's scripts leave open: a passkey is offered where the browser has them, and a failure
// is told in words.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const able = window.isSecureContext && "PublicKeyCredential" in window;
  for (const part of document.querySelectorAll("[data-passkey]")) {
    part.hidden = !able;
  }
  for (const part of document.querySelectorAll("[data-no-passkey]")) {
    part.hidden = able;
  }
});

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const place = document.querySelector("[data-passkey-failed]");
  const name = event.detail.exception && event.detail.exception.name;
  place.textContent =
    name === "InvalidStateError"
      ? "这把通行密钥已经添加过了。"
      : "没有完成：可能是取消了，或者等得太久。请再试一次。";
});
