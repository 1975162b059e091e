/** The compiled rulebook as the text of its JSON sections, laid out so that a reader decodes only what it asks for. */
import { isUnread } from '../attestation.ts';
import { buildIndex } from '../../screening/build.ts';
import { indexText } from '../../screening/index-text.ts';
import type { CclVersions, CoreData, ListsData, Section } from '../compiled.ts';
import type { Dated } from '../load/select.ts';

interface Compiled {
  readonly core: CoreData;
  readonly ccl: ReadonlyMap<string, CclVersions>;
  readonly lists: ListsData;
}

export function sectionText(section: Section, { core, ccl, lists }: Compiled): string {
  if (section === 'ccl') return ascii(cclText(ccl));
  if (section === 'lists') return ascii(listsText(lists));
  return ascii(section === 'core' ? coreText({ ...core, anyListUnread: lists.some(isUnread) }) : indexText(buildIndex(lists)));
}

/** Other characters only stand inside JSON; text of ASCII alone is read several times as fast. */
function ascii(text: string): string {
  return text.replaceAll(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * One collection a line; or one record, where many of them have ended: the first member, `""`, holds the days of those, so that a reader
 * decodes only what holds on the day it asks for.
 */
function coreText(core: CoreData): string {
  const spans: Record<string, [string | null, string | null][]> = {};
  const lines = Object.entries(core).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined) return [];
    if (!Array.isArray(value) || !manyEnded(value)) return [`"${name}":${JSON.stringify(value)}`];
    spans[name] = value.map(({ from, until }) => [from ?? null, until ?? null]);
    return [`"${name}":[\n${value.map((v) => JSON.stringify(v)).join(',\n')}\n]`];
  });
  return `{\n${[`"":${JSON.stringify(spans)}`, ...lines].join(',\n')}\n}\n`;
}

const manyEnded = (records: readonly unknown[]): records is readonly Dated[] =>
  records.filter((r) => typeof r === 'object' && r !== null && 'until' in r).length * 4 > records.length;

/**
 * One entry a line, so that a reader finds an entry by its line and decodes only that:
 * a JSON object whose first member, `""`, holds the dates of the entries that have not always existed.
 */
function cclText(ccl: ReadonlyMap<string, CclVersions>): string {
  const dated: Record<string, [string | null, string | null][]> = {};
  for (const [eccn, versions] of ccl) {
    if (versions.some((v) => v.from || v.until)) dated[eccn] = versions.map((v) => [v.from ?? null, v.until ?? null]);
  }
  const lines = [`"":${JSON.stringify(dated)}`];
  for (const [eccn, versions] of ccl) lines.push(`"${eccn}":${JSON.stringify(versions)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** One line for what a list says of itself and one for each of its entries, so that a reader decodes only the entries it finds. */
function listsText(lists: ListsData): string {
  return `[\n${lists.map(({ parties, ...head }) => `${JSON.stringify({ ...head, parties: [] }).slice(0, -2)}\n${parties.map((p) => JSON.stringify(p)).join(',\n')}\n]}`).join(',\n')}\n]\n`;
}
