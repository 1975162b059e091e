/** A declared name, given another one everywhere. What would then say something else is refused. */
import { KEYWORDS } from '../../../grammar/src/index.ts';
import { Name } from '../../../grammar/src/lexer/kinds.ts';
import { Scanner } from '../../../grammar/src/lexer/scanner.ts';
import { ROLES } from '../../../grammar/src/shapes.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Declared } from '../model/scope.ts';
import type { Program } from '../workspace/program.ts';
import type { FileEdit, Refused } from './edits.ts';
import { importsOf, mentionsOf, namedAt, visibleIn } from './names.ts';
import { touches } from './place.ts';
import { rangeIn, sourceOf, type ReadView } from './view.ts';
import { usesWritten } from './written.ts';

export interface Renamable {
  /** The mention under the cursor. */
  readonly at: SourceRange;
  readonly name: string;
}

/** Words that the grammar takes for something else wherever a name may stand, and keywords, which read as one. */
const RESERVED: ReadonlySet<string> = new Set([
  ...KEYWORDS.flatMap((k) => k.name.split(' ')),
  ...ROLES,
  'replaces',
  'eliminates',
  'none',
  'worldwide',
  'until',
]);

/** The name at an offset, where it is one that a spec declares. */
export function renamable(view: ReadView, offset: number): Renamable | Refused {
  const found = namedAt(view.program, view.file, offset);
  if (found) return { at: found.at, name: found.declared.value.name };
  const again = declaredAgain(view, offset);
  if (again) return { at: again, name: sourceOf(view).text.slice(again.start, again.end) };
  const imports = importsOf(view.program, view.file).some(({ node }) => node.path !== undefined && touches(node.path, offset));
  return { refused: imports ? 'Rename the file itself; imports follow it' : 'Only a name that a spec declares can be renamed' };
}

/** The edits that give the name at an offset another one; none where it has it already. The program is to hold every file of the project. */
export function rename(view: ReadView, offset: number, to: string): readonly FileEdit[] | Refused {
  const { program, file } = view;
  const here = renamable(view, offset);
  if ('refused' in here) return here;
  if (here.name === to) return [];
  const declared = namedAt(program, file, offset)?.declared;
  const refused = badName(to) ?? conflict(program, declared?.value.at.file ?? file, to);
  if (refused !== undefined) return { refused };
  const mentions = declared ? mentionsOf(program, declared) : [here.at];
  return mentions.map((at) => ({ ...rangeIn(at.file, at), text: to }));
}

/** A second declaration of one name: nothing leads to it, so it alone is renamed. */
function declaredAgain(view: ReadView, offset: number): SourceRange | undefined {
  for (const item of sourceOf(view).parse.tree.items)
    if (item.kind === 'decl' && item.name && item.name.text !== '' && touches(item.name, offset))
      return rangeIn(view.file, item.name);
  return undefined;
}

/** Why a text is no name; undefined where it is one. */
function badName(name: string): string | undefined {
  if (RESERVED.has(name)) return `${name} is a word of the language; choose another name`;
  const scanner = new Scanner(name);
  const whole = scanner.kind === Name && scanner.start === 0 && scanner.end === name.length;
  if (!whole) return 'A name begins with a letter and has letters, digits, _ and single hyphens, such as motion-stage';
  return /^EAR99$/i.test(name) ? `${name} is a classification; choose another name` : undefined;
}

/** What stands in the way of a name in the file that declares it and in those that import that file. */
function conflict(program: Program, home: string, to: string): string | undefined {
  for (const [file, source] of program.files) {
    if (file !== home && !importsOf(program, file).some(({ target }) => target === home)) continue;
    if (source.declared.has(to)) return `${to} is declared already in ${file}`;
    const other = visibleIn(program, file).get(to);
    if (other) return `${to} already means ${nounOf(other)} of ${other.value.at.file} in ${file}`;
    if (usesWritten(source, to).length > 0) return `${file} uses ${to}, which is not declared; it would then mean this`;
  }
  return undefined;
}

const nounOf = ({ sort }: Declared): string => `${/^[aeiou]/.test(sort) ? 'an' : 'a'} ${sort}`;
