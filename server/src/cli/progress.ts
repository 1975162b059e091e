/** A line on a terminal that says how far a long check has come; nothing in the first second, nothing when piped. */
import { now } from '../project/clock.ts';
import { progress } from './console.ts';

const PATIENCE_MS = 1000;
const EVERY_MS = 100;

export class Progress {
  private readonly started = now();
  private last = 0;
  private shown = false;
  private readonly on: boolean;

  constructor(on: boolean) {
    this.on = on;
  }

  /** Checking is synchronous, so the line is drawn from inside it. */
  tick(text: () => string): void {
    if (!this.on) return;
    const time = now();
    if (time - this.started < PATIENCE_MS || time - this.last < EVERY_MS) return;
    this.last = time;
    this.shown = true;
    progress(`\r\u001b[K${text()}`);
  }

  clear(): void {
    if (this.shown) progress('\r\u001b[K');
    this.shown = false;
  }
}
