// What is shown as a file: CSV as Chinese Excel opens it, and a workbook with what was asked.

/** The measures shown as rows of plain values, their headings first. */
function listSheet(measures, ask) {
  const cell = (one, role) => one.cells[role].segments.map(([, text]) => text).join("");
  const columns = [
    ["id", (one) => one.id],
    ["batch", (one) => one.batch],
    ["type", (one) => label("type", one.type)],
    ["number", (one) => one.number],
    ["title_only", (one) => one.title],
    ...(language === "en" ? [["title_en", (one) => one.title_en ?? ""]] : []),
    ...(ask.department.size ? [["own", (one) => duties(one, ask).map(([role, names]) => `${MARKS[role]} ${doing(role)}：${names.join("、")}`).join("；")]] : []),
    ...(ask.at.size ? [["applies", (one) => say(coverage(one, ask.at))]] : []),
    ["content", (one) => one.content],
    ["scope_text", (one) => one.scope_text],
    ...ROLES.map((role) => [role, (one) => cell(one, role)]),
  ];
  return [columns.map(([name]) => say(name)), ...measures.map((one) => columns.map(([, value]) => value(one)))];
}

const isFormula = (value) => typeof value === "string" && value !== "" && DATA.formula_signs.includes(value[0]);
const formulas = (rows) => rows.flat().filter(isFormula).length;

/** Rows as CSV; what a spreadsheet could take for a formula gets a ' before it. */
function csv(rows) {
  const quote = (value) => {
    const text = isFormula(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return "\ufeff" + rows.map((row) => row.map(quote).join(",") + "\r\n").join("");
}

const WIDTHS = { [true]: 6, [false]: 60 }; // of a column, in half-width characters

/** Rows as a workbook, with a second sheet that says what was asked and where it comes from. */
function workbook(rows, sheet, about) {
  const line = { borderStyle: "thin", borderColor: "#888888", wrap: true, alignVertical: "top" };
  const head = { ...line, fontWeight: "bold", backgroundColor: "#E7EEF7", align: "center", textColor: "#000000" };
  const body = (value) => ({ value, type: typeof value === "number" ? Number : String, ...(isFormula(value) ? { format: "@" } : {}), ...line });
  const page = (name, lines) => ({
    sheet: name, stickyRowsCount: 1, orientation: "landscape",
    columns: lines[0].map((_, place) => ({ width: widthOf(lines.map((one) => one[place])) })),
    data: lines.map((one, n) => one.map((value) => (n ? body(value) : { value, type: String, ...head }))),
  });
  return writeXlsxFile([page(sheet, rows), page(say("about_sheet"), [[say("item"), say("said")], ...about])],
    { fontFamily: "宋体", fontSize: 10 }).toBlob();
}

/** How wide a column is: as its longest cell, within reason. */
function widthOf([heading, ...cells]) {
  const wide = (text) => Array.from(String(text)).reduce((sum, sign) => sum + (sign > "\u2e7f" ? 2 : 1), 0);
  const longest = Math.max(wide(heading), ...cells.map(wide));
  const marks = cells.every((one) => typeof one === "number" || one === "" || wide(one) <= 4);
  return marks ? Math.min(14, wide(heading) + 2) : Math.min(longest > 160 ? 60 : 28, longest + 2);
}

/** Hand a file to the browser. */
function save(content, name, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
