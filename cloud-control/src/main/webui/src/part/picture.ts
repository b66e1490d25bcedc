import { paths, type SeenView } from '../api/client'

/** What to show of a view, the best first; `waiting` while something better or anything at all is still on its way. */
export interface Pictures {
  urls: string[]
  waiting: boolean
}

export function picturesOf(view: SeenView | undefined, template: boolean): Pictures {
  const wanted = template ? [view?.template] : [view?.image, view?.preview]
  const named = wanted.filter((it) => it != null)
  return {
    urls: named.filter((it) => it.arrived).map((it) => paths.image(it.digest)),
    waiting: named.some((it) => !it.arrived),
  }
}
