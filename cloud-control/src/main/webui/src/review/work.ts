import type { components } from '../api/schema'

type Schemas = components['schemas']
export type ReviewItem = Schemas['ReviewItem']
export type ReviewPage = Schemas['ReviewPage']
export type LabelBody = Schemas['LabelBody']
export type Kind = Schemas['DefectClass']
export type Box = Schemas['Box']
export type Side = Schemas['Side']

export interface Place {
  side: Side
  index: number
}

/** What one word is said about: a box, or the boxes that both models drew around the same thing. */
export interface Subject {
  box: Box
  kind: Kind
  score: number
  marks: Place[]
}

export interface Word {
  real: boolean
  kind: Kind
}

export interface Missed {
  box: Box
  kind: Kind
}

/** What a reviewer has said of a part so far: a word or none for each subject, and what was drawn. */
export interface Work {
  words: (Word | null)[]
  missed: Missed[]
  at: number
}

/** The classes in the order of their keys, 1 to 7. */
export const KINDS: Kind[] = ['OPEN', 'SHORT', 'MOUSEBITE', 'SPUR', 'COPPER', 'PINHOLE', 'OTHER']

const SAME = 0.5
const SMALLEST = 4

export function subjectsOf(item: ReviewItem): Subject[] {
  const subjects: Subject[] = item.champion.marks.map((mark, index) => ({ ...pick(mark), marks: [{ side: 'CHAMPION', index }] }))
  for (const [index, mark] of (item.candidate?.marks ?? []).entries()) {
    const twin = subjects.find((it) => it.marks.length === 1 && it.marks[0]!.side === 'CHAMPION' && it.kind === mark.kind && overlap(it.box, mark.box) >= SAME)
    if (twin) twin.marks.push({ side: 'CANDIDATE', index })
    else subjects.push({ ...pick(mark), marks: [{ side: 'CANDIDATE', index }] })
  }
  return subjects
}

function pick({ box, kind, score }: Schemas['Mark']) {
  return { box, kind, score }
}

/** Intersection over union. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  if (width <= 0 || height <= 0) return 0
  const shared = width * height
  return shared / (area(a) + area(b) - shared)
}

const area = (it: Box) => (it.right - it.left) * (it.bottom - it.top)

export function begun(item: ReviewItem): Work {
  return { words: subjectsOf(item).map(() => null), missed: [], at: 0 }
}

/** A word on the subject in hand; on to the next one that has none. */
export function say(work: Work, subjects: Subject[], real: boolean): Work {
  const subject = subjects[work.at]
  if (!subject) return work
  const words = work.words.with(work.at, { real, kind: work.words[work.at]?.kind ?? subject.kind })
  return { ...work, words, at: nextOpen(words, work.at) }
}

function nextOpen(words: Work['words'], at: number): number {
  for (let step = 1; step <= words.length; step++) {
    const index = (at + step) % words.length
    if (words[index] === null) return index
  }
  return at
}

/** Nothing here is a defect: all that has no word yet is false. */
export function sayGood(work: Work, subjects: Subject[]): Work {
  return { ...work, words: work.words.map((it, index) => it ?? { real: false, kind: subjects[index]!.kind }) }
}

/** The class of what was drawn last, else of the subject in hand, which then is real. */
export function classify(work: Work, kind: Kind): Work {
  if (work.missed.length > 0) return { ...work, missed: work.missed.with(-1, { ...work.missed.at(-1)!, kind }) }
  if (work.words.length === 0) return work
  return { ...work, words: work.words.with(work.at, { real: true, kind }) }
}

/** A defect that no model marked; a click without a stroke draws nothing. */
export function draw(work: Work, box: Box, kind: Kind): Work {
  const tidy = {
    left: Math.min(box.left, box.right),
    top: Math.min(box.top, box.bottom),
    right: Math.max(box.left, box.right),
    bottom: Math.max(box.top, box.bottom),
  }
  if (tidy.right - tidy.left < SMALLEST || tidy.bottom - tidy.top < SMALLEST) return work
  return { ...work, missed: [...work.missed, { box: tidy, kind }] }
}

/** One step back: what was drawn last, else the last word. */
export function back(work: Work): Work {
  if (work.missed.length > 0) return { ...work, missed: work.missed.slice(0, -1) }
  const last = work.words.findLastIndex((it) => it !== null)
  return last < 0 ? work : { ...work, words: work.words.with(last, null), at: last }
}

export function isEmpty(work: Work): boolean {
  return work.missed.length === 0 && work.words.every((it) => it === null)
}

export function isComplete(work: Work): boolean {
  return work.words.every((it) => it !== null)
}

/** The label; only of work that is complete. */
export function labelOf(item: ReviewItem, work: Work, reviewer: string, id: string): LabelBody {
  const subjects = subjectsOf(item)
  return {
    id,
    node: item.node,
    journal: item.journal,
    seq: item.seq,
    reviewer,
    marks: subjects.flatMap((subject, at) =>
      subject.marks.map(({ side, index }) => {
        const word = work.words[at]!
        return { side, index, real: word.real, kind: word.kind === subject.kind ? null : word.kind }
      }),
    ),
    missed: work.missed.map(({ box, kind }) => ({ view: 0, box, kind })),
  }
}

export function keyOf(item: { node: string | null; journal: string | null; seq: number | null }): string {
  return `${item.node}/${item.journal}/${item.seq}`
}
