// Words: how questions and texts are compared. generator/search cuts and folds by the
// same rules; TestPagesCutQuestionsAsTheIndexCutsTexts holds the two together.

// fold puts aside case, accents, full width, and the commas of thousands.
export const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/([0-9]),(?=[0-9])/g, "$1").replace(/\p{Mn}/gu, "");

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

// cut gives what to look up: { text, start, sure }: start if the word may go on, sure if
// a report that the index names needs no second look.
export function cut(question) {
  const out = [];
  for (const term of question.split(/\s+/)) {
    const parts = fold(term).match(runs) ?? [];
    for (const part of parts) {
      const each = [...part];
      const sure = parts.length === 1;
      if (!/^\p{Script=Han}/u.test(part)) {
        out.push({ text: each.slice(0, 40).join(""), start: true, sure });
      } else if (each.length === 1) {
        out.push({ text: part, start: true, sure });
      } else {
        for (let i = 0; i + 1 < each.length; i++) out.push({ text: each[i] + each[i + 1], start: false, sure: sure && each.length === 2 });
      }
    }
  }
  return out;
}

const letters = new Map(); // folded before

// find tells where a term stands in a text, as [start, end], or null. Chinese stands
// anywhere, white space apart; a word only where one begins, as 160 does in 申请160件.
export function find(text, term) {
  const chinese = /\p{Script=Han}/u.test(term);
  const want = chinese ? fold(term).replace(/\s/g, "") : fold(term);
  let folded = "";
  const places = []; // of each unit of the folded text in the text
  let at = 0;
  for (const letter of text) {
    if (!letters.has(letter)) letters.set(letter, fold(letter));
    const f = letters.get(letter);
    const comma = f === "," && /[0-9]$/.test(folded) && /^[0-9]/.test(fold(text.slice(at + letter.length, at + letter.length + 1)));
    if (!comma && !(chinese && /^\s*$/.test(f))) {
      for (let i = 0; i < f.length; i++) places.push(at);
      folded += f;
    }
    at += letter.length;
  }
  for (let i = folded.indexOf(want); i >= 0 && want; i = folded.indexOf(want, i + 1)) {
    if (chinese || !/(?!\p{Script=Han})[\p{L}\p{N}]$/u.test(folded.slice(0, i))) {
      const last = places[i + want.length - 1];
      return [places[i], last + String.fromCodePoint(text.codePointAt(last)).length];
    }
  }
  return null;
}
