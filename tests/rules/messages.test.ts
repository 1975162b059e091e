/** What people read in a list of problems: short, whole, in words of the spec and of the regulation. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, detailsOf } from '../../server/src/base/diagnostic.ts';
import { LONGEST } from '../../server/src/base/message.ts';
import { codes } from '../../server/src/rules/index.ts';
import { exampleFiles } from '../../server/src/rules/rule.ts';
import { specCases } from '../spec/markdown.ts';
import { checkText } from '../support/check.ts';
import { withFurther } from '../support/further.ts';
import { projectRoot } from '../support/run.ts';
import { oneIn } from '../support/runs.ts';

const read = (path: string): string => readFileSync(`${projectRoot}/${path}`, 'utf8');
const below = (pattern: string): string[] => globSync(pattern, { cwd: projectRoot });

/** Of all samples, worked cases, specification tests and pages of codes. */
function* everyFinding(): Generator<Diagnostic> {
  const specs = [...below('samples/*.earshot'), ...below('tests/cases/specs/*.earshot')].map(read);
  for (const text of specs) yield* checkText({ 'a.earshot': text }).diagnostics;
  // One table in six, where it is not the long run.
  for (const path of below('tests/spec/*.md'))
    for (const { rows, options } of oneIn(6, specCases(read(path))))
      for (const { text, asOf } of rows.slice(0, 1).flatMap((r) => r.filled.slice(0, 1)))
        yield* checkText({ 'a.earshot': text }, { ...options, fallbackDate: asOf }).diagnostics;
  for (const { page } of codes.values())
    for (const example of [page.bad, page.good]) {
      const { files, rulebook, ...rest } = exampleFiles(example);
      yield* checkText(files, {
        ...rest,
        roots: ['example.earshot'],
        ...(rulebook && { rulebook: withFurther({ 'company-policy': rulebook }) }),
      }).diagnostics;
    }
}

/** Names of rules in the program, numbers it gives to destinations, what a program says of what is missing. */
const INSIDE = /\b(sme|supp)[ -](ns|rs|\d-part)|@[A-Z]{2}\b|\b[A-Z]{2}#\d|&nbsp;|\bundefined\b|\bnull\b|\[object/;

const all = [...everyFinding()];

describe('messages', () => {
  it('of every code are read here', () => {
    const seen = new Set(all.map((d) => d.code));
    expect([...codes.values()].filter((c) => !c.notYet && !seen.has(c.code)).map((c) => c.code)).toEqual([]);
  });
  it(`have at most ${LONGEST} characters`, () => {
    expect(all.filter((d) => d.message.length > LONGEST).map((d) => `${d.code} ${d.message}`)).toEqual([]);
  });
  it('are whole, but for lists of what may stand', () => {
    expect([
      ...new Set(all.filter((d) => d.message.endsWith('…') && d.code >= 'ES0100').map((d) => `${d.code} ${d.message}`)),
    ]).toEqual([]);
  });
  it('use no words of the inside', () => {
    const said = all.flatMap((d) => [d.message, ...(d.related ?? []).map((r) => r.message)].map((m) => `${d.code} ${m}`));
    expect([...new Set(said)].filter((m) => INSIDE.test(m))).toEqual([]);
  });
  it('do not say twice what they say', () => {
    const twice = all.filter((d) => detailsOf(d).some((t) => d.message.toLowerCase().includes(t.toLowerCase())));
    expect(twice.map((d) => `${d.code} ${d.message}`)).toEqual([]);
  });
  it('tell one cause once for a clause', () => {
    const license = (to: string): string => `as-of 2026-08-01
authorization d1 { type license  covers chip to SG  valid 2024-01-01 to 2028-12-31 }
product chip { type integrated-circuit  origin US  eccn 3A001.a.2  value 200 USD  destination ${to} }
`;
    const found = checkText({
      'a.earshot': license('CN, MO, RU, BY, VN, LA, KH, MM, IQ, YE, LY, AM, AZ, GE, KZ, KG, TJ, TM, UZ, MD, MN, HK'),
    });
    expect(found.diagnostics.filter((d) => d.code === 'ES4004').map((d) => d.message)).toEqual([
      expect.stringMatching(/^d1 does not cover chip to .* and \d+ more/),
    ]);
  });
  it('clip long names and show hidden characters', () => {
    const long = 'a'.repeat(300);
    const text = `as-of 2026-08-01
party ${long} "Evil\u202Egnp.exe\u0007\u200B${'x'.repeat(400)}" { country CN  listed entity-list }
product ${long}p { type integrated-circuit  origin US  eccn 3A001.a.2  value 200 USD  destination CN { end-user ${long}  end-use "a\u202Eb" } }
`;
    const said = checkText({ 'a.earshot': text }).diagnostics.flatMap((d) => [
      d.message,
      ...(d.related ?? []).map((r) => r.message),
    ]);
    expect(said.length).toBeGreaterThan(3);
    // oxlint-disable-next-line no-control-regex
    expect(said.filter((m) => /[\u0000-\u001f\u200b-\u200f\u202a-\u202e]/.test(m))).toEqual([]);
    expect(checkText({ 'a.earshot': text }).diagnostics.filter((d) => d.message.length > LONGEST)).toEqual([]);
  });
});
