/** Citations of the regulation in a spec, as addresses of the eCFR. Nothing is asked of it: an address is all there is. */
import { type Day, day } from '../../../grammar/src/text/date.ts';
import type { Span } from '../../../grammar/src/text/range.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { dateOf, type ReadView, sourceOf } from './view.ts';

export interface Citation extends Span {
  /** `15 CFR 734.9(e)(3)` */
  readonly cite: string;
  readonly url: string;
}

/** The first day that the eCFR can show the text of. */
const FIRST = day('2017-01-03');
const SUPPLEMENT = /\bsupp(?:lement|\.)?\s*no\.?\s*(\d+)\s+to\s+part\s+(7[3-7]\d)\b/gi;
/** A section with paragraphs, or one that is said to be a section: any other figure with a point may be a figure. */
const SECTION = /(?<![\w.])(?:(?:15\s+CFR|§)\s*(7[3-7]\d\.\d{1,3})|(7[3-7]\d\.\d{1,3})(?=\(\w+\)))((?:\(\w{1,5}\))*)/g;

/** In properties, comments and quoted texts, in the order of the text. */
export function citations(view: ReadView): Citation[] {
  const { text } = sourceOf(view);
  const edition = editionOn(view.program.rulebook, dateOf(view));
  const found: Citation[] = [];
  for (const { 0: whole, 1: led, 2: bare, 3: paragraphs = '', index } of text.matchAll(SECTION)) {
    const section = led ?? bare!;
    if (!ofTheRegulations(section)) continue;
    const anchor = paragraphs === '' ? '' : `#p-${section}${paragraphs}`;
    found.push({
      start: index,
      end: index + whole.length,
      cite: `15 CFR ${section}${paragraphs}`,
      url: `${edition}/section-${section}${anchor}`,
    });
  }
  for (const { 0: whole, 1: number, 2: part, index } of text.matchAll(SUPPLEMENT)) {
    if (!ofTheRegulations(part!)) continue;
    const appendix = encodeURIComponent(`Supplement No. ${number} to Part ${part}`);
    found.push({
      start: index,
      end: index + whole.length,
      cite: `supplement no. ${number} to part ${part}`,
      url: `${edition}/part-${part}/appendix-${appendix}`,
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Parts 730 to 774 of title 15. */
const ofTheRegulations = (section: string): boolean => Number(section.slice(0, 3)) <= 774;

/** The text of the day where the eCFR has it for certain; today's otherwise. */
function editionOn(rulebook: Rulebook, date: Day): string {
  const edition = date >= FIRST && date <= rulebook.through ? `on/${date}` : 'current';
  return `https://www.ecfr.gov/${edition}/title-15`;
}
