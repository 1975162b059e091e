/**
 * The Country Chart, the country groups and the rows of the Commerce Control List against tables that were read apart from the rulebook,
 * by what determinations answer: each line of a table is sold to, and the requirement that it speaks of is looked for.
 */
import { readFileSync } from 'node:fs';
import { day, type Day } from '../../grammar/src/text/date.ts';
import { determineFile } from '../../server/src/determine/index.ts';
import type { Determination, RequirementResult } from '../../server/src/determine/result.ts';
import type { SpecModel } from '../../server/src/model/model.ts';
import type { Rulebook } from '../../server/src/rulebook/rulebook.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook as builtIn } from '../support/rulebook.ts';
import type { Unit } from './units.ts';

/** The day of the edition that the tables were read in. */
export const EDITION = day('2026-07-23');
export const dayBefore = (on: string): Day => day(new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10));

export function tableUnits(): Unit[] {
  return [...chartUnits(), ...rowUnits()];
}

/** Lines of `name | word word …`. */
export function table(file: string): { readonly name: string; readonly words: readonly string[] }[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((l) => l !== '' && !l.startsWith('#'))
    .map((l) => {
      const [name, words] = l.split('|').map((c) => c.trim());
      return { name: name!, words: words!.split(' ') };
    });
}

/** For each column an item whose whole entry, or whose paragraph, it governs. */
const PROBES: Readonly<Record<string, string>> = {
  NS1: '0A604',
  NS2: '3A003',
  RS1: '0A604',
  RS2: '2A983',
  CB1: '1C351.d.15',
  CB2: '2B351',
  CB3: '1C991.c',
  NP1: '1A202',
  NP2: '2A290',
  MT1: '1A101',
  FC1: '0A502',
  CC1: '1A984',
  CC2: '0A502.a',
  CC3: '0A502.a',
};

export const productName = (paragraph: string): string => `x-${paragraph.replaceAll(/[. ]/g, '-').toLowerCase()}`;
const KINDS: Readonly<Record<string, string>> = { D: 'software', E: 'technology' };

export function product(
  paragraph: string,
  destinations: readonly string[],
  { name = productName(paragraph), value = '1_000' }: { readonly name?: string; readonly value?: string } = {},
): string {
  const kind = KINDS[paragraph[1]!] ?? 'commodity';
  return `product ${name} { kind ${kind} type other origin US eccn ${paragraph} value ${value} USD destination ${destinations.join(', ')} }`;
}

export function parsed(text: string): SpecModel {
  const program = createProgram(['t.earshot'], { readFile: (f) => (f === 't.earshot' ? text : undefined) }, builtIn);
  return program.files.get('t.earshot')!.model;
}

/** Every determination of the products, by its id. */
export function seller(products: readonly string[]): (rulebook: Rulebook, on?: Day) => ReadonlyMap<string, Determination> {
  const model = parsed(`${products.join('\n')}\n`);
  return (rulebook, on = EDITION) =>
    new Map(
      determineFile(model, rulebook, { fallbackDate: on, explain: false, alternatives: false }).map((d) => [d.id, d] as const),
    );
}

function chartUnits(): Unit[] {
  const probes = Object.entries(PROBES);
  return table('country-chart.txt').map(({ name: country, words: marks }): Unit => {
    const sell = seller([...new Set(Object.values(PROBES))].map((p) => product(p, [country])));
    return {
      id: `country-chart.txt ${country}`,
      about: country,
      only: (section, words) =>
        ['chart', 'chartDated', 'countries'].includes(section)
          ? words.includes(country)
          : section === 'chartColumns' && PROBE_COUNTRIES.has(country),
      run: (rulebook) => {
        const sold = sell(rulebook);
        for (const [column, paragraph] of probes) {
          const requirements = sold.get(`${productName(paragraph)}@${country}`)?.requirements ?? [];
          const found = requirements.some((r) => r.column === column && r.answer !== 'no');
          if (found !== marks.includes(column)) return `${column} is ${found ? '' : 'not '}marked for ${country}`;
        }
        return undefined;
      },
    };
  });
}

const PROBE_COUNTRIES = new Set(['CN', 'CA', 'AM', 'DE']);

function rowUnits(): Unit[] {
  const entries = Map.groupBy(table('ccl-rows.txt'), (l) => l.name.slice(0, 5));
  return [...entries].map(([entry, lines]): Unit => {
    const needs = lines.flatMap((l) => l.words.map((w) => ({ paragraph: l.name, ...need(w) })));
    const sell = seller(
      lines.map((l) => product(l.name, [...new Set(needs.filter((n) => n.paragraph === l.name).map((n) => n.country))])),
    );
    return {
      id: `ccl-rows.txt ${entry}`,
      about: entry,
      only: (section, words) => section === 'ccl' && words.includes(entry),
      run: (rulebook) => {
        const sold = sell(rulebook);
        for (const n of needs) {
          const own = (sold.get(`${productName(n.paragraph)}@${n.country}`)?.requirements ?? []).filter((r) => n.is(r));
          const found = n.never ? own.some((r) => r.answer === 'yes') : own.some((r) => r.answer !== 'no');
          if (found === n.never) return `${n.paragraph} ${found ? 'needs' : 'does not need'} a license for ${n.word}`;
        }
        return undefined;
      },
    };
  });
}

interface Need {
  readonly word: string;
  readonly country: string;
  readonly never: boolean;
  is(r: RequirementResult): boolean;
}

function need(word: string): Need {
  const [, not, what, country] = /^(!?)([A-Z]{2}\d?)@([A-Z]{2})$/.exec(word)!;
  const column = /\d$/.test(what!);
  return {
    word,
    country: country!,
    never: not === '!',
    is: (r) => (column ? r.column === what : r.kind === 'ccl' && r.reason === what && r.column === undefined),
  };
}
