/** The answer as it stands, pinned: a build fails when it becomes another one. */
import { decidedBy } from '../../determine/expectation.ts';
import type { Determination } from '../../determine/result.ts';
import { answerWords } from '../answer-words.ts';
import { type Fix, type Fixer, replacing, type Specs } from '../fix.ts';
import { intoProperty } from './insert.ts';
import { declarationAt, propertiesAt } from './trees.ts';

/** Of one clause. Undefined where its countries have several answers, or one is pinned. */
export function pinning(determinations: readonly Determination[], specs: Specs): Fix | undefined {
  const said = saidOf(determinations);
  const at = determinations[0]?.at;
  const here = at && declarationAt(specs, at);
  const clause = here && propertiesAt(here.decl, at).find((p) => p.keyword === 'destination');
  if (!said || !clause || clause.block?.some((p) => p.keyword === 'expect')) return undefined;
  const made = intoProperty(here.file, clause, { keyword: 'expect', rest: [said] });
  return made && { title: `Pin the answer: expect ${said}`, edits: () => [{ file: at.file, edits: [made] }] };
}

/** An expectation that an answer does not meet, by the answer. */
export const expectingTheAnswer: Fixer = ({ at }, specs): Fix[] => {
  const here = declarationAt(specs, at);
  const clause = here && propertiesAt(here.decl, at).find((p) => p.keyword === 'destination');
  const expect = clause?.block?.find((p) => p.keyword === 'expect');
  if (!clause || !expect) return [];
  const own = specs.determinations.filter((d) => d.at.file === at.file && clause.start <= d.at.start && d.at.end <= clause.end);
  const said = saidOf(own);
  if (!said) return [];
  const place = { file: at.file, start: expect.start, end: expect.end };
  return [{ title: `Expect the answer as it is: ${said}`, edits: () => replacing(place, `expect ${said}`) }];
};

/** `not-subject by 734.4(d)(1)`: one answer, and the first paragraph they all rest on. */
function saidOf(determinations: readonly Determination[]): string | undefined {
  const [first, ...others] = determinations;
  if (!first || others.some((d) => d.outcome !== first.outcome) || !Object.hasOwn(answerWords, first.outcome)) return undefined;
  const rules = others.map((d) => new Set(decidedBy(d)));
  const by = decidedBy(first).find((rule) => PARAGRAPH.test(rule) && rules.every((r) => r.has(rule)));
  return `${first.outcome}${by === undefined ? '' : ` by ${by}`}`;
}

/** As the language writes one. */
const PARAGRAPH = /^\d{3}\.\d{1,3}(?:\([A-Za-z0-9]+\))*$/;
