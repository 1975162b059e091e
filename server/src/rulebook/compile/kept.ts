/**
 * What the build has read of the built-in files, kept as JSON, which is read far sooner than YAML is parsed and held against its schema. A copy of
 * the regulation is the same in most of its files.
 */
import { type Before, eachRecord, type Origin } from './before.ts';
import type { CompiledRulebook } from './index.ts';

interface Kept {
  /** Of the text. */
  readonly digest: string;
  readonly content: unknown;
  /** Of each record and list of it, in the order of eachRecord. */
  readonly lines: readonly number[];
}

type Digest = (text: string) => string;

/** @param source the texts that it was compiled from */
export function keptText({ files, origin }: CompiledRulebook, source: ReadonlyMap<string, string>, digest: Digest): string {
  const kept: Record<string, Kept> = {};
  for (const { file, value } of Object.values(files).flat()) {
    const lines: number[] = [];
    eachRecord(value, (record) => lines.push(origin(record)!.line));
    kept[file] = { digest: digest(source.get(file)!), content: value, lines };
  }
  return JSON.stringify(kept);
}

export function keptBefore(text: string, digest: Digest): Before {
  const kept = new Map(Object.entries(JSON.parse(text) as Record<string, Kept>));
  let origins: WeakMap<object, Origin> | undefined;
  return {
    content: (file, is) => {
      const one = kept.get(file);
      return one?.digest === digest(is) ? one.content : undefined;
    },
    origin: (fact) => (origins ??= placed(kept)).get(fact),
  };
}

function placed(kept: ReadonlyMap<string, Kept>): WeakMap<object, Origin> {
  const origins = new WeakMap<object, Origin>();
  for (const [file, { content, lines }] of kept) {
    let next = 0;
    eachRecord(content, (record, path) => origins.set(record, { file, path, line: lines[next++]! }));
  }
  return origins;
}
