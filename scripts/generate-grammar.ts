/** Writes what is derived from the grammar and its tables: TextMate grammar, EBNF, currencies. With `--check`: ends 1 where stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ebnf } from './grammar/ebnf.ts';
import { textmate } from './grammar/textmate.ts';

// What ICU does not list: the digital bolívar.
const currencies = [...Intl.supportedValuesOf('currency'), 'VED'].sort().join(' ');

const out: [string, string][] = [
  [
    'grammar/generated/currencies.ts',
    `/** Generated from Intl.supportedValuesOf('currency'). */\nexport const CURRENCY_CODES =\n  '${currencies}';\n`,
  ],
  ['grammar/generated/grammar.ebnf', ebnf()],
  ['grammar/generated/earshot.tmLanguage.json', `${JSON.stringify(textmate, null, 1)}\n`],
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
