import type { SeenPart } from '../api/client'
import { picturesOf } from '../part/picture'

/** So many of the last parts are looked at. */
export const NEWEST = 12

/** A picture comes some tenths of a second after its part; one that takes longer is a grey place with a name. */
export const LONGEST_BEHIND_MS = 1500

/**
 * The newest part that can be drawn at once, or has nothing to draw; the newest of all where that lies too far back.
 * `recent` begins with the newest.
 */
export function newestOf(recent: SeenPart[], canDraw: (url: string) => boolean): SeenPart | undefined {
  const [newest] = recent
  if (!newest) return undefined
  const since = Date.parse(newest.at) - LONGEST_BEHIND_MS
  return recent.slice(0, NEWEST).find((it) => Date.parse(it.at) >= since && isDrawn(it, canDraw)) ?? newest
}

function isDrawn(part: SeenPart, canDraw: (url: string) => boolean): boolean {
  const { urls, waiting } = picturesOf(part.views[0], false)
  return urls.length === 0 ? !waiting : urls.some(canDraw)
}
