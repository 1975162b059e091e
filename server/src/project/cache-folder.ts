/** Where what can be made again is kept for a user. */
import { isAbsolute, join } from 'node:path';

/** By the XDG base directories; what is not absolute is passed over, as they say. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  const base = [xdg, process.platform === 'win32' ? local : undefined].find((path) => path !== undefined && isAbsolute(path));
  // Asked for when it is needed: to load it is a hundredth of a small check.
  return join(base ?? join(process.getBuiltinModule('node:os').homedir(), '.cache'), 'earshot');
}
