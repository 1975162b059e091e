/** The entry of the executable that `npm run executable` makes: Node itself, with the pieces inside. */
import { getRawAsset } from 'node:sea';
import { start } from './start.ts';

const piece = (name: string): Uint8Array => new Uint8Array(getRawAsset(name) as ArrayBuffer);

// The Node that it was compiled by is the one it runs in.
start(process.execPath, piece, () => Buffer.from(piece('main.cache')));
