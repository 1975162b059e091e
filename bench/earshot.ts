/** What the benchmark measures, bundled apart so that it runs the code users run. */
export { parse, reparse } from '../grammar/src/index.ts';
export { loadRulebook } from '../server/src/rulebook/load/index.ts';
export { createProgram } from '../server/src/workspace/program.ts';
export { check } from '../server/src/workspace/check.ts';
