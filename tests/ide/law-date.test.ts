import { describe, expect, it } from 'vitest';
import { lawDate } from '../../server/src/ide/law-date.ts';
import { proofSubjects } from '../../server/src/ide/proof-subjects.ts';
import { etcher, fixture, into } from './fixture.ts';

function edited(text: string): string {
  const { view } = fixture(text);
  const { at, before, after } = lawDate(view).edit;
  return text.slice(0, at.start) + before + '2025-02-01' + after + text.slice(at.end);
}

describe('law date', () => {
  it('is the one stated, else the one given', () => {
    expect(lawDate(fixture('as-of 2025-01-15\n').view)).toMatchObject({ asOf: '2025-01-15', stated: true });
    expect(lawDate(fixture('party p { }').view)).toMatchObject({ asOf: '2026-03-02', stated: false });
  });

  it('is changed where it stands', () => {
    expect(edited('as-of 2025-01-15 // sold then\nparty p { }')).toBe('as-of 2025-02-01 // sold then\nparty p { }');
  });

  it('is put in the place of one that is no day', () => {
    expect(edited('as-of\nparty p { }')).toBe('as-of 2025-02-01\nparty p { }');
  });

  it('goes after the imports, at the top, or below the comment that heads the file', () => {
    expect(edited('import "./a.earshot"\n\nparty p { }')).toBe('import "./a.earshot"\n\nas-of 2025-02-01\n\nparty p { }');
    expect(edited('party p { }')).toBe('as-of 2025-02-01\n\nparty p { }');
    expect(edited('')).toBe('as-of 2025-02-01\n\n');
    expect(edited('// Copyright\n// by us\n\nparty p { }')).toBe('// Copyright\n// by us\n\nas-of 2025-02-01\n\nparty p { }');
    expect(edited('/// Our buyer.\nparty p { }')).toBe('as-of 2025-02-01\n\n/// Our buyer.\nparty p { }');
  });
});

describe('what a proof is asked about', () => {
  const subjects = (needle: string, nth = 1) => {
    const { view, offset } = fixture(etcher(into(needle, nth)));
    return proofSubjects(view, offset);
  };
  it('every destination of a product, or the one under the cursor', () => {
    expect(subjects('etcher')).toEqual(['etcher@CN', 'etcher@TW']);
    expect(subjects('TW')).toEqual(['etcher@TW']);
    expect(subjects('handling-module')).toEqual([]);
  });
});
