import { test } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { rulebook } from './support/rulebook.ts';
import { createProgram } from '../server/src/workspace/program.ts';
import { determineFile } from '../server/src/determine/index.ts';
import { reach } from './support/paths.ts';
const dir='/work/shared/cases/';
const cases=JSON.parse(readFileSync(dir+'expected.json','utf8'));
test('cases', () => {
  let pass=0;
  for (const c of cases) {
    const f=c.file; const p=createProgram([f],{readFile:(x)=>x===f?readFileSync(dir+x,'utf8'):undefined},rulebook);
    const s=p.files.get(f)!; const errs=s.diagnostics.filter(d=>d.severity==='error');
    let lines: string[]=errs.map(e=>'DIAG '+e.code+' '+e.message);
    try {
      const all=determineFile(s.model,rulebook,{fallbackDate:'2026-11-24' as never});
      const d=all.find(x=>x.id===c.determination);
      if(!d) lines.push('none '+all.map(x=>x.id));
      else for(const k of c.checks){ if(k.path.startsWith('diagnostics'))continue; const v=reach(d,k.path).map(String); 
        const ok= k.op==='eq'?v.includes(String(k.value)):k.op==='ne'?!v.includes(String(k.value)):k.op==='approx'?v.some(x=>Math.abs(Number(x)-Number(k.value))<=0.0101):k.op==='in'?v.some(x=>k.value.includes(x)):k.op==='contains'?v.some(x=>x.includes(k.value)):k.op==='absent'?v.length===0:v.length>0;
        if(!ok) lines.push(`${k.path} ${k.op} ${k.value} got ${v}`);}
      if(lines.length) lines.push('   '+JSON.stringify({o:d?.outcome,s:d?.subjectToEar,b:d?.bases,r:d?.requirements.map(r=>[r.rule,r.reason,r.answer,r.enforcement]),m:d?.missing.map(m=>m.fact+' of '+m.of+': '+m.why)}).slice(0,900));
    } catch(e){ lines.push('THROW '+(e as Error).stack?.split('\n').slice(0,4).join(' | ')); }
    if(lines.length) console.log(c.id,c.category,'\n  '+lines.join('\n  ')); else pass++;
  }
  console.log('PASS',pass,cases.length);
});
