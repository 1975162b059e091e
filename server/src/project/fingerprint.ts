/** What two texts of the same content have in common, where every run asks for it; else hash.ts, which loads no more than is asked. */
import { hash } from 'node:crypto';
import type { Hash } from './hash.ts';

export const fingerprint: Hash = (what) => hash('sha256', what, 'hex');
