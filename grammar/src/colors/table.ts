/**
 * The one table of colors: what a piece of text is, and how it is called in a TextMate grammar and as a semantic token. Scopes are
 * those that common themes color; types are those of the protocol, which editors without a TextMate grammar know.
 */
export const COLORS = {
  comment: { scope: 'comment', type: 'comment' },
  declaration: { scope: 'keyword.control.declaration', type: 'keyword' },
  property: { scope: 'keyword.other.property', type: 'property' },
  /** A word that introduces a value: `at`, `origin`, `to`. */
  role: { scope: 'keyword.other.role', type: 'modifier' },
  /** A name where it is declared, and where it is used. */
  declared: { scope: 'entity.name.type', type: 'class', modifiers: ['declaration', 'definition'] },
  reference: { scope: 'variable.other.reference', type: 'class' },
  parameter: { scope: 'variable.parameter', type: 'parameter' },
  /** A word of a closed list, and one that the rulebook has the list of: an end use, the code of a license exception. */
  word: { scope: 'variable.other.enummember.word', type: 'enumMember' },
  code: { scope: 'variable.other.enummember.code', type: 'enumMember' },
  country: { scope: 'constant.language.country', type: 'namespace' },
  group: { scope: 'support.type.country-group', type: 'enum' },
  eccn: { scope: 'entity.name.function.eccn', type: 'macro' },
  paragraph: { scope: 'entity.name.function.paragraph', type: 'function' },
  number: { scope: 'constant.numeric', type: 'number' },
  date: { scope: 'constant.numeric.date', type: 'number' },
  unit: { scope: 'keyword.other.unit', type: 'type' },
  string: { scope: 'string.quoted.double', type: 'string' },
} as const satisfies Record<string, { readonly scope: string; readonly type: string; readonly modifiers?: readonly string[] }>;

export type Color = keyof typeof COLORS;

/** With the language's own name at its end, as TextMate grammars have it. */
export const scopeOf = (color: Color): string => `${COLORS[color].scope}.earshot`;
