/** Longer than any mark of ours: `[12]`, `[手机号1]`. */
const LONGEST = 24;
const CITATION = /^\[(\d{1,2})\]$/;

/**
 * Marks in square brackets of a streamed answer, each seen whole even when chunks cut it: citations `[n]` are taken
 * out and remembered, placeholders are put back by `restore`, everything else passes. Text flows on at once except
 * from a '[' that could still become a mark.
 */
export class BracketFilter {
  private held = '';
  /** Indices cited so far, in the order of their first mention, counted from 1. */
  readonly cited: number[] = [];

  constructor(
    private readonly sources: number,
    private readonly restore: (text: string) => string,
  ) {}

  push(chunk: string): string {
    let out = '';
    for (const character of chunk) {
      if (this.held === '') {
        if (character === '[') this.held = character;
        else out += character;
        continue;
      }
      if (character === '[') {
        out += this.held;
        this.held = character;
        continue;
      }
      this.held += character;
      if (character === ']') out += this.decide();
      else if (this.held.length > LONGEST || character === '\n') out += this.release();
    }
    return out;
  }

  end(): string {
    return this.release();
  }

  private decide(): string {
    const mark = this.release();
    const index = Number(CITATION.exec(mark)?.[1] ?? 0);
    if (index === 0) return this.restore(mark);
    if (index <= this.sources && !this.cited.includes(index)) this.cited.push(index);
    return '';
  }

  private release(): string {
    const held = this.held;
    this.held = '';
    return held;
  }
}
