/** A proposal: what a law to come would end, replace, narrow or add (`reform.yaml`). */
import { z } from 'zod';
import { Condition } from './condition.ts';
import { DayText } from './fact.ts';

/** Which fact of the rulebook is meant, as `earshot rulebook list` shows it. */
const Target = {
  /** The kind of fact (`requirement`, `entry` …), where facts of several kinds have the id. */
  kind: z.string().min(1).optional(),
  /** Its paragraph, where several facts have the id on the day; of a listed party its list. */
  under: z.string().min(1).optional(),
  /** First day of the proposal. */
  from: DayText,
  /** What it is for, in a few words; reports print it. */
  title: z.string().min(1).optional(),
};
const Id = z.string().min(1);

/** By the word that an operation begins with. */
export const OPERATIONS = {
  end: z.strictObject({ end: Id, ...Target }),
  /** Fields take the place of those of the fact, `null` takes one away; what is not said stays. */
  replace: z.strictObject({ replace: Id, ...Target, with: z.record(z.string(), z.unknown()) }),
  /** It holds no longer where the condition does. */
  narrow: z.strictObject({ narrow: Id, ...Target, unless: Condition }),
  /** A whole fact of the kind, with its first day in `from`. */
  add: z.strictObject({
    add: z.string().min(1),
    title: z.string().min(1).optional(),
    fact: z.record(z.string(), z.unknown()),
  }),
};
const Operation = z.union([OPERATIONS.end, OPERATIONS.replace, OPERATIONS.narrow, OPERATIONS.add]);

export const Reform = z.union([
  z.array(Operation).min(1),
  z.strictObject({ title: z.string().min(1), operations: z.array(Operation).min(1) }),
]);

export type TOperation = z.infer<typeof Operation>;
