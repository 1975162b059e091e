/** The bundle of `earshot rulebook`. */
export { audit } from './audit.ts';
export { importLists } from './import.ts';
export { list } from './list.ts';
export { show } from './show.ts';
export { verify } from './verify.ts';
