/**
 * The entry of `server.cjs --stdio`, which an editor starts: the language server's own bundle, and what V8 compiled of it when it was built.
 * An editor that brings another V8 compiles it anew, as it does any other program.
 */
import { join } from 'node:path';
import { Script } from 'node:vm';
import { wrapped } from './project/bundle-text.ts';
import { compiledCode } from './project/compiled-code.ts';
import { readIntoRoom } from './project/room.ts';

const filename = join(__dirname, 'language-server.cjs');
const compiled = compiledCode(__dirname, 'language-server.cache');
// The build writes bundles in ASCII.
const source = wrapped(readIntoRoom(filename).toString('latin1'));
const script = new Script(source, { filename, ...(compiled && { cachedData: compiled() }) });
(script.runInThisContext() as (...given: unknown[]) => void)(exports, require, module, filename, __dirname);
