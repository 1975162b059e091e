/** The parser is Chevrotain's: its grammar is validated by Chevrotain, and what we rely on of its insides is there. */
import { EmbeddedActionsParser, type IProduction, NonTerminal, Terminal, VERSION } from 'chevrotain';
import { describe, expect, it } from 'vitest';
import { KEYWORDS, WORD_LISTS, type WordListName } from '../../grammar/src/index.ts';
import { Engine } from '../../grammar/src/parser/engine.ts';
import { Grammar } from '../../grammar/src/parser/grammar.ts';
import { productionsOf } from '../../grammar/src/parser/lookahead.ts';
import { USES } from '../../grammar/src/uses.ts';
import { LISTS, VOCABULARY } from '../../grammar/src/vocabulary.ts';

const grammar = new Grammar(true);
const rules = Object.values(grammar.rules);
const terminals = new Set(
  rules.flatMap((rule) => productionsOf(rule).flatMap((p: IProduction) => (p instanceof Terminal ? [p.terminalType.name] : []))),
);

describe('the grammar', () => {
  it('passes the validation of Chevrotain, and no alternative hides behind one that begins alike', () => {
    expect(() => new Grammar(true)).not.toThrow();
  });

  it.each(KEYWORDS.map((k) => k.name))('holds the keyword %s', (name) => {
    for (const word of name.split(' ')) expect(terminals).toContain(word);
  });

  it('has the properties of every block, and no others', () => {
    for (const context of new Set(KEYWORDS.flatMap((k) => k.in))) {
      if (context === 'file') continue;
      const block = grammar.rules[`${context}_block`]!;
      const inside = new Set(productionsOf(block).flatMap((p) => (p instanceof Terminal ? [p.terminalType.name] : [])));
      const listed = KEYWORDS.filter((k) => k.in.includes(context)).flatMap((k) => k.name.split(' '));
      expect([...inside].filter((t) => !['Inside', '{', '}'].includes(t)).sort(), context).toEqual([...new Set(listed)].sort());
    }
  });

  it('takes a word from each closed list', () => {
    const elsewhere = new Set<WordListName>(['duration', 'license']);
    for (const list of Object.keys(WORD_LISTS) as WordListName[])
      if (!elsewhere.has(list)) expect(terminals, list).toContain(LISTS[list].name);
  });
});

describe('what we rely on of the insides of Chevrotain', () => {
  it('is that of one version', () => {
    expect(VERSION).toBe('13.2.0');
  });
  it.each([
    'LA',
    'LA_FAST',
    'consumeToken',
    'consumeInternal',
    'getLexerPosition',
    'onBeforeParse',
    'onAfterParse',
    'getCurrRuleFullName',
    'enableRecording',
    'disableRecording',
  ])('%s', (hook) => {
    expect(typeof (EmbeddedActionsParser.prototype as unknown as Record<string, unknown>)[hook]).toBe('function');
    const ours = Object.getOwnPropertyNames(Engine.prototype);
    if (hook !== 'getCurrRuleFullName') expect(ours).toContain(hook);
  });
  it('the methods that record the grammar are gone when it is read', () => {
    expect(Object.getPrototypeOf(grammar)).toBe(Grammar.prototype);
    for (const method of ['CONSUME', 'SUBRULE', 'OPTION', 'OR', 'MANY', 'AT_LEAST_ONE_SEP', 'consume', 'subrule', 'option', 'or'])
      expect(Object.hasOwn(grammar, method), method).toBe(false);
  });
  it('numbers of productions that tell them apart: there is room for 255 of a kind in a rule', () => {
    for (const rule of rules) {
      const seen = new Set<string>();
      for (const p of productionsOf(rule)) {
        const { idx } = p as { idx?: number };
        if (idx === undefined) continue;
        expect(idx).toBeLessThan(256);
        const target = p instanceof Terminal ? p.terminalType.name : p instanceof NonTerminal ? p.nonTerminalName : '';
        const key = `${p.constructor.name} ${target} ${idx}`;
        expect(seen, `${rule.name}: ${key}`).not.toContain(key);
        seen.add(key);
      }
    }
  });
  it('rules that the parser finds by their names', () => {
    for (const name of Object.keys(grammar.rules)) {
      const rule = (grammar as unknown as Record<string, unknown>)[name] as { ruleName: string; originalGrammarAction: unknown };
      expect(rule.ruleName).toBe(name);
      expect(typeof rule.originalGrammarAction).toBe('function');
    }
  });
  it('categories that a token is matched by', () => {
    const { kind } = LISTS;
    expect(kind.isParent).toBe(true);
    for (const t of VOCABULARY.filter((v) => v.CATEGORIES?.includes(kind)))
      expect(kind.categoryMatchesMap![t.tokenTypeIdx!]).toBe(true);
  });
  it('token types that are numbered when the parser is made, with all that belongs to a category', () => {
    expect(grammar.RECORDING_PHASE).toBe(false);
    for (const type of VOCABULARY) expect(type.tokenTypeIdx, type.name).toBeTypeOf('number');
    const role = LISTS.role;
    expect(role.categoryMatches).toHaveLength(WORD_LISTS.role.words.length);
    // A table of the lookahead has room for every type.
    expect(Math.max(...VOCABULARY.map((t) => t.tokenTypeIdx!))).toBeLessThan(1024);
  });
});

it('what is built in is said by the keywords of one shape', () => {
  expect(KEYWORDS.filter((k) => k.shape === 'use').map((k) => k.name)).toEqual([...USES]);
});
