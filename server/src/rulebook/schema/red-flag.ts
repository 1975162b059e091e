/** Supplement no. 3 to part 732. */
import { z } from 'zod';
import { Condition, Places } from './condition.ts';
import { Provenance } from './fact.ts';

/**
 * The zod schema of `red-flags.yaml`: circumstances of the "Know Your Customer" guidance (15 CFR 732 supp. 3) that a spec
 * can show. A flag is raised only where all of it answers yes; a fact the spec leaves out raises none and asks for none.
 */

/** What the condition language cannot say: questions about names, ownership and dates that code answers. */
const RedFlagCheck = z.enum([
  /** The name or an alias of a party is close to a listed one; neither an exact match nor cleared in the spec. */
  'name-close-to-listed',
  /** An owner is headquartered in the places of `owner`, the party is not, and a rule that goes by headquarters bears on the sale. */
  'owner-in-macau-or-d5',
  /** The facility produces advanced-node integrated circuits by its own figures. */
  'facility-advanced-by-figures',
  /** The facility's figures are all stated, and none makes it advanced-node. */
  'facility-not-advanced-by-figures',
  /** The end user is a freight forwarder or distributor by its role. */
  'end-user-is-distributor',
  /** An owner of a party, at any depth and of any share, is listed. */
  'listed-owner',
  /** An owner of a party is listed, or itself restricted by its owners, and its share is not stated. */
  'listed-owner-of-unknown-share',
  /** A part states a route of its own by which a rule of 734.9(e) would reach it, a party of that rule is there, and the whole is not reached. */
  'part-with-a-route-of-its-own',
  /** Most of the value is U.S. content of the item's own entry, and a license would be required if it were subject. */
  'origin-may-be-us',
  /** Published and not yet in force on the day of the sale, within the days of `within`, a change would bring a requirement the sale has not now. */
  'sale-before-a-known-rule',
]);

export const RedFlag = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    code: z.string().regex(/^ES60\d\d$/),
    /** What is seen, in our words. */
    title: z.string().min(1),
    /** What the finding points at. */
    about: z.enum(['party', 'facility', 'item', 'end-use', 'route', 'sale']),
    /** Holds only where the determination found the item so; absent: whatever it found. */
    subjectToEar: z
      .array(z.enum(['yes', 'no', 'undetermined']))
      .min(1)
      .optional(),
    /** With both, both must hold. Judged without adding provisos to the determination. */
    when: Condition.optional(),
    check: RedFlagCheck.optional(),
    /** Days before the change, for `sale-before-a-known-rule`. */
    within: z.number().int().positive().optional(),
    /** For `owner-in-macau-or-d5`: where the owner is, and from which share on, in percent. Left out: as the rulebook's own flag has it. */
    owner: z.strictObject({ in: Places, atLeast: z.string().regex(/^\d+(\.\d+)?$/) }).optional(),
    /** What to find out before going ahead. */
    inquire: z.string().min(1),
    ...Provenance,
  })
  .refine((f) => f.when !== undefined || f.check !== undefined, 'a red flag needs `when`, `check` or both')
  .refine((f) => f.owner === undefined || f.check === 'owner-in-macau-or-d5', '`owner` goes with `owner-in-macau-or-d5`');

export const RedFlags = z.array(RedFlag);

export type TRedFlag = z.infer<typeof RedFlag>;
export type TRedFlagCheck = z.infer<typeof RedFlagCheck>;
