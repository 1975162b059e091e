/**
 * The names of a party looked up in the party lists, once for each party: what is the same name, what is near, what the spec
 * rules out. Which of it counts on a day is for listing.ts.
 */
import type { Day } from '../../../../grammar/src/text/date.ts';
import type { Clearance, Party } from '../../model/model.ts';
import type { PartyHit } from '../../rulebook/load/parties.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { ListHead } from '../../rulebook/compiled.ts';
import type { TListedParty } from '../../rulebook/schema/index.ts';
import { normalize, sortedKey } from '../../screening/name.ts';
import { listedNames } from '../../screening/variants.ts';

/** A listed party whose name is that of the party, or near it. */
export interface Found {
  readonly list: ListHead;
  readonly entry: TListedParty;
  /** The name or alias that was matched, as the list prints it. */
  readonly printed: string;
  /** The name of the party that was matched. */
  readonly stated: string;
  /** The same name; else a near one. */
  readonly same: boolean;
  /** 0 to 1, two places. */
  readonly score: string;
  readonly why: string;
  /** The spec rules it out. */
  readonly cleared?: Clearance;
}

export interface Screening {
  /** The names that were looked up. */
  readonly names: readonly string[];
  readonly found: readonly Found[];
  /** Nothing of its names could be read, or it has none: nothing was looked up. */
  readonly blind: 'no-name' | 'unread' | undefined;
  /** Clearances that rule nothing out, each with the reason. */
  readonly idle: readonly {
    readonly clearance: Clearance;
    readonly why: 'nothing-found' | 'same-name' | 'listed-since';
    readonly found?: Found;
  }[];
}

const done = new WeakMap<Rulebook, WeakMap<Party, Screening>>();

export function screeningOf(rulebook: Rulebook, party: Party): Screening {
  let own = done.get(rulebook);
  if (!own) done.set(rulebook, (own = new WeakMap()));
  let s = own.get(party);
  if (!s) own.set(party, (s = look(rulebook, party)));
  return s;
}

function look(rulebook: Rulebook, party: Party): Screening {
  const stated = [...(party.label === undefined ? [] : [party.label]), ...party.alsoKnownAs.map((a) => a.value)];
  // A handle is not a name. Where it is all there is, it tells something only if it is a listed name letter by letter.
  const handle = stated.length === 0;
  const names = handle ? [party.name.replaceAll(/[-_]/g, ' ')] : stated;
  const countries = [...new Set([party.country?.value, party.headquarters?.value].filter((c) => c !== undefined))];
  const best = new Map<TListedParty, { found: Found; country: boolean | undefined }>();
  let read = false;
  for (const name of names) {
    const { hits, unread } = rulebook.parties.look(name, countries, sameCountry);
    read ||= !unread;
    for (const h of hits) {
      if (handle && (!h.hit.exact || name.length < 3)) continue;
      const found = foundOf(h, name, handle);
      const before = best.get(found.entry);
      if (!before || (found.same && !before.found.same) || (found.same === before.found.same && found.score > before.found.score))
        best.set(found.entry, { found, country: h.hit.country });
    }
  }
  const used = new Map<Clearance, Found>();
  const found = [...best.values()].map(({ found: f, country }): Found => {
    const clearance = party.cleared.find((c) => speaksOf(c, f));
    if (!clearance) return f;
    used.set(clearance, f);
    // The same name in the same country, or in one not stated, is the same party until BIS says otherwise; and nobody can
    // have ruled out on a day what was listed later.
    if ((f.same && country !== false) || listedSince(f, clearance)) return f;
    return { ...f, same: false, cleared: clearance };
  });
  const idle = party.cleared.flatMap((clearance): Screening['idle'] => {
    const f = used.get(clearance);
    if (!f) return [{ clearance, why: 'nothing-found' }];
    if (listedSince(f, clearance)) return [{ clearance, why: 'listed-since', found: f }];
    return found.some((x) => x.cleared === clearance) ? [] : [{ clearance, why: 'same-name', found: f }];
  });
  return { names: handle ? [] : names, found, blind: handle ? 'no-name' : read ? undefined : 'unread', idle };
}

function foundOf({ hit, list, entry }: PartyHit, stated: string, handle: boolean): Found {
  const printed = hit.alias === 0 ? entry.name : entry.aliases![hit.alias - 1]!;
  const same = hit.exact && (!handle || hit.country === true);
  return {
    list,
    entry,
    printed,
    stated,
    same,
    score: (hit.score / 1000).toFixed(2),
    why: handle ? `${hit.why}; no name is given but its handle in this spec` : hit.why,
  };
}

/** It names the entry by any of its names. */
function speaksOf(c: Clearance, f: Found): boolean {
  const key = (name: string): string => sortedKey(normalize(name).words);
  const wanted = key(c.name);
  return [f.entry.name, ...(f.entry.aliases ?? [])].some(
    (n) => n === c.name || key(n) === wanted || listedNames(n).some((one) => !one.partial && key(one.name) === wanted),
  );
}

const listedSince = (f: Found, c: Clearance): boolean => f.entry.from !== undefined && (f.entry.from as Day) > c.on;

/** Hong Kong and Macau are listed under China as often as by themselves; a region of Ukraine under Ukraine. */
const COUNTRY: Readonly<Record<string, string>> = { HK: 'CN', MO: 'CN' };
const sameCountry = (a: string, b: string): boolean => one(a) === one(b);
const one = (code: string): string => COUNTRY[code] ?? code.split('-')[0]!;
