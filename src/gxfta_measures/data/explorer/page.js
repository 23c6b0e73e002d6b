// The page: what is asked stands in its address, and everything is drawn from there.

let { ask, look, unread } = readLink(location.hash);
let told = []; // what just happened, for the line below the buttons

const byId = (id) => document.getElementById(id);
const answered = () => (look.view === "matrix" ? answer(ask) : inOrder());

function speak() {
  language = look.lang;
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  byId("language").textContent = say("other");
  byId("language").lang = language === "zh" ? "en" : "zh-Hans";
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = say(one.dataset.word);
  for (const one of document.querySelectorAll("[data-word-label]")) one.setAttribute("aria-label", say(one.dataset.wordLabel));
  drawFacets(changed);
  byId("about").replaceChildren(el("p", {}, say("unofficial_page")),
    ...DATA.batches.flatMap((batch) => batch.notes[language].map((note) => el("p", {}, ...mixed(note)))));
}

function draw() {
  const measures = answer(ask);
  showFacets(ask);
  byId("count").textContent = say("count", measures.length, DATA.measures.length);
  drawAsked();
  drawNotes(measures);
  for (const view of ["list", "matrix"]) {
    byId(view).hidden = look.view !== view;
    byId(`view-${view}`).setAttribute("aria-pressed", String(look.view === view));
  }
  drawList(measures, ask, look);
  if (look.view === "matrix") drawMatrix(measures, ask, see, askFor);
}

/** What is asked, as buttons that take it away again. */
function drawAsked() {
  const chips = LISTS.flatMap((name) => [...ask[name]].map((value) => [called(name, value)[0], () => ask[name].delete(value)]));
  if (ask.text) chips.push([ask.text, () => (ask.text = "")]);
  if (ask.subordinates && ask.department.size) chips.push([say("subordinates"), () => (ask.subordinates = false)]);
  if (!ask.certain && ask.at.size) chips.push([say("certain"), () => (ask.certain = true)]);
  const buttons = chips.map(([words, drop]) =>
    el("button", { type: "button", class: "chip", "aria-label": say("without", words), onclick: () => without(drop) }, words));
  byId("asked").hidden = !chips.length;
  byId("asked").replaceChildren(say("asked"), ...buttons,
    el("button", { type: "button", id: "clear", onclick: () => without(() => (ask = NOTHING())) }, say("clear")));
  byId("fold-questions").textContent = say("fold_questions", chips.length);
}

/** What a reader must know of the answer, each a list of parts. */
function* notesOf(measures) {
  for (const one of told) yield [one];
  if (unread.length) yield [say("unread", unread.join("、"))];
  if (ask.at.size) {
    const may = answer({ ...ask, certain: false }).length - answer({ ...ask, certain: true }).length;
    const rest = answer({ ...ask, at: new Set() }).filter((one) => one.scope === null).length;
    if (may && ask.certain)
      yield [say("may_apply", may), " ", el("button", { type: "button", id: "show-may", onclick: () => change(() => (ask.certain = false)) }, say("certain"))];
    if (rest) yield [say("unscoped", rest)];
  }
  const open = measures.filter((one) => rolesOf(ask).some((role) => one.cells[role].open)).length;
  if (open && ask.department.size + ask.role.size) yield [say("open_cells", open)];
}
const notes = (measures) => [...notesOf(measures)];
const drawNotes = (measures) =>
  byId("notes").replaceChildren(...notes(measures).map((note) => el("p", { class: "note" }, ...note.map((one) => (typeof one === "string" ? mixed(one) : one)))));

