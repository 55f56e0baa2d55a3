// The editor of articles, with the buttons that the server allows (data-article-editor).
// Its styles are a file of ours: the editor would write them into the page, which the policy forbids.

import * as prose from "../django_prose_editor/editor.js";

const ALWAYS = ["Document", "Paragraph", "Text", "History", "Menu", "NoSpellCheck", "Dropcursor", "Gapcursor"];
const NAMES = {
  bold: "Đậm",
  italic: "Nghiêng",
  link: "Liên kết",
  unlink: "Bỏ liên kết",
  paragraph: "Đoạn văn",
  heading2: "Đề mục lớn",
  heading3: "Đề mục nhỏ",
  "heading:2": "Đề mục lớn",
  "heading:3": "Đề mục nhỏ",
  bulletList: "Danh sách chấm",
  orderedList: "Danh sách số",
  blockquote: "Lời trích",
  horizontalRule: "Đường kẻ",
  undo: "Hoàn tác",
  redo: "Làm lại",
  insertTable: "Chèn bảng",
};

function choose(allowed) {
  const chosen = ALWAYS.filter((name) => prose[name]).map((name) => prose[name]);
  for (const [name, options] of Object.entries(allowed)) {
    const extension = prose[name];
    if (extension) chosen.push(typeof options === "object" ? extension.configure(options) : extension);
  }
  return chosen;
}

// Signs of the menu are letters of a font: each gets a word, and a place on the way of the Tab key.
function nameButtons(frame) {
  for (const button of frame.querySelectorAll(".prose-menubar [data-name]")) {
    const name = NAMES[button.dataset.name] || button.title || button.dataset.name;
    button.title = name;
    button.setAttribute("aria-label", name);
    if (button.tagName === "BUTTON") continue;
    button.setAttribute("role", "button");
    button.tabIndex = 0;
    button.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        button.click();
      }
    });
  }
}

function edit(textarea) {
  const frame = document.createElement("div");
  frame.className = "prose-editor";
  textarea.before(frame);
  frame.append(textarea);
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  if (label) label.id ||= `${textarea.id}-nhan`;
  const editor = new prose.Editor({
    element: frame,
    injectCSS: false,
    extensions: choose(JSON.parse(textarea.dataset.articleEditor)),
    content: textarea.value,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        ...(label ? { "aria-labelledby": label.id } : { "aria-label": "Nội dung" }),
      },
    },
    onCreate: () => requestAnimationFrame(() => nameButtons(frame)),
    onUpdate: ({ editor: changed }) => {
      const markup = changed.getHTML();
      textarea.value = markup === "<p></p>" ? "" : markup;
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  return editor;
}

for (const textarea of document.querySelectorAll("textarea[data-article-editor]")) {
  if (!textarea.disabled) edit(textarea);
}
