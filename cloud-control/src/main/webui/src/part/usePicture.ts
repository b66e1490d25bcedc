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

/**
 * The best of `urls` (best first) that has been loaded so far, never an image of another part: what is held appears at
 * once, a better one takes its place when it is there.
 */
export function usePicture(urls: string[]): Loaded {
  const [known, setKnown] = useState<Known[]>([])
  const wanted = urls.join(' ')
  useEffect(() => {
    let current = true
    const list = wanted === '' ? [] : wanted.split(' ')
    setKnown((before) => before.filter((it) => it.image && list.includes(it.url)))
    for (const url of list) {
      const settle = (image: HTMLImageElement | null) => {
        if (current) setKnown((before) => [...before.filter((it) => it.url !== url), { url, image }])
      }
      loadPicture(url).then(settle, () => settle(null))
    }
    return () => {
      current = false
    }
  }, [wanted])
  const best = urls.map((url) => known.find((it) => it.url === url)?.image ?? heldPicture(url)).find((it) => it)
  if (best) return { image: best, state: 'ready' }
  if (urls.length === 0) return { image: null, state: 'none' }
  const failed = urls.every((url) => known.some((it) => it.url === url))
  return { image: null, state: failed ? 'failed' : 'loading' }
}
