import { useEffect, useRef } from 'react'
import { verbOf, type Verb } from './keys'

/** Runs the verb of each key press anywhere on the page; while a dialog is open only `help` is heard. */
export function useKeys(verbs: Partial<Record<Verb, () => void>>, dialog: boolean) {
  const latest = useRef({ verbs, dialog })
  useEffect(() => {
    latest.current = { verbs, dialog }
  })
  useEffect(() => {
    const on = (event: KeyboardEvent) => {
      const verb = verbOf({ ...pick(event), target: event.target as HTMLElement | null })
      if (!verb || (latest.current.dialog && verb !== 'help')) return
      const run = latest.current.verbs[verb]
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
