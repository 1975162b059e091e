/** Fixes of the language's own codes. */
import type { KnownSyntaxCode } from '../../../../grammar/src/syntax-codes.ts';
import type { BinderCode } from '../../model/binder-codes.ts';
import { anyOf, type Fixer, firstOf } from '../fix.ts';
import { dayForm } from './day-form.ts';
import { asMeant, didYouMean, intoMembers } from './did-you-mean.ts';
import { eccnForm } from './eccn-form.ts';
import { toNearestFile, withImport, withoutImport } from './imports.ts';
import { eitherReading, moneyForm, withCurrency } from './money-form.ts';

/** What another way of writing money or an ECCN leads to depends on where reading it broke off. */
const forms = anyOf(eccnForm, moneyForm);

export const languageFixes: Readonly<Partial<Record<string, Fixer>>> = {
  ES0001: firstOf(asMeant, forms),
  ES0002: firstOf(asMeant, forms, withCurrency),
  ES0003: anyOf(didYouMean, forms),
  ES0005: didYouMean,
  ES0006: dayForm,
  ES0007: forms,
  ES0009: firstOf(asMeant, forms),
  ES0013: anyOf(didYouMean, moneyForm),
  ES0014: didYouMean,
  ES0017: eccnForm,
  ES0101: anyOf(didYouMean, withImport),
  ES0104: withoutImport,
  ES0105: toNearestFile,
  ES0108: anyOf(didYouMean, intoMembers),
  ES0109: didYouMean,
  ES0110: didYouMean,
  ES0118: didYouMean,
  ES0120: eitherReading,
} satisfies Partial<Record<KnownSyntaxCode | BinderCode, Fixer>>;
