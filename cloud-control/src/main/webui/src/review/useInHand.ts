import { useState } from 'react'
import { begun, keyOf, type Kind, type ReviewItem, type Work } from './work'

interface InHand {
  key: string
  work: Work
  /** Of what is drawn next. */
  kind: Kind
  /** Whether the template is looked at. */
  template: boolean
}

function anew(item: ReviewItem): InHand {
  return { key: keyOf(item), work: begun(item), kind: 'SHORT', template: false }
}

/** What has been done with `item` so far; begun anew for each, without the page being built anew. */
export function useInHand(item: ReviewItem) {
  const [held, setHeld] = useState(() => anew(item))
  const mine = (it: InHand) => (it.key === keyOf(item) ? it : anew(item))
  const change = (what: (it: InHand) => Partial<InHand>) =>
    setHeld((before) => {
      const now = mine(before)
      return { ...now, ...what(now) }
    })
  return {
    ...mine(held),
    setWork: (next: (work: Work) => Work) => change(({ work }) => ({ work: next(work) })),
    setKind: (kind: Kind) => change(() => ({ kind })),
    setTemplate: (template: boolean) => change(() => ({ template })),
  }
}
