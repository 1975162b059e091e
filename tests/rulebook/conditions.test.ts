/** The condition language: every form that the schema admits is one that the determination can judge. */
import { expect, it } from 'vitest';
import { evaluatedLeaves } from '../../server/src/determine/conditions/compile.ts';
import { Leaf } from '../../server/src/rulebook/schema/condition.ts';

/** Keys that go with another key of their form, and judge nothing alone. */
const COMPANIONS = [
  'kFactor',
  'supposed',
  'gt',
  'gte',
  'lt',
  'lte',
  'eq',
  'is',
  'paragraphs',
  'because',
  'who',
  'locatedIn',
  'called',
];

it('every form has an evaluator', () => {
  const keys = Leaf.options.flatMap((form) => Object.keys(form.shape)).filter((key) => !COMPANIONS.includes(key));
  expect(keys.length).toBeGreaterThan(35);
  expect(keys.filter((key) => !evaluatedLeaves.includes(key))).toEqual([]);
});
it('no form has two of them', () => {
  for (const form of Leaf.options) expect(Object.keys(form.shape).filter((key) => !COMPANIONS.includes(key))).toHaveLength(1);
});
