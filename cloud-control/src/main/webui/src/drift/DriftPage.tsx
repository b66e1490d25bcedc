import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths, type AlertView, type DriftNow, type FindingView } from '../api/client'
import { useFormat } from '../i18n'
import { useAsked } from '../page/asked'
import { Page } from '../page/Page'
import { Warning } from '../page/Warning'
import { figureOf } from '../rollouts/words'
import { Standing } from './Standing'

/** Each signal as the newest patrol found it, and the alerts that stand. */
export function DriftPage() {
  const { t } = useTranslation()
  const asked = useAsked<DriftNow>(paths.drift)
  return (
    <Page asked={asked} unknown={t('drift.none')}>
      {(drift) => (
        <>
          <h1>{t('nav.drift')}</h1>
          <Alerts kind="DRIFT" alerts={drift.alerts} />
          <Alerts kind="TICKET" alerts={drift.alerts} />
          {drift.findings.length === 0 ? <p data-testid="no-drift">{t('drift.none')}</p> : <Findings findings={drift.findings} />}
        </>
      )}
    </Page>
  )
}

/** A ticket waits for a person; drift alone is an alert. */
function Alerts({ kind, alerts }: { kind: AlertView['kind']; alerts: AlertView[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const mine = alerts.filter((alert) => alert.kind === kind)
  if (mine.length === 0) return null
  return (
    <section>
      <h2>{t(kind === 'DRIFT' ? 'drift.alerts' : 'drift.tickets')}</h2>
      {mine.map((alert) => (
        <p key={alert.id} className="bar-reason" data-testid={kind === 'DRIFT' ? 'alert' : 'ticket'}>
          <Warning>
            {alert.station}, {t(`drift.signals.${alert.signal}`, { defaultValue: alert.signal })}
          </Warning>{' '}
          {alert.sentence} <span className="quiet">{format.moment(alert.openedAt)}</span>
        </p>
      ))}
    </section>
  )
}

function Findings({ findings }: { findings: FindingView[] }) {
  const { t } = useTranslation()
  return (
    <table className="rows" data-testid="findings">
      <thead>
        <tr>
          <th scope="col">{t('models.station')}</th>
          <th scope="col">{t('drift.signal')}</th>
          <th scope="col">{t('rollouts.recipe')}</th>
          <th scope="col">{t('models.model')}</th>
          <th scope="col">{t('drift.state')}</th>
          <th scope="col">{t('drift.js')}</th>
          <th scope="col">{t('drift.p')}</th>
          <th scope="col">{t('drift.kl')}</th>
          <th scope="col">{t('drift.lots')}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((it) => (
          <Row key={`${it.station} ${it.recipe} ${it.digest} ${it.signal}`} finding={it} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ finding }: { finding: FindingView }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { distance } = finding
  return (
    <tr>
      <th scope="row">
        <Link className="row-link" to={`/drift/${encodeURIComponent(finding.station)}/${encodeURIComponent(finding.signal)}`}>
          {finding.station}
        </Link>
      </th>
      <td>{t(`drift.signals.${finding.signal}`, { defaultValue: finding.signal })}</td>
      <td>{finding.recipe}</td>
      <td>{finding.model}</td>
      <td>
        <Standing state={finding.state} />
      </td>
      <td>{distance ? figureOf(distance.js) : ''}</td>
      <td>{distance ? figureOf(distance.p) : ''}</td>
      <td>{distance ? `${figureOf(distance.kl)}${distance.light ? ` ${t('drift.light')}` : ''}` : ''}</td>
      <td>{t('drift.counted', { lots: format.count(finding.lots), parts: format.count(finding.parts) })}</td>
    </tr>
  )
}
