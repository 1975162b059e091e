/** A note that a name near a listed one was looked into and ruled out: why, and on which day, is left to write. */
import { quoted } from '../../../../grammar/src/lexer/escapes.ts';
import { screeningOf } from '../../determine/parties/screening.ts';
import { type Fix, type Fixer } from '../fix.ts';
import { intoDeclaration } from './insert.ts';
import { declarationOf } from './trees.ts';

export const clearingName: Fixer = ({ at, data }, specs): Fix[] => {
  // It stands where the party takes part in the sale.
  const here = data?.about === undefined ? undefined : declarationOf(specs, data.about, at.file);
  const party = here?.file.model.parties.find((p) => p.name === here.decl.name?.text);
  if (!here || !party) return [];
  const near = screeningOf(specs.rulebook, party).found.filter((f) => !f.same && !f.cleared);
  return [...new Set(near.map((f) => f.printed))].slice(0, NAMES).flatMap((printed): Fix[] => {
    const rest = [`${quoted(printed)} because "`, { hole: '' }, '" on ', { hole: 'YYYY-MM-DD' }];
    const made = intoDeclaration(here.file, here.decl, { keyword: 'cleared', rest });
    const title = `State that ${party.name} is not ${printed}: cleared`;
    return made ? [{ title, edits: () => [{ file: here.file.file, edits: [made] }] }] : [];
  });
};

/** A menu is to be read at a glance. */
const NAMES = 4;
