import type { LabelBody } from './work'

const KEPT = 'loupe.labels'
const PATIENCE_MS = 5000

/** Where labels, and what is taken back, wait until the server has them: the browser's storage, so that a tab that dies loses none. */
export interface Store {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/** The label of this id counts no more. */
export interface Undo {
  undoes: string
}

export type Entry = LabelBody | Undo
export type Answer = 'kept' | 'refused' | 'away'
export type Send = (entry: Entry) => Promise<Answer>

export function isUndo(entry: Entry): entry is Undo {
  return 'undoes' in entry
}

export function waiting(store: Store): Entry[] {
  try {
    const entries: unknown = JSON.parse(store.getItem(KEPT) ?? '[]')
    return Array.isArray(entries) ? entries.filter((it): it is Entry => typeof it === 'object' && it !== null) : []
  } catch {
    return []
  }
}

/** The labels that wait and were not taken back. */
export function standing(store: Store): LabelBody[] {
  const entries = waiting(store)
  const undone = new Set(entries.filter(isUndo).map((it) => it.undoes))
  return entries.filter((it) => !isUndo(it) && !undone.has(it.id!)) as LabelBody[]
}

/** Before anything is sent. */
export function put(store: Store, entry: Entry) {
  store.setItem(KEPT, JSON.stringify([...without(store, entry), entry]))
}

function drop(store: Store, entry: Entry) {
  store.setItem(KEPT, JSON.stringify(without(store, entry)))
}

function without(store: Store, entry: Entry): Entry[] {
  return waiting(store).filter((it) => nameOf(it) !== nameOf(entry))
}

function nameOf(entry: Entry): string {
  return isUndo(entry) ? `undoes ${entry.undoes}` : entry.id!
}

/**
 * Sends what waits, in order, until the server is away; the same entry sent again is one. A label may be on its way while it is taken back:
 * that follows it. Labels that the server refuses are returned.
 */
export async function flush(store: Store, send: Send): Promise<LabelBody[]> {
  const refused: LabelBody[] = []
  for (let entry = waiting(store)[0]; entry; entry = waiting(store)[0]) {
    const answer = await send(entry)
    if (answer === 'away') return refused
    if (answer === 'refused' && !isUndo(entry)) refused.push(entry)
    drop(store, entry)
  }
  return refused
}

/** One run of `work` after the other. Who asks while another waits for its turn shares that one. */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  let next: Promise<T> | null = null
  return () => {
    if (next) return next
    const mine = last.then(() => {
      next = null
      return work()
    })
    next = mine
    last = mine.catch(() => undefined)
    return mine
  }
}

export const overRest: Send = async (entry) => {
  try {
    const answer = await fetch(...(isUndo(entry) ? undoing(entry) : saying(entry)))
    if (answer.ok || (isUndo(entry) && answer.status === 404)) return 'kept'
    return answer.status >= 500 || answer.status === 408 || answer.status === 429 ? 'away' : 'refused'
  } catch {
    return 'away'
  }
}

function saying(label: LabelBody): [string, RequestInit] {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  return ['/api/labels', { method: 'POST', headers, body: JSON.stringify(label), signal: AbortSignal.timeout(PATIENCE_MS) }]
}

function undoing({ undoes }: Undo): [string, RequestInit] {
  return [`/api/labels/${undoes}`, { method: 'DELETE', signal: AbortSignal.timeout(PATIENCE_MS) }]
}
