import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const STAMP = 'out/build.stamp';
/** What no build reads, and what it makes. Of libraries the list that npm keeps of them is read. */
const PASSED_OVER = new Set(['.git', 'node_modules', 'dist', 'out']);

/**
 * Every command builds first, and most of them find that nothing has changed since: then dist/ is what a build would make. By content, not by
 * time: a file that was touched is the same, and one that was changed in dist/ is not.
 */
export class UpToDate {
  #sources = digest(filesIn('.', PASSED_OVER), process.version);

  get holds() {
    try {
      return readFileSync(STAMP, 'utf8') === this.#stamp();
    } catch {
      return false;
    }
  }

  /** Before anything in dist/ is touched: a build that is broken off leaves no stamp. */
  begin() {
    rmSync(STAMP, { force: true });
  }

  done() {
    mkdirSync(dirname(STAMP), { recursive: true });
    writeFileSync(STAMP, this.#stamp());
  }

  #stamp() {
    return `${this.#sources} ${digest(filesIn('dist', new Set()), '')}\n`;
  }
}

function filesIn(folder, passedOver) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return [path];
    if (entry.name === 'node_modules') return [join(path, '.package-lock.json')];
    return entry.isDirectory() && !passedOver.has(entry.name) ? filesIn(path, passedOver) : [];
  });
}

function digest(files, head) {
  const hash = createHash('sha256').update(head);
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(contentOf(file));
  return hash.digest('hex');
}

function contentOf(file) {
  try {
    return readFileSync(file);
  } catch {
    return '';
  }
}
