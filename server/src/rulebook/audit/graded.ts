/** Of the rulebook that is shipped: what was read for a fact says as data how good that is. Rulebooks of users may use words (older-provenance.ts). */
import type { CompiledRulebook, RulebookError } from '../compile/index.ts';
import { halves, isGraded } from '../provenance.ts';
import type { TVerification } from '../schema/fact.ts';

export function ungraded({ files, origin }: CompiledRulebook): RulebookError[] {
  const errors: RulebookError[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { verified } = value as { readonly verified?: TVerification };
    if (verified !== undefined && !Object.values(halves(verified)).every(isGraded)) {
      const { file, line } = origin(value) ?? { file: '', line: 1 };
      errors.push({
        file,
        line,
        message: 'verified: say how good that is: { edition: … }, { text: … }, { secondary: … }, { carried: … } or { memory: … }',
      });
    }
    for (const child of Object.values(value)) visit(child);
  };
  visit(files);
  return errors;
}
