import type { PartKey, SeenPart } from '../api/client'

/** `seq~journal~node`, as it stands in the page's address; only the node's name may hold anything. */
export function writeKey({ node, journal, seq }: PartKey): string {
  return `${seq}~${journal}~${node}`
}

export function readKey(text: string | null): PartKey | null {
  const parts = /^(\d{1,15})~([0-9a-fA-F-]{36})~(.+)$/.exec(text ?? '')
  return parts ? { seq: Number(parts[1]), journal: parts[2]!, node: parts[3]! } : null
}

export function sameKey(a: PartKey, b: PartKey): boolean {
  return a.seq === b.seq && a.journal === b.journal && a.node === b.node
}

/** The next older part than the one in sight: `held`, or the newest. `recent` begins with the newest. */
export function olderOf(recent: SeenPart[], held: PartKey | null): PartKey | null {
  const index = held ? recent.findIndex((it) => sameKey(it, held)) : 0
  const older = index < 0 ? undefined : recent[index + 1]
  return older ? keyOf(older) : held
}

/** The next newer part; null, that is live, beyond the newest. A held part that has left the strip goes on at its old end. */
export function newerOf(recent: SeenPart[], held: PartKey | null): PartKey | null {
  if (!held) return null
  const index = recent.findIndex((it) => sameKey(it, held))
  const newer = index < 0 ? recent.at(-1) : recent[index - 1]
  return newer ? keyOf(newer) : null
}

export function keyOf({ node, journal, seq }: PartKey): PartKey {
  return { node, journal, seq }
}
