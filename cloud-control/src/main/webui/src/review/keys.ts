import { KINDS, type Kind } from './work'

export type Verb = 'real' | 'unreal' | 'good' | 'send' | 'undo' | 'next' | 'template'

export const KEYS: Record<Verb, string[]> = {
  real: ['y', 'Y'],
  unreal: ['n', 'N'],
  good: ['g', 'G'],
  send: ['Enter'],
  undo: ['u', 'U', 'Backspace'],
  next: ['Tab'],
  template: ['t', 'T'],
}

interface Pressed {
  key: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  target: { tagName?: string } | null
}

const QUIET = ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A']
const WRITING = ['INPUT', 'TEXTAREA', 'SELECT']

/** What a key means here: a verb, or a class; null inside text fields and where an element has its own use for it. */
export function meaningOf(pressed: Pressed): Verb | Kind | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null
  const tag = pressed.target?.tagName?.toUpperCase() ?? ''
  if (WRITING.includes(tag)) return null
  if ((pressed.key === 'Enter' || pressed.key === 'Tab') && QUIET.includes(tag)) return null
  const kind = KINDS[Number(pressed.key) - 1]
  if (/^[1-9]$/.test(pressed.key) && kind) return kind
  const found = Object.entries(KEYS).find(([, keys]) => keys.includes(pressed.key))
  return found ? (found[0] as Verb) : null
}
