/** Which license-requirement rows of a CCL entry speak of an item (15 CFR 738.4(a), part 774). */
import { and, not, or, type Tri } from '../../base/tri.ts';
import type { CclEntry, CclRow, RowScope, RulebookAt } from '../../rulebook/rulebook.ts';
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
  /** The condition, where it is not the row's own but that of what the technology is for. */
  readonly condition?: string;
}

type Covering = Pick<AppliedRow, 'because' | 'condition'> & { readonly answer: Tri };

/** The paragraphs a row or a list-based exception names. */
export function scopeCovers(eccn: Eccn, scope: RowScope): Covering {
  const inside: Tri = scope.of ? or(...scope.of.map((s) => matches(eccn, s))) : 'yes';
  const excepted: Tri = scope.except ? or(...scope.except.map((s) => matches(eccn, s))) : 'no';
  const paragraph = and(inside, not(excepted));
  if (paragraph === 'no') return { answer: 'no' };
  if (scope.condition !== undefined) return { answer: 'undetermined', because: 'condition' };
  return paragraph === 'undetermined' ? { answer: paragraph, because: 'paragraph' } : { answer: paragraph };
}

/** "… for items controlled for MT reasons": what the item it is for is controlled for decides. */
function targetControlled(rules: RulebookAt, eccn: Eccn, reason: string): Covering {
  const target = eccn.for;
  const entry = target === undefined ? undefined : rules.entry(target.split('.')[0]!);
  if (target === undefined || !entry) return { answer: 'undetermined', because: 'paragraph' };
  const rows = entry.rows
    .filter((r) => r.reason === reason)
    .map((r) => ({ ...rowCovers(rules, { code: target }, r), own: r.applies.condition }));
  const answer = or(...rows.map((r) => r.answer));
  if (answer !== 'undetermined') return { answer };
  const open = rows.filter((r) => r.answer === 'undetermined');
  const stated = open.find((r) => r.because === 'condition');
  if (!stated || open.some((r) => r.because === 'paragraph')) return { answer, because: 'paragraph' };
  return { answer, because: 'condition', condition: `for ${target}, ${stated.condition ?? stated.own}` };
}

function rowCovers(rules: RulebookAt, eccn: Eccn, row: CclRow): Covering {
  const own = scopeCovers(eccn, row.applies);
  if (own.answer === 'no' || !row.applies.forReason) return own;
  const target = targetControlled(rules, eccn, row.reason);
  const answer = and(own.answer, target.answer);
  if (answer !== 'undetermined') return { answer };
  return own.because ? { answer, because: own.because } : { ...target, answer };
}

/**
 * Where the item stands instead, if the CCL names it without controlling it: an entry that only points elsewhere, technology or
 * software for what the heading of its entry leaves out, or a paragraph
 * that no row of its entry speaks of (7A005.a, subject to the ITAR). An entry with no row at all and no pointer (0A998) is for part 746.
 */
export function pointerOf(rules: RulebookAt, eccn: Eccn): string | undefined {
  const entry = rules.entry(eccn.code.split('.')[0]!);
  if (!entry) return undefined;
  if (entry.pointer !== undefined) return `${entry.eccn} itself controls nothing: see ${entry.pointer}`;
  const named = eccn.for === undefined ? undefined : { code: eccn.for };
  const out = named && entry.leavesOut?.find((l) => or(...l.items.map((i) => matches(named, i))) === 'yes');
  if (out) return `the heading of ${entry.eccn} leaves out what is for ${eccn.for}: see ${out.see}`;
  // Headings of the multilateral lists (3D001, 2E101) say what the software or technology is for; the row for anti-terrorism says
  // nothing of it.
  const held = named && or(...(entry.holds ?? []).map((i) => matches(named, i))) === 'yes';
  const target = /^\d[DE][0-3]\d\d$/.test(eccn.code) && !held ? eccn.for : undefined;
  const rows = target === undefined ? entry.rows : entry.rows.filter((r) => r.reason !== 'AT');
  const unspoken = rows.length > 0 && rows.every((r) => scopeCovers(eccn, r.applies).answer === 'no');
  if (unspoken && target !== undefined) return `${entry.eccn} is not for ${target}: another entry may control it`;
  return unspoken ? `no row of ${entry.eccn} speaks of ${eccn.code}: another entry or another agency may control it` : undefined;
}

