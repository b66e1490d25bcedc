export interface Age {
  unit: 'seconds' | 'minutes' | 'hours' | 'days'
  count: number
}

/** An age in one unit that a person reads at a glance; never less than nothing. */
export function ageOf(ms: number): Age {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return { unit: 'seconds', count: seconds }
  if (seconds < 3600) return { unit: 'minutes', count: Math.floor(seconds / 60) }
  if (seconds < 48 * 3600) return { unit: 'hours', count: Math.floor(seconds / 3600) }
  return { unit: 'days', count: Math.floor(seconds / 86400) }
}

/** The page asks every two seconds: older than this, what it shows is no longer the line as it is. */
export const STALE_MS = 5000

/** `updatedAt` is 0 before the first answer. A failed request makes data stale at once. */
export function isStale(updatedAt: number, failed: boolean, now: number): boolean {
  return updatedAt > 0 && (failed || now - updatedAt > STALE_MS)
}
