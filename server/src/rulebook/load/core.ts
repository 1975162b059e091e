/**
 * All but the Commerce Control List and the lists of parties, decoded one collection at a time, and where many of its records have ended
 * one record at a time: a check asks for about half of the collections, on one day.
 */
import { covers, type Day } from '../../../../grammar/src/text/date.ts';
import { memberLater } from '../../base/member-later.ts';
import type { CoreData, DatedKey } from '../compiled.ts';
import { type Dated, inForce } from './select.ts';

type Span = readonly [from: string | null, until: string | null];

/** Records that stand one a line. */
class Records {
  private readonly lines: readonly string[];
  private readonly spans: readonly Span[];
  private readonly made: unknown[] = [];

  constructor(lines: readonly string[], spans: readonly Span[]) {
    this.lines = lines;
    this.spans = spans;
  }

  on(day: Day): unknown[] {
    const out: unknown[] = [];
    this.spans.forEach(([from, until], i) => {
      if (covers(day, from ?? undefined, until ?? undefined)) out.push(this.record(i));
    });
    return out;
  }

  all(): unknown[] {
    return this.spans.map((_, i) => this.record(i));
  }

  private record(i: number): unknown {
    return (this.made[i] ??= JSON.parse(this.lines[i]!));
  }
}

const apart = new WeakMap<CoreData, ReadonlyMap<string, Records>>();

/** @param text one collection a line, or one record, see compile/sections.ts */
export function coreOf(text: string): CoreData {
  const core = {};
  const dated = new Map<string, Records>();
  let spans: Readonly<Record<string, readonly Span[]>> = {};
  let at = 2;
  const line = (): string => {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const own = text.slice(at, text[end - 1] === ',' ? end - 1 : end);
    at = end + 1;
    return own;
  };
  while (text[at] === '"') {
    const member = line();
    const colon = member.indexOf('":');
    const [name, json] = [member.slice(1, colon), member.slice(colon + 2)];
    if (name === '') {
      spans = JSON.parse(json) as typeof spans;
    } else if (json === '[') {
      const records = new Records(Array.from(spans[name]!, line), spans[name]!);
      line();
      dated.set(name, records);
      memberLater(core, name, () => records.all());
    } else memberLater(core, name, () => JSON.parse(json));
  }
  apart.set(core as CoreData, dated);
  return core as CoreData;
}

/** The records of a collection that hold on a day. */
export function recordsOn<K extends DatedKey>(core: CoreData, name: K, day: Day): CoreData[K] {
  const records = apart.get(core)?.get(name);
  return (records?.on(day) ?? inForce(core[name] as readonly Dated[], day)) as unknown as CoreData[K];
}
