/** What people may do at a page, each by a key and by touch. */
export type Verb = 'older' | 'newer' | 'live' | 'template' | 'pause' | 'resume' | 'promote' | 'abort' | 'language' | 'help'

export const KEYS: Record<Verb, string[]> = {
  older: ['ArrowLeft'],
  newer: ['ArrowRight'],
  live: ['Escape', ' '],
  template: ['t', 'T'],
  pause: ['p', 'P'],
  resume: ['r', 'R'],
  promote: ['o', 'O'],
  abort: ['a', 'A'],
  language: ['l', 'L'],
  help: ['?'],
}

interface Pressed {
  key: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  target: { tagName?: string; isContentEditable?: boolean } | null
}

const WRITING = ['INPUT', 'TEXTAREA', 'SELECT']

/** The verb of a key press; null inside text fields, with a modifier, or where the element has its own use for it. */
export function verbOf(pressed: Pressed): Verb | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null
  const tag = pressed.target?.tagName?.toUpperCase() ?? ''
  if (WRITING.includes(tag) || pressed.target?.isContentEditable) return null
  if (pressed.key === ' ' && (tag === 'BUTTON' || tag === 'A')) return null
  const found = Object.entries(KEYS).find(([, keys]) => keys.includes(pressed.key))
  return found ? (found[0] as Verb) : null
}
