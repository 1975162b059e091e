/** `earshot import eto`, on small made-up files with the columns of the supply chain explorer. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { earshot, folder } from '../support/run.ts';

const FILES = {
  'eto/inputs.csv':
    'input_name,input_id,type,stage_name,stage_id,description,year,market_share_chart_global_market_size_info\r\nFancy resist,N1,material_resource,Making,S1,"It resists,\r\nin two lines",,\r\nAligner,N2,tool_resource,Making,S1,,,\r\nUnprovided,N3,process,Making,S1,,,\r\n',
  'eto/providers.csv':
    '\ufeffprovider_name,alias,provider_id,provider_type,country\r\nJPN,,P1,country,\r\nUSA,,P2,country,\r\nKOR,,P3,country,KOR\r\nMade Up Chemicals,"MUC, Ltd.",P4,organization,JPN\r\nInvented Optics,,P5,organization,NLD\r\nNowhere Works,,P6,organization,Atlantis\r\n',
  'eto/provision.csv':
    'provider_name,provider_id,provided_name,provided_id,share_provided,negligible_market_share,year,source\r\nJPN,P1,Fancy resist,N1,61%,,2019,x\r\nUSA,P2,Fancy resist,N1,30%,,2019,x\r\nKOR,P3,Fancy resist,N1,,negligible,2019,x\r\nMade Up Chemicals,P4,Fancy resist,N1,57%,,2019,x\r\nMade Up Chemicals,P4,Aligner,N2,,,2019,x\r\nInvented Optics,P5,Aligner,N2,,negligible,2019,x\r\nNowhere Works,P6,Aligner,N2,,,2019,x\r\n',
};
const SPEC = `import "./supply.earshot"
input resist { origin US  eccn 3A001.a.2  value 30 USD }
product tool { origin KR  eccn EAR99  value 100 USD  incorporates resist  destination IR }
`;

describe('earshot import eto', () => {
  it('makes candidates of an input that a spec declares, with provider, country and share, and the attribution', () => {
    const cwd = folder({ ...FILES, 'a.earshot': SPEC });
    const run = earshot(['import', 'eto', 'eto', '--for', 'resist=N1', '--spec', 'a.earshot', '--output', 'supply.earshot'], {
      cwd,
    });
    expect(run).toMatchObject({ code: 0, out: '' });
    expect(run.err).toContain('license of the data: CC BY-NC 4.0');
    const text = readFileSync(join(cwd, 'supply.earshot'), 'utf8');
    expect(text).toContain('Emerging Technology Observatory');
    expect(text).toContain('License: CC BY-NC 4.0, https://creativecommons.org/licenses/by-nc/4.0/');
    expect(text.slice(text.indexOf('import'))).toBe(`import "./a.earshot"

party made-up-chemicals "Made Up Chemicals" {
  country JP
}

// Fancy resist by country: JP 61 %, US 30 %, KR negligible

alternative resist-made-up-chemicals "Fancy resist: Made Up Chemicals, 57 % of the market" replaces resist {
  // origin JP, if it is made there
  supplier made-up-chemicals
}

alternative resist-usa "Fancy resist: USA, 30 % of the market" replaces resist {
  // origin US, if it is made there
}

alternative resist-kor "Fancy resist: KOR, negligible share" replaces resist {
  // origin KR, if it is made there
}
`);
    expect(earshot(['format', '--check'], { cwd }).code).toBe(0);
    // A candidate of which nothing is known clears nothing.
    const { determinations, diagnostics } = JSON.parse(
      earshot(['check', 'a.earshot', '--format', 'json', '--fail-on', 'never'], { cwd }).out,
    );
    expect(diagnostics.filter((d: { severity: string }) => d.severity === 'error')).toEqual([]);
    const tried: { changesAnswer: boolean; outcome: string }[] = determinations[0].alternatives;
    expect(tried.map((a) => [a.changesAnswer, a.outcome])).toEqual(tried.map(() => [false, 'undetermined']));
    expect(tried).toHaveLength(3);
  });
  it('without a spec declares every input that somebody provides', () => {
    const cwd = folder(FILES);
    const run = earshot(['import', 'eto', 'eto'], { cwd });
    expect(run.code).toBe(0);
    expect(run.out).toContain('input fancy-resist "Fancy resist" {');
    expect(run.out).toContain('alternative aligner-nowhere-works "Aligner: Nowhere Works" replaces aligner {');
    expect(run.out).not.toContain('Unprovided');
    expect(run.err).toContain('providers.csv: Nowhere Works: "Atlantis" is no country that is known');
    writeFileSync(join(cwd, 'all.earshot'), run.out);
    expect(earshot(['check', 'all.earshot', '--format', 'concise'], { cwd })).toMatchObject({ code: 0, err: '' });
  });
  it.each([
    [
      ['import', 'eto', 'nowhere'],
      'nowhere/providers.csv does not exist; the folder is to hold inputs.csv, providers.csv and provision.csv',
    ],
    [
      ['import', 'eto', 'eto', '--for', 'resist=Fancy resits'],
      'eto: there is no input Fancy resits in inputs.csv; did you mean Fancy resist?',
    ],
    [
      ['import', 'eto', 'eto', '--for', 'rsist=N1', '--spec', 'a.earshot'],
      'a.earshot declares no input rsist; --for NAME=INPUT says which is which',
    ],
    [
      ['import', 'eto', 'eto', '--output', 'a.earshot'],
      'a.earshot is there already; candidates are written to a file of their own',
    ],
    [
      ['import', 'eto', 'bad'],
      'bad: provision.csv has no column share_provided, negligible_market_share: it is not of the supply chain explorer',
    ],
  ])('%j is exit 2 with one line', (args, message) => {
    const bad = Object.fromEntries(Object.entries(FILES).map(([f, t]) => [f.replace('eto', 'bad'), t]));
    const cwd = folder({
      ...FILES,
      ...bad,
      'bad/provision.csv': 'provider_id,provided_id\n',
      'a.earshot': SPEC.replace(/^import.*/, ''),
    });
    expect(earshot(args, { cwd })).toMatchObject({ code: 2, out: '', err: `earshot: ${message}\n` });
  });
});
