// The web grid: arrow keys and Enter move up and down; what was copied from Excel fills the fields.
// Without this module the grid is a plain form.

const all = [...document.querySelectorAll(".grid__input")];
const fields = all.filter((field) => !field.readOnly);

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

// Rows of cells as Excel puts them on the clipboard: a cell with a line break stands in quotes.
const readBlock = (text) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)/g, (_, before, cell) => before + cell.replaceAll('""', '"').replace(/\s+/g, " "))
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.split("\t").map((cell) => cell.trim()));

const plain = (words) => words.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();

// Which field gets which text, or null where that would be a guess. A column goes down from the field, locked
// rows counted, as they stand in Excel; a row goes down too; of a table the first column names the rows and the last
// has the numbers.
const lay = (rows, start) => {
  const isColumn = rows.every((row) => row.length === 1);
  if (isColumn || rows.length === 1) return rows.flat().map((text, index) => [all[start + index], text]);
  const named = rows.map((row) => [all.filter((field) => plain(field.labels[0].textContent) === plain(row[0])), row.at(-1)]);
  if (named.some(([found]) => found.length > 1) || named.every(([found]) => !found.length)) return null;
  return named.map(([found, text]) => [found[0], text]);
};

const note = document.createElement("p");
note.className = "note";
note.setAttribute("role", "status");
const tell = (field, sentence) => {
  field.closest("tr").querySelector("th").append(note);
  note.textContent = sentence;
};

const count = (pairs, words) => (pairs.length ? ` ${pairs.length} ${words}.` : "");

document.addEventListener("paste", (event) => {
  if (!event.target.classList?.contains("grid__input") || event.target.readOnly) return;
  const rows = readBlock(event.clipboardData.getData("text/plain"));
  if (rows.flat().length < 2) return;
  event.preventDefault();
  const pairs = lay(rows, all.indexOf(event.target));
  if (pairs === null) {
    tell(event.target, "Chưa dán ô nào: không rõ cột nào là số của kỳ này. Hãy chép riêng một cột, hoặc chép cả cột tên chỉ tiêu.");
    return;
  }
  const extra = pairs.filter(([field]) => !field);
  const locked = pairs.filter(([field]) => field?.readOnly);
  const open = pairs.filter(([field]) => field && !field.readOnly);
  for (const [field, text] of open) field.value = text;
  (open.at(-1)?.[0] ?? event.target).focus();
  tell(event.target, `Đã dán ${open.length} ô.${count(locked, "ô đang khóa giữ nguyên")}${count(extra, "ô không có chỗ trong lưới nên bỏ qua")}`);
});
