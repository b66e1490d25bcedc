import { useTranslation } from 'react-i18next'
import type { GateView, RolloutView } from '../api/client'
import { useFormat } from '../i18n'
import { Warning } from '../page/Warning'
import { figureOf, wayTo } from './words'

/** Each gate's counts, its e-value and how far that is on its way to the limit. */
export function Gates({ rollout }: { rollout: RolloutView }) {
  const { t } = useTranslation()
  return (
    <section>
      <h2>{t('rollouts.gates')}</h2>
      <table className="rows" data-testid="gates">
        <thead>
          <tr>
            <th scope="col">{t('rollouts.gate')}</th>
            <th scope="col">{t('rollouts.counts')}</th>
            <th scope="col">{t('rollouts.events')}</th>
            <th scope="col">{t('rollouts.eValue')}</th>
            <th scope="col">{t('rollouts.mark')}</th>
            <th scope="col">{t('rollouts.says')}</th>
          </tr>
        </thead>
        <tbody>
          {rollout.gates.map((gate) => (
            <Row key={gate.gate} gate={gate} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ gate }: { gate: GateView }) {
  const { t } = useTranslation()
  const format = useFormat()
  const candidate = gate.events.reduce((sum, it) => sum + it.candidate, 0)
  const champion = gate.events.reduce((sum, it) => sum + it.champion, 0)
  const fired = gate.mark === 'FIRED'
  return (
    <tr>
      <th scope="row">{gate.gate}</th>
      <td>{t(`rollouts.watches.${gate.gate}`, { defaultValue: gate.counts })}</td>
      <td>{t('rollouts.both', { candidate: format.count(candidate), champion: format.count(champion) })}</td>
      <td>
        <span className="way" aria-hidden="true">
          <span data-fired={fired} style={{ width: `${wayTo(gate.logE, gate.logLimit) * 100}%` }} />
        </span>
        {t('rollouts.ofLimit', { value: figureOf(gate.eValue), limit: figureOf(gate.limit) })}
      </td>
      <td>{fired ? <Warning>{t('rollouts.marks.FIRED')}</Warning> : t(`rollouts.marks.${gate.mark}`, { defaultValue: gate.mark })}</td>
      <td>{gate.says}</td>
    </tr>
  )
}
