import { useTranslation } from 'react-i18next'
import { Warning } from '../page/Warning'

/** What a patrol found. Only drift draws the eye; that nothing could be said is a word, never an OK. */
export function Standing({ state }: { state: string }) {
  const { t } = useTranslation()
  const word = t(`drift.is.${state}`, { defaultValue: state })
  return state === 'DRIFT' ? <Warning>{word}</Warning> : <span className={state === 'OK' ? 'quiet' : undefined}>{word}</span>
}
