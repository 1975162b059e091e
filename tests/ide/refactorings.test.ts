/** What is not the mending of a mistake: alternatives put in place, answers pinned, findings suppressed, declarations moved. */
import { describe, expect, it } from 'vitest';
import { offered, taken } from './actions.ts';
import { checkText } from '../support/check.ts';
import { fixture } from './fixture.ts';

const tool = (destinations = 'destination CN', parts = 'incorporates 2 motion-stage at 90_000 USD'): string => `as-of 2026-03-02

input motion-stage "Six-axis stage" {
  type   equipment
  origin US
  eccn   3A001.a.2
  value  90_000 USD
}

/// From Osaka.
alternative jp-stage "Six-axis stage, Japanese maker" replaces motion-stage {
  origin JP
  eccn   EAR99
  value  105_000 USD
  lead-time 26 weeks
}

product bonder {
  type   equipment
  origin KR
  eccn   3B991
  value  600_000 USD
  ${parts}
  direct-product-of none
  plant direct-product-of none
  ${destinations}
}
`;
const put = (text: string, needle: string): string => text.replace(needle, `┆${needle}`);
const TITLE = 'Replace motion-stage with jp-stage: 30 % → 0 %, not subject to the EAR, +30,000 USD, 26 weeks';

describe('an alternative', () => {
  it.each(['destination CN', 'bonder', 'incorporates 2', 'jp-stage', 'motion-stage "Six'])('is offered at %s', (place) => {
    expect(offered(put(tool(), place)).titles).toContain(TITLE);
  });

  it('becomes an input, with what it has by what it replaces; the price of the use goes', () => {
    expect(taken(put(tool(), 'destination CN'), TITLE)).toBe(
      tool()
        .replace('alternative jp-stage', 'input jp-stage')
        .replace(' replaces motion-stage', '')
        .replace('lead-time 26 weeks', '/* lead-time 26 weeks */\n  type equipment')
        .replace('2 motion-stage at 90_000 USD', '2 jp-stage'),
    );
  });

  it('gives the answer it was offered for, and the finding on it is gone', () => {
    const after = taken(put(tool(), 'destination CN'), TITLE);
    const { diagnostics, determinations } = fixture(after).view.result;
    expect(determinations[0]).toMatchObject({ outcome: 'not-subject', deMinimis: { percent: '0.0000' } });
    expect(diagnostics.map((d) => d.code).filter((c) => c < 'ES1000' || c === 'ES2001' || c === 'ES3001')).toEqual([]);
  });

  it('says of which countries it speaks where it does not help all of them', () => {
    const text = tool('destination CN, KP').replace(
      '  origin JP\n  eccn   EAR99\n  value  105_000',
      '  origin US\n  eccn   3A001.a.2\n  value  45_000',
    );
    const { titles } = offered(put(text, 'destination CN'));
    expect(titles.filter((t) => t.startsWith('Replace'))).toEqual([
      'Replace motion-stage with jp-stage: CN 30 % → 15 %, not subject to the EAR, -90,000 USD, 26 weeks',
    ]);
  });

  it('in whose place another product keeps what it has: the alternative stays for that', () => {
    const other = tool().replace('product bonder', 'product other {\n  incorporates motion-stage\n}\n\nproduct bonder');
    const text = put(other, 'destination CN');
    const { titles, take } = offered(text);
    const title = titles.find((t) => t.startsWith('Replace'))!;
    expect(title).toContain('with jp-stage in bonder: 30 % → 0 %');
    const after = take(title)['main.earshot']!;
    expect(after).toContain('alternative jp-stage "Six-axis stage, Japanese maker" replaces motion-stage {');
    expect(after).toContain('input jp-stage-part "Six-axis stage, Japanese maker" {');
    expect(after).toContain('incorporates 2 jp-stage-part\n');
    expect(fixture(after).view.result.determinations.find((d) => d.product === 'bonder')?.outcome).toBe('not-subject');
  });

  it('of another file is declared there and imported where it is used', () => {
    const main = `import "./tools.earshot"\n\nas-of 2026-03-02\n\n${tool('destination CN', 'incorporates frame').slice(tool().indexOf('product bonder'))}`;
    const files = {
      'tools.earshot': `import "./parts/stage.earshot"\n\n${tool().slice(tool().indexOf('/// From'), tool().indexOf('product bonder'))}`,
      'parts/stage.earshot': tool().slice(tool().indexOf('input motion-stage'), tool().indexOf('/// From')),
    };
    const frame =
      'product frame { origin KR  type equipment  eccn EAR99  value 1 USD  discrete no  incorporates 2 motion-stage }\n';
    const all = { ...files, 'frame.earshot': `import "./parts/stage.earshot"\n\n${frame}` };
    const text = put(`import "./frame.earshot"\n${main}`, 'destination CN');
    const { titles, take } = offered(text, all);
    const title = titles.find((t) => t.startsWith('Replace'))!;
    const after = take(title);
    expect(after['frame.earshot']).toBe(
      `import "./parts/stage.earshot"\nimport "./tools.earshot"\n\n${frame.replace('motion-stage', 'jp-stage-part')}`,
    );
    expect(after['tools.earshot']).toContain('input jp-stage-part "Six-axis');
    const { 'main.earshot': root, ...others } = after;
    const again = fixture(root!, others).view.result;
    expect(again.determinations[0]!.outcome).toBe('not-subject');
    expect(title).toContain('not subject to the EAR');
  });

  it('that does without goes with its line, and none is said where nothing is left', () => {
    const text = tool()
      .replace('replaces motion-stage', 'eliminates motion-stage')
      .replace(/ {2}origin JP\n {2}eccn {3}EAR99\n/, '');
    const title = offered(put(text, 'destination CN')).titles.find((t) => t.startsWith('Remove'))!;
    expect(title).toMatch(/^Remove motion-stage \(jp-stage\): 30 % → 0 %, not subject to the EAR/);
    expect(taken(put(text, 'destination CN'), title)).toBe(
      text.replace('incorporates 2 motion-stage at 90_000 USD', 'incorporates none'),
    );
  });

  it('works in sets', () => {
    const text = tool('destination CN', 'incorporates motion-stage\n  incorporates vision')
      .replace('value  90_000', 'value  160_000')
      .replace('product bonder', 'input vision { type computer  origin US  eccn 3A001.a.2  value 160_000 USD }\n\nproduct bonder')
      .replace(
        'product bonder',
        'alternative jp-vision replaces vision { origin JP  eccn EAR99  value 160_000 USD }\n\nproduct bonder',
      );
    const { titles, take } = offered(put(text, 'destination CN'));
    const title = titles.find((t) => t.startsWith('Replace'))!;
    expect(title).toMatch(/^Replace motion-stage with jp-stage and replace vision with jp-vision: 53.33 % → 0 %, /);
    const after = fixture(take(title)['main.earshot']!).view.result.determinations[0]!;
    expect(after.outcome).toBe('not-subject');
  });
});

