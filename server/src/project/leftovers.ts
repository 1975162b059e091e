/**
 * Files that a run writes beside the one they take the place of, by their names: who writes them is in it, so that the next run can tell
 * one that was killed from one that is still writing.
 */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { daysSince } from './clock.ts';

/** The module is asked for when something is written: to load it is a hundredth of a small check. */
const here = (): string =>
  process
    .getBuiltinModule('node:os')
    .hostname()
    .replaceAll(/[^A-Za-z0-9]/g, '_')
    .slice(0, 40);
const shortened = (path: string): string => basename(path).slice(0, 100);

/** `.report.json.HOST-PID.UUID.tmp` */
export const besideOf = (path: string): string =>
  join(dirname(path), `.${shortened(path)}.${here()}-${process.pid}.${crypto.randomUUID()}.tmp`);

/** Removes what runs that were killed have left beside a file. What another run may still be writing stays, and so does what cannot be removed. */
export function clearLeftovers(path: string): void {
  const start = `.${shortened(path)}.`;
  try {
    for (const name of readdirSync(dirname(path))) {
      if (!name.startsWith(start) || !name.endsWith('.tmp')) continue;
      const own = /^(?:(\w+)-(\d+)\.)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/.exec(name.slice(start.length));
      if (!own) continue;
      const [, host, pid] = own;
      const left = join(dirname(path), name);
      if (host === here() ? !isAlive(Number(pid)) : isOld(left)) rmSync(left, { force: true });
    }
  } catch {
    // It costs room alone.
  }
}

/** Of another machine, or of an older version of Earshot, nobody can tell but by the day. */
const isOld = (path: string): boolean => daysSince(statSync(path).mtimeMs) > 0;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
