/** Where one model is shown. */
export function modelPath({ name, version }: { name: string; version: string }): string {
  return `/models/${encodeURIComponent(name)}/${encodeURIComponent(version)}`
}

/** Bytes as people read them: at most three figures and a unit. */
export function bytesOf(bytes: number): { value: number; unit: 'B' | 'kB' | 'MB' | 'GB' } {
  const units = ['B', 'kB', 'MB', 'GB'] as const
  let step = 0
  let value = bytes
  while (value >= 999.5 && step < units.length - 1) {
    value /= 1000
    step++
  }
  return { value: value < 10 && step > 0 ? Math.round(value * 10) / 10 : Math.round(value), unit: units[step]! }
}
