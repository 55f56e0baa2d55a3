// On every page; nothing here is needed to read or to send.
// 1. The error summary takes the focus, so that speech readers begin there.
// 2. The panel of the reader's settings closes on Escape and on a press outside it.
// 3. A form that takes long says so and cannot be sent twice by impatience.
// 4. "Chép" puts ready text on the clipboard; its button shows only where that works.

document.querySelector("[data-focus]")?.focus({ preventScroll: true });

const panel = document.querySelector("details.view");
if (panel) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open) {
      panel.open = false;
      panel.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (panel.open && !panel.contains(event.target)) panel.open = false;
  });
}

for (const form of document.querySelectorAll("form[data-busy]")) {
  const button = form.querySelector("button:not([type=button])");
  const word = button?.textContent;
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    if (button) {
      button.textContent = form.dataset.busy;
      button.setAttribute("aria-disabled", "true");
    }
  });
  // Coming back by the browser's own button shows the page as it was left: free it again.
  window.addEventListener("pageshow", () => {
    delete form.dataset.sent;
    if (button) {
      button.textContent = word;
      button.removeAttribute("aria-disabled");
    }
  });
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      button.querySelector("[data-word]").textContent = "Đã chép";
    });
  }
}
