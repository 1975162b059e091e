/** A proposal as the command line is given it: any folder. */
import { basename, dirname, resolve } from 'node:path';
import { proposalIn } from '../project/proposal.ts';
import type { Proposed } from '../workspace/rulebooks.ts';
import { UsageError } from './failure.ts';

/** @param own rulebooks of the project, which were read before and are whole */
export function readProposal(folder: string, own: { readonly names: readonly string[]; readonly project: string }): Proposed {
  const path = resolve(folder);
  const proposed = proposalIn({ base: dirname(path), name: basename(path), shown: folder }, own);
  if ('problem' in proposed) throw new UsageError(proposed.problem);
  return proposed;
}
