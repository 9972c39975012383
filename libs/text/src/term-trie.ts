/**
 * The trie behind the term matcher. Nodes are numbered breadth first over the sorted terms, so the children of a node are
 * neighbours, sorted by their unit: firstChild[n] .. firstChild[n + 1]. Node 0 is the root.
 */
export interface TermTrie {
  unit: Uint16Array;
  firstChild: Uint32Array;
  fail: Uint32Array;
  /** The next shorter suffix that is a term; 0 if there is none. */
  output: Uint32Array;
  /** 1 + position in `order` of the first term that ends here; 0 if none does. */
  firstTerm: Uint32Array;
  termCount: Uint16Array;
  depth: Uint16Array;
  /** Term indices in sorted order. */
  order: Uint32Array;
  root: Uint32Array;
}

const UNITS = 65_536;
const LONGEST_TERM = 65_535;

const sortedOrder = (terms: readonly string[]): Uint32Array => {
  const order: number[] = [];
  terms.forEach((term, i) => {
    if (term.length > LONGEST_TERM)
      throw new RangeError(`A term has ${term.length} characters; ${LONGEST_TERM} is the most.`);
    if (term !== '') order.push(i);
  });
  order.sort((a, b) => (terms[a]! < terms[b]! ? -1 : terms[a]! > terms[b]! ? 1 : a - b));
  return Uint32Array.from(order);
};

const allocate = (nodes: number, order: Uint32Array): TermTrie => ({
  unit: new Uint16Array(nodes),
  firstChild: new Uint32Array(nodes + 1),
  fail: new Uint32Array(nodes),
  output: new Uint32Array(nodes),
  firstTerm: new Uint32Array(nodes),
  termCount: new Uint16Array(nodes),
  depth: new Uint16Array(nodes),
  order,
  root: new Uint32Array(UNITS),
});

const countNodes = (terms: readonly string[], order: Uint32Array): number => {
  let nodes = 1;
  let previous = '';
  for (const index of order) {
    const term = terms[index]!;
    let shared = 0;
    while (shared < previous.length && shared < term.length && previous[shared] === term[shared]) shared += 1;
    nodes += term.length - shared;
    previous = term;
  }
  return nodes;
};

/** Each node is a range of sorted terms with a common prefix; its children are the groups by the next unit. */
const growNodes = (trie: TermTrie, terms: readonly string[], nodes: number): void => {
  const { order, unit, depth, firstChild, firstTerm, termCount } = trie;
  const from = new Uint32Array(nodes);
  const to = new Uint32Array(nodes);
  to[0] = order.length;
  let next = 1;
  for (let node = 0; node < nodes; node++) {
    firstChild[node] = next;
    const level = depth[node]!;
    let at = from[node]!;
    while (level > 0 && at < to[node]! && terms[order[at]!]!.length === level) at += 1;
    if (at > from[node]!) {
      firstTerm[node] = from[node]! + 1;
      termCount[node] = Math.min(at - from[node]!, LONGEST_TERM);
    }
    while (at < to[node]!) {
      const code = terms[order[at]!]!.charCodeAt(level);
      from[next] = at;
      while (at < to[node]! && terms[order[at]!]!.charCodeAt(level) === code) at += 1;
      to[next] = at;
      unit[next] = code;
      depth[next] = level + 1;
      next += 1;
    }
  }
  firstChild[nodes] = next;
  for (let child = 1; child < firstChild[1]!; child++) trie.root[unit[child]!] = child;
};

const childOf = (trie: TermTrie, node: number, code: number): number => {
  if (node === 0) return trie.root[code]!;
  let low = trie.firstChild[node]!;
  let high = trie.firstChild[node + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (trie.unit[middle]! < code) low = middle + 1;
    else high = middle;
  }
  return low < trie.firstChild[node + 1]! && trie.unit[low] === code ? low : 0;
};

/** The automaton's move: follow failure links until a child fits or the root is reached. */
export const stepper =
  (trie: TermTrie) =>
  (from: number, code: number): number => {
    for (let state = from; ; state = trie.fail[state]!) {
      const child = childOf(trie, state, code);
      if (child !== 0 || state === 0) return child;
    }
  };

const linkFailures = (trie: TermTrie, nodes: number): void => {
  const step = stepper(trie);
  for (let node = 0; node < nodes; node++) {
    for (let child = trie.firstChild[node]!; child < trie.firstChild[node + 1]!; child++) {
      const fail = node === 0 ? 0 : step(trie.fail[node]!, trie.unit[child]!);
      trie.fail[child] = fail;
      trie.output[child] = trie.firstTerm[fail] ? fail : trie.output[fail]!;
    }
  }
};

/** Throws RangeError for a term of more than 65,535 UTF-16 units. */
export function buildTermTrie(terms: readonly string[]): TermTrie {
  const order = sortedOrder(terms);
  const nodes = countNodes(terms, order);
  const trie = allocate(nodes, order);
  growNodes(trie, terms, nodes);
  linkFailures(trie, nodes);
  return trie;
}
