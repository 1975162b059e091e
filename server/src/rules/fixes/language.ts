/** Fixes of the language's own codes. */
import type { KnownSyntaxCode } from '../../../../grammar/src/syntax-codes.ts';
import type { BinderCode } from '../../model/binder-codes.ts';
import type { Fixer } from '../fix.ts';
import { didYouMean } from './did-you-mean.ts';

export const languageFixes: Readonly<Partial<Record<string, Fixer>>> = {
  ES0003: didYouMean,
  ES0005: didYouMean,
  ES0013: didYouMean,
  ES0014: didYouMean,
  ES0101: didYouMean,
  ES0108: didYouMean,
  ES0109: didYouMean,
  ES0110: didYouMean,
  ES0118: didYouMean,
} satisfies Partial<Record<KnownSyntaxCode | BinderCode, Fixer>>;
