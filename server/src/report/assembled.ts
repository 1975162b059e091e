/** The one check that reports read back are the parts of. */
import { type Diagnostic, keyOf } from '../base/diagnostic.ts';
import type { Fix } from '../rules/fix.ts';
import { withoutSome } from '../rules/fixes/suppression.ts';
import { byName, combined } from '../workspace/parts.ts';
import type { ReportInput, Source } from './input.ts';
import { linesAt, positionOf, type ReadBack, type ReadPart } from './read-back.ts';

type Assembled = Pick<ReportInput, 'determinations' | 'diagnostics' | 'summary' | 'source' | 'answers'> & {
  readonly parts: readonly ReadPart[];
  readonly saidBy: readonly string[];
  fixes(finding: Diagnostic): readonly Fix[];
};

export function assembled(reads: readonly ReadBack[]): Assembled {
  const parts = reads.flatMap((r) => r.parts).sort(byName);
  const { determinations, diagnostics, saidBy, summary } = combined(parts);
  const lines = new Map<string, ReadBack['lines'][number][1][]>();
  const fixes = new Map<string, readonly Fix[]>();
  for (const read of reads) {
    for (const [file, own] of read.lines) {
      const before = lines.get(file);
      if (before) before.push(own);
      else lines.set(file, [own]);
    }
    for (const [key, own] of read.fixes) if (!fixes.has(key)) fixes.set(key, own);
  }
  const source = (file: string): Source => ({
    position: positionOf,
    line: (n) => lines.get(file)?.find((own) => own[n] !== undefined)?.[n],
  });
  return {
    parts,
    saidBy,
    determinations,
    diagnostics,
    summary,
    answers: parts.flatMap((p) => p.answers),
    source,
    fixes(d) {
      const known = fixes.get(keyOf(d));
      const idle = d.data?.['idle'];
      if (known || idle === undefined || d.suppressed) return known ?? [];
      // Other parts needed some of the codes, so what mends it is another thing now.
      const { start, end } = linesAt(d.at);
      const comment = source(d.at.file).line(start.line)?.slice(start.character, end.character) ?? '';
      return [withoutSome(d.at, comment, idle.split(' '))].filter((fix) => fix !== undefined);
    },
  };
}
