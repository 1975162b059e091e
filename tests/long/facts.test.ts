/** `earshot rulebook audit --facts`: the copy of the whole rulebook, what then tells of it, and where it cannot be written. */
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type WrittenFact, saidOf, writtenFacts } from '../../server/src/rulebook/compile/facts.ts';
import { compileRulebook } from '../../server/src/rulebook/compile/index.ts';
import { markCarried } from '../../server/src/rulebook/compile/mark-carried.ts';
import { verifyRulebook } from '../../server/src/rulebook/audit/index.ts';
import {
  audit,
  filesOf,
  marked,
  nameOf,
  outcomes,
  project,
  refused,
  small,
  source,
  SPEC,
  whole,
} from '../rulebook/editions/copies.ts';
import { AFTER, BEFORE } from '../rulebook/editions/texts.ts';
import { compiled } from '../support/compiled.ts';
import { earshot, folder } from '../support/run.ts';

/** The lines of one text that the other has not, where they stand. */
function lost(text: string, other: string): string[] {
  const left = new Map<string, number>();
  for (const line of other.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return text.split('\n').filter((line) => {
    const n = left.get(line) ?? 0;
    left.set(line, n - 1);
    return n <= 0;
  });
}

describe('the copy', () => {
  it('marks the facts that the audit names and no other, passes every data test, and differs in the lines that say so alone', () => {
    const { files, named, err } = whole();
    expect(err).toMatch(/written: law\/again, a copy of the rulebook; \d+ facts are marked as carried/);
    expect([...files.keys()].sort()).toEqual([...source.keys()].sort());

    const copy = compileRulebook(files, compiled);
    expect(copy.errors).toEqual([]);
    expect(verifyRulebook(copy)).toEqual([]);
    expect(new Set(marked(writtenFacts(copy)).map(nameOf))).toEqual(new Set(named.map(nameOf)));
    expect(marked(writtenFacts(copy)).length).toBe(new Set(named.map((f) => `${f.file}:${f.line}`)).size);

    for (const [file, text] of files) {
      for (const line of lost(text, source.get(file)!))
        expect(line).toMatch(/\{ (values: \{ )?(carried|memory): .*, unread: true \}/);
      // Of what was there, only the words of who was read, and rows that had none of their own.
      for (const line of lost(source.get(file)!, text))
        expect(line).toMatch(/verified:|^ +values: |^ {2}"[A-Z]{2}": \[|^- \{ paragraph: /);
    }
  });

  it('says of each what it was read against and which paragraph changed; what was from memory stays so', () => {
    const facts = writtenFacts(compileRulebook(whole().files, compiled));
    const fact = (kind: string, id: string): WrittenFact => facts.findLast((f) => f.kind === kind && f.id === id)!;
    expect(fact('zero-level', 'lithography')).toMatchObject({
      verified: { values: 'eCFR 2026-09-24 (734.4(a)(3) changed in after.xml)' },
      states: { values: 'carried' },
    });
    expect(facts.find((f) => f.kind === 'chart' && f.id === 'IN')!.states).toEqual({ values: 'carried', dates: 'text' });
    expect(fact('party-list', 'entity-list').states?.values).toBe('memory');
  });

  it('every fact of the rulebook can be marked, together and one of a name that others share', () => {
    const all = writtenFacts(compiled).filter((f) => f.kind !== 'change' && f.kind !== 'paragraph');
    const mark = (some: readonly WrittenFact[]) => {
      const marks = some.map((f) => ({ record: f.record, verified: saidOf(f), why: 'x changed' }));
      const made = compileRulebook(new Map([...source, ...markCarried(compiled, source, marks)]), compiled);
      expect(made.errors).toEqual([]);
      const facts = writtenFacts(made);
      expect(facts.length).toBe(writtenFacts(compiled).length);
      return marked(facts).map(nameOf);
    };
    expect(mark(all)).toEqual(all.map(nameOf));
    const columns = all.filter((f) => f.kind === 'chart-column');
    const shared = columns.find((f) => f.id === 'RS2')!;
    expect(mark([shared])).toEqual([nameOf(shared)]);
    const third = columns.find((f) => f.id === 'CC2')!;
    expect(mark([shared, third])).toEqual([nameOf(shared), nameOf(third)]);
  });

  it('of facts in force on a day, where one is given; an empty folder is filled', () => {
    const cwd = folder({ 'before.xml': BEFORE, 'after.xml': AFTER });
    mkdirSync(join(cwd, 'again'));
    expect(audit(cwd, '--facts', 'again', '--as-of', '2026-09-24').code).toBe(1);
    expect(readdirSync(cwd).sort()).toEqual(['after.xml', 'again', 'before.xml']);
    const all = marked(writtenFacts(compileRulebook(filesOf(join(cwd, 'again')), compiled)));
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((f) => f.until !== undefined && f.until <= '2026-09-24')).toEqual([]);
  });
});

describe('a project that names the copy', () => {
  it('is told in verify, in the proof and with strict dates, and answers as before without', () => {
    const cwd = project(whole().files);
    const verify = JSON.parse(earshot(['rulebook', 'verify', '--format', 'json'], { cwd }).out);
    expect(verify.holds).toBe(true);
    expect(verify.facts.values.carried).toBeGreaterThan(20);
    expect(earshot(['explain', 'chip@IN', 'a.earshot'], { cwd }).out).toContain(
      '[738 supp. 1 (IN) carried from eCFR 2026-09-24 (738 supp. 1, row India changed in after.xml)]',
    );
    const alone = folder({ 'a.earshot': SPEC });
    expect(outcomes(cwd)).toEqual(outcomes(alone));
    expect(outcomes(alone, '--strict-dates')['chip@IN']).toBe('no-license-required');
    expect(outcomes(cwd, '--strict-dates')['chip@IN']).toBe('undetermined');
  });

  it('a group that a de minimis level is for leaves the level open with strict dates', () => {
    const group = writtenFacts(compiled).find((f) => f.kind === 'group' && f.id === 'E:1')!;
    const marks = [{ record: group.record, verified: saidOf(group), why: 'row Syria changed' }];
    const cwd = project(new Map([...source, ...markCarried(compiled, source, marks)]));
    writeFileSync(
      join(cwd, 'a.earshot'),
      `as-of 2026-09-24
input laser { type component  origin US  eccn 6A005.a.1  value 20 USD }
product tool { origin IL  type equipment  eccn 2B001.a  value 100 USD  incorporates laser  direct-product-of none
  plant direct-product-of none  destination VN }
product plain { origin IL  type equipment  eccn 2B001.a  value 100 USD  contains none  direct-product-of none
  plant direct-product-of none  destination VN }
`,
    );
    expect(outcomes(cwd)).toEqual({ 'tool@VN': 'not-subject', 'plain@VN': 'not-subject' });
    expect(outcomes(cwd, '--strict-dates')['tool@VN']).toBe('undetermined');
    expect(earshot(['explain', 'tool@VN', 'a.earshot'], { cwd }).out).toContain('[740 supp. 1 (E:1) carried from eCFR');
  });

  it('is told after the last day of the rulebook too, when the newer edition is in force', () => {
    const cwd = project(whole().files);
    expect(earshot(['explain', 'chip@IN', 'a.earshot', '--as-of', '2026-12-01'], { cwd }).out).toContain(
      '[738 supp. 1 (IN) carried',
    );
  });

  it('is what a further audit goes on from, and a proposal too', () => {
    const cwd = project(small().files);
    writeFileSync(join(cwd, 'before.xml'), BEFORE);
    writeFileSync(join(cwd, 'after.xml'), AFTER);
    expect(audit(cwd, '--facts', 'third').code).toBe(1);
    const facts = writtenFacts(compileRulebook(filesOf(join(cwd, 'third')), compiled));
    expect(facts.findLast((f) => f.id === 'lithography')!.verified!.values).toBe(
      'eCFR 2026-09-24 (734.4(a)(3) changed in after.xml) (734.4(a)(3) changed in after.xml)',
    );
    mkdirSync(join(cwd, 'plan'));
    writeFileSync(join(cwd, 'plan/reform.yaml'), '- { end: lithography, from: 2026-10-01 }\n');
    const diff = earshot(['diff', '--reform', 'plan', 'a.earshot'], { cwd });
    expect([diff.code, diff.err]).toEqual([0, '']);
    expect(diff.out).toContain('Ends zero-level lithography: changes nothing of what is asked about here.');
  });
});

describe('what is there already', () => {
  it('a folder that may not be written in is told, and nothing is left in it', () => {
    const user = process.getuid?.() === 0 ? { uid: 65534 } : {};
    const err = refused(
      (cwd) => (mkdirSync(join(cwd, 'shut')), chmodSync(join(cwd, 'shut'), 0o555), chmodSync(cwd, 0o755)),
      'shut/again',
      user,
    );
    expect(err).toMatch(/^earshot: --facts shut\/again cannot be written: /);
  });
});
