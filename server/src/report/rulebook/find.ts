/** What a person means by `show ID`: an ECCN, a paragraph, a country, a group, an exception, the id of a rule, a listed party. */
import { fold } from '../../base/fold.ts';
import { within } from '../../base/paragraph.ts';
import { suggest } from '../../../../grammar/src/text/suggest.ts';
import type { TListedParty, TPartyList } from '../../rulebook/schema/index.ts';
import type { Book, Placed } from '../../workspace/book.ts';

export interface FoundParty {
  readonly list: TPartyList;
  readonly party: TListedParty;
}

export interface Answer {
  readonly facts: readonly Placed[];
  readonly parties: readonly FoundParty[];
  /** Parties found beyond those. */
  readonly more: number;
}

export function find(book: Book, text: string): Answer {
  const id = text.trim().replace(/^15\s*CFR\s*(part\s*)?§*\s*|^§+\s*/i, '');
  for (const look of [byEntry, byId, byCountry, byParagraph]) {
    const facts = look(book, id);
    if (facts.length > 0) return { facts, parties: [], more: 0 };
  }
  const all = parties(book, id);
  return { facts: byCitation(book, id), parties: all.slice(0, MOST_PARTIES), more: Math.max(0, all.length - MOST_PARTIES) };
}

/** The id itself in any case. A country's row of the chart, its groups and its allied records go with it. */
function byId({ facts }: Book, id: string): Placed[] {
  const wanted = id.toLowerCase();
  return facts.filter((f) => f.id.toLowerCase() === wanted);
}

/** `3B001.f.1`: its entry, and the records by which specs decide that paragraph or one below it. */
function byEntry({ facts }: Book, id: string): Placed[] {
  const m = /^(\d[a-e]\d{3})(\.[a-z0-9.]+)?$/i.exec(id);
  if (!m) return [];
  const head = m[1]!.toUpperCase();
  const path = `${head}${(m[2] ?? '').toLowerCase()}`;
  return facts.filter(
    (f) => (f.kind === 'entry' && f.id === head) || (f.kind === 'classification' && f.rule !== undefined && below(f.rule, path)),
  );
}

const below = (rule: string, path: string): boolean =>
  rule === path || rule.startsWith(`${path}.`) || path.startsWith(`${rule}.`);

/** `China`, `PRC`, `Burma`. */
function byCountry(book: Book, id: string): Placed[] {
  const code = book.rulebook.countryAliases.get(id.toLowerCase());
  return code === undefined ? [] : byId(book, code);
}

/** `734.4(a)(3)` and what stands under it. */
function byParagraph({ facts }: Book, id: string): Placed[] {
  const wanted = id.replace(/\s+/g, '').toLowerCase();
  if (!/^7\d\d(\.\d+)?(\([a-z0-9]+\))*$/.test(wanted)) return [];
  const stands = (text: string | undefined): boolean =>
    (text ?? '')
      .toLowerCase()
      .split(/[;,]\s*/)
      .some((part) => {
        const own = part.replace(/\s+/g, '');
        return within(own, wanted) || own.startsWith(`${wanted}.`);
      });
  const rules = facts.filter((f) => stands(f.rule));
  return rules.length > 0 ? rules : facts.filter((f) => stands(f.cite));
}

/** `89 FR 96790`: what was read there. */
function byCitation({ facts }: Book, id: string): Placed[] {
  if (!/\d+ FR (Doc\. )?[\d-]+/i.test(id)) return [];
  return facts.filter((f) => [f.source, f.cite].some((t) => t?.toLowerCase().includes(id.toLowerCase())));
}

const MOST_PARTIES = 25;

/** By the whole name or alias; else by words that all stand in it. */
function parties({ rulebook }: Book, id: string): FoundParty[] {
  const wanted = fold(id);
  if (wanted.length < 3) return [];
  const all = rulebook.partyLists.flatMap((list) =>
    list.parties.map((party) => ({ list, party, names: [party.name, ...(party.aliases ?? [])].map(fold) })),
  );
  const exact = all.filter(({ names }) => names.includes(wanted));
  const words = wanted.split(' ');
  const found =
    exact.length > 0 ? exact : all.filter(({ names }) => names.some((n) => words.every((w) => ` ${n} `.includes(` ${w} `))));
  return found.map(({ list, party }) => ({ list, party }));
}

export function nearest({ facts, rulebook }: Book, text: string): string | undefined {
  const rules = facts.flatMap((f) => (f.rule === undefined ? [] : [f.rule]));
  const paragraph = /^7\d\d/.test(text) ? nearestParagraph(text, rules) : undefined;
  if (paragraph !== undefined) return paragraph;
  const words = [...new Set([...facts.map((f) => f.id), ...rulebook.countryNames.values()])];
  // One letter wrong is likelier than one too many: `LVX` is LVS, not LV.
  return suggest(
    text,
    words.sort((a, b) => Number(a.length !== text.length) - Number(b.length !== text.length)),
  );
}

/** The longest beginning of a paragraph under which something stands: `734.4(a)` for `734.4(a)(99)`. */
function nearestParagraph(text: string, rules: readonly string[]): string | undefined {
  for (let t = text.replace(/\s+/g, ''); t.includes('('); ) {
    t = t.slice(0, t.lastIndexOf('('));
    if (rules.some((r) => r.startsWith(t))) return t;
  }
  return undefined;
}