function keep() {
  const link = writeLink(ask, look);
  if (link !== location.hash) history.replaceState(null, "", link === "#" ? location.pathname + location.search : link);
}
function changed() {
  ask = readFacets();
  told = unread = [];
  keep();
  draw();
}
/** Ask something else: *how* changes what is asked. */
function change(how) {
  how();
  told = unread = [];
  keep();
  draw();
}
/** The same from a button that goes away; whoever uses the keyboard stays near it. */
function without(drop) {
  change(drop);
  (byId("asked").hidden ? byId("answer") : byId("asked").querySelector("button")).focus();
}
function see(id) {
  look.view = "list";
  look.open = [...new Set([...look.open, id])];
  change(() => {});
  const button = document.querySelector(`#measures button[data-id="${id}"]`);
  button.scrollIntoView({ block: "center" });
  button.focus();
}
const askFor = (id) => {
  look.view = "list";
  change(() => (ask.department = new Set([id])));
};

function tell(...words) {
  told = words;
  drawNotes(answer(ask));
}

/** The rows that are shown, and what the file is called. */
function taken() {
  const measures = answered(), isMatrix = look.view === "matrix";
  const rows = isMatrix ? matrixSheet(measures) : listSheet(measures, ask);
  const names = LISTS.flatMap((name) => [...ask[name]].map((value) => called(name, value)[0]));
  const sheet = say(isMatrix ? "file_matrix" : "file_list");
  const name = [sheet, ...names].join("-").replace(/[^\p{L}\p{N}（）()—-]+/gu, "").slice(0, 60);
  return { rows, sheet, name };
}
function tellSaved(name, rows) {
  const guarded = formulas(rows);
  tell(say("saved", name), ...(guarded ? [say("guarded", guarded)] : []));
}
function saveCsv() {
  const { rows, name } = taken();
  save(csv(rows), `${name}.csv`, "text/csv");
  tellSaved(`${name}.csv`, rows);
}
async function saveExcel() {
  const { rows, sheet, name } = taken();
  const asked = LISTS.flatMap((one) => [...ask[one]].map((value) => [say(one), called(one, value)[0]]));
  if (ask.text) asked.push([say("text"), ask.text]);
  if (ask.subordinates && ask.department.size) asked.push([say("department"), say("subordinates")]);
  if (!ask.certain && ask.at.size) asked.push([say("at"), say("certain")]);
  const about = [[say("about_sheet"), byId("count").textContent], ...asked,
    ...notes(answered()).map(([words]) => [say("about_sheet"), words]),
    ...DATA.batches.flatMap((batch) => batch.notes[language].map((note) => [batch.title, note]))];
  save(await workbook(rows, sheet, about), `${name}.xlsx`);
  tellSaved(`${name}.xlsx`, rows);
}
async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    tell(say("copied"));
  } catch {
    tell(say("not_copied"));
  }
}

byId("questions").addEventListener("submit", (event) => event.preventDefault());
byId("text").addEventListener("input", changed);
byId("language").addEventListener("click", () => {
  look.lang = language === "zh" ? "en" : "zh";
  speak();
  change(() => {});
});
for (const view of ["list", "matrix"])
  byId(`view-${view}`).addEventListener("click", () => change(() => (look.view = view)));
byId("excel").addEventListener("click", saveExcel);
byId("csv").addEventListener("click", saveCsv);
byId("print").addEventListener("click", () => print());
byId("link").addEventListener("click", copyLink);
byId("fold-questions").addEventListener("click", (event) => {
  const isOpen = byId("questions").classList.toggle("open");
  event.target.setAttribute("aria-expanded", String(isOpen));
});
byId("list").addEventListener("click", (event) => {
  const button = event.target.closest("button.title");
  if (!button) return;
  const { id } = button.dataset, isOpen = button.getAttribute("aria-expanded") !== "true";
  look.open = isOpen ? [...look.open, id] : look.open.filter((one) => one !== id);
  showDetails(id, isOpen);
  keep();
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address holds what is asked
  byId("answer").focus();
});
addEventListener("hashchange", () => {
  ({ ask, look, unread } = readLink(location.hash));
  told = [];
  if (look.lang !== language) speak();
  draw();
});

speak();
draw();
