/** What a column of a bill of materials may say. */
export const FIELD_NAMES = [
  'part',
  'ownNumber',
  'maker',
  'description',
  'designators',
  'quantity',
  'ordered',
  'unitValue',
  'lineValue',
  'currency',
  'origin',
  'eccn',
  'hts',
  'fitted',
  'assembly',
  'alternateOf',
  'level',
] as const;
export type Field = (typeof FIELD_NAMES)[number];
