import type { Diagnostic } from '../base/diagnostic.ts';
import type { Determination } from '../determine/result.ts';
import { isUnmade } from '../determine/unmade.ts';
import { clausesOf, salesOf } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import type { SpecModel } from '../model/model.ts';
import { amount } from '../base/figures.ts';

const text = `as-of 2026-03-02

product meter {
  type   equipment
  origin US
  eccn   EAR99
  value  200 USD
  destination worldwide
}
`;

const info: CodeInfo = {
  code: 'ES9008',
  name: 'determinations-not-made',
  severity: 'error',
  title: 'A file asks for more determinations than are allowed',
  page: {
    what: 'The products of the file and their destinations come to more determinations than `max-determinations` in earshot.json allows: 1,000,000 unless it says otherwise. Products are determined in the order of the file as long as they fit, each of them whole; those that follow are listed as undetermined.',
    why: 'A check that ends for want of memory says nothing, and one that leaves sales out in silence looks like clearance.',
    cite: [],
    fix: 'Divide the file, name the countries that are sold to instead of `worldwide`, or raise `max-determinations`: each determination takes about a kilobyte of memory.',
    suppress: null,
    bad: { files: { 'example.earshot': text }, maxDeterminations: 100 },
    good: { files: { 'example.earshot': text.replace('worldwide', 'FR, DE, JP') }, maxDeterminations: 100 },
  },
};

const message = (a: { readonly most: string; readonly left: string; readonly first: string }): string =>
  `${a.left} answers undetermined, from ${a.first} on: over max-determinations (${a.most})`;

export const determinationsNotMade: Rule = {
  ...info,
  across: isUnmade,
  ofModel: true,
  check: ({ model, determinations, options: { most, made } }) =>
    most === undefined ? [] : notMadeOf(model, determinations, { most, made: made ?? 0 }),
};

/** `unmade` are of one file; `made`: how many of it were, where that is known. */
export function notMadeOf(
  model: SpecModel,
  unmade: readonly Determination[],
  { most, made }: { readonly most: number; readonly made?: number },
): Diagnostic[] {
  const [first] = unmade;
  if (!first) return [];
  const [clause] = clausesOf(model, [first]);
  const number = (n: number): string => amount(String(n), undefined);
  return [
    finding(info, {
      at: clause?.at ?? first.at,
      message: message({ most: number(most), left: number(unmade.length), first: salesOf([first]) }),
      details: [
        `${made === undefined ? '' : `${number(made)} determinations were made. `}Divide the file, or raise max-determinations in earshot.json`,
      ],
      of: [first],
    }),
  ];
}
