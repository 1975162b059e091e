/** Writes what is derived from the grammar and its tables: TextMate grammar, EBNF, currencies. With `--check`: ends 1 where stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { KEYWORDS } from '../grammar/src/keywords.ts';
import { ROLES } from '../grammar/src/shapes.ts';
import { WORD_LISTS } from '../grammar/src/words.ts';
import { currencyCodes } from '../grammar/src/text/currencies.ts';
import { unitNames } from '../grammar/src/text/units.ts';
import { ebnf } from './grammar/ebnf.ts';

const DECLARATIONS = KEYWORDS.filter((k) => k.in.includes('file'));
const PROPERTIES = KEYWORDS.filter((k) => k.category === 'property');

const words = (list: Iterable<string>): string =>
  [...new Set(list)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((w) => w.replace(/[/]/g, '\\/'))
    .join('|');
const whole = (list: Iterable<string>): string => `(?<![\\w-])(?:${words(list)})(?![\\w-])`;

const grammar = {
  $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
  name: 'Earshot',
  scopeName: 'source.earshot',
  patterns: [
    { name: 'comment.block.documentation.earshot', match: '///.*$' },
    { name: 'comment.line.double-slash.earshot', match: '//.*$' },
    { name: 'comment.block.earshot', begin: '/\\*', end: '\\*/' },
    {
      name: 'string.quoted.double.earshot',
      begin: '"',
      end: '"|$',
      patterns: [{ name: 'constant.character.escape.earshot', match: '\\\\(?:u\\{[0-9A-Fa-f]{1,6}\\}|.)' }],
    },
    { name: 'constant.other.eccn.earshot', match: '(?<![\\w.])(?:\\d[A-Ea-e]\\d{3}(?:\\.[A-Za-z0-9]+)*|EAR99)(?![\\w])' },
    { name: 'constant.other.date.earshot', match: '(?<![\\w-])\\d{4}-\\d{2}-\\d{2}(?!\\w)' },
    { name: 'constant.other.country-group.earshot', match: '(?<![\\w])[A-E]:\\d(?!\\w)' },
    { name: 'constant.numeric.earshot', match: '(?<![\\w.])-?\\d[\\d_]*(?:\\.\\d[\\d_]*)?(?:[eE][-+]?\\d+)?%?(?!\\w)' },
    {
      match: `(?<![\\w-])(${words(DECLARATIONS.map((d) => d.name))})(?![\\w-])(?:\\s+([A-Za-z][\\w-]*))?`,
      captures: { 1: { name: 'keyword.control.declaration.earshot' }, 2: { name: 'entity.name.type.earshot' } },
    },
    {
      name: 'keyword.other.property.earshot',
      match: whole([...PROPERTIES.flatMap((p) => p.name.split(' ')), 'replaces', 'eliminates']),
    },
    {
      name: 'support.constant.word.earshot',
      match: whole([
        ...Object.values(WORD_LISTS).flatMap((l) => l.words.map((w) => w.name)),
        'worldwide',
        'none',
        ...ROLES,
        'until',
      ]),
    },
    { name: 'support.type.unit.earshot', match: whole([...unitNames, ...currencyCodes]) },
    { name: 'constant.language.country.earshot', match: '(?<![\\w-])(?:UA-\\d{2}|[A-Z]{2})(?![\\w-])' },
    { name: 'variable.other.earshot', match: '[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*' },
  ],
};

// What ICU does not list: the digital bolívar.
const currencies = [...Intl.supportedValuesOf('currency'), 'VED'].sort().join(' ');

const out: [string, string][] = [
  [
    'grammar/generated/currencies.ts',
    `/** Generated from Intl.supportedValuesOf('currency'). */\nexport const CURRENCY_CODES =\n  '${currencies}';\n`,
  ],
  ['grammar/generated/grammar.ebnf', ebnf()],
  ['grammar/generated/earshot.tmLanguage.json', `${JSON.stringify(grammar, null, 2)}\n`],
];
const root = new URL('../', import.meta.url);
mkdirSync(new URL('grammar/generated/', root), { recursive: true });
for (const [path, text] of out) {
  const url = new URL(path, root);
  if (existsSync(url) && readFileSync(url, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${path} is stale`);
    process.exitCode = 1;
  } else writeFileSync(url, text);
}
