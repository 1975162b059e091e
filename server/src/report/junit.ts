/**
 * JUnit XML: a suite a file, a test case a determination, and one that the file itself reads without error. A determination fails by the
 * errors found on it; an undetermined one is never passed: it is skipped, or failed where `--fail-on undetermined` asks for it.
 */
import { type Diagnostic, determinationsOf, stands } from '../base/diagnostic.ts';
import { needed } from '../rules/text.ts';
import { answerWords } from '../rules/answer-words.ts';
import type { FormatOptions, Reported, ReportInput } from './input.ts';
import { type XmlCase, xmlSuites } from './junit-xml.ts';
import { placed } from './placed.ts';
import { visible } from '../base/visible.ts';

export function printJunit(input: ReportInput, options: Pick<FormatOptions, 'failOn'> = {}): string {
  const byDetermination = new Map<string, Diagnostic[]>();
  const byFile = new Map<string, Diagnostic[]>();
  for (const d of input.diagnostics) {
    const ids = determinationsOf(d);
    if (ids.length === 0) add(byFile, d.at.file, d);
    for (const id of ids) add(byDetermination, `${d.at.file}\n${id}`, d);
  }
  const determined = Map.groupBy(input.determinations, (d) => d.at.file);
  const files = [...new Set([...determined.keys(), ...byFile.keys()])].sort();
  return xmlSuites(
    'earshot',
    files.map((file) => ({
      name: input.shown(file),
      cases: [
        fileCase(input.shown(file), byFile.get(file) ?? [], input, options),
        ...(determined.get(file) ?? []).map((d) =>
          determinationCase(d, byDetermination.get(`${file}\n${d.id}`) ?? [], input, options),
        ),
      ],
    })),
  );
}

function fileCase(file: string, found: readonly Diagnostic[], input: ReportInput, options: Options): XmlCase {
  const failing = found.filter((d) => counts(d, options));
  return {
    suite: file,
    name: 'reads without error',
    output: lines(found, input),
    ...(failing.length > 0 && { failure: { kind: failing[0]!.code, message: failing[0]!.message, text: lines(failing, input) } }),
  };
}

function determinationCase(d: Reported, found: readonly Diagnostic[], input: ReportInput, options: Options): XmlCase {
  const failing = found.filter((f) => counts(f, options));
  const open = d.outcome === 'undetermined';
  const own: XmlCase = {
    suite: input.shown(d.at.file),
    name: d.id,
    output: [`${answerWords[d.outcome]}, law of ${d.asOf}`, ...d.provisos.map((p) => `provided ${p}`), lines(found, input)].join(
      '\n',
    ),
  };
  if (failing.length > 0) {
    const [first] = failing;
    return { ...own, failure: { kind: first!.code, message: first!.message, text: lines(failing, input) } };
  }
  if (!open) {
    // Known is not cleared: what only the baseline keeps from failing is not shown as passed.
    const known = found.find((f) => f.baselined && counts({ ...f, baselined: undefined }, options));
    return known ? { ...own, skipped: `baselined: ${known.code} ${known.message}` } : own;
  }
  const message = `undetermined: not cleared${d.missing.length > 0 ? `; needs ${d.missing.map(needed).join(', ')}` : ''}`;
  return options.failOn === 'undetermined'
    ? { ...own, failure: { kind: 'undetermined', message, text: message } }
    : { ...own, skipped: message };
}

type Options = Pick<FormatOptions, 'failOn'>;

/** Does it fail the run? By the level asked for, as the exit code does. */
function counts(d: Diagnostic, { failOn = 'error' }: Options): boolean {
  if (!stands(d) || failOn === 'never') return false;
  return d.severity === 'error' || (failOn !== 'error' && d.severity === 'warning');
}

const lines = (found: readonly Diagnostic[], input: ReportInput): string =>
  found
    .map((d) => {
      const { file, line, column } = placed(d.at, input);
      const cite = d.cite?.length ? ` [${d.cite.join(', ')}]` : '';
      return visible(
        `${file}:${line}:${column} ${d.code} ${d.suppressed ? `suppressed (${d.suppressed.reason})` : d.baselined ? 'baselined' : d.severity} ${d.message}${cite}`,
      );
    })
    .join('\n');

function add(map: Map<string, Diagnostic[]>, key: string, d: Diagnostic): void {
  const own = map.get(key);
  if (own) own.push(d);
  else map.set(key, [d]);
}
