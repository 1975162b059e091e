/** The generated TextMate grammar, run by the engine that VS Code runs it with. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { KEYWORDS, WORD_LISTS, wordsOf, type WordListName } from '../../grammar/src/index.ts';
import { currencyCodes } from '../../grammar/src/text/currencies.ts';
import { unitNames } from '../../grammar/src/text/units.ts';

const root = new URL('../../', import.meta.url);
await oniguruma.loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (s) => new oniguruma.OnigString(s),
  }),
  loadGrammar: async () =>
    textmate.parseRawGrammar(readFileSync(new URL('grammar/generated/earshot.tmLanguage.json', root), 'utf8'), 'earshot.json'),
});
const grammar = (await registry.loadGrammar('source.earshot'))!;

/** The text in runs of one innermost scope, white space between them left out. */
function scopes(text: string): string[] {
  const out: string[] = [];
  let state = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    let [from, scope] = [0, ''];
    const close = (to: number): void => {
      const run = line.slice(from, to).trim();
      if (run !== '') out.push(`${run} ${scope}`);
    };
    for (const t of tokens) {
      const next = t.scopes.at(-1)!.replace(/\.earshot$/, '');
      if (next === scope) continue;
      close(t.startIndex);
      [from, scope] = [t.startIndex, next];
    }
    close(line.length);
    state = ruleStack;
  }
  return out;
}

it('colors a declaration', () => {
  expect(scopes('input motion-stage "Six-axis" {\n  origin US // why\n  eccn 3A999.a\n  value 180_000 USD\n}')).toEqual([
    'input keyword.control.declaration',
    'motion-stage entity.name.type',
    '"Six-axis" string.quoted.double',
    '{ source',
    'origin keyword.other.property',
    'US constant.language.country',
    '// why comment.line.double-slash',
    'eccn keyword.other.property',
    '3A999.a constant.other.eccn',
    'value keyword.other.property',
    '180_000 constant.numeric',
    'USD support.type.unit',
    '} source',
  ]);
});

describe('tells apart', () => {
  it.each([
    ['3E001', 'constant.other.eccn'],
    ['EAR99', 'constant.other.eccn'],
    ['3B001.f.1.b.2.b', 'constant.other.eccn'],
    ['3.3e8', 'constant.numeric'],
    ['-40', 'constant.numeric'],
    ['12.5%', 'constant.numeric'],
    ['2025-01-15', 'constant.other.date'],
    ['D:5', 'constant.other.country-group'],
    ['UA-43', 'constant.language.country'],
    ['/// doc', 'comment.block.documentation'],
    ['// note', 'comment.line.double-slash'],
    ['motion-stage', 'variable.other'],
    ['GB/s/mm2', 'support.type.unit'],
    ['plant', 'keyword.other.property'],
    ['worldwide', 'support.constant.word'],
    ['value-of-it', 'variable.other'],
  ])('%s', (text, scope) => expect(scopes(text)).toEqual([`${text} ${scope}`]));
});

it('follows block comments and strings over their ends', () => {
  expect(scopes('/* origin\nUS */ origin')).toEqual([
    '/* origin comment.block',
    'US */ comment.block',
    'origin keyword.other.property',
  ]);
  expect(scopes('"a \\" b \\u{1F600}" US')).toEqual([
    '"a string.quoted.double',
    '\\" constant.character.escape',
    'b string.quoted.double',
    '\\u{1F600} constant.character.escape',
    '" string.quoted.double',
    'US constant.language.country',
  ]);
  expect(scopes('part-number "open\norigin')).toEqual([
    'part-number keyword.other.property',
    '"open string.quoted.double',
    'origin keyword.other.property',
  ]);
});

it('knows every keyword, word, unit and currency of the language', () => {
  for (const k of KEYWORDS) {
    for (const word of k.name.split(' ')) expect(scopes(`${word} `)[0], word).toMatch(/ keyword\./);
  }
  for (const list of Object.keys(WORD_LISTS) as WordListName[]) {
    for (const word of wordsOf(list)) expect(scopes(word)[0], word).not.toMatch(/ (variable\.other|source)$/);
  }
  for (const unit of [...unitNames, ...currencyCodes])
    expect(scopes(`1 ${unit}`).at(-1), unit).toMatch(/ (support\.type\.unit|support\.constant\.word)$/);
});

it('colors every sample without losing its way', () => {
  const text = readFileSync(new URL('samples/hybrid-bonder.earshot', root), 'utf8');
  // Only braces, commas and equals signs have no scope of their own.
  expect(scopes(text).filter((s) => s.endsWith(' source') && !/^[{},=\s]+ source$/.test(s))).toEqual([]);
});
