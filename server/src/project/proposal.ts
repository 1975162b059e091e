/** A proposal as it is read from its folder: over the law and the project's own rulebooks. */
import { type Folder, folderName, type Proposed } from '../workspace/rulebooks.ts';
import { rulebookLoader } from './installed.ts';
import { readRulebookFolder } from './rulebook-folder.ts';

export interface ProposalFolder {
  /** The folder that it does not leave, by no link either. */
  readonly base: string;
  /** Below `base`. */
  readonly name: string;
  /** As it is told. */
  readonly shown: string;
}

/** Or what is wrong, line by line. @param own rulebooks of the project, which were read before and are whole */
export function proposalIn(
  { base, name, shown }: ProposalFolder,
  own: { readonly names: readonly string[]; readonly project: string },
): Proposed | { readonly problem: string } {
  const found = readRulebookFolder(base, name);
  if ('problem' in found) return { problem: `${shown} ${found.problem}` };
  if (found.files.size === 0) return { problem: `${shown} holds no reform.yaml, and nothing of a rulebook` };
  const further: Folder[] = [];
  for (const said of own.names) {
    const folder = folderName(said) as string;
    const read = readRulebookFolder(own.project, folder);
    if ('problem' in read) return { problem: `${folder} ${read.problem}` };
    further.push({ folder, files: read.files });
  }
  const proposed = rulebookLoader().reformed(further, { folder: shown, files: found.files });
  return proposed.errors.length > 0
    ? { problem: proposed.errors.map((e) => `${e.file}:${e.line}: ${e.message}`).join('\n') }
    : proposed;
}
