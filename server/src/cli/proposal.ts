/** A proposal as the command line is given it: any folder; over the law and the project's own rulebooks. */
import { basename, dirname, resolve } from 'node:path';
import { readRulebookFolder } from '../project/rulebook-folder.ts';
import { type Folder, folderName, type Proposed } from '../workspace/rulebooks.ts';
import { UsageError } from './failure.ts';
import { rulebookLoader } from '../project/installed.ts';

/** @param own rulebooks of the project, which were read before and are whole */
export function readProposal(folder: string, own: { readonly names: readonly string[]; readonly project: string }): Proposed {
  const files = (project: string, name: string): Folder['files'] => {
    const found = readRulebookFolder(project, name);
    if ('problem' in found) throw new UsageError(`${folder} ${found.problem}`);
    return found.files;
  };
  const path = resolve(folder);
  const proposal: Folder = { folder, files: files(dirname(path), basename(path)) };
  if (proposal.files.size === 0) throw new UsageError(`${folder} holds no reform.yaml, and nothing of a rulebook`);
  const further = own.names.map((name): Folder => {
    const known = folderName(name) as string;
    return { folder: known, files: files(own.project, known) };
  });
  const proposed = rulebookLoader().reformed(further, proposal);
  if (proposed.errors.length > 0)
    throw new UsageError(proposed.errors.map((e) => `${e.file}:${e.line}: ${e.message}`).join('\n'));
  return proposed;
}
