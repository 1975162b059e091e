/** `earshot_rulebook_show` and `earshot_rulebook_list`: the law as data, and where it was read. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { factJson, type Placed } from '../../workspace/book.ts';
import type { FoundParty } from '../rulebook/find.ts';
import { kindsOf, listJson, listLines, wantedFacts } from '../rulebook/list.ts';
import { lookedUp, showJson, showText } from '../rulebook/show.ts';
import type { Told } from './told.ts';
import type { Desk } from './desk.ts';
import { pageOf } from './page.ts';
import { Refusal } from './refusal.ts';
import type { Input } from './tools.ts';

export async function shownOf(desk: Desk, { id, asOf, cursor }: Input<'earshot_rulebook_show'>): Promise<Told> {
  const book = await desk.book();
  const answer = lookedUp(book, id);
  if (typeof answer === 'string') throw new Refusal(`${capital(answer)}. That clears nobody and nothing.`);
  const day = (asOf as Day | undefined) ?? desk.today();
  const { items, more } = pageOf<Placed | FoundParty>({
    items: [...answer.facts, ...answer.parties],
    key: (item) => ('party' in item ? item.party.name : `${item.kind} ${item.id} ${item.from}`),
    size: (item) => JSON.stringify('party' in item ? item.party : [factJson(item), item.record]).length,
    cursor,
    fingerprint: (text) => desk.fingerprint(text),
  });
  const own = {
    facts: items.flatMap((item) => (isParty(item) ? [] : [item])),
    parties: items.filter(isParty),
    more: answer.more,
  };
  return { result: showJson(book, own, id, day), lines: showText(book, own, day).trimEnd().split('\n'), more };
}

const isParty = (item: Placed | FoundParty): item is FoundParty => 'party' in item;

/** A fact in a list is a line. */
const MOST = 50;

export async function listed(desk: Desk, { kind, words = [], asOf, cursor }: Input<'earshot_rulebook_list'>): Promise<Told> {
  const book = await desk.book();
  const day = asOf as Day | undefined;
  const wanted = wantedFacts(book, { kind, words, asOf: day });
  if (typeof wanted === 'string') throw new Refusal(capital(wanted));
  const kinds = kindsOf(book, wanted);
  const { version, from, through } = book.rulebook;
  const heads = kinds.map((k) => `${k.kind}: ${k.facts} (${k.title})`);
  const edition = `${wanted.length} facts. Rulebook ${version} (${from} to ${through}).`;
  if (kind === undefined && words.length === 0)
    return { result: { ...listJson(book, [], day), kinds }, lines: [...heads, edition, 'Give kind or words to list facts.'] };
  const { items, more } = pageOf({
    items: wanted,
    key: (f) => `${f.kind} ${f.id} ${f.from}`,
    size: (f) => JSON.stringify(factJson(f)).length,
    most: MOST,
    cursor,
    fingerprint: (text) => desk.fingerprint(text),
  });
  return {
    result: { ...listJson(book, items, day), kinds },
    lines: [...heads, ...listLines(items), edition],
    more,
  };
}

const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);
