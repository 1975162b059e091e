/**
 * One JSON object a line (`earshot.lines/1`), written as it is made: first what made the report, then each determination as in
 * `earshot.report/1`, then each finding, last the totals. `record` says which a line is.
 */
import type { FormatOptions, ReportInput } from './input.ts';
import { determinationBody, determinationHead, frame, reportFinding } from './json.ts';

export function* printLines(input: ReportInput, options: Pick<FormatOptions, 'proof'> = {}): Generator<string> {
  const { tool, rulebook, rulebooks, summary } = frame(input);
  yield line({ record: 'report', schema: 'earshot.lines/1', tool, rulebook, rulebooks });
  for (const d of input.determinations)
    yield line({ record: 'determination', ...determinationHead(d, input), ...determinationBody(d, input, options) });
  for (const d of input.diagnostics) yield line({ record: 'diagnostic', ...reportFinding(d, input) });
  yield line({ record: 'summary', ...summary });
}

// No text of JSON holds a line end; two that some readers take for one are written as escapes.
const line = (value: object): string =>
  `${JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
