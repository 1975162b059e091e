/**
 * Writes docs/reference.md and its diagrams: from the grammar of the parser, the tables of keywords and words, and the compiled
 * rulebook. With `--check`: writes nothing, and ends 1 where a page is stale, missing or left over.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Context, KEYWORDS, type Keyword } from '../grammar/src/keywords.ts';
import { currencyCodes } from '../grammar/src/text/currencies.ts';
import { dimensionOf, unitNames, unitsOf } from '../grammar/src/text/units.ts';
import { WORD_LISTS } from '../grammar/src/words.ts';
import { loadRulebook } from '../server/src/rulebook/load/index.ts';
import type { Parameter } from '../server/src/rulebook/rulebook.ts';
import { diagramOf } from './grammar/diagrams.ts';
import { valueOf } from './grammar/ebnf.ts';
import { SYNTAX, TOKENS } from './grammar/syntax.ts';

const root = new URL('../', import.meta.url);
const rulebook = loadRulebook((section) => readFileSync(new URL(`dist/rulebook/${section}.json`, root), 'utf8'));
const folder = new URL('docs/diagrams/', root);

const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const code = (text: string): string => `\`${text}\``;
const codes = (all: Iterable<string>): string => [...all].map(code).join(', ');
/** A rule, a token or a list of words by its place on the page. */
const linked = (value: string): string =>
  SYNTAX.has(value) || value.endsWith('-word') ? `[${code(value)}](#${value})` : code(value);
const shown = new Set<string>();
function diagram(rule: string): string {
  shown.add(rule);
  return `![${rule}](diagrams/${rule}.svg)`;
}

const propertiesIn = (context: Context): readonly Keyword[] =>
  KEYWORDS.filter((k) => k.category === 'property' && k.in.includes(context));

function properties(context: Context): string {
  return table(
    ['property', 'value', 'may repeat', 'meaning', 'example'],
    propertiesIn(context).map((k) => [
      code(k.name),
      linked(valueOf(context, k.name)),
      k.repeatable ? 'yes' : '',
      k.doc,
      code(`${k.name} ${k.example}`),
    ]),
  );
}

function statement(k: Keyword): string {
  const own = [`### ${k.name}`, k.doc];
  if (k.category === 'directive')
    return [...own, diagram(`${k.name}-statement`), `As in ${code(`${k.name} ${k.example}`)}.`].join('\n\n');
  const context = k.name as Context;
  return [...own, diagram(`${k.name}-declaration`), properties(context), diagram(`${k.name}-property`)].join('\n\n');
}

function values(): string {
  const left = [...SYNTAX.keys()].filter((rule) => !shown.has(rule)).sort();
  return left.map((rule) => `### ${rule}\n\n${diagram(rule)}`).join('\n\n');
}

const measure = ({ unit, atUnit, choices, qualifiers, integer }: Parameter): string =>
  [
    ...(choices ? [codes(choices)] : [unit === undefined ? (integer ? 'a whole number' : 'a number') : code(unit)]),
    ...(atUnit === undefined ? [] : [`then ${code('at')} a number of ${code(atUnit)}`]),
    ...(qualifiers ? [`then ${codes(qualifiers)}`] : []),
  ].join(', ');

const parameters = table(
  ['parameter', 'value', 'in', 'may repeat', 'meaning', 'used by'],
  [...rulebook.parameters.values()].map((p) => [
    code(p.name),
    measure(p),
    p.where.map(code).join(', '),
    p.repeatable ? 'yes' : '',
    p.title +
      (p.cite === undefined ? '' : ` (${p.cite})`) +
      (p.sameAs === undefined ? '' : `; another name of ${code(p.sameAs)}`),
    p.usedBy.join(', '),
  ]),
);

