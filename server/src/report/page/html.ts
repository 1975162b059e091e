/** HTML written so that no text gets past the one place that hides what is to be hidden and escapes the rest. */

/** Markup that is ready. */
export class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

export type Child = string | number | Markup | undefined | false;
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Of every text of the page. */
export type Hide = (text: string) => string;

/** Attributes that somebody reads; the others are ours. */
const READ = new Set(['aria-label', 'title']);
const VOID = new Set(['br', 'meta']);

export class Html {
  readonly hide: Hide;

  constructor(hide: Hide) {
    this.hide = hide;
  }

  el(tag: string, attributes: Attributes, ...children: readonly Child[]): Markup {
    const given = Object.entries(attributes)
      .filter(([, v]) => v !== undefined)
      .map(([name, v]) => ` ${name}="${escape(READ.has(name) ? this.hide(String(v)) : String(v))}"`)
      .join('');
    const inner = this.all(children).html;
    if (VOID.has(tag)) return new Markup(`<${tag}${given}>`);
    return new Markup(`<${tag}${given}>${inner}</${tag}>`);
  }

  all(children: readonly Child[]): Markup {
    return new Markup(
      children
        .map((c) => (c instanceof Markup ? c.html : c === undefined || c === false ? '' : escape(this.hide(String(c)))))
        .join(''),
    );
  }
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPED[c]!);
