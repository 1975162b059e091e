/** Text from a spec, safe inside markup of another language. */
import { visible } from '../base/visible.ts';

/** Nothing in it is read as Markdown or HTML. */
export const markdownText = (words: string): string => visible(words).replace(/[\\`*_[\]<>|#&~@]/g, (c) => `\\${c}`);

export const markdownCode = (words: string): string => `\`${visible(words).replaceAll('`', "'")}\``;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** XML 1.0 has no way to write a control character or half a surrogate pair: they are made visible. */
export const xmlText = (words: string): string =>
  visible(words)
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[&<>"']/g, (c) => ENTITIES[c]!);
