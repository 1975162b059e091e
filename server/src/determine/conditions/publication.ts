/** Leaf about publication: what takes an item out of the EAR takes it out of rules that reach what is not subject, too (744.6(d)(1)(ii)). */
import { publishedProof } from '../jurisdiction/published.ts';
import { leaf } from '../proof.ts';
import type { Evaluate } from './shape.ts';

/** It is in the exporter's favor, so silence makes it `no`. */
export const published: Evaluate<'published'> = (_, ctx) =>
  publishedProof(ctx, ctx.item) ?? leaf('no', 'it is not stated to be published');
