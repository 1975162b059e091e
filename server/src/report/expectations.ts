/** What `earshot test` prints: each answer that a spec pins, and whether it is the answer. */
import { plural } from '../rules/text.ts';
import { type Diagnostic, determinationsOf } from '../base/diagnostic.ts';
import type { Determination, Expected } from '../determine/result.ts';
import { answerWords } from '../rules/answer-words.ts';
import type { FreshReport } from './input.ts';
import { type XmlCase, xmlSuites } from './junit-xml.ts';
import { palette } from './paint.ts';
import { placed } from './placed.ts';
import { editionLine } from './rulebooks-used.ts';
import { wrap } from './table.ts';
import { visible } from '../base/visible.ts';

/** One pinned answer of one determination. */
export interface Pinned {
  readonly d: Determination;
  readonly expected: Expected;
  /** Why it does not hold, with what is known of the change; empty where it does. */
  readonly why: readonly string[];
}

export interface TestRun {
  readonly input: FreshReport;
  readonly pinned: readonly Pinned[];
  /** Errors of syntax and names: what they touch may hold no expectation any more. */
  readonly unread: readonly Diagnostic[];
}

const DIFFERS = 'ES9101';

export function testRunOf(input: FreshReport): TestRun {
  const findings = new Map<string, Diagnostic>();
  for (const f of input.diagnostics)
    if (f.code === DIFFERS) for (const id of determinationsOf(f)) findings.set(`${f.at.file}\n${id}`, f);
  return {
    input,
    pinned: input.determinations.flatMap((d): Pinned[] => {
      const { expected } = d;
      if (!expected) return [];
      const finding = findings.get(`${expected.at.file}\n${d.id}`);
      const review = finding?.related?.find((r) => r.at === expected.reviewed?.at);
      return [
        {
          d,
          expected,
          why: expected.holds ? [] : [finding?.message ?? differs(d, expected), ...(review ? [review.message] : [])],
        },
      ];
    }),
    unread: input.diagnostics.filter((f) => f.severity === 'error' && /^ES0[01]/.test(f.code)),
  };
}

const differs = (d: Determination, e: Expected): string => `${answerWords[d.outcome]}; expected: ${answerWords[e.expected]}`;

export const failed = (run: TestRun): boolean => run.unread.length > 0 || run.pinned.some((p) => !p.expected.holds);

export function printTests(run: TestRun, options: { readonly color: boolean; readonly quiet?: boolean }): string {
  const { input, pinned, unread } = run;
  const colors = palette(options.color);
  const out: string[] = [];
  const files = new Set([...unread.map((f) => f.at.file), ...pinned.map((p) => p.expected.at.file)]);
  for (const file of [...files].sort()) {
    out.push(colors.bold(visible(input.shown(file))));
    for (const f of unread.filter((u) => u.at.file === file)) {
      const { line, column } = placed(f.at, input);
      out.push(`  ${colors.severity.error('error')}  ${line}:${column} ${f.code} ${visible(f.message)}`);
    }
    for (const p of pinned.filter((x) => x.expected.at.file === file)) {
      if (p.expected.holds && options.quiet) continue;
      const words = p.expected.holds ? colors.outcome['no-license-required']('holds') : colors.severity.error('fails');
      out.push(
        `  ${words}  ${visible(p.d.id)}  ${p.expected.holds ? answerWords[p.d.outcome] : `line ${placed(p.expected.at, input).line}`}`,
      );
      for (const why of p.why)
        out.push(
          ...wrap(visible(why), 100)
            .split('\n')
            .map((l) => `         ${l}`),
        );
    }
    out.push('');
  }
  const differing = pinned.filter((p) => !p.expected.holds).length;
  const parts = [
    `${pinned.length - differing} ${pinned.length - differing === 1 ? 'holds' : 'hold'}`,
    `${differing} ${differing === 1 ? 'fails' : 'fail'}`,
  ];
  if (unread.length > 0) parts.push(plural(unread.length, 'error'));
  out.push(`${plural(pinned.length, 'expectation')}: ${parts.join(', ')}.`, editionLine(input));
  return `${out.join('\n')}\n`;
}

export function printTestsJunit({ input, pinned, unread }: TestRun): string {
  const byFile = Map.groupBy(pinned, (p) => p.expected.at.file);
  const files = [...new Set([...byFile.keys(), ...unread.map((f) => f.at.file)])].sort();
  return xmlSuites(
    'earshot test',
    files.map((file) => ({
      name: input.shown(file),
      cases: [
        ...unread.filter((f) => f.at.file === file).map((f) => unreadCase(f, input)),
        ...(byFile.get(file) ?? []).map((p) => pinnedCase(p, input)),
      ],
    })),
  );
}

function unreadCase(f: Diagnostic, input: FreshReport): XmlCase {
  const { file, line, column } = placed(f.at, input);
  const place = `${file}:${line}:${column}`;
  return {
    suite: file,
    name: `reads without error: ${place}`,
    failure: { kind: f.code, message: f.message, text: `${place} ${f.message}` },
  };
}

function pinnedCase({ d, expected, why }: Pinned, input: FreshReport): XmlCase {
  const { file, line, column } = placed(expected.at, input);
  const text = [`${file}:${line}:${column}`, ...why].join('\n');
  return {
    suite: file,
    name: `${d.id} ${expected.expected}${expected.by.length > 0 ? ` by ${expected.by.join(', ')}` : ''}`,
    ...(expected.holds ? {} : { failure: { kind: DIFFERS, message: why[0]!, text } }),
  };
}