describe('an answer', () => {
  it('is pinned with the paragraph it rests on, in a block of its own', () => {
    const text = put(tool(), 'destination CN');
    const title = offered(text).titles.find((t) => t.startsWith('Pin'))!;
    expect(title).toMatch(/^Pin the answer: expect no-license-required by 734\.4\(d\)\(1\)$/);
    const after = taken(text, title);
    expect(after).toContain(`  destination CN {\n    ${title.slice('Pin the answer: '.length)}\n  }\n`);
    expect(fixture(after).view.result.diagnostics.filter((d) => d.code.startsWith('ES91'))).toEqual([]);
    expect(offered(put(after, 'destination CN')).titles.some((t) => t.startsWith('Pin'))).toBe(false);
  });

  it('is not pinned where countries differ', () => {
    expect(offered(put(tool('destination CN, JP'), 'destination CN')).titles.some((t) => t.startsWith('Pin'))).toBe(false);
  });

  it('takes the place of an expectation it does not meet', () => {
    const text = tool('destination CN {\n    ┆expect not-subject by 734.4(d)(1)\n  }');
    const title = offered(text).titles.find((t) => t.startsWith('Expect the answer'))!;
    const after = taken(text, title);
    expect(after).toContain(`    expect ${title.slice('Expect the answer as it is: '.length)}\n`);
    expect(fixture(after).view.result.diagnostics.filter((d) => d.code.startsWith('ES91'))).toEqual([]);
  });
});

