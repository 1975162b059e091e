/** Is what an assistant is told as careful as what the command line says? */
import type { Report } from '../../server/src/report/schema.ts';
import type { Reply } from './assistant.ts';

type Told = Report['determinations'][number];

/** Words of an answer that is clear. Each may stand before what is open only where it is denied. */
const CLEAR =
  /no license required|not subject to the EAR|license exception holds|authorized\b|(?<!not )\bcleared\b|\bNLR\b|not required/i;

/** What is wrong with an answer about determinations that the command line has made: nothing, where all is well. */
export function wrongWith({ text, structured }: Reply, byCommandLine: readonly Told[]): string[] {
  const wrong: string[] = [];
  const told = (structured?.result['determinations'] ?? []) as readonly Told[];
  for (const d of told) {
    const own = byCommandLine.find(
      (c) => c.id === d.id && c.location.line === d.location.line && c.location.file === d.location.file,
    );
    if (!own) wrong.push(`${d.id} is told by the assistant alone`);
    else
      for (const key of ['outcome', 'subjectToEar', 'provisos', 'missing'] as const)
        if (key in d && JSON.stringify(d[key]) !== JSON.stringify(own[key])) wrong.push(`${d.id}: ${key} differs`);
  }
  const lines = text.split('\n');
  for (const own of byCommandLine)
    lines.forEach((line, i) => {
      if (!line.startsWith(`> ${own.id} (law of ${own.asOf}`)) return;
      const rest: string[] = [];
      for (let k = i + 1; /^> {3}(Question|Provided)\b/.test(lines[k] ?? ''); k++) rest.push(lines[k]!);
      if (!told.some((d) => d.id === own.id && d.location.line === own.location.line) && told.length > 0) return;
      for (const proviso of own.provisos)
        if (!rest.includes(`>   Provided ${proviso}`)) wrong.push(`${own.id}: the text lacks “${proviso}”`);
      if (own.outcome !== 'undetermined') return;
      if (!line.includes('): undetermined, not cleared')) wrong.push(`${own.id}: ${line}`);
      if (CLEAR.test(line)) wrong.push(`${own.id} sounds clear: ${line}`);
      if (!rest.some((l) => l.startsWith('>   Question: '))) wrong.push(`${own.id}: the text has no question`);
    });
  // Whatever a line says is open, what to ask stands below it.
  lines.forEach((line, i) => {
    if (/\bundetermined(, not cleared)?(\.|;|$)/.test(line) && /^> {3}(With|To|From|Exported|Under|Without|At) /.test(line)) {
      const open = `${line}\n${lines[i + 1] ?? ''}`;
      if (!/Question: |is not stated|has an error|are not stated/.test(open)) wrong.push(`no question: ${line}`);
    }
  });
  return wrong;
}

/** A text of more than 2,000 characters is cut, and that is said. */
export const shortened = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, v: unknown) => (typeof v === 'string' && v.length > 2000 ? `${v.slice(0, 2000)}…` : v));
