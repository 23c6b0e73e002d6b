// What is asked, and which measures answer it; the criteria are those of `Catalogue.where`.

const LISTS = ["department", "role", "type", "scope", "at", "batch"];
const NOTHING = () => ({
  ...Object.fromEntries(LISTS.map((name) => [name, new Set()])),
  subordinates: false, // of the bodies asked for
  certain: true, // false: measures that only may apply, too
  text: "",
});

const ROLES = Object.keys(DATA.labels.role);
const BODIES = new Map(DATA.bodies.map((body) => [body.id, body]));
const PLACES = new Map(DATA.places.map((place) => [place.id, place]));
const scopeOf = (measure) => (measure.scope === null ? "——" : DATA.scopes[measure.scope].text);
DATA.measures.forEach((measure, place) => {
  measure.place = place;
  measure.folded = [fold(measure.title), fold(measure.content)];
});

/** The values that a question can have, and for each what stands for it on the page. */
const OPTIONS = {
  department: DATA.bodies.map((one) => one.id),
  role: ROLES,
  type: Object.keys(DATA.labels.type),
  scope: [...DATA.scopes.map((one) => one.text), "——"],
  at: DATA.places.map((one) => one.id),
  batch: DATA.batches.map((one) => String(one.number)),
};

/** The bodies asked for, and those under them if that is asked. */
function wanted(ask) {
  const bodies = new Set(ask.department);
  if (ask.subordinates)
    for (const id of ask.department) BODIES.get(id).below.forEach((below) => bodies.add(below));
  return bodies;
}

/** Whether a mention is one of some bodies, or of the offices within them. */
const isOneOf = (bodies, mention) => bodies.has(mention.body) || bodies.has(mention.office);

const rolesOf = (ask) => (ask.role.size ? ROLES.filter((role) => ask.role.has(role)) : ROLES);

/** yes, undetermined or no: the best that the places asked for get. */
function coverage(measure, places) {
  if (measure.scope === null) return "no";
  const answers = [...places].map((id) => PLACES.get(id).answers[measure.scope]);
  return ["yes", "undetermined"].find((answer) => answers.includes(answer)) ?? "no";
}

/** For each question a test of a measure, made once for all measures. */
const TESTS = {
  department(ask) {
    const roles = rolesOf(ask), bodies = wanted(ask);
    const named = (cell) => cell.mentions.some((one) => !ask.department.size || isOneOf(bodies, one));
    return (measure) => roles.some((role) => named(measure.cells[role]));
  },
  type: (ask) => (measure) => ask.type.has(measure.type),
  scope: (ask) => (measure) => ask.scope.has(scopeOf(measure)),
  at: (ask) => (measure) => {
    const answer = coverage(measure, ask.at);
    return answer === "yes" || (answer === "undetermined" && !ask.certain);
  },
  batch: (ask) => (measure) => ask.batch.has(String(measure.batch)),
  text(ask) {
    const words = wordsOf(ask.text);
    return (measure) => allIn(words, measure.folded);
  },
};
const isAsked = {
  department: (ask) => ask.department.size || ask.role.size, // the two are one question
  type: (ask) => ask.type.size,
  scope: (ask) => ask.scope.size,
  at: (ask) => ask.at.size,
  batch: (ask) => ask.batch.size,
  text: (ask) => ask.text,
};

/** The measures for which all that is asked holds, in the order of the documents. */
function answer(ask, measures = DATA.measures) {
  const tests = Object.keys(TESTS).filter((name) => isAsked[name](ask)).map((name) => TESTS[name](ask));
  return measures.filter((measure) => tests.every((test) => test(measure)));
}

/** How many measures each value of a question would give, all else asked as it is. */
function counts(ask, name) {
  const only = (value) => ({ ...ask, [name]: new Set(value ? [value] : []) });
  // What does not depend on this question is answered once.
  const rest = name === "role" || name === "department" ? { ...ask, department: new Set(), role: new Set() } : only();
  const left = answer(rest);
  return new Map(OPTIONS[name].map((value) => [value, answer(only(value), left).length]));
}

// A link keeps what is asked: #department=nanning-customs&role=responsible

/** The language in which the page was asked for. */
const FIRST = document.documentElement.dataset.first;

/** What a link asks, how the page shows it, and what of it the page does not know. */
function readLink(link) {
  const ask = NOTHING(), look = { lang: FIRST, view: "list", open: [] }, unread = [];
  for (const [name, value] of new URLSearchParams(link.replace(/^#/, ""))) {
    if (LISTS.includes(name) && OPTIONS[name].includes(value)) ask[name].add(value);
    else if (name === "text") ask.text = value;
    else if (name === "subordinates" && value === "true") ask.subordinates = true;
    else if (name === "certain" && value === "false") ask.certain = false;
    else if (name === "lang" && value in WORDS) look.lang = value;
    else if (name === "view" && ["list", "matrix"].includes(value)) look.view = value;
    else if (name === "open" && DATA.measures.some((one) => one.id === value)) look.open.push(value);
    else unread.push(`${name}=${value}`);
  }
  return { ask, look, unread };
}

function writeLink(ask, look) {
  const link = new URLSearchParams();
  for (const name of LISTS) for (const value of ask[name]) link.append(name, value);
  if (ask.text) link.set("text", ask.text);
  if (ask.subordinates && ask.department.size) link.set("subordinates", "true");
  if (!ask.certain && ask.at.size) link.set("certain", "false");
  if (look.lang !== FIRST) link.set("lang", look.lang);
  if (look.view !== "list") link.set("view", look.view);
  for (const id of look.open) link.append("open", id);
  return `#${link}`;
}
