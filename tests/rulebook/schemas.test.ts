/** The JSON Schemas that editors check rulebook files with agree with what is shipped. */
import { describe, expect, it } from 'vitest';
import { FILE_KINDS, type FileKind, kindOf } from '../../server/src/rulebook/kinds.ts';
import { parseYaml } from '../../server/src/rulebook/compile/yaml.ts';
import { readRulebookFolder } from '../support/rulebook-files.ts';
import { validator } from '../support/schema.ts';

const schema = (kind: FileKind) =>
  validator(`docs/schemas/rulebook/${kind.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}.schema.json`);
const files = [...readRulebookFolder()];

describe.each(FILE_KINDS)('%s', (kind) => {
  const own = files.filter(([path]) => kindOf(path) === kind);
  const check = schema(kind);
  it.runIf(own.length > 0)('admits what is shipped', () => {
    for (const [path, text] of own) expect(check(parseYaml(text).value), path).toEqual([]);
  });
  it('refuses a key that no one knows', () => {
    expect(check({ 'no-such-key': 1 })).not.toEqual([]);
    expect(check([{ 'no-such-key': 1 }])).not.toEqual([]);
  });
});
