import { useEffect, useReducer } from 'react'
import type { SeenPart } from '../api/client'
import { picturesOf } from '../part/picture'
import { heldPicture, loadPicture } from '../part/pictures'
import { newestOf, NEWEST } from './newest'

/** The part that a live line shows: see `newestOf`. Its small picture is loaded before it is shown. */
export function useNewest(recent: SeenPart[]): SeenPart | undefined {
  const [, look] = useReducer((it: number) => it + 1, 0)
  const wanted = recent
    .slice(0, NEWEST)
    .flatMap((it) => picturesOf(it.views[0], false).urls.slice(-1))
    .join(' ')
  useEffect(() => {
    let current = true
    const settle = () => {
      if (current) look()
    }
    for (const url of wanted === '' ? [] : wanted.split(' ')) if (!heldPicture(url)) loadPicture(url).then(settle, settle)
    return () => {
      current = false
    }
  }, [wanted])
  return newestOf(recent, (url) => heldPicture(url) !== undefined)
}
