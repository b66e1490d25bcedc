import { useTranslation } from 'react-i18next'
import { Refused } from '../api/client'
import { useFormat } from '../i18n'
import { ageOf } from './age'

interface Props {
  stale: boolean
  error: Error | null
  age: number
  /** The server's clock at the last answer. */
  at: string
}

/** One quiet word while all is well; else what is wrong and how old the page is. */
export function Connection({ stale, error, age, at }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!stale)
    return (
      <p className="connection" data-testid="connection" data-stale="false">
        {t('state.fresh', { time: format.clock(at) })}
      </p>
    )
  const { unit, count } = ageOf(age)
  const why = error instanceof Refused ? (error.status === 503 ? 'database' : 'silent') : error ? 'lost' : 'silent'
  return (
    <p className="connection" data-testid="connection" data-stale="true">
      <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 1.4 23.4 22H.6z" fill="#f0b429" stroke="#4b3300" strokeWidth="1.5" />
        <path d="M12 8.5v6.3m0 3.2v.2" stroke="#4b3300" strokeWidth="2.4" strokeLinecap="round" />
      </svg>
      <b role="status">{t(`state.${why}`)}</b>
      <span data-testid="age" data-age-ms={age}>{t('state.age', { age: t(`age.${unit}`, { count }) })}</span>
      <span>{t('state.again')}</span>
    </p>
  )
}
