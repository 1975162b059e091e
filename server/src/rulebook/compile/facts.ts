/**
 * Every fact of the rulebook in one list, with the provenance that its table states once for all of its rows: what an auditor
 * lists, looks up and counts. Made from the validated files, so that each fact leads back to its file and line.
 */
import type { FactLists, Sourced } from '../fact-lists.ts';
import { type FactKind, FILE_KINDS, KINDS } from '../kinds.ts';
import { type Verified, verifiedOf } from '../provenance.ts';
import type { TVerification } from '../schema/fact.ts';
import type { CompiledRulebook } from './index.ts';

export interface Fact {
  readonly kind: FactKind;
  /** What it is found by: `3B001`, `D:5`, `CN`, `LVS`, the id of a rule. Facts that follow each other in time share it. */
  readonly id: string;
  readonly title: string;
  /** The paragraph it states, where it is a rule. */
  readonly rule?: string;
  readonly cite?: string;
  readonly source?: string;
  readonly verified?: Pick<Verified, 'values' | 'dates'>;
  readonly states?: Verified['states'];
  readonly from?: string;
  readonly until?: string;
  readonly published?: string;
  readonly compliance?: string;
  readonly note?: string;
  /** The record itself, as written; `compiled.origin(record)` says where. */
  readonly record: object;
}

/** A fact and where it stands, in a form that can be kept as JSON. */
export interface WrittenFact extends Fact {
  /** Its path in the rulebook's folder. */
  readonly file: string;
  readonly line: number;
}

/** By kind of fact, in the order of the rows of kinds.ts. */
const LISTS = FILE_KINDS.flatMap((file) => {
  const lists = KINDS[file].facts as FactLists<unknown, string>;
  return Object.entries(lists).map(([kind, list]) => ({ file, kind: kind as FactKind, ...list }));
});

export const FACT_KINDS = Object.fromEntries(LISTS.map((l) => [l.kind, l.title])) as Readonly<Record<FactKind, string>>;

export function factsOf({ files }: CompiledRulebook): Fact[] {
  return LISTS.flatMap(({ file, kind, of }) =>
    files[file].flatMap(({ value }) =>
      of(value).map(([record, id, title, table = {}, rule]): Fact => {
        const all = { ...table, ...defined(record as Sourced) };
        const verified = verifiedOf(all.verified);
        return {
          kind,
          id,
          title,
          record,
          ...(rule === undefined ? {} : { rule }),
          ...(verified && { verified: { values: verified.values, dates: verified.dates }, states: verified.states }),
          ...pick(all, ['cite', 'source', 'from', 'until', 'published', 'compliance', 'note']),
        };
      }),
    ),
  );
}

/** What it was read against as a rulebook says it: the record's own words, or those of its table. */
export function saidOf({ record, verified, states }: Fact): TVerification | undefined {
  const { verified: own } = record as { readonly verified?: TVerification };
  if (own !== undefined || !verified || !states) return own;
  const half = (of: 'values' | 'dates') => ({ [states[of]]: verified[of] });
  return { values: half('values'), dates: half('dates') } as TVerification;
}

export function writtenFacts(compiled: CompiledRulebook): WrittenFact[] {
  return factsOf(compiled).map((fact) => {
    const at = compiled.origin(fact.record);
    return { ...fact, file: at?.file ?? '', line: at?.line ?? 1 };
  });
}

function defined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, v]) => v !== undefined)) as T;
}

function pick<K extends keyof Sourced>(record: Sourced, keys: readonly K[]): { [P in K]?: string } {
  return Object.fromEntries(keys.flatMap((k) => (typeof record[k] === 'string' ? [[k, record[k]]] : []))) as {
    [P in K]?: string;
  };
}

export type { FactKind };
