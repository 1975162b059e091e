/** `earshot rulebook list`. */
import { suggest } from '../../../../grammar/src/text/suggest.ts';
import { table } from '../../report/table.ts';
import { visible } from '../../base/visible.ts';
import { print } from '../console.ts';
import { EXIT, UsageError } from '../failure.ts';
import type { ListFlags } from './flags.ts';
import { days, inForceOn } from '../../rulebook/days.ts';
import { factJson, type FactKind, openSoundBook, type Placed } from './book.ts';

export async function list(words: readonly string[], flags: ListFlags): Promise<number> {
  const {
    compiler: { FACT_KINDS },
    facts,
    rulebook,
  } = await openSoundBook();
  const kinds = Object.keys(FACT_KINDS) as FactKind[];
  const kind = flags.kind === undefined ? undefined : kindOf(flags.kind, kinds);
  const { asOf } = flags;
  const wanted = facts.filter(
    (f) => (kind === undefined || f.kind === kind) && (asOf === undefined || inForceOn(f, asOf)) && holds(f, words),
  );
  if (flags.format === 'json') {
    print(
      `${JSON.stringify(
        {
          schema: 'earshot.rulebook-list/1',
          rulebook: { version: rulebook.version, from: rulebook.from, through: rulebook.through },
          ...(asOf !== undefined && { asOf }),
          kinds: kinds
            .map((k) => ({ kind: k, title: FACT_KINDS[k], facts: wanted.filter((f) => f.kind === k).length }))
            .filter((k) => k.facts > 0),
          facts: wanted.map((f) => factJson(f)),
        },
        null,
        2,
      )}\n`,
    );
    return EXIT.clean;
  }
  if (kind === undefined && words.length === 0) {
    const rows = kinds.map((k) => ({ k, n: wanted.filter((f) => f.kind === k).length })).filter(({ n }) => n > 0);
    print(
      `${table([[{ text: 'Kind' }, { text: 'Facts' }, { text: 'What it holds' }], ...rows.map(({ k, n }) => [{ text: k }, { text: String(n) }, { text: FACT_KINDS[k] }])]).join('\n')}\n\n` +
        `${wanted.length} facts. Rulebook ${rulebook.version} (${rulebook.from} to ${rulebook.through}).\nearshot rulebook list --kind KIND lists the facts of a kind, earshot rulebook list WORDS those that speak of something.\n`,
    );
    return EXIT.clean;
  }
  if (wanted.length === 0) {
    print('No fact of the rulebook holds that.\n');
    return EXIT.clean;
  }
  const rows = wanted.map((f) => [f.kind, f.id, days(f), f.rule ?? '', f.title].map((text) => ({ text: visible(text) })));
  print(`${table(rows).join('\n')}\n\n${wanted.length} ${wanted.length === 1 ? 'fact' : 'facts'}.\n`);
  return EXIT.clean;
}

function kindOf(text: string, kinds: readonly FactKind[]): FactKind {
  const found = kinds.find((k) => k === text || `${k}s` === text);
  if (found) return found;
  const near = suggest(text, kinds);
  throw new UsageError(`there is no kind ${text}; ${near ? `did you mean ${near}?` : `choose ${kinds.join(', ')}`}`);
}

function holds(f: Placed, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [f.id, f.title, f.rule, f.cite, f.source, f.note].join('\n').toLowerCase();
  return words.every((w) => text.includes(w.toLowerCase()));
}
