/** The rulebook that is shipped holds, and SOURCES.md and README.md speak of what is there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ungraded } from '../../server/src/rulebook/audit/graded.ts';
import { INVARIANTS, verifyRulebook } from '../../server/src/rulebook/audit/index.ts';
import { factsOf } from '../../server/src/rulebook/compile/facts.ts';
import { verifiedOf } from '../../server/src/rulebook/provenance.ts';
import { Leaf } from '../../server/src/rulebook/schema/condition.ts';
import { compiled } from '../support/compiled.ts';
import { rulebookFolder } from '../support/rulebook-files.ts';

describe('of the rulebook that is shipped', () => {
  it.each(INVARIANTS.map((i) => [i.title, i] as const))('%s', (_, invariant) => {
    expect(verifyRulebook(compiled, [invariant]).map((e) => `server/rulebook/${e.file}:${e.line}: ${e.message}`)).toEqual([]);
  });
});

it('says of everything that was read, as data, how good it is', () => {
  expect(ungraded(compiled)).toEqual([]);
});

it('holds no list of parties that has to be read again: a check reads none to find that out (leaning.ts)', () => {
  expect(compiled.lists.filter((l) => verifiedOf(l.verified)?.unread).map((l) => l.list)).toEqual([]);
});
const read = (name: string): string => readFileSync(join(rulebookFolder, name), 'utf8');

it('every edition that a fact was read in is among the sources', () => {
  const text = read('SOURCES.md');
  const editions = new Set(
    factsOf(compiled).flatMap((f) =>
      [f.source, f.verified?.values, f.verified?.dates].flatMap((t) =>
        [...(t ?? '').matchAll(/(?:eCFR|Screening List)(?: \(trade\.gov\),)? (?:of about )?(\d{4}-\d{2}-\d{2})/g)].map(
          (m) => m[1]!,
        ),
      ),
    ),
  );
  expect(editions.size).toBeGreaterThan(2);
  expect([...editions].filter((day) => !text.includes(day))).toEqual([]);
});
it('every file and folder is in the table of contents', () => {
  const text = read('README.md');
  const names = readdirSync(rulebookFolder).filter((n) => !n.endsWith('.md'));
  expect(names.filter((n) => !text.includes(n))).toEqual([]);
});
it('every form of condition is in the table of forms', () => {
  const text = read('README.md');
  const companions = ['kFactor', 'gt', 'gte', 'lt', 'lte', 'eq', 'is', 'paragraphs', 'because', 'who', 'locatedIn'];
  const keys = Leaf.options.flatMap((form) => Object.keys(form.shape)).filter((key) => !companions.includes(key));
  expect(keys.filter((key) => !text.includes(key))).toEqual([]);
});
