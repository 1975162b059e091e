/**
 * The tools of `contributes.languageModelTools` in package.json, from the table that both hosts of an assistant serve.
 * With `--check`: writes nothing, and ends 1 where it is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { inputSchema, TOOLS } from '../server/src/report/assistant/tools.ts';

const file = new URL('../package.json', import.meta.url);
const before = readFileSync(file, 'utf8');

/** In the editor one of several folders may be meant. */
const folder = { type: 'string', description: 'The name of the folder of the workspace, where several are open.' };

const tools = TOOLS.map(({ name, title, description }) => {
  const { properties, ...schema } = inputSchema(name);
  return {
    name,
    displayName: `Earshot: ${title}`,
    modelDescription: description,
    userDescription: `${title}. What the assistant reads, its provider sees.`,
    toolReferenceName: name.replace('_', '-').replaceAll('_', '-'),
    canBeReferencedInPrompt: true,
    when: 'earshot.assistant',
    tags: ['earshot', 'export-control'],
    inputSchema: { ...schema, properties: { ...(properties as object), folder } },
  };
});
const block = `"languageModelTools": ${JSON.stringify(tools, null, 2).replaceAll('\n', '\n    ')}`;
const after = before.replace(/"languageModelTools": \[[^]*?\n {4}\]/, () => block);
if (!after.includes(block)) throw new Error('package.json has no "languageModelTools" among what it contributes');
if (after !== before) {
  if (process.argv.includes('--check')) {
    console.error('package.json is stale: languageModelTools');
    process.exitCode = 1;
  } else writeFileSync(file, after);
}
