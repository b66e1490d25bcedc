import type { ModelRef } from '../api/client'

/** As the PLC and the node's report show it. */
export function labelOf({ name, version, digest }: ModelRef): string {
  return `${name}:${version}@${digest.slice(0, 12)}`
}

/** How far an e-value is on its way to the limit, by their logarithms; within 0 to 1. */
export function wayTo(logE: number, logLimit: number): number {
  return logLimit > 0 ? Math.min(1, Math.max(0, logE / logLimit)) : 0
}

/** Three figures, and powers of ten where more would be unreadable. */
export function figureOf(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  return size >= 1e5 || size < 1e-3 ? value.toExponential(1) : String(Number(value.toPrecision(3)))
}
