/** Reads grammars in EBNF and tells whether one of their rules takes a text: an oracle that shares nothing with the parser. */

type Expression =
  | { readonly word: string }
  | { readonly name: string }
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly maybe: Expression; readonly again: boolean };

export type Rules = ReadonlyMap<string, Expression>;

export function readEbnf(text: string): Rules {
  const tokens = [...text.matchAll(/\(\*[^]*?\*\)|\?[^?]*\?|"[^"]*"|[\w-]+|[=,;|()[\]{}]/g)]
    .map((m) => m[0])
    .filter((t) => !t.startsWith('(*'));
  const rules = new Map<string, Expression>();
  let at = 0;
  const take = (wanted: string): void => {
    if (tokens[at++] !== wanted) throw new Error(`no ${wanted} but ${tokens[at - 1]}`);
  };
  const choice = (): Expression => {
    const any = [sequence()];
    while (tokens[at] === '|') {
      at++;
      any.push(sequence());
    }
    return any.length === 1 ? any[0]! : { any };
  };
  const sequence = (): Expression => {
    const all = [one()];
    while (tokens[at] === ',') {
      at++;
      all.push(one());
    }
    return all.length === 1 ? all[0]! : { all };
  };
  const one = (): Expression => {
    const token = tokens[at++]!;
    if (token === '(') {
      const inside = choice();
      take(')');
      return inside;
    }
    if (token === '[' || token === '{') {
      const maybe = choice();
      take(token === '[' ? ']' : '}');
      return { maybe, again: token === '{' };
    }
    return token.startsWith('"') ? { word: token.slice(1, -1) } : { name: token };
  };
  while (at < tokens.length) {
    const name = tokens[at++]!;
    take('=');
    // What only a sentence tells is a token.
    if (tokens[at]!.startsWith('?')) at++;
    else rules.set(name, choice());
    take(';');
  }
  return rules;
}

const TOKENS: readonly (readonly [string, RegExp])[] = [
  ['string', /^"(?:[^"\\\n]|\\.)*"$/],
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['eccn', /^(?:\d[A-Ea-e]\d{3}(?:\.\w+)*|EAR99)$/],
  ['percentage', /^-?\d[\d_.]*%$/],
  ['number', /^[-+]?\d[\d_]*(?:\.\d+)?(?:e\d+)?$/],
  ['paragraph', /^\d{3}\.\d+(?:\(\w+\))*$/],
  ['group', /^[A-E]:\d$/],
  ['currency', /^[A-Z]{3}$/],
  ['country', /^(?:[A-Z]{2}|UA-\d\d)$/],
  ['unit', /^[A-Za-z]+\d?(?:\/[A-Za-z]+\d?)*$/],
  ['name', /^[A-Za-z][\w-]*$/],
];
const SPLIT = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|[A-E]:\d|[{},=]|[^\s{},="]+/g;

/** Can the rule begin with the whole text and end with it? */
export function takes(rules: Rules, rule: string, text: string): boolean {
  const tokens = [...text.matchAll(SPLIT)].map((m) => m[0]).filter((t) => !/^\/[/*]/.test(t));
  const memo = new Map<string, ReadonlySet<number>>();
  /** Where it may end, of those that begin at a token. */
  const ends = (e: Expression, from: number): ReadonlySet<number> => {
    if ('word' in e) return new Set(tokens[from] === e.word ? [from + 1] : []);
    if ('name' in e) {
      const body = rules.get(e.name);
      if (!body) return new Set(from < tokens.length && tokenIs(e.name, tokens[from]!) ? [from + 1] : []);
      const key = `${e.name} ${from}`;
      let known = memo.get(key);
      if (!known) memo.set(key, (known = ends(body, from)));
      return known;
    }
    if ('any' in e) return new Set(e.any.flatMap((x) => [...ends(x, from)]));
    if ('all' in e) {
      let now: ReadonlySet<number> = new Set([from]);
      for (const x of e.all) now = new Set([...now].flatMap((p) => [...ends(x, p)]));
      return now;
    }
    const found = new Set([from]);
    for (const p of found) {
      for (const q of ends(e.maybe, p)) found.add(q);
      if (!e.again) break;
    }
    return found;
  };
  return ends({ name: rule }, 0).has(tokens.length);
}

function tokenIs(name: string, token: string): boolean {
  const pattern = TOKENS.find(([n]) => n === name)?.[1];
  if (!pattern) throw new Error(`the grammar has no ${name}`);
  return pattern.test(token);
}
