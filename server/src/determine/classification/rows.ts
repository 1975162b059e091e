/** Which license-requirement rows of a CCL entry speak of an item (15 CFR 738.4(a), part 774). */
import { and, not, or, type Tri } from '../../base/tri.ts';
import type { CclRow, RowScope, RulebookAt } from '../../rulebook/rulebook.ts';
import type { Eccn } from '../../model/model.ts';
import type { Context } from '../context.ts';
import { prints } from './paragraphs.ts';
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

/** "… for items controlled for MT reasons": what the item it is for is controlled for decides. */
function targetControlled(rules: RulebookAt, eccn: Eccn, reason: string): Tri {
  const target = eccn.for;
  const entry = target === undefined ? undefined : rules.entry(target.split('.')[0]!);
  if (target === undefined || !entry) return 'undetermined';
  const own: Eccn = { code: target };
  return or(...entry.rows.filter((r) => r.reason === reason).map((r) => rowCovers(rules, own, r).answer));
}

function rowCovers(rules: RulebookAt, eccn: Eccn, row: CclRow): { answer: Tri; because?: 'paragraph' | 'condition' } {
  const own = scopeCovers(eccn, row.applies);
  if (own.answer === 'no' || !row.applies.forReason) return own;
  const answer = and(own.answer, targetControlled(rules, eccn, row.reason));
  return answer === 'undetermined' ? { answer, because: own.because ?? 'paragraph' } : { answer };
}

/**
 * Where the item stands instead, if the CCL names it without controlling it: an entry that only points elsewhere, or a paragraph
 * that no row of its entry speaks of (7A005.a, subject to the ITAR). An entry with no row at all and no pointer (0A998) is for part 746.
 */
export function pointerOf(rules: RulebookAt, eccn: Eccn): string | undefined {
  const entry = rules.entry(eccn.code.split('.')[0]!);
  if (!entry) return undefined;
  if (entry.pointer !== undefined) return `${entry.eccn} itself controls nothing: see ${entry.pointer}`;
  const unspoken = entry.rows.length > 0 && entry.rows.every((r) => scopeCovers(eccn, r.applies).answer === 'no');
  return unspoken ? `no row of ${entry.eccn} speaks of ${eccn.code}: another entry or another agency may control it` : undefined;
}

const memo = new WeakMap<object, Map<string, readonly AppliedRow[]>>();

/** Rows that cover the item, or may. A reason the spec rules out (`not-controlled-for`) is decided against where only a condition stood open, or where the row has an exclusion. */
export function reasonsFor(ctx: Context, eccn: Eccn): readonly AppliedRow[] {
  const entry = ctx.rules.entry(eccn.code.split('.')[0]!);
  if (!entry) return [];
  const ruledOut = ctx.item.notControlledFor;
  const key = `${eccn.code} ${eccn.for ?? ''} ${ruledOut.map((f) => f.value).join()}`;
  let perEntry = memo.get(entry);
  if (!perEntry) memo.set(entry, (perEntry = new Map()));
  let rows = perEntry.get(key);
  if (!rows) {
    // A paragraph the edition does not print may be one of those a row names: nothing is cleared by a slip of the pen.
    const printed = prints(entry, eccn.code);
    rows = entry.rows.flatMap((row): AppliedRow[] => {
      const covered = rowCovers(ctx.rules, eccn, row);
      const { answer, because } =
        covered.answer === 'no' && !printed ? { answer: 'undetermined' as const, because: 'paragraph' as const } : covered;
      if (
        answer === 'no' ||
        ((because === 'condition' || row.applies.unless !== undefined) && ruledOut.some((f) => f.value === row.reason))
      )
        return [];
      return [{ row, reason: row.reason, column: row.column, applies: answer, because }];
    });
    perEntry.set(key, rows);
  }
  return rows;
}
