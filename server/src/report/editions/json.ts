/** `earshot rulebook audit` for programs. */
import type { z } from 'zod';
import { cited } from '../../ecfr/paragraph.ts';
import { differences } from '../../ecfr/word-diff.ts';
import type { WrittenFact } from '../../rulebook/compile/facts.ts';
import type { EditionsReport } from './input.ts';
import type { EditionsSchema } from './schema.ts';

export function editionsJson(report: EditionsReport): string {
  const { comparison, audit, rulebook } = report;
  const value: z.infer<typeof EditionsSchema> = {
    schema: 'earshot.rulebook-editions/1',
    rulebook,
    older: report.older,
    newer: report.newer,
    ...(report.asOf !== undefined && { asOf: report.asOf }),
    parts: [...comparison.parts],
    notCompared: { older: [...comparison.onlyOld], newer: [...comparison.onlyNew] },
    facts: {
      count: audit.facts,
      reached: new Set(audit.changes.flatMap((c) => c.facts.map((f) => f.fact))).size,
      outside: audit.outside,
    },
    changes: audit.changes.map(({ change, facts }) => ({
      citation: cited(change.at),
      change: change.kind,
      ...(change.to && { to: cited(change.to) }),
      ...(change.was && { was: change.was.text }),
      ...(change.is && { is: change.is.text }),
      differences: change.was && change.is ? differences(change.was.text, change.is.text) : [],
      facts: facts.map(({ fact, by, how }) => ({ ...factOf(fact), cites: cited(by), how })),
    })),
    notFound: audit.unfound.map(({ at, facts }) => ({ citation: cited(at), facts: facts.map(factOf) })),
    unknownRows: [...report.unknownRows],
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

const factOf = ({ kind, id, title, from, until, file, line }: WrittenFact) => ({
  kind,
  id,
  title,
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
  file,
  line,
});
