import { UsageError } from './failure.ts';
import { decode } from '../project/read.ts';

/** All of standard input, as text. */
export async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const read = decode(Buffer.concat(chunks));
  if ('problem' in read) throw new UsageError(`standard input ${read.problem}`);
  return read.text;
}
