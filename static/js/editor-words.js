// The words of the editor's dialogs in Vietnamese. Stands before the editor, which asks window.gettext.

(() => {
  const words = {
    Update: "Ghi",
    Cancel: "Thôi",
    URL: "Địa chỉ",
    Title: "Tên liên kết",
    "Edit Link": "Liên kết",
    Rows: "Số hàng",
    Columns: "Số cột",
    "Include header row": "Có hàng tiêu đề",
    "Table Properties": "Bảng",
    "Insert Table": "Chèn bảng",
  };
  const known = window.gettext || ((text) => text);
  window.gettext = (text) => words[text] || known(text);
})();
