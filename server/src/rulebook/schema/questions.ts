/** What a rule asks and no property of its own can say: answered by `within PARAGRAPH` or `outside PARAGRAPH`. */
import { z } from 'zod';
import { Verification } from './fact.ts';

export const Questions = z.array(
  z.strictObject({
    /** As it is written in a spec. */
    paragraph: z.string().regex(/^7\d\d\.\d+(\([A-Za-z0-9]+\))*$/),
    /** What it describes, and so where it is stated: the item, or one sale of it. */
    of: z.enum(['item', 'sale']),
    /** What is asked: `whether it …`. */
    asks: z.string().startsWith('whether '),
    /** Only where its paragraph has to be read again. */
    verified: Verification.optional(),
    /** What an answer rests on that is given for a sale outside it, where a rule supposes so: `it is for no …`. */
    proviso: z.string().optional(),
  }),
);