describe('a finding', () => {
  it('is suppressed above its line, once a reason is written', () => {
    const text = put(tool(), 'jp-stage "');
    const title = 'Suppress ES5001 here, with a reason';
    const after = taken(text, title, ['turned down']);
    expect(after).toBe(tool().replace('/// From', '// earshot-ignore ES5001: turned down\n/// From'));
    expect(fixture(after).view.result.diagnostics.find((d) => d.code === 'ES5001')?.suppressed?.reason).toBe('turned down');
    expect(fixture(taken(text, title)).view.result.diagnostics.map((d) => d.code)).toContain('ES9002');
  });

  it('of what the law requires is not', () => {
    expect(offered(put(tool(), 'destination CN')).titles.filter((t) => t.startsWith('Suppress ES3'))).toEqual([]);
  });
});

it('a name near a listed one is ruled out with its reason and day', () => {
  const text = `as-of 2026-03-02
party buyer "Yangtze Memory Tecnologies Ltd" {
  country DE
}
product meter { type equipment  origin US  eccn EAR99  value 200 USD  destination DE { end-user ┆buyer } }
`;
  const title = 'State that buyer is not Yangtze Memory Technologies Co., Ltd.: cleared';
  const after = taken(text, title, ['a plastics firm of another name', '2026-02-10']);
  expect(after).toContain(
    '  country DE\n  cleared "Yangtze Memory Technologies Co., Ltd." because "a plastics firm of another name" on 2026-02-10\n}',
  );
  // Another one is near as well.
  const both = taken(put(after, 'buyer }'), 'State that buyer is not Yangtze Memory Technologies (Japan) Inc.: cleared', [
    'a plastics firm of another name',
    '2026-02-10',
  ]);
  const codes = fixture(both).view.result.diagnostics.map((d) => d.code);
  expect(codes.filter((c) => ['ES6002', 'ES9006', 'ES9007'].includes(c))).toEqual([]);
});

describe('a declaration', () => {
  const main = `import "./firms.earshot"

as-of 2026-03-02

// Bought since 2024.
/// The stage.
input st┆age { origin US  eccn EAR99  value 1 USD  supplier maker }

product tool { origin KR  eccn EAR99  value 10 USD  incorporates stage  destination FR }
`;
  const others = {
    'firms.earshot': 'party maker "A maker" { country US }\n',
    'other.earshot':
      'import "./main.earshot"\n\nproduct other { origin KR  eccn EAR99  value 5 USD  incorporates stage  destination FR }\n',
  };
  const title = 'Move stage to ./stage.earshot and import it';

  it('moves to a file of its own with its comments and imports; whoever had it from here imports that', () => {
    const { take, actions } = offered(main, others);
    expect(actions.find((a) => a.title === title)?.kind).toBe('refactor.extract');
    const after = take(title);
    expect(after['stage.earshot']).toBe(
      'import "./firms.earshot"\n\n// Bought since 2024.\n/// The stage.\ninput stage { origin US  eccn EAR99  value 1 USD  supplier maker }\n',
    );
    expect(after['main.earshot']).toBe(
      'import "./firms.earshot"\nimport "./stage.earshot"\n\nas-of 2026-03-02\n\nproduct tool { origin KR  eccn EAR99  value 10 USD  incorporates stage  destination FR }\n',
    );
    expect(after['other.earshot']).toBe(others['other.earshot'].replace('"\n', '"\nimport "./stage.earshot"\n'));
    expect(checkText(after).diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  });

  it('that names something of its file stays', () => {
    const text = main
      .replace('supplier maker', 'contains screw')
      .replace('product tool', 'input screw { origin US }\n\nproduct tool');
    expect(offered(text, others).titles).not.toContain(title);
  });
});
