/** The argument of each answer that stands in the way, folded away, equal ones once; the others are a command away. */
import { visible } from '../../base/visible.ts';
import type { Determination } from '../../determine/result.ts';
import { answerWords } from '../../rules/answer-words.ts';
import { list, plural } from '../../rules/text.ts';
import { printProof } from '../proof-tree.ts';
import type { Child, Html, Markup } from './html.ts';
import type { PageInput } from './input.ts';

const MOST = 150;

export function proofsOf(html: Html, { report, command, redact }: PageInput): Markup {
  const explain = html.el(
    'p',
    {},
    'The argument of any answer: ',
    html.el('code', {}, `${command} explain PRODUCT@DESTINATION FILE`),
    '.',
  );
  if (redact.includes('parties'))
    return html.all([html.el('p', {}, 'Arguments name parties and lists of parties, and are left out of this copy.'), explain]);
  const standing = report.determinations.filter((d) => d.outcome === 'license-required' || d.outcome === 'undetermined');
  // Countries that are alike to all that was asked share one argument, which is made once.
  const groups = [...Map.groupBy(standing, (d) => d.ofClass ?? d).values()];
  const said = new Map<string, Determination[]>();
  for (const group of groups.slice(0, MOST)) {
    const text = bodyOf(group[0]!, printProof(group[0]!, report, { color: false }));
    said.set(text, [...(said.get(text) ?? []), ...group]);
  }
  const parts: Child[] = [...said].map(([text, own]) =>
    html.el(
      'details',
      {},
      html.el(
        'summary',
        {},
        `${list(
          own.map((d) => visible(d.id)),
          8,
        )}: ${answerWords[own[0]!.outcome]}`,
      ),
      html.el('pre', {}, text),
    ),
  );
  const rest = groups.length - MOST;
  return html.all([
    explain,
    ...parts,
    rest > 0 && html.el('p', { class: 'soft' }, `${plural(rest, 'more argument')}: by the command.`),
  ]);
}

/** Without its heading, which names the sale, and the last line, which the page has too. */
const bodyOf = (d: Determination, proof: string): string =>
  proof.split('\n').slice(2, -3).join('\n').replaceAll(d.id, 'the sale').trim();
