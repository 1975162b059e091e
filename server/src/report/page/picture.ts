/** A picture with its title and its words for who does not see it; the same data stands in the table beside it. */
import type { Child, Html, Markup } from './html.ts';

export interface Picture {
  readonly id: string;
  readonly title: string;
  /** What it shows, in words. */
  readonly says: string;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Child[];
}

export function pictureOf(html: Html, p: Picture): Markup {
  return html.el(
    'figure',
    {},
    html.el(
      'svg',
      {
        role: 'img',
        viewBox: `0 0 ${p.width} ${p.height}`,
        width: p.width,
        height: p.height,
        'aria-labelledby': `${p.id}-title ${p.id}-says`,
      },
      html.el('title', { id: `${p.id}-title` }, p.title),
      html.el('desc', { id: `${p.id}-says` }, p.says),
      ...p.marks,
    ),
    html.el('figcaption', {}, p.says),
  );
}

/** Cut so that it fits, in the middle of which nothing is lost that the table does not have. */
export function clipped(html: Html, whole: string, most: number): string {
  // What is to be hidden is hidden first: half a name is still a name.
  const text = html.hide(whole);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** To a tenth of a unit: more digits are bytes that nobody sees. */
export const px = (n: number): number => Math.round(n * 10) / 10;
