/** How much a word tells: all of it where it is a name of its own, a quarter where every second firm has it. In thousandths. */
import { commonWords, faintWords, formalWords, placeWords, tradeWords } from './common-words.ts';

export const FORMAL = 100;
export const TRADE = 250;
export const PLACE = 350;
const COMMON = 550;
export const SCRAP = 150;
/** A word that weighs this much names someone. */
export const DISTINCTIVE = 500;

/** `inNames`: how many listed names hold it. */
export function weightOf(word: string, inNames: number): number {
  if (formalWords().has(word) || faintWords().has(word)) return FORMAL;
  if (tradeWords().has(word)) return TRADE;
  if (placeWords().has(word)) return PLACE;
  if (/^\d+$/.test(word)) return 450;
  if (word.length <= 2) return 300;
  if (commonWords().has(word)) return COMMON;
  const rare = inNames <= 4 ? 1000 : inNames <= 12 ? 900 : inNames <= 40 ? 800 : inNames <= 120 ? 650 : DISTINCTIVE;
  return word.length === 3 ? Math.min(rare, 800) : rare;
}
