import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codes } from '../../server/src/rules/index.ts';
import { explainCode, renderDocs } from '../../server/src/rules/pages.ts';

const docs = new URL('../../docs/', import.meta.url);

describe('docs/', () => {
  it('is what the registry renders; npm exec -c "node --experimental-transform-types scripts/generate-docs.ts" writes it', () => {
    const pages = readdirSync(docs).filter((f) => /^ES\d{4}\.md$/.test(f));
    expect(pages.sort()).toEqual([...codes.keys()].map((c) => `${c}.md`));
    for (const [file, text] of renderDocs()) expect(readFileSync(new URL(file, docs), 'utf8'), file).toBe(text);
  });
  it('has an index of every page', () => {
    const pages = readdirSync(docs).filter((f) => f.endsWith('.md') && f !== 'README.md');
    const index = readFileSync(new URL('README.md', docs), 'utf8');
    expect(pages.filter((f) => !index.includes(`](${f})`))).toEqual([]);
  });
});

describe('the registry', () => {
  it('holds no code or name twice', () => {
    const names = [...codes.values()].map((c) => c.name);
    expect(new Set(names).size).toBe(names.length);
  });
  it('names every code as ES and four digits, and every finding in words with hyphens', () => {
    for (const c of codes.values()) {
      expect(c.code).toMatch(/^ES\d{4}$/);
      expect(c.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });
  it('lets nothing about a license requirement be suppressed', () => {
    for (const c of codes.values()) if (c.code.startsWith('ES30')) expect(c.page.suppress).toBeNull();
  });
});

describe('explainCode', () => {
  it('gives the page, whatever the case, and nothing for an unknown code', () => {
    expect(explainCode('es2001')).toContain('15 CFR 734.4(d)');
    expect(explainCode('ES1999')).toBeUndefined();
  });
});
