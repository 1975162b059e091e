import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bundle = join(import.meta.dirname, '../../dist/server.cjs');

describe('the server opens no socket', () => {
  let callers = 0;
  const listener = createServer((socket) => {
    callers++;
    socket.destroy();
  });
  const pipe =
    process.platform === 'win32' ? `\\\\.\\pipe\\earshot-${process.pid}` : join(tmpdir(), `earshot-${process.pid}.sock`);
  const onPipe = createServer((socket) => {
    callers++;
    socket.destroy();
  });
  beforeAll(async () => {
    await Promise.all([once(listener.listen(0, '127.0.0.1'), 'listening'), once(onPipe.listen(pipe), 'listening')]);
  });
  afterAll(() => {
    listener.close();
    onPipe.close();
  });

  const run = async (...args: string[]): Promise<{ code: number; said: string }> => {
    const child = spawn(process.execPath, [bundle, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const [code] = (await once(child, 'close')) as [number];
    return { code, said };
  };

  it('asked for one, it refuses and ends', async () => {
    const { port } = listener.address() as AddressInfo;
    for (const how of [`--socket=${port}`, `--pipe=${pipe}`]) {
      const { code, said } = await run(how);
      expect(code).toBe(2);
      expect(said).toContain('opens no socket');
    }
    expect(callers).toBe(0);
  });

  it('asked for one besides standard input and output, it speaks on those', async () => {
    const { port } = listener.address() as AddressInfo;
    expect((await run('--stdio', `--socket=${port}`)).said).toBe('');
    expect((await run(`--pipe=${pipe}`, '--stdio')).said).toBe('');
    expect(callers).toBe(0);
  });
});
