/** An ECCN: what it is called, why it is controlled, which list-based exceptions its entry names. */
import type { CclEntry, CclRow, ListBased, RowScope } from '../../rulebook/rulebook.ts';
import { capital, list } from '../../rules/text.ts';
import { bold, escape, join } from '../markdown.ts';
import { lawOf, type View } from '../view.ts';

export function hoverEccn(view: View, written: string): string | undefined {
  const code = canonical(written);
  if (code === 'EAR99') {
    return join(bold('EAR99'), 'Subject to the EAR, named in no entry of the Commerce Control List (15 CFR 734.3(c)).');
  }
  const law = lawOf(view);
  const entry = law.entry(code.slice(0, 5));
  if (!entry) return `${bold(code)} does not exist on ${law.date}.`;
  const paragraph = titleOf(entry, code);
  return join(
    `${bold(code)} · ${escape(capital(paragraph ?? entry.title))} · law of ${law.date}`,
    paragraph !== undefined && escape(entry.title),
    reasons(entry, code),
    exceptions(entry, code),
  );
}

const canonical = (written: string): string => {
  const [head = '', ...rest] = written.split('.');
  return [head.toUpperCase(), ...rest.map((p) => p.toLowerCase())].join('.');
};

/** The title of the deepest paragraph we have words for. */
function titleOf(entry: CclEntry, code: string): string | undefined {
  for (let p = code; p.includes('.'); p = p.slice(0, p.lastIndexOf('.'))) {
    const suffix = p.slice(entry.eccn.length + 1);
    const title = entry.paragraphTitles?.[p] ?? entry.paragraphTitles?.[suffix];
    if (title !== undefined) return title;
  }
  return undefined;
}

function reasons(entry: CclEntry, code: string): string {
  const rows = entry.rows.filter((row) => mayApply(row.applies, code));
  if (rows.length === 0) return 'No reason for control is listed for it.';
  return `Controlled for ${rows.map((row) => describe(row)).join('; ')}`;
}

function describe(row: CclRow): string {
  const how = row.column ? ` (chart column ${escape(row.column)})` : row.special ? ` (${escape(row.special.replaceAll('-', ' '))})` : '';
  return `**${escape(row.reason)}**${how}${scope(row.applies)}`;
}

function exceptions(entry: CclEntry, code: string): string | undefined {
  const found = entry.exceptions.filter((e) => mayApply(e.applies, code));
  return found.length > 0 ? `List-based exceptions: ${found.map(exception).join('; ')}` : undefined;
}

const exception = (e: ListBased): string => `${escape(e.code)}${e.limit ? ` up to ${escape(e.limit)} USD` : ''}${scope(e.applies)}`;

function scope(applies: RowScope): string {
  const parts = [
    applies.of && `for ${escape(list(applies.of, 6))}`,
    applies.except && `except ${escape(list(applies.except, 6))}`,
    applies.condition && escape(applies.condition),
  ].filter((p) => p);
  return parts.length > 0 ? `, ${parts.join(', ')}` : '';
}

/** Could a row speak of a paragraph? For an outline only: the determination decides. */
function mayApply(applies: RowScope, code: string): boolean {
  const within = (selector: string) => {
    const s = selector.toLowerCase();
    const c = code.toLowerCase();
    return s === c || c.startsWith(`${s}.`) || s.startsWith(`${c}.`) || !/^[0-9][a-e]\d{3}/.test(s);
  };
  const inside = (selector: string) => code.toLowerCase() === selector.toLowerCase() || code.toLowerCase().startsWith(`${selector.toLowerCase()}.`);
  if (applies.except?.some(inside)) return false;
  return applies.of === undefined || applies.of.some(within);
}
