/** Where what can be made again is kept for a user. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** By the XDG base directories; what is not absolute is passed over, as they say. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  const base = [xdg, process.platform === 'win32' ? local : undefined].find((path) => path !== undefined && isAbsolute(path));
  return join(base ?? join(homedir(), '.cache'), 'earshot');
}
