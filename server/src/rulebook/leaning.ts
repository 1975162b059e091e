/** What a condition names and has to be read again: a group of countries, a term, a paragraph that figures decide, a list, a question. */
import { unreadWords } from './attestation.ts';
import { isMarkedUnread, verifiedOf } from './provenance.ts';
import type { RulebookAt } from './rulebook.ts';
import type { TVerification } from './schema/fact.ts';

export interface Unread {
  /** `740 supp. 1 (D:5)` */
  readonly of: string;
  readonly how: string;
}

interface Names {
  readonly unread: ReadonlyMap<string, Unread>;
  /** By record: each condition is asked for every sale. */
  readonly of: WeakMap<object, readonly Unread[]>;
}

const known = new WeakMap<RulebookAt, Names>();

/** Each once; empty, and found so at once, where the rulebook holds no such fact. */
export function leaning(rules: RulebookAt, record: object): readonly Unread[] {
  let names = known.get(rules);
  if (!names) known.set(rules, (names = { unread: new Map(unreadNames(rules)), of: new WeakMap() }));
  if (names.unread.size === 0) return NOTHING;
  let found = names.of.get(record);
  if (!found) names.of.set(record, (found = [...new Set(namedIn(record, names.unread))]));
  return found;
}

const NOTHING: readonly Unread[] = [];

function* namedIn(value: unknown, names: ReadonlyMap<string, Unread>): Generator<Unread> {
  if (typeof value === 'string') {
    const found = names.get(value);
    if (found) yield found;
  } else if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) yield* namedIn(child, names);
}

interface Named {
  readonly cite?: string | undefined;
  readonly verified?: TVerification | undefined;
}

function* unreadNames(rules: RulebookAt): Generator<readonly [string, Unread]> {
  const all: (readonly [string, Named])[] = [
    ...rules.inForce('groups').map((g) => [g.group, g] as const),
    ...rules.definitions.map((d) => [d.term, d] as const),
    ...rules.classifications.map((c) => [c.paragraph, c] as const),
    // They are most of the rulebook, and seldom decoded.
    ...(rules.rulebook.anyListUnread ? rules.partyLists.map((l) => [l.list, l] as const) : []),
    ...[...rules.rulebook.questions.values()].map((q) => [q.paragraph, { ...q, cite: q.paragraph }] as const),
  ];
  for (const [name, { cite, verified }] of all) {
    if (!isMarkedUnread(verified)) continue;
    const one = { of: cite === undefined || cite === name ? name : `${cite} (${name})`, how: unreadWords(verifiedOf(verified)!) };
    yield [name, one];
    for (const wider of widerOf(name)) yield [wider, one];
  }
}

/** `D` is every group of letter D, `3A090` all of its paragraphs. */
const widerOf = (name: string): string[] =>
  /^[A-E]:\d$/.test(name) ? [name[0]!] : /^\d[A-E]\d{3}\./.test(name) ? [name.split('.')[0]!] : [];
