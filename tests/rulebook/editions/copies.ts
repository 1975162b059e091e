/** Copies of the rulebook in which the facts to be read again are marked, and projects that name one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { isUnread } from '../../../server/src/rulebook/attestation.ts';
import type { WrittenFact } from '../../../server/src/rulebook/compile/facts.ts';
import { edition, section } from '../../support/ecfr.ts';
import { readRulebookFolder } from '../../support/rulebook-files.ts';
import { earshot, folder } from '../../support/run.ts';
import { AFTER, BEFORE } from './texts.ts';

export const source = readRulebookFolder();
export const nameOf = (f: { kind: string; id: string; from?: string | undefined }): string => `${f.kind} ${f.id} ${f.from ?? ''}`;
export const marked = (facts: readonly WrittenFact[]): WrittenFact[] => facts.filter((f) => isUnread(f.record));

export function filesOf(root: string, below = ''): Map<string, string> {
  return new Map(
    readdirSync(join(root, below), { withFileTypes: true }).flatMap((e) => {
      const path = below === '' ? e.name : `${below}/${e.name}`;
      if (e.isSymbolicLink()) return [[path, 'a link'] as const];
      return e.isDirectory() ? [...filesOf(root, path)] : [[path, readFileSync(join(root, path), 'utf8')] as const];
    }),
  );
}

export const audit = (cwd: string, ...flags: string[]) =>
  earshot(['rulebook', 'audit', '--ecfr', 'before.xml', 'after.xml', ...flags], { cwd });

interface Copy {
  readonly files: ReadonlyMap<string, string>;
  readonly named: readonly WrittenFact[];
  readonly err: string;
}
const once = (before: string, after: string): (() => Copy) => {
  let made: Copy | undefined;
  return () => {
    if (made) return made;
    const cwd = folder({ 'before.xml': before, 'after.xml': after });
    const run = audit(cwd, '--facts', 'law/again', '--format', 'json');
    expect(run.code).toBe(1);
    const named = (JSON.parse(run.out) as { changes: { facts: WrittenFact[] }[] }).changes.flatMap((c) => c.facts);
    return (made = { files: filesOf(join(cwd, 'law/again')), named, err: run.err });
  };
};
const lithography = (last: string): string =>
  edition([{ part: '734', units: [section('734.4', 'De minimis.', ['(a) None.', '(1) First.', '(2) Second.', `(3) ${last}`])] }]);
export const whole = once(BEFORE, AFTER);
export const small = once(lithography('Lithography.'), lithography('Lithography and more.'));

export const SPEC = `as-of 2026-09-24
product chip { origin US  eccn 3A001.a.2  value 10 USD  destination IN  destination DE }
product etcher { origin IL  type equipment  eccn 3B001.c  value 10 USD  contains none  direct-product-of none
  plant direct-product-of none  destination IN }
`;
const rulebooks = JSON.stringify({ rulebooks: ['./again'] });

export const project = (copied: ReadonlyMap<string, string>): string =>
  folder({
    'a.earshot': SPEC,
    'earshot.json': rulebooks,
    ...Object.fromEntries([...copied].map(([file, text]) => [`again/${file}`, text])),
  });
export const outcomes = (cwd: string, ...flags: string[]): Record<string, string> => {
  const { out, err } = earshot(['check', 'a.earshot', '--format', 'json', '--fail-on', 'never', ...flags], { cwd });
  expect(err).toBe('');
  const { determinations } = JSON.parse(out) as { determinations: { id: string; outcome: string }[] };
  return Object.fromEntries(determinations.map((d) => [d.id, d.outcome]));
};

export const REFUSED = /; name a folder that is not there yet\n$/;
export const refused = (prepare: (cwd: string) => void, flag = 'again', options = {}) => {
  const cwd = folder({ 'before.xml': BEFORE, 'after.xml': AFTER });
  prepare(cwd);
  const before = filesOf(cwd);
  const run = earshot(['rulebook', 'audit', '--ecfr', 'before.xml', 'after.xml', '--facts', flag], { cwd, ...options });
  expect(run.code).toBe(2);
  expect(run.out).toBe('');
  expect(filesOf(cwd)).toEqual(before);
  return run.err;
};
