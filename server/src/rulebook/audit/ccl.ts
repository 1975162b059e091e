/** Rows and list-based exceptions of the Commerce Control List. */
import type { Complain, Invariant } from './invariant.ts';
import { missingOn, type Span, spanOf } from './spans.ts';
import type { CompiledRulebook } from '../compile/index.ts';
import type { CompiledEntry } from '../compiled.ts';
import type { Dated } from '../load/select.ts';

interface Line extends Dated {
  readonly of?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
}

export const scopes: Invariant = {
  id: 'special-scopes',
  title: 'Every row of the Commerce Control List without a chart column maps to a scope, on every day of the row',
  check({ core, ccl }, complain) {
    const byId = Map.groupBy(core.scopes, (s) => s.id);
    const used = new Set<string>();
    for (const [eccn, versions] of ccl) {
      for (const v of versions) {
        for (const row of v.rows) {
          if (row.special === undefined) continue;
          used.add(row.special);
          const day = missingOn(
            (byId.get(row.special) ?? []).map((s) => spanOf(s, core.from)),
            within(row, v, core.from),
          );
          if (day) complain(row, `${eccn}: no scope ${row.special} holds on ${day}`);
        }
      }
    }
    for (const s of core.scopes)
      if (!used.has(s.id)) complain(s, `${s.id}: no row of the Commerce Control List points to this scope`);
  },
};

export const lines: Invariant = {
  id: 'ccl-lines',
  title: 'Rows and exceptions of an entry speak of its own paragraphs, and name entries and license exceptions that exist',
  check(compiled, complain) {
    const codes = new Set(compiled.core.exceptions.map((e) => e.code));
    for (const [eccn, versions] of compiled.ccl) {
      for (const v of versions) {
        for (const row of v.rows) paragraphs(compiled, v, row, complain);
        for (const line of v.exceptions) {
          if (!codes.has(line.code)) complain(line, `${eccn}: no license exception ${line.code}`);
          paragraphs(compiled, v, line, complain);
        }
      }
    }
  },
};

const within = (line: Dated, entry: Dated, first: string): Span =>
  spanOf({ from: line.from ?? entry.from, until: line.until ?? entry.until }, first);

function paragraphs({ core, ccl }: CompiledRulebook, entry: CompiledEntry, line: Line, complain: Complain): void {
  const { eccn } = entry;
  for (const selector of [...(line.of ?? []), ...(line.except ?? [])]) {
    const [own, target] = selector.split(' for ') as [string, string | undefined];
    if (own.split('.')[0] !== eccn) complain(line, `${eccn}: a line names ${own}, which is another entry`);
    const head = target?.split('.')[0];
    if (head?.length !== 5 || core.absent.some((a) => a.eccn === head)) continue;
    const day = missingOn(
      (ccl.get(head) ?? []).map((v) => spanOf(v, core.from)),
      within(line, entry, core.from),
    );
    if (day) complain(line, `${eccn}: a line is for ${head}, which does not exist on ${day}`);
  }
}
