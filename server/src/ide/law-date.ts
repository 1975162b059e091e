import type { Day } from '../../../grammar/src/text/date.ts';
import type { Span } from '../../../grammar/src/text/range.ts';
import { headingEnd } from '../rules/fixes/imports.ts';
import { dateOf, modelOf, treeOf, type ReadView } from './view.ts';

export interface LawDateInfo {
  readonly asOf: Day;
  readonly stated: boolean;
  /** To state another day, put `before + DAY + after` in the place of `at`. */
  readonly edit: { readonly at: Span; readonly before: string; readonly after: string };
}

/** The day a file is read under, and the edit that would change it: its `as-of`, or a new one after the imports. */
export function lawDate(view: ReadView): LawDateInfo {
  const { items, comments } = treeOf(view);
  const stated = items.find((item) => item.kind === 'as-of');
  const asOf = dateOf(view);
  if (stated?.date) return { asOf, stated: modelOf(view).asOf !== undefined, edit: { at: stated.date, before: '', after: '' } };
  if (stated) return { asOf, stated: false, edit: { at: { start: stated.end, end: stated.end }, before: ' ', after: '' } };
  const lastImport = items.findLast((item) => item.kind === 'import');
  if (lastImport)
    return { asOf, stated: false, edit: { at: { start: lastImport.end, end: lastImport.end }, before: '\n\nas-of ', after: '' } };
  // Before the first declaration and the comments that belong to it, but after a comment that heads the file.
  const first = items[0];
  const heading = comments.find((c) => first !== undefined && c.end <= first.start);
  const start = heading && heading.start === 0 && !heading.text.startsWith('///') ? undefined : 0;
  if (start === 0) return { asOf, stated: false, edit: { at: { start: 0, end: 0 }, before: 'as-of ', after: '\n\n' } };
  const run = headingEnd(comments);
  return { asOf, stated: false, edit: { at: { start: run, end: run }, before: '\n\nas-of ', after: '' } };
}
