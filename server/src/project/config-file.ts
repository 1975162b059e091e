/** Where the `earshot.json` of a file is: the nearest one at or above it, wherever an editor's workspace begins. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from './paths.ts';

export const configPath = (folder: string): string => join(folder, 'earshot.json');

/** The nearest folder at or above `from` that has one. What has the name and cannot be read counts, to be told. */
export const configFolder = (from: string): string | undefined => nearest(from, (folder) => isThere(configPath(folder)));

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
