import { useEffect, useRef } from 'react'
import { verbOf, type Verb } from './keys'

/** Runs the verb of each key press anywhere on the page; while any dialog is open only `help` is heard. */
export function useKeys(verbs: Partial<Record<Verb, () => void>>) {
  const latest = useRef(verbs)
  useEffect(() => {
    latest.current = verbs
  })
  useEffect(() => {
    const on = (event: KeyboardEvent) => {
      const verb = verbOf({ ...pick(event), target: event.target as HTMLElement | null })
      if (!verb || (verb !== 'help' && document.querySelector('[role="dialog"]'))) return
      const run = latest.current[verb]
      if (!run) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', on)
    return () => window.removeEventListener('keydown', on)
  }, [])
}

function pick({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) {
  return { key, ctrlKey, altKey, metaKey }
}
