/** An ECCN: what it is called, why it is controlled, which list-based exceptions its entry names. */
import type { Tri } from '../../base/tri.ts';
import { scopeCovers } from '../../determine/classification/rows.ts';
import type { CclEntry, CclRow, ListBased, RowScope, RulebookAt } from '../../rulebook/rulebook.ts';
import { capital, list } from '../../rules/text.ts';
import { bold, escape, join } from '../markdown.ts';
import { lawOf, type ReadView } from '../view.ts';

export function hoverEccn(view: ReadView, written: string): string | undefined {
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
    reasons(entry, code, law),
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

function reasons(entry: CclEntry, code: string, law: RulebookAt): string {
  const rows = entry.rows.flatMap((row) => {
    const certain = certainty(row.applies, code);
    return certain === 'no' ? [] : [describe(row, certain, law)];
  });
  return rows.length > 0 ? `Controlled for ${rows.join('; ')}` : 'No reason for control is listed for it.';
}

function describe(row: CclRow, certain: 'yes' | 'undetermined', law: RulebookAt): string {
  const how = row.column
    ? ` (chart column ${escape(row.column)})`
    : row.special
      ? ` (${escape(law.specialScope(row.special)[0]?.title ?? 'destinations of its own')})`
      : '';
  return `**${escape(row.reason)}**${how}${certain === 'yes' ? '' : scope(row.applies)}`;
}

function exceptions(entry: CclEntry, code: string): string | undefined {
  const found = entry.exceptions.flatMap((e) => {
    const certain = certainty(e.applies, code);
    return certain === 'no' || e.barred ? [] : [exception(e, certain)];
  });
  return found.length > 0 ? `List-based exceptions: ${found.join('; ')}` : undefined;
}

const exception = (e: ListBased, certain: 'yes' | 'undetermined'): string =>
  `${escape(e.code)}${e.limit ? ` up to ${escape(e.limit)} USD` : ''}${e.notFor ? `, not for ${escape(list(e.notFor))}` : ''}${certain === 'yes' ? '' : scope(e.applies)}`;

/** Does a row speak of the paragraph? Undetermined where the ECCN is not deep enough, or where more must be true of the item. */
const certainty = (applies: RowScope, code: string): Tri => scopeCovers({ code }, applies).answer;

function scope(applies: RowScope): string {
  const parts = [
    applies.of && `for ${escape(list(applies.of, 6))}`,
    applies.except && `except ${escape(list(applies.except, 6))}`,
    applies.condition && `if ${escape(applies.condition)}`,
  ].filter((p) => p);
  return parts.length > 0 ? `, ${parts.join(', ')}` : '';
}
