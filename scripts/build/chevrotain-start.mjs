import { readFileSync } from 'node:fs';

const PICK = 'return Object.fromEntries(Object.entries(obj).filter(([, v]) => v !== undefined));';

/**
 * Chevrotain records the grammar at each start, and starting is most of a small check: hundreds of parts of the grammar, of each of which its
 * options were taken apart into pairs and put together again. The same without the pairs. Refuses a Chevrotain that is another one.
 */
export const chevrotainStart = {
  name: 'chevrotain-start',
  setup(build) {
    build.onLoad({ filter: /@chevrotain[\\/]gast[\\/]lib[\\/]src[\\/]model\.js$/ }, ({ path }) => {
      const [before, after, ...more] = readFileSync(path, 'utf8').split(PICK);
      if (after === undefined || more.length > 0) return { errors: [{ text: `${path} is not the one that is known here` }] };
      const picked = 'const out = {}; for (const name in obj) if (obj[name] !== undefined) out[name] = obj[name]; return out;';
      return { contents: `${before}${picked}${after}`, loader: 'js' };
    });
  },
};
