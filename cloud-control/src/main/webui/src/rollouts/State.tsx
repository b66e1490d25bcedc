import { useTranslation } from 'react-i18next'
import { Warning } from '../page/Warning'

const ABNORMAL = ['RollingBack', 'RolledBack', 'Refused']

/** Where a rollout stands; only what went wrong draws the eye. */
export function State({ state }: { state: string }) {
  const { t } = useTranslation()
  const word = t(`rollouts.is.${state}`, { defaultValue: state })
  return ABNORMAL.includes(state) ? <Warning>{word}</Warning> : <>{word}</>
}
