/** Which lists a party stands on by itself, on a day: by the spec's own statement, or by its name. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import type { Tri } from '../../base/tri.ts';
import type { Party } from '../../model/model.ts';
import type { ListHead } from '../../rulebook/compiled.ts';
import type { TListedParty, TOwnershipRule } from '../../rulebook/schema/index.ts';
import { listTitle } from '../../rulebook/party-lists.ts';
import type { Context } from '../context.ts';
import type { Missing, Proof } from '../result.ts';
import { lacks, leaf } from '../proof.ts';
import { type Found, screeningOf } from './screening.ts';

/** The law of the day is all that a listing turns on. */
export type OnDay = Pick<Context, 'rules'>;

export interface Listed {
  readonly list: string;
  /** Absent where only the spec says so: then nothing is known of its entry. */
  readonly entry?: TListedParty;
  readonly of?: ListHead;
  /** Of a listing the spec states: the footnote it states. */
  readonly footnote?: number;
  /** Through its owners alone, by this rule. */
  readonly inherited?: TOwnershipRule;
  /** `no` is left out. */
  readonly answer: Tri;
  readonly proof: Proof;
}

/** Its own, not its owners'. */
export function directListings(ctx: OnDay, party: Party): readonly Listed[] {
  const stated = party.listed
    .filter((l) => (l.from === undefined || l.from <= ctx.rules.date) && (l.to === undefined || ctx.rules.date <= l.to))
    .map(
      (l): Listed => ({
        list: l.list,
        footnote: l.footnote,
        answer: 'yes',
        proof: leaf(
          'yes',
          `${party.name} is stated to be on the ${listTitle(l.list)}${l.footnote === undefined ? '' : ` with footnote ${l.footnote}`}`,
          { facts: [{ text: party.name, at: l.at }] },
        ),
      }),
    );
  return [
    ...stated,
    ...namesakes(ctx, party)
      .filter((f) => f.same)
      .flatMap((f) => byName(ctx, party, f)),
  ];
}

/** What the screening found in the snapshots that speak for the day. */
export function namesakes(ctx: OnDay, party: Party): readonly Found[] {
  return screeningOf(ctx.rules.rulebook, party).found.filter(
    (f) =>
      f.list.snapshot === ctx.rules.rulebook.parties.snapshotOn(f.list.list, ctx.rules.date) &&
      (f.entry.from === undefined || f.entry.from <= ctx.rules.date) &&
      (f.entry.until === undefined || ctx.rules.date < f.entry.until) &&
      !setAside(f.entry, ctx.rules.date),
  );
}

/** Under a temporary general license the requirements are those of the day before the listing. */
const setAside = ({ generalLicense: g }: TListedParty, on: Day): boolean => g !== undefined && g.from <= on && on < g.until;

function byName(ctx: OnDay, party: Party, f: Found): Listed[] {
  const { date } = ctx.rules;
  const what = `“${f.stated}” is the same name as “${f.printed}” on the ${listTitle(f.list.list)}`;
  const entry = f.printed === f.entry.name ? '' : ` (${f.entry.name})`;
  const extra = { rule: f.list.cite, facts: [{ text: f.stated, at: party.at }], ...coverage(f.list.snapshot, date) };
  const base = { list: f.list.list, entry: f.entry, of: f.list };
  if (f.entry.from === undefined && date < f.list.snapshot) {
    const missing: Missing = {
      fact: `listed ${f.list.list}`,
      of: party.name,
      why: `${what}${entry}; since when it is listed is not known, but it was by ${f.list.snapshot}`,
      at: party.at,
    };
    return [
      {
        ...base,
        answer: 'undetermined',
        proof: lacks(`${party.name}: ${what}${entry}, since when is not known`, missing, extra),
      },
    ];
  }
  const since = f.entry.from === undefined ? '' : `, listed since ${f.entry.from}`;
  return [
    {
      ...base,
      answer: 'yes',
      proof: leaf('yes', `${party.name}: ${what}${entry}${since}${f.entry.fr ? ` (${f.entry.fr.split(';')[0]})` : ''}`, extra),
    },
  ];
}

/** A snapshot attests its own day; for the others the entry is carried. */
function coverage(snapshot: string, date: Day): { coverage?: string } {
  return date === snapshot ? {} : { coverage: `carried: the list was read as of ${snapshot}` };
}

/** No copy of the list is of this very day: who was put on it, or taken off, is not known. */
function notKnown(ctx: OnDay, list: string, snapshot: string | undefined): string {
  const copy = snapshot === undefined ? 'the rulebook has no copy of it' : `the copy in hand is of ${snapshot}`;
  return `no party was on the ${listTitle(list)} on ${ctx.rules.date}: ${copy}`;
}

/** Why nothing was found: for the step that says the party is not listed. */
export function notListed(ctx: OnDay & Pick<Context, 'strict'>, party: Party, list: string): Proof {
  const { blind, names, found } = screeningOf(ctx.rules.rulebook, party);
  const snapshot = ctx.rules.rulebook.parties.copyOn(list, ctx.rules.date);
  const near = namesakes(ctx, party).filter((f) => f.list.list === list && !f.same);
  const facts = [{ text: party.name, at: party.at }];
  const aside = found.find((f) => f.same && f.list.list === list && setAside(f.entry, ctx.rules.date));
  if (aside)
    return leaf(
      'no',
      `${party.name} is on the ${listTitle(list)}, but a temporary general license sets its requirement aside (${aside.entry.generalLicense!.cite})`,
      {
        facts,
        provisos: [
          `the terms of the temporary general license for ${aside.entry.name} are met (${aside.entry.generalLicense!.cite})`,
        ],
      },
    );
  if (snapshot === undefined)
    return leaf('no', `${party.name} is not stated to be on the ${listTitle(list)}, of which the rulebook has no copy`, {
      facts,
      provisos: [notKnown(ctx, list, snapshot)],
    });
  if (blind !== undefined) {
    const why = blind === 'no-name' ? 'no name of it is given' : 'its name is in letters that are not read';
    if (ctx.strict)
      return lacks(`${party.name}: ${why}, so it was not looked up`, {
        fact: blind === 'no-name' ? 'label' : 'also-known-as',
        of: party.name,
        why: `its name in Latin letters decides whether it is on the ${listTitle(list)}`,
        at: party.at,
      });
    return leaf('no', `${party.name}: ${why}; it is not stated to be on the ${listTitle(list)}`, {
      facts,
      provisos: [
        `${party.name}, ${why === 'no name of it is given' ? 'whose name is not given' : 'whose name is not read'}, is not listed`,
      ],
    });
  }
  const beside = (): string[] => [
    ...near
      .filter((f) => f.cleared)
      .map((f) => `; near “${f.printed}” (${f.score}), ruled out on ${f.cleared!.on}: ${f.cleared!.because}`),
    ...near.filter((f) => !f.cleared).map((f) => `; near “${f.printed}” (${f.score}: ${f.why})`),
  ];
  return leaf(
    'no',
    () => `${names.map((n) => `“${n}”`).join(', ')} is not on the ${listTitle(list)} of ${snapshot}${beside().join('')}`,
    {
      facts,
      ...coverage(snapshot, ctx.rules.date),
      ...(snapshot !== ctx.rules.date && { provisos: [notKnown(ctx, list, snapshot)] }),
    },
  );
}
