// The questions: one list of choices each, with how many measures every choice would give.

/** An element; texts among its children are written out and never read as HTML. */
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children.flat())
    if (child != null) element.append(child instanceof Node ? child : shown(String(child)));
  return element;
}
const zh = { lang: "zh-Hans" }; // the language of what is printed, whatever that of the page

/** A text of the page that may quote Chinese words: in English they are marked as Chinese. */
const mixed = (text) => (language === "zh" ? [text] : text.split(/([\u4e00-\u9fff]+)/))
  .map((part, n) => (n % 2 ? el("span", zh, part) : part));

/** What a choice is called, and in what language that is. */
function called(name, value) {
  const english = (one) => (language === "en" && one.name_en ? [one.name_en, "en"] : [one.name, "zh-Hans"]);
  if (name === "department") return english(BODIES.get(value));
  if (name === "at") return english(PLACES.get(value));
  if (name === "batch") return [say("nth_batch", value), null];
  if (name === "scope") return value === "——" ? [say("no_scope"), null] : [value, "zh-Hans"];
  return [label(name, value), null];
}

/** The heading under which a choice stands, where a question has many. */
function groupOf(name, value) {
  if (name === "department") {
    const { level } = BODIES.get(value);
    return level ? label("level", level) : "——";
  }
  return name === "at" ? label("place", PLACES.get(value).kind) : "";
}

const FACETS = new Map(); // by question: its element, and by value the parts of each choice
const OPEN = new Set(["department", "role", "type"]);
const LONG = 12; // from here on one searches rather than reads

/** Draw the questions anew, in the language of the page. */
function drawFacets(onchange) {
  const place = document.getElementById("facets");
  place.querySelectorAll("details").forEach((one) => one.remove());
  for (const name of LISTS) place.append(drawFacet(name, onchange));
}

function drawFacet(name, onchange) {
  const choices = new Map(OPTIONS[name].map((value) => [value, drawChoice(name, value, onchange)]));
  const list = el("div", { class: "choices", role: "group", "aria-label": say(name) });
  const groups = new Map();
  for (const [value, choice] of choices) {
    const group = groupOf(name, value);
    if (!groups.has(group)) groups.set(group, el("div", {}, group && el("p", {}, group)));
    groups.get(group).append(choice.row);
  }
  list.append(...groups.values());
  const facet = el("details", { class: "facet", "data-name": name, open: FACETS.get(name)?.facet.open ?? OPEN.has(name) },
    el("summary", {}, say(name)));
  if (choices.size >= LONG) facet.append(drawFinder(name, choices, groups));
  const option = { department: "subordinates", at: "certain" }[name];
  if (option) facet.append(drawOption(option, onchange));
  facet.append(list);
  FACETS.set(name, { facet, choices });
  return facet;
}

function drawChoice(name, value, onchange) {
  const box = el("input", { type: "checkbox", name, value, onchange });
  const count = el("span", { class: "n" });
  const [words, lang] = called(name, value);
  return { box, count, row: el("label", { class: "choice" }, box, el("span", { lang }, words), count) };
}

function drawOption(name, onchange) {
  const box = el("input", { type: "checkbox", id: name, onchange });
  return el("label", { class: "choice option" }, box, el("span", {}, say(name)));
}

/** A field that narrows a long list to the choices that go by some words. */
function drawFinder(name, choices, groups) {
  const none = el("p", { class: "none", role: "status", hidden: true }, say("none_found"));
  const find = (event) => {
    const forms = spellings(event.target.value);
    let left = 0;
    for (const [value, { row, box }] of choices) {
      row.hidden = !box.checked && !forms.some((form) => goesBy(name, value, form));
      left += !row.hidden;
    }
    for (const group of groups.values()) group.hidden = !group.querySelector("label:not([hidden])");
    none.hidden = left > 0;
  };
  // Return would send the form; here it asks for the only choice left.
  const take = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const left = [...choices.values()].filter((one) => !one.row.hidden && !one.box.checked);
    if (left.length === 1) left[0].box.click();
  };
  const hint = say(`find_${name}`);
  return el("div", {}, el("input", { type: "search", class: "find", placeholder: hint, "aria-label": hint, autocomplete: "off", oninput: find, onkeydown: take }), none);
}

/** The folded forms of what somebody types: 市监局 is 市场监管局 too. */
function spellings(text) {
  const plain = fold(text);
  const longer = DATA.short_forms.filter(([short, long]) => plain.includes(short) && !plain.includes(long));
  return [plain, ...longer.map(([short, long]) => plain.replace(short, long))];
}

function goesBy(name, value, form) {
  const one = name === "department" ? BODIES.get(value) : PLACES.get(value);
  return one.words.includes(form) || fold(one.name_en ?? "").includes(form);
}

/** Tick what is asked, and count what each choice would give. */
function showFacets(ask) {
  document.getElementById("text").value = ask.text;
  document.getElementById("subordinates").checked = ask.subordinates;
  document.getElementById("certain").checked = !ask.certain;
  const may = counts({ ...ask, certain: false }, "at");
  for (const [name, { facet, choices }] of FACETS) {
    const given = counts({ ...ask, certain: true, ...(name === "at" ? {} : { certain: ask.certain }) }, name);
    for (const [value, { box, count, row }] of choices) {
      const n = given.get(value), more = name === "at" ? may.get(value) - n : 0;
      box.checked = ask[name].has(value);
      count.textContent = more ? `${n}+${more}` : n;
      count.title = more ? say("more", more) : "";
      row.classList.toggle("zero", !n && !more);
    }
    if (ask[name].size) facet.open = true;
  }
}

/** What is ticked and typed. */
function readFacets() {
  const ask = NOTHING();
  for (const [name, { choices }] of FACETS)
    for (const [value, { box }] of choices) if (box.checked) ask[name].add(value);
  ask.text = document.getElementById("text").value;
  ask.subordinates = document.getElementById("subordinates").checked;
  ask.certain = !document.getElementById("certain").checked;
  return ask;
}
