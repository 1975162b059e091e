/**
 * Everything that reads rulebook YAML: the schema, the compiler, the verification. A bundle of its own, with zod and the YAML parser
 * in it, which the command line and the language server load only where there is YAML to read.
 */
export { compileFurther } from './further.ts';
export { installed } from './installed.ts';
export { keptBefore } from './kept.ts';
export { underCopy } from './copy.ts';
export { markCarried } from './mark-carried.ts';
export { applyReform } from './reform.ts';
export { sectionText } from './sections.ts';
export { compileRulebook } from './index.ts';
export { FACT_KINDS, saidOf, writtenFacts } from './facts.ts';
export { ListedParty, PartyList } from '../schema/index.ts';
export { INVARIANTS, verifyRulebook } from '../audit/index.ts';
export { VERIFICATION_STATES } from '../verification-states.ts';
export { stringify } from 'yaml';
