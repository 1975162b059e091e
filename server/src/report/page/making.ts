/**
 * What the page is made of, worked out in steps: the command line and the editor make the same page, and each shows in its own way how far
 * it has come.
 */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { type Levers, leversInSteps } from '../../determine/levers/index.ts';
import { questionsOf } from '../../determine/levers/questions.ts';
import type { Determination } from '../../determine/result.ts';
import type { SpecModel } from '../../model/model.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { outcomeOrder } from '../../rules/answer-words.ts';
import type { CheckOptions } from '../../workspace/check.ts';
import { coursesOf, daysOn, type Course } from '../../workspace/diff/courses.ts';
import { exposureInSteps } from '../../workspace/exposure/index.ts';
import { PREFERENCE } from '../../workspace/exposure/ways.ts';
import type { FreshReport } from '../input.ts';
import { type PageInput, SINCE } from './input.ts';
import type { Redaction } from './redact.ts';

/** Answers of which what else changes them is asked for; each takes a hundred determinations. */
const MOST_LEVERS = 250;

/** Specs that were checked. */
export interface Portfolio {
  readonly report: FreshReport;
  readonly rulebook: Rulebook;
  readonly options: CheckOptions;
  /** Of every file that was read for it, imports among them. */
  readonly models: readonly SpecModel[];
}

export interface Wishes {
  readonly title?: string | undefined;
  /** What it is of, where it has no title: a folder, a spec. */
  readonly name: string;
  readonly redact: readonly Redaction[];
  readonly from?: Day | undefined;
}

/** How far it is, in words. */
type Told = () => string;

export function* makingPage(of: Portfolio, { title, name, redact, from = SINCE }: Wishes): Generator<Told, PageInput> {
  const { report, rulebook, options } = of;
  const { determinations } = report;
  const models = of.models.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const byFile = new Map(models.map((m) => [m.file, m]));
  const sold = [...new Set(determinations.map((d) => d.at.file))].map((file) => byFile.get(file)!);
  const to = ([...rulebook.days, rulebook.through].sort().at(-1) ?? rulebook.through) as Day;
  const courses: Course[] = [];
  for (const [i, model] of sold.entries()) {
    const found = yield* telling(coursesOf(model, rulebook, from, to, options), (at) => {
      return `answers over the days: ${at.day} of ${at.of} days, file ${i + 1} of ${sold.length}`;
    });
    for (const course of found) courses.push(course);
  }
  const standing = standingFirst(determinations);
  const asked = standing.slice(0, MOST_LEVERS);
  const daysFor = daysOn(courses, rulebook.days);
  const levers: Levers[] = [];
  let before = 0;
  for (const [file, own] of Map.groupBy(asked, (d) => d.at.file)) {
    const steps = leversInSteps(byFile.get(file)!, own, rulebook, { ...options, daysFor });
    const done = before;
    levers.push(...(yield* telling(steps, (n) => `what else changes an answer: ${done + n} of ${asked.length}`)));
    before += own.length;
  }
  const exposing = exposureInSteps(sold, rulebook, { ...options, currency: 'USD', preference: PREFERENCE });
  const exposure = yield* telling(exposing, () => 'what is at stake');
  const questions = questionsOf(determinations);
  yield () => 'writing the page';
  return {
    title: title ?? (redact.includes('parties') ? 'Export control report' : `Export control report: ${name}`),
    report,
    models,
    rulebook,
    exposure,
    levers,
    notAsked: standing.length - asked.length,
    questions,
    days: { from, to, courses },
    redact,
    command: 'earshot',
  };
}

/** Each step in words. */
function* telling<S, T>(steps: Generator<S, T>, words: (step: S) => string): Generator<Told, T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield () => words(value);
  }
}

/** Those that need a license, then those that are open, then the others; of each in the order of the specs. */
const standingFirst = (determinations: readonly Determination[]): Determination[] =>
  determinations
    .filter((d) => d.outcome !== 'not-subject')
    .toSorted((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome));
