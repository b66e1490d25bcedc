import { useTranslation } from 'react-i18next'
import type { SignalView } from '../api/client'
import { useFormat } from '../i18n'
import { figureOf } from '../rollouts/words'
import { binOf, sharesOf, tallest } from './shares'

const HEIGHT = 160

/** Shares of each bin now (bars) and in the reference (lines), in the band that chance alone keeps to (grey). */
export function Bins({ view }: { view: SignalView }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = sharesOf(view.now)
  const then = sharesOf(view.then)
  if (now.length === 0 && then.length === 0) return null
  const count = Math.max(now.length, then.length)
  const scale = HEIGHT / tallest(now, then, view.high)
  const range = (index: number) => {
    const { from, below } = binOf(view.edges, index)
    return `${from === null ? '' : figureOf(from)}–${below === null ? '' : figureOf(below)}`
  }
  const say = (index: number) =>
    t('drift.bin', { range: range(index), now: format.percent(now[index] ?? 0), then: format.percent(then[index] ?? 0) })
  return (
    <figure className="bins" data-testid="bins">
      <svg viewBox={`0 0 ${count * 24} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={t('drift.drawn')}>
        {Array.from({ length: count }, (_, index) => {
          const low = view.low[index] ?? 0
          const high = view.high[index] ?? 0
          const at = then[index] ?? 0
          const is = now[index] ?? 0
          const off = view.high.length > 0 && (is > high || is < low)
          return (
            <g key={index} transform={`translate(${index * 24} 0)`}>
              <title>{say(index)}</title>
              <rect x="1" width="22" y={HEIGHT - high * scale} height={(high - low) * scale} className="bin-band" />
              <rect x="6" width="12" y={HEIGHT - is * scale} height={is * scale} className="bin-now" data-off={off} />
              <rect x="1" width="22" y={HEIGHT - at * scale - 1} height="2" className="bin-then" />
            </g>
          )
        })}
      </svg>
      <figcaption className="quiet">{t('drift.legend')}</figcaption>
    </figure>
  )
}
