import { useEffect, useState } from 'react'
import { heldPicture, loadPicture } from './pictures'

export interface Loaded {
  image: HTMLImageElement | null
  state: 'none' | 'loading' | 'ready' | 'failed'
}

interface Known {
  url: string
  image: HTMLImageElement | null
}

/** A picture that is not there may be on its way. */
const AGAIN_MS = 3_000

/**
 * The best of `urls` (best first) that has been loaded so far, never an image of another part: what is held appears at
 * once, a better one takes its place when it is there. What cannot be loaded is asked for again while it is wanted.
 */
export function usePicture(urls: string[]): Loaded {
  const [known, setKnown] = useState<Known[]>([])
  const wanted = urls.join(' ')
  useEffect(() => {
    let current = true
    const again = new Set<ReturnType<typeof setTimeout>>()
    const list = wanted === '' ? [] : wanted.split(' ')
    setKnown((before) => before.filter((it) => it.image && list.includes(it.url)))
    for (const url of list) {
      const settle = (image: HTMLImageElement | null) => {
        if (current) setKnown((before) => [...before.filter((it) => it.url !== url), { url, image }])
      }
      const ask = () => {
        loadPicture(url).then(settle, () => {
          settle(null)
          if (current) again.add(setTimeout(ask, AGAIN_MS))
        })
      }
      ask()
    }
    return () => {
      current = false
      again.forEach(clearTimeout)
    }
  }, [wanted])
  const best = urls.map((url) => known.find((it) => it.url === url)?.image ?? heldPicture(url)).find((it) => it)
  if (best) return { image: best, state: 'ready' }
  if (urls.length === 0) return { image: null, state: 'none' }
  const failed = urls.every((url) => known.some((it) => it.url === url))
  return { image: null, state: failed ? 'failed' : 'loading' }
}