/** A scope without a column has days of its own: before them its row controls nothing. */
export const rowsInForce = (rules: RulebookAt, entry: CclEntry | undefined): readonly CclRow[] =>
  entry?.rows.filter((r) => r.special === undefined || rules.specialScope(r.special).length > 0) ?? [];

const memo = new WeakMap<object, Map<string, readonly AppliedRow[]>>();

/**
 * Rows that cover the item, or may. A reason that the spec rules out (`not-controlled-for`) is decided against where a condition, the
 * paragraph, or what the technology is for stood open, or where the row has an exclusion.
 */
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
    rows = rowsInForce(ctx.rules, entry).flatMap((row): AppliedRow[] => {
      const covered = rowCovers(ctx.rules, eccn, row);
      const { answer, because, condition }: Covering =
        covered.answer === 'no' && !printed ? { answer: 'undetermined', because: 'paragraph' } : covered;
      if (
        answer === 'no' ||
        ((covered.answer === 'undetermined' || row.applies.unless !== undefined) && ruledOut.some((f) => f.value === row.reason))
      )
        return [];
      return [
        { row, reason: row.reason, column: row.column, applies: answer, because, ...(condition !== undefined && { condition }) },
      ];
    });
    perEntry.set(key, rows);
  }
  // What is done with the whole says nothing of what is done with a part of it.
  const uses = ctx.isContent ? [] : ctx.journey.endUses;
  const known = rows.some((r) => r.row.applies.settledBy) ? rows.flatMap((row) => byFacts(ctx, eccn, row)) : rows;
  return uses.length === 0 ? known : known.map((row) => byEndUse(eccn, row, uses));
}

/** What the spec states may settle the condition of a row either way: the frame rate of a camera. */
function byFacts(ctx: Context, eccn: Eccn, applied: AppliedRow): AppliedRow[] {
  const { condition: _, settledBy, ...rest } = applied.row.applies;
  // The condition of what technology is for is a fact of that item, not of the technology.
  if (applied.because !== 'condition' || settledBy === undefined || applied.condition !== undefined) return [applied];
  const { answer } = ctx.evaluate(settledBy, ctx);
  if (answer === 'undetermined') return [applied];
  return answer === 'no'
    ? []
    : [{ row: applied.row, reason: applied.reason, column: applied.column, ...covered(scopeCovers(eccn, rest)) }];
}

const covered = ({ answer, because }: Covering): Pick<AppliedRow, 'applies' | 'because'> => ({ applies: answer, because });

/** A stated end use may settle the condition of a row: what is for a military end use is not for civil telecommunications. */
function byEndUse(eccn: Eccn, applied: AppliedRow, uses: readonly string[]): AppliedRow {
  const { condition, metByEndUse, ...rest } = applied.row.applies;
  if (applied.because !== 'condition' || condition === undefined || !metByEndUse?.some((u) => uses.includes(u))) return applied;
  const { answer, because } = scopeCovers(eccn, rest);
  return { ...applied, applies: answer, because };
}

/** Does the entry control the item for this reason whatever the spec says of it: by rows for the entire entry or for the paragraph stated, and by no other? */
export function controlsAnyway(rules: RulebookAt, eccn: Eccn, reason: string): boolean {
  const rows = rules.entry(eccn.code.split('.')[0]!)?.rows.filter((r) => r.reason === reason) ?? [];
  const speaking = rows.filter((r) => rowCovers(rules, eccn, r).answer !== 'no');
  return (
    speaking.length > 0 && speaking.every((r) => r.applies.unless === undefined && rowCovers(rules, eccn, r).answer === 'yes')
  );
}
