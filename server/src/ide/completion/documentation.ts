/** What is said of one candidate, when the user rests on it: made only then. */
import { visible } from '../../base/visible.ts';
import { eventOn } from '../../rulebook/history.ts';
import { codes } from '../../rules/index.ts';
import { hoverCountry, hoverGroup } from '../hover/country.ts';
import { hoverEccn } from '../hover/eccn.ts';
import { hoverKeyword } from '../hover/keyword.ts';
import { hoverParameter } from '../hover/parameter.ts';
import { escape, join } from '../markdown.ts';
import { visibleIn } from '../names.ts';
import { lawOf, type ReadView } from '../view.ts';
import type { Candidate } from './candidates.ts';

const LINES = 12;

/** Markdown; undefined where the list says all there is to say. */
export function documentation(
  view: ReadView,
  { kind, label, context, from }: Pick<Candidate, 'kind' | 'label' | 'context' | 'from'>,
): string | undefined {
  switch (kind) {
    case 'keyword':
      return context && hoverKeyword(label, context);
    case 'eccn':
      return hoverEccn(view, label);
    case 'country':
      return hoverCountry(view, label);
    case 'group':
      return hoverGroup(view, label);
    case 'parameter':
      return hoverParameter(view.program.rulebook, label);
    case 'name':
      return from === undefined ? declaration(view, label) : `Declared in ${escape(from)}, which is imported with it.`;
    case 'date':
      return changes(view, label);
    case 'exception': {
      const found = lawOf(view).exceptions.find((e) => e.code === label);
      return found && `${escape(found.title)} (15 CFR ${escape(found.rule)})`;
    }
    case 'code': {
      const page = codes.get(label)?.page;
      return page && join(escape(page.what), page.suppress !== null && escape(page.suppress));
    }
    default:
      return undefined;
  }
}

/** The declaration as it is written. */
function declaration(view: ReadView, name: string): string | undefined {
  const declared = visibleIn(view.program, view.file).get(name);
  if (!declared) return undefined;
  const { whole } = declared.value;
  const text = view.program.files.get(whole.file)?.text.slice(whole.start, whole.end);
  if (text === undefined) return undefined;
  const lines = text.split(/\r?\n/);
  const shown = lines.length > LINES ? [...lines.slice(0, LINES), '…'] : lines;
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map((m) => m[0].length + 1)));
  return `${fence}earshot\n${shown.map(visible).join('\n')}\n${fence}`;
}

function changes(view: ReadView, day: string): string | undefined {
  const found = view.program.rulebook.changes.filter((c) => eventOn(c, day) !== undefined);
  return found.length > 0 ? found.map((c) => `- ${escape(c.title)} (${escape(c.cite)})`).join('\n') : undefined;
}
