/** The rulebook as it is written, fact by fact: what `earshot rulebook` and assistants look things up in. */
import type { RulebookError } from '../rulebook/compile/index.ts';
import type { Fact, FactKind, WrittenFact } from '../rulebook/compile/facts.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Compiler } from './rulebooks.ts';

/** A fact and where it stands: in the built-in rulebook, or with the user's folder before its path. */
export type Placed = WrittenFact;

export interface Book {
  readonly compiler: Compiler;
  /** Everything together, as a check uses it. */
  readonly rulebook: Rulebook;
  /** Complaints about files of the user's, with the path from the current folder. */
  readonly errors: readonly RulebookError[];
  readonly facts: readonly Placed[];
  /** The copy of the regulation that takes the place of what is built in, as it is told, where the project names one. */
  readonly copy?: { readonly shown: string; readonly files: ReadonlyMap<string, string> };
}

export const inForceOn = (fact: Pick<Fact, 'from' | 'until'>, day: string): boolean =>
  (fact.from ?? '') <= day && day < (fact.until ?? '9999');

/** `2024-12-02 to 2025-01-13`, half-open: the second is the first day it no longer holds. */
export function days(fact: Pick<Fact, 'from' | 'until'>): string {
  if (!fact.from && !fact.until) return 'always';
  if (!fact.until) return `since ${fact.from}`;
  return fact.from ? `${fact.from} until ${fact.until}` : `until ${fact.until}`;
}

/** A fact for programs; keys that do not apply are left out. */
export function factJson(fact: Placed, day?: string): Record<string, unknown> {
  const { kind, id, title, rule, cite, source, verified, states, from, until, published, compliance, note, file, line } = fact;
  return {
    kind,
    id,
    title,
    rule,
    from,
    until,
    published,
    compliance,
    ...(day !== undefined && { inForce: inForceOn(fact, day) }),
    cite,
    source,
    verified: verified && { ...verified, state: states },
    note,
    file,
    line,
  };
}

export type { FactKind };
