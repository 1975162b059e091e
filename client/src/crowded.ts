import type * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/** Lines that findings may take above the table of answers, for it to be in sight: a hover shows about ten. */
const LINES = 6;

/**
 * The editor puts all findings of a place above what else its hover says. Where there are many, what stands below each, the places that it
 * rests on, gives way to the table of answers, which says why as well.
 */
export const uncrowded: Middleware = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (report?.kind === 'full') for (const same of byPlace(report.items)) shorten(same);
    return report;
  },
};

const byPlace = (found: readonly vscode.Diagnostic[]): Iterable<vscode.Diagnostic[]> =>
  Map.groupBy(found, ({ range: { start, end } }) => [start.line, start.character, end.line, end.character].join()).values();

function shorten(same: readonly vscode.Diagnostic[]): void {
  let left = LINES - same.length;
  for (const d of same) {
    const related = d.relatedInformation ?? [];
    if (related.length > left) d.relatedInformation = related.slice(0, Math.max(0, left));
    left -= related.length;
  }
}
