/** What happens when something of ours breaks: a report in a file, one line at the terminal, no stack trace there. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { note } from './console.ts';
import { version } from '../project/installed.ts';

/** The report holds the command line and the stack. A message may quote a name of the spec, so the user is asked to read it first. */
export function reportBug(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? message) : message;
  const report = [
    `earshot ${version}`,
    `node ${process.version} ${process.platform} ${process.arch}`,
    `arguments ${JSON.stringify(process.argv.slice(2))}`,
    '',
    stack,
    '',
  ].join('\n');
  const file = join(tmpdir(), `earshot-bug-${Date.now()}-${process.pid}.txt`);
  let where = `written to ${file}`;
  try {
    writeFileSync(file, report, { flag: 'wx', mode: 0o600 });
  } catch {
    where = 'could not be written to a file; set EARSHOT_DEBUG=1 to see it';
  }
  note(`this is a bug in earshot, not in your spec: ${message.split('\n')[0]}; a report is ${where}; read it before you send it`);
  if (process.env['EARSHOT_DEBUG']) note(stack);
}
