/** Properties by keyword; one that may be given only once and is given twice is reported, the first one counts. */
import { codes } from './binder-codes.ts';
import { type Context, firstWord, keywordsIn, type PropNode } from '../../../grammar/src/index.ts';
import type { Scope } from './scope.ts';

export function once(s: Scope, props: readonly PropNode[], context: Context): Map<string, PropNode[]> {
  const out = new Map<string, PropNode[]>();
  const known = keywordsIn(context);
  for (const p of props) {
    const before = out.get(p.keyword);
    if (!before) out.set(p.keyword, [p]);
    else if (known.get(firstWord(p.keyword))?.repeatable) before.push(p);
    else
      s.report(codes.repeatedProperty, p.keywordSpan, `${p.keyword} may be given only once`, {
        related: [{ at: s.at(before[0]!), message: 'first here' }],
      });
  }
  return out;
}
