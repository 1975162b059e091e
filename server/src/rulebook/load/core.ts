/** All but the Commerce Control List and the lists of parties, decoded one collection at a time: a check asks for about half of it. */
import type { CoreData } from '../compiled.ts';

/** @param text one collection a line, see compile/sections.ts */
export function coreOf(text: string): CoreData {
  const core = {};
  let at = 2;
  while (text[at] === '"') {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const colon = text.indexOf('":', at);
    later(core, text.slice(at + 1, colon), text.slice(colon + 2, text[end - 1] === ',' ? end - 1 : end));
    at = end + 1;
  }
  return core as CoreData;
}

function later(core: object, name: string, json: string): void {
  const shared = { enumerable: true, configurable: true } as const;
  Object.defineProperty(core, name, {
    ...shared,
    get(): unknown {
      const value = JSON.parse(json) as unknown;
      Object.defineProperty(core, name, { ...shared, value });
      return value;
    },
  });
}
