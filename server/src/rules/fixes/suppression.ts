/** Of suppressions that are written, and do not say or do what they should. */
import type { SourceRange } from '../../../../grammar/src/text/range.ts';
import { type Fix, type Fixer, replacing, textAt } from '../fix.ts';
import { edit } from './insert.ts';
import { removal } from './layout.ts';

/** `idle`: its codes of which nothing is found there. The others stay. */
export const withoutIdle: Fixer = (finding, specs): Fix[] => {
  const { at, data } = finding;
  const file = specs.files.get(at.file);
  const idle = data?.idle?.split(' ') ?? [];
  if (!file || idle.length === 0) return [];
  const some = withoutSome(at, textAt(specs, at), idle);
  if (some) return [some];
  return [
    { title: 'Remove the suppression', preferred: true, edits: () => [{ file: at.file, edits: [removal(file.text, at)] }] },
  ];
};

/** Takes codes out of a comment; nothing where it would be left without any. */
export function withoutSome(at: SourceRange, comment: string, idle: readonly string[]): Fix | undefined {
  const colon = comment.indexOf(':');
  const head = colon < 0 ? comment : comment.slice(0, colon);
  const named = head.match(/\bES\d{4}\b/g) ?? [];
  if (named.every((c) => idle.includes(c))) return undefined;
  const left = head.replace(/\bES\d{4}\b(?:[\s,]+\bES\d{4}\b)*/, named.filter((c) => !idle.includes(c)).join(', '));
  return {
    title: `Remove ${idle.join(', ')} from the suppression`,
    preferred: true,
    edits: () => replacing({ file: at.file, start: at.start, end: at.start + head.length }, left),
  };
}

/** It stays without effect until something is written. */
export const withReason: Fixer = ({ at }, specs): Fix[] => {
  const comment = textAt(specs, at).trimEnd();
  const place = { start: at.start + comment.length, end: at.end };
  const edits = [edit(place, [comment.endsWith(':') ? ' ' : ': ', { hole: '' }])];
  return [{ title: 'Give the reason of the suppression', preferred: true, edits: () => [{ file: at.file, edits }] }];
};
