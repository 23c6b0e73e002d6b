// Who does what, as a table: bodies on one side, the measures that answer on the other.

/** The bodies of some measures in the order of `Catalogue.matrix`, each with its roles in each. */
function rowsOf(measures) {
  const rows = new Map();
  for (const measure of measures)
    for (const role of ROLES)
      for (const { body } of measure.cells[role].mentions) {
        if (!rows.has(body)) rows.set(body, new Map());
        const cells = rows.get(body);
        cells.set(measure.id, (cells.get(measure.id) ?? new Set()).add(role));
      }
  const rank = (id) => {
    const { level = null, kind } = BODIES.get(id);
    if (kind === undefined) return (DATA.levels.length + 1) * 100; // nobody knows it
    return (level === null ? DATA.levels.length : DATA.levels.indexOf(level)) * 100 + DATA.kinds.indexOf(kind);
  };
  return [...rows].sort(([a], [b]) => rank(a) - rank(b));
}

const markOf = (roles) => (roles ? ROLES.filter((role) => roles.has(role)).map((role) => MARKS[role]).join("") : "");
const tally = (cells, role) => [...cells.values()].filter((roles) => !role || roles.has(role)).length;

/** Draw the matrix; `see` is called with the id of a measure, `askFor` with that of a body. */
function drawMatrix(measures, ask, see, askFor) {
  const rows = rowsOf(measures), bodies = wanted(ask);
  const heads = measures.map((one) =>
    el("th", { scope: "col" }, el("button", { type: "button", title: `${one.id} ${one.title}`, onclick: () => see(one.id) },
      el("b", {}, one.number), el("span", zh, one.title))));
  const totals = ["◎", "●", say("either")].map((sign) => el("th", { scope: "col", class: "total" }, sign));
  const lines = rows.map(([id, cells]) => el("tr", { class: bodies.has(id) ? "asked" : null },
    el("th", { scope: "row" }, el("button", { type: "button", lang: called("department", id)[1], onclick: () => askFor(id) }, called("department", id)[0])),
    measures.map((one) => el("td", {}, markOf(cells.get(one.id)))),
    [...ROLES, null].map((role) => el("td", { class: "total" }, tally(cells, role) || ""))));
  const sums = ROLES.map((role) => el("tr", { class: "total" },
    el("th", { scope: "row" }, `${MARKS[role]} ${say("total")}`),
    measures.map((one) => el("td", {}, rows.filter(([, cells]) => cells.get(one.id)?.has(role)).length || "")),
    el("td", { colspan: 3 }, rows.reduce((sum, [, cells]) => sum + tally(cells, role), 0))));
  const all = el("table", {}, el("caption", {}, say("legend")),
    el("thead", {}, el("tr", {}, el("th", { scope: "col", rowspan: 2 }, say("department")), partsOf(measures),
      el("th", { scope: "colgroup", colspan: 3 }, say("total"))), el("tr", {}, heads, totals)),
    el("tbody", {}, lines), el("tfoot", {}, sums));
  document.getElementById("matrix").replaceChildren(measures.length
    ? el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": say("matrix") }, all)
    : el("p", {}, say("nothing")));
}

/** The headings over the measures: which part of which batch they stand in. */
function partsOf(measures) {
  const parts = [];
  for (const { type, batch } of measures) {
    const name = `${label("type", type)}（${say("nth_batch", batch)}）`, last = parts[parts.length - 1];
    if (last?.name === name) last.size += 1;
    else parts.push({ name, size: 1 });
  }
  return parts.map(({ name, size }) => el("th", { scope: "colgroup", colspan: size, title: name }, el("div", {}, name)));
}

/** The matrix as rows of plain values, its headings first. */
function matrixSheet(measures) {
  const rows = rowsOf(measures);
  const name = (one) => `${label("type", one.type)} ${one.number} ${one.title}`;
  return [
    [say("department"), ...measures.map(name), `◎ ${say("leads")}`, `● ${say("replicates")}`, say("either")],
    ...rows.map(([id, cells]) => [called("department", id)[0], ...measures.map((one) => markOf(cells.get(one.id))),
      tally(cells, "lead"), tally(cells, "responsible"), tally(cells, null)]),
  ];
}
