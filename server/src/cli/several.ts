/** One check of specs that several configurations judge: each by its own, and one report. */
import { relative, resolve } from 'node:path';
import { keyOf } from '../base/diagnostic.ts';
import { slashed } from '../project/paths.ts';
import { sourcesOf } from '../report/input.ts';
import type { EditionOf } from '../report/rulebooks-used.ts';
import { byName, combined } from '../workspace/parts.ts';
import { plansOf, type Request, runCheck, type Session } from './open-program.ts';

export async function runChecks(request: Request): Promise<Session> {
  const sessions: Session[] = [];
  for (const plan of await plansOf(request)) sessions.push(await runCheck(request, plan));
  return sessions.length === 1 ? sessions[0]! : joined(sessions);
}

function joined(sessions: readonly Session[]): Session {
  const [first, ...others] = sessions as [Session, ...Session[]];
  const parts = sessions.flatMap((s) => s.result.parts).sort(byName);
  const whole = combined(parts);
  const checkedBy = new Map(sessions.flatMap((s) => s.result.parts.map((p) => [p.file, s] as const)));
  const saidBy = new Map(whole.diagnostics.map((d, i) => [keyOf(d), checkedBy.get(whole.saidBy[i]!)!]));
  const files = new Map(sessions.flatMap((s) => [...s.program.files]));
  const sum = (phase: 'parse' | 'check'): number => sessions.reduce((ms, s) => ms + s.times[phase], 0);
  return {
    ...first,
    others,
    program: { files, rulebook: first.program.rulebook },
    result: { files: parts.map((p) => p.file), parts, ...whole },
    parts,
    read: [...new Set(sessions.flatMap((s) => s.read))],
    lines: () => [...files.values()].reduce((n, f) => n + f.lines.lineCount, 0),
    problems: [...new Set(sessions.flatMap((s) => s.problems))],
    report: {
      ...first.report,
      rulebook: editionOf(sessions.map((s) => ({ rulebook: s.report.rulebook, folder: s.folder }))),
      determinations: whole.determinations,
      diagnostics: whole.diagnostics,
      summary: whole.summary,
      source: sourcesOf(files),
      fixes: (finding) => saidBy.get(keyOf(finding))!.report.fixes!(finding),
    },
    times: { parse: sum('parse'), check: sum('check') },
  };
}

/** The built-in rulebook is one; those of the user's own are named from where the command runs. */
export function editionOf(all: readonly { readonly rulebook: EditionOf; readonly folder: string }[]): EditionOf {
  const [{ rulebook }] = all as readonly [(typeof all)[number]];
  if (all.length === 1) return rulebook;
  const { version, from, through } = rulebook;
  const further = all.flatMap((one) =>
    (one.rulebook.further ?? []).map((f) => ({
      ...f,
      folder: slashed(relative(process.cwd(), resolve(one.folder, f.folder))),
    })),
  );
  return { version, from, through, further };
}
