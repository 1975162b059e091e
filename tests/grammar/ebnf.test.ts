/** The published grammar takes what the parser takes, and not what it refuses. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KEYWORDS, parse, WORD_LISTS, wordsOf, type WordListName } from '../../grammar/src/index.ts';
import { samples } from '../property/texts.ts';
import { rulebook } from '../support/rulebook.ts';
import { readEbnf, takes } from './recognizer.ts';

const root = new URL('../../', import.meta.url);
const rules = readEbnf(readFileSync(new URL('grammar/generated/grammar.ebnf', root), 'utf8'));
const takesFile = (text: string): boolean => takes(rules, 'file', text);

/** A file in which a property stands where it belongs. */
function around(context: string, property: string): string {
  if (context === 'file') return property;
  if (context === 'destination') return `product x { destination CN { ${property} } }`;
  return `${context} x ${context === 'alternative' ? 'replaces y ' : ''}{ ${property} }`;
}

describe('the EBNF', () => {
  it.each(samples.map((text, i) => [i, text] as const))('takes sample %i', (_, text) => {
    expect(takesFile(text)).toBe(true);
  });

  it.each(
    KEYWORDS.filter((k) => k.category !== 'declaration').flatMap((k) =>
      k.in.map((context) => [around(context, `${k.name} ${k.example}`)] as const),
    ),
  )('takes %s, as the parser does', (text) => {
    expect(parse(text, { isParameter: (name) => rulebook.parameters.has(name) }).errors).toEqual([]);
    expect(takesFile(text)).toBe(true);
  });

  it.each([
    'authorization z { covers p }',
    'authorization z { covers p for q }',
    'authorization z { valid 2024-01-01 }',
    'notice n { requires license for p }',
    'notice n { requires p to CN }',
    'product p { direct-product-of technology 3E991 }',
    'product p { direct-product-of technology origin US }',
    'product p { one-time-report 2024-05-01 }',
    'party p { owned-by q }',
    'party p { cleared "x" because "y" }',
    'alternative a { origin US }',
    'alternative a replaces { origin US }',
    'rate EUR 1.03 USD',
    'input x { destination CN }',
    'party p { value 1 USD }',
    'party { country CN }',
    'origin US',
  ])('does not take %s, nor does the parser', (text) => {
    expect(parse(text).errors).not.toEqual([]);
    expect(takesFile(text)).toBe(false);
  });

  it('has every rule it asks for, and every list as it is', () => {
    for (const list of Object.keys(WORD_LISTS) as WordListName[]) {
      if (!rules.has(`${list}-word`)) continue;
      for (const word of wordsOf(list)) expect(takes(rules, `${list}-word`, word)).toBe(true);
      expect(takes(rules, `${list}-word`, 'nothing-of-the-kind')).toBe(false);
    }
  });
});

describe('docs/reference.md', () => {
  const page = readFileSync(new URL('docs/reference.md', root), 'utf8');
  it('has every keyword, parameter and word of a closed list', () => {
    const wanted = [
      ...KEYWORDS.filter((k) => k.category === 'property').map((k) => k.name),
      ...rulebook.parameters.keys(),
      ...rulebook.endUses.keys(),
      ...rulebook.countryNames.keys(),
      ...(Object.keys(WORD_LISTS) as WordListName[]).flatMap(wordsOf),
    ];
    for (const word of wanted) expect(page).toContain(`\`${word}\``);
  });
  it('leads to pictures and headings that are there', () => {
    const headings = new Set([...page.matchAll(/^#+ (.+)$/gm)].map((m) => m[1]!.toLowerCase().replaceAll(' ', '-')));
    for (const [, to] of page.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(to);
    for (const [, to] of page.matchAll(/\]\(([^)#]+)\)/g)) expect(existsSync(new URL(`docs/${to}`, root)), to).toBe(true);
    for (const code of ['ES0003', 'ES0110'])
      expect(readFileSync(new URL(`docs/${code}.md`, root), 'utf8')).toContain('(reference.md');
    expect(headings).toContain('parameters');
  });
});
