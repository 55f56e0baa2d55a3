// The web grid: arrow keys and Enter move up and down, a column pasted from Excel fills the fields below.
// Without this module the grid is a plain form.

const fields = [...document.querySelectorAll(".grid__input:not([readonly])")];

const move = (field, step) => fields[fields.indexOf(field) + step]?.focus();

document.addEventListener("keydown", (event) => {
  if (!event.target.classList?.contains("grid__input")) return;
  if (event.key === "ArrowDown" || event.key === "Enter") {
    event.preventDefault();
    move(event.target, 1);
  } else if (event.key === "ArrowUp") {
    event.preventDefault();
    move(event.target, -1);
  }
});

document.addEventListener("paste", (event) => {
  if (!event.target.classList?.contains("grid__input")) return;
  const lines = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "").split(/\r?\n/);
  if (lines.length < 2) return;
  event.preventDefault();
  const first = fields.indexOf(event.target);
  lines.forEach((line, index) => {
    const field = fields[first + index];
    if (field) field.value = line.split("\t")[0].trim();
  });
  fields[Math.min(first + lines.length, fields.length) - 1].focus();
});
