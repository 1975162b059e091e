/** What the rulebook says of one thing: what is in force on a day, and what was before and will be after. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { visible } from '../../base/visible.ts';
import { type Book, days, factJson, inForceOn, type Placed } from '../../workspace/book.ts';
import { verifiedWords } from '../../rulebook/provenance.ts';
import { describe, wrapped } from './describe.ts';
import { type Answer, find, type FoundParty, nearest } from './find.ts';

/** Or why there is nothing. */
export function lookedUp(book: Book, id: string): Answer | string {
  const answer = find(book, id);
  if (answer.facts.length + answer.parties.length > 0) return answer;
  const near = nearest(book, id);
  return `the rulebook holds nothing by the name of ${id}; ${near ? `did you mean ${near}?` : 'earshot rulebook list WORDS looks for words'}`;
}

export function showText(book: Book, { facts, parties, more }: Answer, day: Day): string {
  const { FACT_KINDS } = book.compiler;
  const now = facts.filter((f) => inForceOn(f, day) || f.kind === 'change');
  const then = facts.filter((f) => !now.includes(f));
  const { version, from, through } = book.rulebook;
  const blocks = [
    ...now.map((f) => [`[${FACT_KINDS[f.kind]}]`, ...describe(book, f, day)]),
    ...(now.length === 0 && facts.length > 0 ? [[`Nothing of that holds on ${day}.`]] : []),
    ...parties.map((p) => party(p)),
    ...(more > 0 ? [[`${more} more by that name.`]] : []),
    ...(then.length > 0 ? [history(facts)] : []),
    [
      `Law of ${day}. Rulebook ${version} (${from} to ${through})${day > through ? `; after ${through} everything is carried` : ''}.`,
    ],
  ];
  return `${blocks.map((b) => b.map(visible).join('\n')).join('\n\n')}\n`;
}

/** All of it by date, whatever the day. */
function history(facts: readonly Placed[]): string[] {
  const byDate = [...facts].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0));
  return [
    'By date',
    ...byDate.flatMap((f) => [
      ...wrapped(`${days(f)}: ${f.id} ${f.title}${f.rule ? ` (${f.rule})` : ''}`),
      `      ${f.source ?? ''}${f.states ? ` [values ${f.states.values}, dates ${f.states.dates}]` : ''}  ${f.file}:${f.line}`,
    ]),
  ];
}

function party({ list, party: p }: FoundParty): string[] {
  const said: [string, string | undefined][] = [
    ['List', `${list.list}, snapshot of ${list.snapshot}`],
    ['Countries', p.countries.join(' ') || undefined],
    ['Aliases', p.aliases?.join('; ')],
    ['Footnotes', p.footnotes?.join(', ')],
    ['Requires', p.stated ?? p.items],
    ['Under', p.under?.join(', ')],
    ['Review', p.policy],
    ['Exceptions', p.exceptions?.join(', ')],
    ['Listed', days(p)],
    ['Cited', p.fr ?? list.cite],
    ['Source', list.source],
    ['Verified', verifiedWords(list.verified)],
  ];
  return [p.name, ...said.flatMap(([label, value]) => (value === undefined ? [] : [`  ${label.padEnd(10)} ${value}`]))];
}

/** `earshot.rulebook-fact/1` */
export function showJson({ rulebook }: Book, { facts, parties, more }: Answer, query: string, day: Day) {
  return {
    schema: 'earshot.rulebook-fact/1',
    rulebook: { version: rulebook.version, from: rulebook.from, through: rulebook.through },
    query,
    asOf: day,
    facts: facts.map((f) => ({ ...factJson(f, day), record: f.record })),
    parties: parties.map(({ list, party: p }) => ({
      list: list.list,
      snapshot: list.snapshot,
      cite: list.cite,
      source: list.source,
      verified: verifiedWords(list.verified),
      ...p,
    })),
    ...(more > 0 && { more }),
  };
}
