import { useTranslation } from 'react-i18next'
import type { Split } from '../api/client'
import { useFormat } from '../i18n'
import { BUDGET_MS, barOf } from '../live/split'

/** Where the part's time went, against what the line allows. */
export function Latency({ split }: { split: Split }) {
  const { t } = useTranslation()
  const format = useFormat()
  const bar = barOf(split)
  const total = split.total ?? bar.spent
  return (
    <section className="latency" data-over={bar.over} aria-labelledby="latency-title">
      <h3 id="latency-title">{t('latency.title')}</h3>
      <p className="latency-total">
        <span className="figure" data-testid="latency-total" data-value={split.total ?? ''}>
          {t('latency.total', { ms: format.ms(total) })}
        </span>{' '}
        <span className="label">
          {t(split.total === null ? 'latency.untold' : 'latency.told')} ·{' '}
          <span className={bar.over ? 'abnormal' : ''} data-testid="latency-budget">
            {t(bar.over ? 'latency.over' : 'latency.budget', { ms: BUDGET_MS })}
          </span>
        </span>
      </p>
      <div className="bar" aria-hidden="true">
        {bar.segments.map((it) => (
          <span key={it.step} className={`bar-${it.step}`} style={{ left: `${it.from * 100}%`, width: `${it.width * 100}%` }} />
        ))}
        {bar.budget < 1 && <span className="bar-budget" style={{ left: `${bar.budget * 100}%` }} />}
      </div>
      <dl className="steps">
        {bar.segments.map(({ step, ms }) => (
          <div key={step}>
            <dt>
              <i className={`swatch bar-${step}`} aria-hidden="true" />
              {t(`latency.${step}`)}
            </dt>
            <dd data-testid={`latency-${step}`} data-value={ms ?? ''}>{ms === null ? '–' : format.ms(ms)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
