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
  const now = held.key === keyOf(item) ? held : anew(item)
  if (now !== held) setHeld(now)
  const change = (what: (it: InHand) => Partial<InHand>) => setHeld((before) => ({ ...before, ...what(before) }))
  return {
    ...now,
    setWork: (next: (work: Work) => Work) => change(({ work }) => ({ work: next(work) })),
    setKind: (kind: Kind) => change(() => ({ kind })),
    setTemplate: (template: boolean) => change(() => ({ template })),
  }
}
