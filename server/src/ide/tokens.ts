/** Semantic tokens: the colors of the grammar, with what the rulebook knows of a piece of text. */
import { classify } from '../../../grammar/src/colors/classify.ts';
import { type Color, COLORS } from '../../../grammar/src/colors/table.ts';
import type { Span } from '../../../grammar/src/text/range.ts';
import type { RulebookAt } from '../rulebook/rulebook.ts';
import { lawOf, type ReadView, sourceOf } from './view.ts';

export type TokenType = (typeof COLORS)[Color]['type'];
export type TokenModifier = 'declaration' | 'definition' | 'documentation' | 'deprecated' | 'defaultLibrary';

export interface SemanticToken extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** In order; none goes over the end of its line. */
export function semanticTokens(view: ReadView, within?: Span): SemanticToken[] {
  const { text, parse } = sourceOf(view);
  const law = lawOf(view);
  return classify(text, parse.tree, within).flatMap(({ start, end, color }) => {
    const { type } = COLORS[color];
    const modifiers = modifiersOf(color, text.slice(start, end), law);
    return lines(text, start, end).map((line) => ({ ...line, type, modifiers }));
  });
}

const DECLARED: readonly TokenModifier[] = ['declaration', 'definition'];
const OF_THE_LAW: readonly TokenModifier[] = ['defaultLibrary'];
const GONE: readonly TokenModifier[] = ['defaultLibrary', 'deprecated'];
const DOCUMENTATION: readonly TokenModifier[] = ['documentation'];

/** `deprecated`: an entry or a license exception that there is not on the day of the file. */
function modifiersOf(color: Color, text: string, law: RulebookAt): readonly TokenModifier[] {
  switch (color) {
    case 'declared':
      return DECLARED;
    case 'country':
    case 'group':
    case 'parameter':
    case 'paragraph':
      return OF_THE_LAW;
    case 'eccn':
      return text.toUpperCase() === 'EAR99' || law.entry(text.slice(0, 5).toUpperCase()) ? OF_THE_LAW : GONE;
    case 'code':
      return /[a-z]/.test(text) || law.exceptions.some((e) => e.code === text) ? OF_THE_LAW : GONE;
    case 'comment':
      return text.startsWith('///') ? DOCUMENTATION : [];
    default:
      return [];
  }
}

function* linesIn(text: string, start: number, end: number): Generator<Span> {
  for (let from = start; from < end; ) {
    const found = text.slice(from, end).search(/[\r\n]/);
    const to = found < 0 ? end : from + found;
    if (to > from) yield { start: from, end: to };
    from = to + 1;
  }
}

/** Almost everything stands on one line. */
const lines = (text: string, start: number, end: number): readonly Span[] =>
  text.startsWith('/*', start) ? [...linesIn(text, start, end)] : [{ start, end }];
