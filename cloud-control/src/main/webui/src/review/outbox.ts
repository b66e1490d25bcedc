import type { LabelBody } from './work'

const KEPT = 'loupe.labels'

/** Where labels wait until the server has them: the browser's storage, so that a tab that dies loses none. */
export interface Store {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

export type Answer = 'kept' | 'refused' | 'away'
export type Send = (label: LabelBody) => Promise<Answer>

export function waiting(store: Store): LabelBody[] {
  try {
    const labels: unknown = JSON.parse(store.getItem(KEPT) ?? '[]')
    return Array.isArray(labels) ? (labels as LabelBody[]) : []
  } catch {
    return []
  }
}

/** Before anything is sent. */
export function put(store: Store, label: LabelBody) {
  store.setItem(KEPT, JSON.stringify([...waiting(store).filter((it) => it.id !== label.id), label]))
}

export function drop(store: Store, id: string) {
  store.setItem(KEPT, JSON.stringify(waiting(store).filter((it) => it.id !== id)))
}

/** Sends what waits, in order, until the server is away; the same label sent again is one. What it refuses is returned. */
export async function flush(store: Store, send: Send): Promise<LabelBody[]> {
  const refused: LabelBody[] = []
  for (const label of waiting(store)) {
    const answer = await send(label)
    if (answer === 'away') return refused
    if (answer === 'refused') refused.push(label)
    drop(store, label.id!)
  }
  return refused
}

export const overRest: Send = async (label) => {
  try {
    const answer = await fetch('/api/labels', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(label),
      signal: AbortSignal.timeout(5000),
    })
    if (answer.ok) return 'kept'
    return answer.status >= 500 || answer.status === 408 || answer.status === 429 ? 'away' : 'refused'
  } catch {
    return 'away'
  }
}
