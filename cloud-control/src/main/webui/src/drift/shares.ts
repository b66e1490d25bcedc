/** Counts as shares of their sum; none where there is nothing to divide by. */
export function sharesOf(counts: readonly number[]): number[] {
  const sum = counts.reduce((all, it) => all + it, 0)
  return sum > 0 ? counts.map((it) => it / sum) : []
}

/** What the bin `index` counts, of `edges.length + 1`: from its lower edge on, below its upper one. */
export function binOf(edges: readonly number[], index: number): { from: number | null; below: number | null } {
  return { from: index > 0 ? (edges[index - 1] ?? null) : null, below: edges[index] ?? null }
}

/** The tallest of all, so that every drawing of one signal has one scale; never 0. */
export function tallest(...all: (readonly number[])[]): number {
  return Math.max(1e-9, ...all.flat())
}
