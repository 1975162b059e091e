import { test, expect } from 'vitest';
import { readRulebookFolder } from '/work/main/tests/support/rulebook.ts';
import { compileRulebook } from '/work/main/server/src/rulebook/compile.ts';
test('x', () => { const c = compileRulebook(readRulebookFolder()); console.log(c.errors.slice(0,20).map((e)=>`${e.file}:${e.line} ${e.message}`).join('\n'), c.ccl.size); });
