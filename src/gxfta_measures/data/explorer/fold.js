"use strict";
// What `gxfta_measures.text` and `gxfta_measures.system.screen` do, for the page: fold a text into
// the form in which words are compared, and write out what would act or hide on a screen.

const DATA = JSON.parse(document.getElementById("data").textContent);

// The blanks of Python; those of a browser are others.
const BLANK = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
const DROPPED = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\p{Cf}]+/gu;
const NOT_SHOWN =
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e0fff}]/gu;

const small = (sign) => DATA.folds[sign] ?? sign.toLowerCase();
const foldOnce = (text) =>
  Array.from(text.normalize("NFKC"), small).join("").replace(DROPPED, "");

/** The form in which names are compared: half-width, lower case, without blanks. */
function fold(text) {
  let folded = foldOnce(text);
  // Removing a blank may let two characters compose anew, so fold until nothing changes.
  while (folded !== text) [text, folded] = [folded, foldOnce(folded)];
  return folded;
}

/** The folded words of a text, between blanks. */
const wordsOf = (text) => text.split(BLANK).filter(Boolean).map(fold);

/** Whether folded texts, taken together, have all of some folded words. */
const allIn = (words, texts) => words.every((word) => texts.some((text) => text.includes(word)));

/** A text as any page may show it; what would act or hide there is written out. */
const shown = (text) =>
  text.replace(NOT_SHOWN, (sign) => {
    if (sign === "\r") return "\\r";
    const code = sign.codePointAt(0).toString(16);
    if (code.length < 3) return `\\x${code.padStart(2, "0")}`;
    return code.length < 5 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
  });

/** Where some folded words stand in a text: pairs of start and stop, in order, apart. */
function found(text, words) {
  const signs = Array.from(text), origin = [];
  let folded = "", at = 0;
  for (const sign of signs) {
    const part = foldOnce(sign);
    for (let i = 0; i < part.length; i++) origin.push([at, at + sign.length]);
    folded += part;
    at += sign.length;
  }
  const marked = new Set();
  for (const word of words.filter(Boolean))
    for (let i = folded.indexOf(word); i >= 0; i = folded.indexOf(word, i + 1))
      for (let j = i; j < i + word.length; j++) marked.add(j);
  const spans = [];
  for (const j of [...marked].sort((a, b) => a - b)) {
    const last = spans[spans.length - 1];
    if (last && origin[j][0] <= last[1]) last[1] = origin[j][1];
    else spans.push([...origin[j]]);
  }
  return spans;
}
