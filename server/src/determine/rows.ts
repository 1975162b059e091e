/** Which license-requirement rows of a CCL entry speak of an item (15 CFR 738.4(a), part 774). */
import { and, not, or, type Tri } from '../base/tri.ts';
import type { CclRow, RowScope } from '../rulebook/rulebook.ts';
import type { Eccn } from '../model/model.ts';
import type { Context } from './context.ts';
import { matches } from './selector.ts';

export interface AppliedRow {
  readonly row: CclRow;
  readonly reason: string;
  readonly column?: string;
  /** Does the row cover the item, apart from destination? */
  readonly applies: Tri;
  /** Why not decided: the paragraph, or a condition in words. */
  readonly because?: 'paragraph' | 'condition';
}

/** The paragraphs a row or a list-based exception names. */
export function scopeCovers(eccn: Eccn, scope: RowScope): { answer: Tri; because?: 'paragraph' | 'condition' } {
  const inside: Tri = scope.of ? or(...scope.of.map((s) => matches(eccn, s))) : 'yes';
  const excepted: Tri = scope.except ? or(...scope.except.map((s) => matches(eccn, s))) : 'no';
  const paragraph = and(inside, not(excepted));
  if (paragraph === 'no') return { answer: 'no' };
  if (scope.condition !== undefined) return { answer: 'undetermined', because: 'condition' };
  return paragraph === 'undetermined' ? { answer: paragraph, because: 'paragraph' } : { answer: paragraph };
}

const memo = new WeakMap<object, Map<string, readonly AppliedRow[]>>();

/** Rows that cover the item, or may. A reason the spec rules out (`not-controlled-for`) is decided against where only a condition stood open. */
export function reasonsFor(ctx: Context, eccn: Eccn): readonly AppliedRow[] {
  const entry = ctx.rules.entry(eccn.code.split('.')[0]!);
  if (!entry) return [];
  const ruledOut = ctx.item.notControlledFor;
  const key = `${eccn.code} ${eccn.for ?? ''} ${ruledOut.map((f) => f.value).join()}`;
  let perEntry = memo.get(entry);
  if (!perEntry) memo.set(entry, (perEntry = new Map()));
  let rows = perEntry.get(key);
  if (!rows) {
    rows = entry.rows.flatMap((row): AppliedRow[] => {
      const { answer, because } = scopeCovers(eccn, row.applies);
      if (answer === 'no' || (because === 'condition' && ruledOut.some((f) => f.value === row.reason))) return [];
      return [{ row, reason: row.reason, column: row.column, applies: answer, because }];
    });
    perEntry.set(key, rows);
  }
  return rows;
}
