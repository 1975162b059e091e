/** The shape of JUnit XML, as the readers of CI systems take it. No times: a report has the same bytes each time. */
import { xmlText } from './markup.ts';

export interface XmlCase {
  readonly suite: string;
  readonly name: string;
  readonly failure?: { readonly kind: string; readonly message: string; readonly text: string };
  readonly skipped?: string;
  /** Lines made visible each by itself. */
  readonly output?: string;
}
export interface XmlSuite {
  readonly name: string;
  readonly cases: readonly XmlCase[];
}

export function xmlSuites(name: string, suites: readonly XmlSuite[]): string {
  const all = suites.flatMap((s) => s.cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xmlText(name)}" ${counts(all)}>`,
    ...suites.flatMap((s) => [
      `  <testsuite name="${xmlText(s.name)}" ${counts(s.cases)} skipped="${s.cases.filter((c) => c.skipped !== undefined).length}">`,
      ...s.cases.flatMap(testCase),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

const counts = (cases: readonly XmlCase[]): string =>
  `tests="${cases.length}" failures="${cases.filter((c) => c.failure).length}" errors="0"`;

function testCase(c: XmlCase): string[] {
  const head = `    <testcase classname="${xmlText(c.suite)}" name="${xmlText(c.name)}"`;
  const inside = [
    ...(c.failure
      ? [
          `      <failure type="${xmlText(c.failure.kind)}" message="${xmlText(c.failure.message)}">${textLines(c.failure.text)}</failure>`,
        ]
      : []),
    ...(c.skipped === undefined ? [] : [`      <skipped message="${xmlText(c.skipped)}"/>`]),
    ...(c.output ? [`      <system-out>${textLines(c.output)}</system-out>`] : []),
  ];
  return inside.length === 0 ? [`${head}/>`] : [`${head}>`, ...inside, '    </testcase>'];
}

const textLines = (text: string): string => text.split('\n').map(xmlText).join('\n');
