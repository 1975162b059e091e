/** The formats that other programs read: one bundle, loaded when one of them is asked for. */
export { printGithub } from './github.ts';
export { printGitlab } from './gitlab.ts';
export { printJunit } from './junit.ts';
export { printLines } from './jsonl.ts';
export { printMarkdown } from './markdown.ts';
export { printOverview } from './overview.ts';
export { printSarif } from './sarif.ts';