const lists = Object.entries(WORD_LISTS).map(
  ([list, { title, words }]) =>
    `### ${list}-word\n\n${title[0]!.toUpperCase()}${title.slice(1)}.\n\n${table(
      ['word', 'meaning'],
      words.map((w) => [code(w.name), w.doc]),
    )}`,
);
const dimensions = [...new Set(unitNames.map((u) => dimensionOf(u)!))];
const exceptions = rulebook.at(rulebook.through).exceptions;

const page = [
  '# Language reference',
  'Generated from the grammar that the parser runs, its tables of keywords and words, and the rulebook. The same grammar in text is' +
    ' `grammar/generated/grammar.ebnf`. [specs.md](specs.md) explains by examples.',
  'In the diagrams a round box is a word as it is written, and a square one a rule or a sort of token. A keyword is one only where the' +
    ' diagram has it: everywhere else the same word is a name. White space, line breaks and comments (`//` to the end of the line,' +
    ' `/* … */`, and `///` before a declaration for its documentation) may stand between any two tokens. An amount and its unit or' +
    ' currency stand on one line.',
  '## Statements',
  diagram('file'),
  diagram('statement'),
  ...KEYWORDS.filter((k) => k.in.includes('file')).map(statement),
  '## Blocks',
  '### destination',
  'What may be said of a destination, in the braces after its places.',
  properties('destination'),
  diagram('destination-property'),
  '### specs and produces',
  'Parameters, in braces. [Parameters](#parameters) lists them.',
  diagram('parameter'),
  diagram('parameter-value'),
  '## Values',
  values(),
  '## Tokens',
  table(
    ['token', 'how it is written'],
    Object.entries(TOKENS).map(([name, text]) => [name, text]),
  ),
  '## Parameters',
  'Of `specs` and `produces`. A unit is one of the same dimension.',
  parameters,
  '## Closed lists',
  ...lists,
  '### unit',
  table(
    ['dimension', 'units'],
    dimensions.map((d) => [d, codes(unitsOf(d))]),
  ),
  '### end use',
  table(
    ['word', 'meaning'],
    [...rulebook.endUses].map(([name, title]) => [code(name), title]),
  ),
  '### within and outside',
  'Paragraphs that a rule asks about and no other property can state. `item`: on the item; `sale`: in its destination, or on the product for all its sales.',
  table(
    ['paragraph', 'of', 'what is asked'],
    [...rulebook.questions.values()].map((q) => [code(q.paragraph), q.of, q.asks]),
  ),
  '### license exception',
  `As of ${rulebook.through}.`,
  table(
    ['code', 'title'],
    exceptions.map((e) => [code(e.code), e.title]),
  ),
  '### country group',
  `${codes([...rulebook.groupNames].filter((g) => /^[A-E](:\d)?$/.test(g)).sort())} and \`worldwide\`; some exist on some days only.`,
  '### country',
  [...rulebook.countryNames].map(([country, name]) => `${code(country)} ${name}`).join(' · '),
  '### currency',
  codes(currencyCodes),
  '',
].join('\n\n');

mkdirSync(folder, { recursive: true });
const textOf = (url: URL): string | undefined => (existsSync(url) ? readFileSync(url, 'utf8') : undefined);
const wanted = new Map([
  ['docs/reference.md', `${page.trimEnd()}\n`],
  ...[...SYNTAX.keys()].map(
    (rule) => [`docs/diagrams/${rule}.svg`, diagramOf(rule, textOf(new URL(`${rule}.svg`, folder)))] as const,
  ),
]);
const left = readdirSync(folder).filter((f) => !wanted.has(`docs/diagrams/${f}`));
const onlyCheck = process.argv.includes('--check');
for (const [path, text] of wanted) {
  const url = new URL(path, root);
  if (textOf(url) === text) continue;
  if (onlyCheck) {
    console.error(`${path} is stale`);
    process.exitCode = 1;
  } else writeFileSync(url, text);
}
for (const file of left) {
  if (onlyCheck) {
    console.error(`docs/diagrams/${file} is left over`);
    process.exitCode = 1;
  } else rmSync(new URL(file, folder));
}
