/** The TextMate grammar and the semantic tokens say the same of every piece of text that is read without a mistake. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classify } from '../../grammar/src/colors/classify.ts';
import { COLORS } from '../../grammar/src/colors/table.ts';
import { KEYWORDS, type WordListName, wordsOf, WORD_LISTS } from '../../grammar/src/index.ts';
import { currencyCodes } from '../../grammar/src/text/currencies.ts';
import { unitNames } from '../../grammar/src/text/units.ts';
import { differences, parsed } from './colored.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const fences = (markdown: string): string[] => [...markdown.matchAll(/^```earshot[^\n]*\n(.*?)^```/gms)].map((m) => m[1]!);

it('in samples and pages', () => {
  const pages = globSync(['docs/*.md', 'README.md'], { cwd: root }).flatMap((f) =>
    fences(read(f)).map((text) => [f, text] as const),
  );
  const texts = [...globSync('samples/*.earshot', { cwd: root }).map((f) => [f, read(f)] as const), ...pages].filter(
    ([, text]) => parsed(text).errors.length === 0,
  );
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.flatMap(([name, text]) => differences(text).map((d) => `${name}:${d}`))).toEqual([]);
});

it('of every word of a list, unit and currency', () => {
  const lists = new Map<WordListName, string>(
    KEYWORDS.flatMap((k) =>
      k.words && k.in.includes('destination') ? [] : k.words ? [[k.words, `${k.in[0]} x { ${k.name}`] as const] : [],
    ),
  );
  const texts = [
    ...[...lists].flatMap(([list, head]) =>
      wordsOf(list).map((w) => (list === 'duration' ? `alternative x replaces y { lead-time 2 ${w} }` : `${head} ${w} }`)),
    ),
    ...currencyCodes.map((c) => `input x { value 1 ${c} }`),
    ...unitNames.map((u) => `input x { specs { layers 2 ${u} } }`),
  ];
  expect(Object.keys(WORD_LISTS).length - lists.size).toBeLessThanOrEqual(4);
  for (const text of texts) expect([text, differences(text)]).toEqual([text, []]);
});

const [before, after] = ['/// Doc "1" 2\n/* US */ rate EUR = 1.1 USD on 2025-01-01 // x\n', '\nparty next "N" { country CN }\n'];

it('of every keyword, with its example, in each of its places', () => {
  const texts = KEYWORDS.flatMap((k) =>
    k.in.map((context) => {
      const said = `${k.name} ${k.example}`;
      if (k.category === 'declaration') return `${said} ${k.name === 'alternative' ? 'replaces x ' : ''}{}`;
      if (context === 'file') return said;
      if (context === 'destination') return `product x { destination CN { ${said} quantity 2 } }`;
      return `${context} x ${context === 'alternative' ? 'eliminates y ' : ''}{\n  ${said}\n  ${said} ${said}\n}`;
    }),
  );
  expect(texts.length).toBeGreaterThan(90);
  for (const text of texts) expect([text, differences(before + text + after)]).toEqual([text, []]);
});

describe('of', () => {
  it.each([
    [
      'a reference to a facility, which is no declaration',
      'product x { destination CN { facility fab-2 end-user fab-2 } }',
      'fab-2 reference, fab-2 reference',
    ],
    [
      'a name that is a keyword',
      'input value { origin US }\nproduct origin { incorporates value incorporates 2 eccn contains value at 3 USD }',
      'value declared, origin declared, value reference, eccn reference, value reference',
    ],
    [
      'names that are other things elsewhere',
      'product CN { incorporates USD incorporates 3 nm destination CN }',
      'CN declared, USD reference, nm reference, CN country',
    ],
    [
      'a party that is called as a keyword',
      'product p { destination CN { end-user via via SG, HK consignee price } }',
      'via reference, price reference',
    ],
    ['one word that is a keyword and a word', 'authorization l { type exception exception NAC }', 'exception word, NAC code'],
    [
      'one word that is a keyword and introduces a value',
      'input i { direct-product-of technology 3E001 for 3A001 origin US origin JP }',
      '3E001 eccn, for role, 3A001 eccn, origin role, US country, origin property, JP country',
    ],
    [
      'on, twice',
      'product p { destination CN { reviewed by "a" on 2025-01-01 because "b" on 2025-01-02 } }',
      'by role, on role, because role, on property',
    ],
    [
      'a list over several lines',
      'product p {\n  destination CN,\n    TW, D:5\n  direct-product-of none\n}',
      'CN country, TW country, D:5 group, none word',
    ],
    [
      'what is covered',
      'authorization l { covers to, b to CN, worldwide for c, d valid 2025-01-01 to 2025-02-01 }',
      'to reference, b reference, to role, worldwide word, c reference, d reference, to role',
    ],
    [
      'parameters',
      'input i { specs { layers 232 transistor non-planar die-area 826 mm2 planar tops 624 at 8 bit datacenter yes } }',
      'layers parameter, transistor parameter, non-planar word, mm2 unit, planar word, at role, bit unit, datacenter parameter, yes word',
    ],
    [
      'what a facility produces',
      'facility f { produces nand { layers 232 } produces other { node 7 nm } }',
      'nand word, layers parameter, other word, nm unit',
    ],
    ['a classification in small letters', 'input i { eccn ear99 }\ninput j { eccn 3a001.a.2 }', 'ear99 eccn, 3a001.a.2 eccn'],
    [
      'a section without a paragraph',
      'product p { destination CN { claims TMP under 740.9 expect not-subject by 734.4, 734.3(b) } }',
      'TMP code, under role, 740.9 paragraph, not-subject word, by role, 734.4 paragraph, 734.3(b) paragraph',
    ],
    ['a comment between', 'product p { // value 3 USD\n /* origin\n US */ origin /* x */ US }', 'origin property, US country'],
    [
      'what is never closed',
      'product p {\n  destination CN {\n    facility f\n\nparty x {\n  country CN\n}\n',
      'facility property, f reference, party declaration, x declared, CN country',
    ],
  ])('%s', (_, text, expected) => {
    expect(differences(text)).toEqual([]);
    const found = classify(text, parsed(text).tree).map(({ start, end, color }) => `${text.slice(start, end)} ${color}`);
    let from = 0;
    for (const one of expected.split(', ')) {
      const at = found.indexOf(one, from);
      expect([one, found.slice(from), at >= 0]).toEqual([one, found.slice(from), true]);
      from = at + 1;
    }
  });
});

it('themes color semantic tokens as they color the scopes of the TextMate grammar', () => {
  interface Manifest {
    readonly contributes: {
      readonly semanticTokenScopes: readonly { readonly language: string; readonly scopes: Record<string, string[]> }[];
    };
  }
  const { contributes } = JSON.parse(read('package.json')) as Manifest;
  const [{ language, scopes }] = contributes.semanticTokenScopes as [Manifest['contributes']['semanticTokenScopes'][number]];
  expect(language).toBe('earshot');
  const used = new Set<string>(['comment.documentation']);
  for (const [color, { type, ...more }] of Object.entries(COLORS)) {
    const selector = 'modifiers' in more ? `${type}.${more.modifiers[0]}` : type;
    used.add(selector);
    const [scope] = scopes[selector] ?? [];
    expect([color, `${more.scope}.`.startsWith(scope!.replace(/earshot$/, ''))]).toEqual([color, true]);
  }
  expect(Object.keys(scopes).sort()).toEqual([...used].sort());
});
