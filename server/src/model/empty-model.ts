/** The model of a file in which nothing stands yet. */
import type { DeclKind } from '../../../grammar/src/index.ts';
import type { SpecModel } from './model.ts';

/** While it is being bound. */
export type GrowingModel = { -readonly [K in keyof SpecModel]: SpecModel[K] extends readonly (infer T)[] ? T[] : SpecModel[K] };

export const emptyModel = (file: string): GrowingModel => ({
  file,
  asOf: undefined,
  rates: [],
  parties: [],
  facilities: [],
  inputs: [],
  products: [],
  alternatives: [],
  importedAlternatives: [],
  authorizations: [],
  notices: [],
});

/** The list of a model that holds the declarations of a sort. */
export const LISTS = {
  party: 'parties',
  facility: 'facilities',
  input: 'inputs',
  product: 'products',
  alternative: 'alternatives',
  authorization: 'authorizations',
  notice: 'notices',
} as const satisfies Record<DeclKind, keyof SpecModel>;
