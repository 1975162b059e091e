/**
 * Paragraph by paragraph, what the rulebook makes of parts 734, 736, 738, 740, 742, 744 and 746: modelled and tested both ways, modelled and
 * not tested, or not modelled, with what the answer does instead. Paragraphs are those of paragraphs.txt; what a fact or the program models
 * is what it cites; what is tested is what specification tests and worked cases name, where it holds and where it does not.
 */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { refsIn } from '../../server/src/rulebook/history.ts';
import { section } from '../support/rulebook.ts';
import { caseEvidence, type Evidence, specEvidence } from './evidence.ts';

export type Class = 'tested' | 'untested' | 'not-modelled';
export interface Covered {
  readonly paragraph: string;
  readonly class: Class;
  /** Not modelled: what the answer does; undefined where nobody has said. */
  readonly instead?: string | undefined;
}

const root = new URL('../../', import.meta.url).pathname;
const lines = (file: string): string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((l) => l !== '' && !l.startsWith('#'));

export function paragraphs(): string[] {
  return lines('paragraphs.txt').flatMap((l) => {
    const [section, rest] = l.split(' | ');
    return [
      section!,
      ...(rest ?? '')
        .split(' ')
        .filter(Boolean)
        .map((p) => section! + p),
    ];
  });
}

/** Said of a paragraph and all in it, unless more is said of what is in it. */
function saidInstead(): ReadonlyMap<string, string> {
  return new Map(
    lines('not-modelled.txt').flatMap((l) => {
      const [where, what] = l.split(' | ');
      return where!.split(', ').map((w) => [w, what!] as const);
    }),
  );
}

const within = (part: string, whole: string): boolean => part === whole || part.startsWith(`${whole}(`);
const isSection = (p: string): boolean => !p.includes('(');

interface Fact {
  readonly cites: readonly string[];
  readonly names: readonly string[];
}

/** Everything the rulebook states, by what it cites and by what tests call it. */
function facts(): Fact[] {
  const out: Fact[] = [];
  const visit = (value: unknown, above: readonly string[]): void => {
    if (Array.isArray(value)) for (const v of value) visit(v, above);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const record = value as Readonly<Record<string, unknown>>;
    const text = (key: string): string[] => (typeof record[key] === 'string' ? [record[key]] : []);
    const own = ['code', 'name', 'column', 'group', 'rule'].flatMap(text);
    const names = own.length > 0 ? own : above;
    const cites = ['rule', 'cite', 'exceptionsCite'].flatMap(text).flatMap(refsIn);
    if (cites.length > 0) out.push({ cites, names });
    for (const child of Object.values(record)) visit(child, names);
  };
  visit({ ...(JSON.parse(section('core')) as object), changes: [] }, []);
  for (const path of globSync('server/src/**/*.ts', { cwd: root })) {
    const code = readFileSync(root + path, 'utf8').replaceAll(/^\s*(\*|\/\/|\/\*).*$/gm, '');
    for (const m of code.matchAll(/(['"`])((?:(?!\1).)*\b7\d\d\.\d+(?:(?!\1).)*)\1/g))
      out.push({ cites: refsIn(m[2]!), names: [] });
  }
  return out;
}

export function coverage(): Covered[] {
  const instead = saidInstead();
  const all = facts();
  const seen = new Map<string, Evidence>();
  for (const [name, e] of [...specEvidence(), ...caseEvidence()]) {
    const before = seen.get(name) ?? { holds: false, not: false };
    seen.set(name, { holds: before.holds || e.holds, not: before.not || e.not });
  }
  const both = (name: string): boolean => seen.get(name)?.holds === true && seen.get(name)?.not === true;
  const bothWithin = (paragraph: string): boolean => [...seen.keys()].some((n) => within(n, paragraph) && both(n));
  return paragraphs().map((paragraph): Covered => {
    const said = [...instead.keys()].filter((k) => within(paragraph, k)).sort((a, b) => b.length - a.length)[0];
    const stated = all.flatMap((f) => {
      const cite = f.cites
        .filter((c) => within(c, paragraph) || (within(paragraph, c) && !isSection(c)))
        .sort((a, b) => b.length - a.length)[0];
      return cite === undefined ? [] : [{ ...f, cite }];
    });
    // What is said of the paragraph itself goes before what a wider one models.
    const nearest = Math.max(0, ...stated.map((f) => Math.min(f.cite.length, paragraph.length)));
    if (stated.length === 0 || (said !== undefined && said.length >= nearest))
      return { paragraph, class: 'not-modelled', instead: said === undefined ? undefined : instead.get(said) };
    const tested =
      bothWithin(paragraph) || stated.some((f) => f.names.some(both) || f.cites.some((c) => !isSection(c) && both(c)));
    return { paragraph, class: tested ? 'tested' : 'untested' };
  });
}
