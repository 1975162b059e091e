/** The generated TextMate grammar, run by the engine that VS Code runs it with. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const root = new URL('../../', import.meta.url);
await oniguruma.loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (s) => new oniguruma.OnigString(s),
  }),
  loadGrammar: async () =>
    textmate.parseRawGrammar(readFileSync(new URL('grammar/generated/earshot.tmLanguage.json', root), 'utf8'), 'earshot.json'),
});
const grammar = (await registry.loadGrammar('source.earshot'))!;

export interface Scoped {
  readonly start: number;
  readonly end: number;
  /** From the outermost to the innermost, without the language's name at the end. */
  readonly scopes: readonly string[];
}

/** Line breaks belong to nothing. */
export function scoped(text: string): Scoped[] {
  const out: Scoped[] = [];
  let state = textmate.INITIAL;
  let at = 0;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    for (const t of tokens) {
      const scopes = t.scopes.map((s) => s.replace(/\.earshot$/, ''));
      out.push({ start: at + t.startIndex, end: at + Math.min(t.endIndex, line.length), scopes });
    }
    state = ruleStack;
    at += line.length + 1;
  }
  return out;
}
