/** The language's own codes: ES00xx syntax, ES01xx names, imports, units and values. */
import { SYNTAX_CODES } from '../../../grammar/src/syntax-codes.ts';
import { BINDER_CODES } from '../model/binder-codes.ts';
import { binderPages } from './binder-pages.ts';
import { languageFixes } from './fixes/language.ts';
import type { LanguagePage } from './language-page.ts';
import type { CodeInfo } from './rule.ts';
import { syntaxPages } from './syntax-pages.ts';

interface Described {
  readonly name: string;
  readonly explanation: string;
  readonly severity?: CodeInfo['severity'];
}

const UNREAD =
  'What cannot be read cannot be judged. The rest of the file is read all the same, but an answer may rest on less than was meant.';
const UNBOUND = 'A fact that is not understood is a fact that is missing. It is reported where it stands, never passed over.';

export const languageCodes: readonly CodeInfo[] = [
  ...pages(SYNTAX_CODES, syntaxPages, UNREAD),
  ...pages(BINDER_CODES, binderPages, UNBOUND),
];

function pages<C extends string>(
  table: Readonly<Record<C, Described>>,
  extras: Readonly<Record<C, LanguagePage>>,
  why: string,
): CodeInfo[] {
  return (Object.keys(table) as C[]).map((code) => {
    const { name, explanation, severity } = table[code];
    const { fix, bad, good, suppress } = extras[code];
    return {
      code,
      name,
      severity: severity ?? 'error',
      title: name.replaceAll('-', ' ').replace(/^./, (c) => c.toUpperCase()),
      page: { what: explanation, why, cite: [], fix, suppress: suppress ?? null, bad, good },
      ...(languageFixes[code] && { fixes: languageFixes[code] }),
    };
  });
}
