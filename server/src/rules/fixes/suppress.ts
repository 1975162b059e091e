/** A suppression of a finding, above its line, with the reason left to write: until it is, it has no effect. */
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Fix, SpecFile, Specs } from '../fix.ts';
import type { CodeInfo } from '../rule.ts';
import { edit } from './insert.ts';
import { breakOf, indentAt, lineStart } from './layout.ts';

/** Undefined where a finding of the code cannot be suppressed. */
export function suppressing(finding: Diagnostic, info: CodeInfo, specs: Specs): Fix | undefined {
  const file = specs.files.get(finding.at.file);
  if (!file || info.page.suppress === null) return undefined;
  const { text } = file;
  const indent = indentAt(text, finding.at.start);
  const at = aboveDocumentation(file, lineStart(text, finding.at.start));
  const pieces = [`${indent}// earshot-ignore ${finding.code}: `, { hole: '' }, breakOf(text)];
  return {
    title: `Suppress ${finding.code} here, with a reason`,
    edits: () => [{ file: finding.at.file, edits: [edit({ start: at, end: at }, pieces)] }],
  };
}

/** A comment between a declaration and its documentation would part them. */
function aboveDocumentation({ text }: SpecFile, line: number): number {
  let at = line;
  while (at > 0) {
    const before = lineStart(text, at - (text[at - 2] === '\r' ? 2 : 1));
    if (!text.slice(before, at).trimStart().startsWith('///')) break;
    at = before;
  }
  return at;
}
