/**
 * The history of the rules: which change of the law touched a paragraph, an entry or a country group, and on which day.
 * A change says what it touched in the words the rulebook itself uses, so that a difference between two days can be led
 * back to the Federal Register.
 */
import type { Change } from './rulebook.ts';

type Dates = Pick<Change, 'effective' | 'compliance' | 'until'>;
export type ChangeEvent = 'effective' | 'compliance' | 'until';

/** What happens to a change on the day; undefined: nothing. */
export function eventOn(change: Dates, on: string): ChangeEvent | undefined {
  if (change.effective === on) return 'effective';
  if (change.compliance === on) return 'compliance';
  return change.until === on ? 'until' : undefined;
}

const ECCN = /^\d[A-E]\d{3}(?:\.[a-z0-9]+)*$/;
const PLACE = /^([A-E](?::\d)?|[a-z][a-z0-9-]+)(?: ([A-Z]{2}(?:-\d{2})?))?$/;
const PARAGRAPH = /^\d{3}(?:\.\d+)?(?: supp\. \d+)?/;

/**
 * Does a change that touched `touched` bear on `ref`? Both are paragraphs of 15 CFR (`734.9(e)(3)`, `740 supp. 1`), entries
 * (`3A090.c`), or places (`D:5`, `D:5 KH`, a country alone for its Country Chart row and what governs it). A wider one bears on a
 * narrower one and the other way round: who cites 742.6(a)(6) is reached by a change of 742.6(a)(6)(iii).
 */
export function bears(touched: string, ref: string): boolean {
  if (touched === ref) return true;
  if (ECCN.test(touched) && ECCN.test(ref)) return within(touched, ref, ['.']) || within(ref, touched, ['.']);
  if (PARAGRAPH.test(touched) && PARAGRAPH.test(ref)) return within(touched, ref, ['(', ' ']) || within(ref, touched, ['(', ' ']);
  const [a, b] = [PLACE.exec(touched), PLACE.exec(ref)];
  // A group without a country is the whole of it.
  return a !== null && b !== null && a[1] === b[1] && (a[2] === undefined || b[2] === undefined);
}

function within(whole: string, part: string, separators: readonly string[]): boolean {
  return part.startsWith(whole) && separators.includes(part[whole.length] ?? '');
}

/** Those that touched any of `refs`, in the order of the history. */
export function bearing<T extends Pick<Change, 'touches'>>(changes: readonly T[], refs: Iterable<string>): T[] {
  const all = [...refs];
  return changes.filter((c) => c.touches.some((t) => all.some((r) => bears(t, r))));
}

/** Of these, those of that day. */
export function changesBearing<T extends Dates & Pick<Change, 'touches'>>(
  changes: readonly T[],
  on: string,
  refs: Iterable<string>,
): T[] {
  return bearing(
    changes.filter((c) => eventOn(c, on) !== undefined),
    refs,
  );
}

/** Paragraphs and entries named in a citation: `774 supp. 1, ECCN 3A090.c and note 2` → `774 supp. 1`, `3A090.c`. */
export function refsIn(text: string): string[] {
  return (
    text.match(
      /\b\d[A-E]\d{3}(?:\.[a-z0-9]+)*\b|\b7\d\d(?:\.\d+(?:\([A-Za-z0-9]+\))*| supp\. \d+(?: ?\([A-Za-z0-9]+\))*)|\b[A-Z]{2} \d{4}-\d{2}-\d{2}\b/g,
    ) ?? []
  );
}
