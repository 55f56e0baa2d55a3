// Names for the boxes that the desk's scripts draw: select2 shows a box of its own in the place of a
// select and leaves it without a name, and rows of a table of forms have their names only in its head.
const nameOf = (field) => {
  const label = field.labels?.[0];
  if (label) return label.textContent.replace(/[:\s]+$/, "").trim();
  return field.getAttribute("aria-label") || headOf(field);
};
const headOf = (field) => {
  const cell = field.closest("td");
  const head = cell?.closest("table")?.tHead?.rows[0]?.cells[cell.cellIndex];
  return head ? head.textContent.trim() : "";
};
const nameBoxes = () => {
  for (const box of document.querySelectorAll(".select2-container")) {
    const select = box.previousElementSibling;
    const name = select?.matches("select") ? nameOf(select) : "";
    if (!name) continue;
    for (const part of box.querySelectorAll("[role=combobox], [role=textbox]")) {
      if (part.getAttribute("aria-label") === name) continue;
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", name);
    }
  }
  for (const typed of document.querySelectorAll(".select2-search__field:not([aria-label])")) {
    typed.setAttribute("aria-label", "Gõ để tìm");
  }
  for (const list of document.querySelectorAll(".select2-results__options:not([aria-label])")) {
    list.setAttribute("aria-label", "Kết quả tìm");
  }
  for (const field of document.querySelectorAll(".inline-group td :is(input, select, textarea):not([type=hidden], [aria-label])")) {
    if (!field.labels?.length && headOf(field)) field.setAttribute("aria-label", headOf(field));
  }
  for (const head of document.querySelectorAll("th.original:empty")) {
    const text = document.createElement("span");
    text.className = "visually-hidden";
    text.textContent = "Dòng đang có";
    head.append(text);
  }
};
nameBoxes();
new MutationObserver(nameBoxes).observe(document.body, { childList: true, subtree: true });
