import type { Trace, TraceStep } from '../api/client'
import { writeKey } from '../part/key'

const MOST = 12

export interface Row {
  step: TraceStep
  readFrom: string
  missing: string | null
}

/** A row a link, in the order of a model's life. */
export function rowsOf(trace: Pick<Trace, 'links'>): Row[] {
  return trace.links.map(({ link, readFrom, missing }) => ({ step: link, readFrom: readFrom.join(', '), missing }))
}

/** The first few, and how many are left out. */
export function firstOf<T>(all: readonly T[]): { shown: readonly T[]; more: number } {
  const shown = all.slice(0, MOST)
  return { shown, more: all.length - shown.length }
}

/** Where a part is held on the live page. */
export function partPath(part: { line: string; node: string; journal: string; seq: number }): string {
  return `/lines/${encodeURIComponent(part.line)}?part=${encodeURIComponent(writeKey(part))}`
}
