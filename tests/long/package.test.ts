import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'earshot-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pack(name: string, env: Record<string, string>): string {
  const file = join(folder, name);
  execFileSync(process.execPath, [join(root, 'scripts/vscode/vsix.mjs'), file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

it('packed twice with SOURCE_DATE_EPOCH, the extension is the same bytes: whatever the time, the zone and the age of its files', () => {
  const day = { SOURCE_DATE_EPOCH: '1767225600' };
  const first = pack('first.vsix', { ...day, TZ: 'Asia/Tokyo' });
  const readme = join(root, 'README.md');
  const { atime, mtime } = statSync(readme);
  utimesSync(readme, new Date(), new Date());
  try {
    expect(pack('second.vsix', { ...day, TZ: 'America/New_York' })).toBe(first);
  } finally {
    utimesSync(readme, atime, mtime);
  }
  expect(pack('third.vsix', { SOURCE_DATE_EPOCH: '1767312000' })).not.toBe(first);
});
