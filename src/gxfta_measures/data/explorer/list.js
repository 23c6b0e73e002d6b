// The measures that answer, as a table that can be sorted, and all that is known of each.

let table = null; // the DataTable

const MARKS = { lead: "◎", responsible: "●" };

/** A text with some spans of it marked. */
function marked(text, spans) {
  const parts = [];
  let at = 0;
  for (const [start, stop] of spans) {
    parts.push(text.slice(at, start), el("mark", {}, text.slice(start, stop)));
    at = stop;
  }
  return [...parts, text.slice(at)];
}

/** A cell as printed, with the bodies asked for marked. */
const printed = (cell, bodies) =>
  cell.segments.map(([, text, mention]) =>
    mention !== null && isOneOf(bodies, cell.mentions[mention]) ? el("mark", {}, text) : text);

const NOBODY = new Set();

const bodyName = (mention) => {
  const body = BODIES.get(mention.body);
  return language === "en" && body.name_en ? body.name_en : mention.name;
};

/** What the bodies asked for have to do with a measure: pairs of role and names. */
function duties(measure, ask) {
  const bodies = wanted(ask);
  return rolesOf(ask)
    .map((role) => [role, measure.cells[role].mentions.filter((one) => isOneOf(bodies, one)).map(bodyName)])
    .filter(([, names]) => names.length);
}
const doing = (role) => say(role === "lead" ? "leads" : "replicates");

/** The columns of the table: heading, what is seen, and what one sorts by. */
function columnsFor(ask, look) {
  const bodies = wanted(ask), roles = rolesOf(ask), words = wordsOf(ask.text);
  const all = [
    ["number", (one) => el("span", {}, el("span", { class: "type" }, label("type", one.type)), ` ${one.number}`, el("small", {}, one.id)),
      (one) => one.place],
    ["title", (one) => titleOf(one, words, look), (one) => one.title],
    ["own", (one) => el("ul", { class: "plain" }, duties(one, ask).map(([role, names]) =>
      el("li", {}, el("b", { class: role }, `${MARKS[role]} ${doing(role)}`), bodies.size > 1 ? `：${names.join("、")}` : ""))),
      (one) => duties(one, ask).map(([role]) => role).join(),
      bodies.size > 1 || (bodies.size === 1 && roles.length > 1)],
    ["applies", (one) => el("span", { class: coverage(one, ask.at) }, say(coverage(one, ask.at))),
      (one) => coverage(one, ask.at), ask.at.size > 0],
    ["scope_text", (one) => el("span", zh, one.scope_text), (one) => one.scope_text],
    ...ROLES.map((role) => [role, (one) => el("span", zh, printed(one.cells[role], roles.includes(role) ? bodies : NOBODY)),
      (one) => one.cells[role].segments.map(([, text]) => text).join("")]),
  ];
  return all.filter(([, , , isThere = true]) => isThere);
}

function titleOf(measure, words, look) {
  const isOpen = look.open.includes(measure.id);
  return el("div", {},
    el("button", { type: "button", class: "title", "data-id": measure.id, "aria-expanded": String(isOpen) },
      el("span", zh, marked(measure.title, found(measure.title, words)))),
    language === "en" && measure.title_en
      ? el("p", { class: "english" }, measure.title_en, el("small", {}, ` (${say("unofficial")})`)) : null,
    el("p", { class: "content", ...zh }, marked(measure.content, found(measure.content, words))));
}

/** Show some measures. */
function drawList(measures, ask, look) {
  const section = document.getElementById("list");
  const order = table ? table.order() : [];
  const columns = columnsFor(ask, look);
  const was = section.dataset.columns, is = columns.map(([name]) => name).join();
  if (table) table.destroy();
  section.replaceChildren(el("table", { id: "measures" }));
  section.dataset.columns = is;
  table = new DataTable("#measures", {
    data: measures,
    columns: columns.map(([name, see, sort]) => ({
      title: say(name), className: name,
      render: (_, kind, measure) => (kind === "display" ? see(measure) : sort(measure)),
    })),
    order: was === is ? order : [],
    paging: false, info: false, searching: false, autoWidth: false,
    layout: { topStart: null, topEnd: null, bottomStart: null, bottomEnd: null },
    language: { emptyTable: say("nothing"), zeroRecords: say("nothing"), aria: say("sort") },
    createdRow(row, measure) {
      row.dataset.id = measure.id;
      columns.forEach(([name], place) => row.cells[place].setAttribute("data-heading", say(name)));
    },
  });
  for (const id of look.open) showDetails(id, true);
}

/** The measures in the order in which the table shows them. */
const inOrder = () => table.rows({ order: "applied" }).data().toArray();

function showDetails(id, isOpen) {
  const button = document.querySelector(`#measures button[data-id="${id}"]`);
  if (!button) return;
  const row = table.row(button.closest("tr"));
  button.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) row.child(details(row.data()), "details").show();
  else row.child.remove();
}

// All that is known of a measure.

function details(measure) {
  const scope = measure.scope === null ? null : DATA.scopes[measure.scope];
  const where = scope && (language === "en" && scope.territory_en ? scope.territory_en : scope.territory);
  return el("div", {},
    language === "zh" && measure.title_en ? el("p", { lang: "en" }, `${measure.title_en} (unofficial)`) : null,
    el("h3", {}, say("scope_text")),
    el("p", {}, el("span", { class: "printed", ...zh }, measure.scope_text), " ", scope
      ? el("span", {}, say("scope_read", where, label("site", scope.site)) + (scope.conditional ? say("conditional") : ""))
      : say("scope_none")),
    ROLES.flatMap((role) => reading(measure.cells[role], say(role))));
}

/** A cell as printed, part by part, and how each name in it was read. */
function reading(cell, heading) {
  const parts = cell.segments.map(([kind, text]) =>
    kind === "sign" ? text : el("span", { class: kind, title: say("part", kind) }, text));
  const headings = ["written", "name", "how", "recognition"].map((name) => el("th", { scope: "col" }, say(name)));
  return [
    el("h3", {}, heading),
    el("p", { class: "printed", ...zh }, parts),
    cell.mentions.length ? el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": `${say("reading")}：${heading}` },
      el("table", { class: "reading" }, el("thead", {}, el("tr", {}, headings)), el("tbody", {}, cell.mentions.map(readingOf)))) : null,
    cell.open ? el("p", { class: "note" }, mixed(say("more_bodies"))) : null,
  ];
}

function readingOf(mention) {
  const body = BODIES.get(mention.body);
  const how = mention.restored.map(([part, words, source]) => say(part, words, source)).join("；") || say("printed_so");
  const more = [
    body.official && body.official !== mention.name ? body.official : null,
    body.level ? label("level", body.level) : null,
    body.above ? say("under", body.above) : null,
    mention.duty ? say("duty", mention.duty) : null,
  ].filter(Boolean);
  return el("tr", {},
    el("td", { "data-heading": say("written"), ...zh }, mention.written),
    el("td", { "data-heading": say("name") }, el("span", zh, mention.name), language === "en" && body.name_en ? el("small", {}, body.name_en) : null,
      more.length ? el("small", {}, mixed(more.join(language === "zh" ? "；" : "; "))) : null),
    el("td", { "data-heading": say("how") }, mixed(how)),
    el("td", { "data-heading": say("recognition"), class: mention.recognition }, label("recognition", mention.recognition)));
}
