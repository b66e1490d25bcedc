import { useTranslation } from 'react-i18next'
import type { Verdict, Window } from '../api/client'
import { useFormat } from '../i18n'
import { Mark } from '../part/Mark'
import { rateOf } from './format'

const SHOWN: [Verdict, keyof Window][] = [
  ['PASS', 'pass'],
  ['REJECT', 'reject'],
  ['REVIEW', 'review'],
  ['ERROR', 'error'],
]

/** The share of rejects, never without the number behind it. */
export function Rate({ window }: { window: Window }) {
  const { t } = useTranslation()
  const format = useFormat()
  const rate = rateOf(window.reject, window.parts)
  return (
    <section className="rate" aria-labelledby="rate-title">
      <h3 id="rate-title">{t('rate.title')}</h3>
      <p className="rate-line">
        <span className="figure" data-testid="reject-rate" data-value={rate ?? ''}>{rate === null ? '–' : format.percent(rate)}</span>
        <span className="label" data-testid="reject-count" data-parts={window.parts} data-reject={window.reject}>
          {rate === null ? t('rate.none') : t('rate.of', { count: window.parts, replace: { count: format.count(window.parts) } })}
        </span>
      </p>
      <dl className="tallies">
        {SHOWN.map(([verdict, field]) => (
          <div key={verdict}>
            <dt><Mark verdict={verdict} size={14} /> {t(`verdict.${verdict}`)}</dt>
            <dd data-testid={`window-${field}`} data-value={window[field]}>{format.count(window[field])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
