/**
 * The entry of `earshot.cjs`, which an installed command is: its pieces lie beside it. Node reads and parses all of the file that it starts, so
 * what `earshot.mjs` holds behind its code costs each start some milliseconds, and unpacking it some more.
 */
import { build, compiledCode } from '../../project/compiled-code.ts';
import { besides, refuseOldNode, start } from './start.ts';

refuseOldNode();
start(__filename, besides(__dirname, build), compiledCode(__dirname, 'main.cache'));
