import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { paths, type ModelDetail } from '../api/client'
import { useFormat } from '../i18n'
import { useAsked } from '../page/asked'
import { Facts } from '../page/Facts'
import { Page } from '../page/Page'
import { Warning } from '../page/Warning'
import { bytesOf } from './path'
import { TraceSection } from './Trace'

/** One model: where it comes from, what it rests on, where it runs, and why it may not. */
export function ModelPage() {
  const { name = '', version = '' } = useParams()
  const { t } = useTranslation()
  const asked = useAsked<ModelDetail>(paths.model(name, version))
  return (
    <Page asked={asked} unknown={t('models.unknown', { model: `${name} ${version}` })}>
      {(model) => (
        <div data-testid="model">
          <p>
            <Link className="row-link" to="/models">
              ← {t('models.title')}
            </Link>
          </p>
          <h1>{model.model.label}</h1>
          {model.barred && (
            <p className="bar-reason" data-testid="barred">
              <Warning>
                <b>{t('models.barred', { code: model.barred.code })}</b>
              </Warning>{' '}
              {model.barred.sentence}
            </p>
          )}
          <Provenance detail={model} />
          <Governance detail={model} />
          <Limits detail={model} />
          <Runs detail={model} />
          <TraceSection digest={model.model.digest} />
        </div>
      )}
    </Page>
  )
}

function Provenance({ detail }: { detail: ModelDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  const size = bytesOf(detail.bytes)
  const rows = [
    [t('models.digest'), <span className="code">{detail.model.digest}</span>],
    [t('models.family'), detail.model.family],
    [t('models.signer'), detail.model.signer],
    [t('models.registered'), format.moment(detail.model.registeredAt)],
    [t('models.aliases'), detail.model.aliases.join(', ')],
    [t('models.parent'), detail.parent && <span className="code">{detail.parent}</span>],
    [t('models.firmware'), detail.firmware],
    [t('models.floor'), format.count(detail.floor)],
    [t('models.place'), <span className="code">{detail.place}</span>],
    [t('models.size'), `${format.count(size.value)} ${size.unit}`],
  ] as const
  return (
    <section>
      <h2>{t('models.provenance')}</h2>
      <Facts rows={rows} />
    </section>
  )
}

function Governance({ detail }: { detail: ModelDetail }) {
  const { t } = useTranslation()
  return (
    <section>
      <h2>{t('models.governance')}</h2>
      <table className="rows" data-testid="governance">
        <thead>
          <tr>
            <th scope="col">{t('models.entry')}</th>
            <th scope="col">{t('models.id')}</th>
            <th scope="col">{t('models.approver')}</th>
            <th scope="col">{t('models.date')}</th>
            <th scope="col">{t('models.document')}</th>
          </tr>
        </thead>
        <tbody>
          {detail.governance.map((entry) => (
            <tr key={entry.what}>
              <th scope="row">{t(`models.what.${entry.what}`)}</th>
              <td>{entry.id}</td>
              <td>{entry.approver}</td>
              <td>{entry.date}</td>
              <td className="code">{entry.sha256.slice(0, 12)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Limits({ detail }: { detail: ModelDetail }) {
  const { t } = useTranslation()
  return (
    <section>
      <h2>{t('models.limits')}</h2>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('models.kind')}</th>
            <th scope="col">{t('models.reject')}</th>
            <th scope="col">{t('models.review')}</th>
          </tr>
        </thead>
        <tbody>
          {detail.thresholds.map((limit) => (
            <tr key={limit.kind}>
              <th scope="row">{limit.kind === 'all' ? t('models.everyKind') : t(`kind.${limit.kind.toUpperCase()}`, { defaultValue: limit.kind })}</th>
              <td>{limit.reject.toFixed(2)}</td>
              <td>{limit.review.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Runs({ detail }: { detail: ModelDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section>
      <h2>{t('models.runs')}</h2>
      {detail.runs.length === 0 && <p className="quiet">{t('models.nowhere')}</p>}
      {detail.runs.length > 0 && (
        <table className="rows" data-testid="runs">
          <thead>
            <tr>
              <th scope="col">{t('models.node')}</th>
              <th scope="col">{t('line')}</th>
              <th scope="col">{t('models.station')}</th>
              <th scope="col">{t('models.role')}</th>
              <th scope="col">{t('models.state')}</th>
              <th scope="col">{t('models.reported')}</th>
            </tr>
          </thead>
          <tbody>
            {detail.runs.map((run) => (
              <tr key={`${run.node} ${run.station} ${run.recipe ?? ''} ${run.role}`}>
                <th scope="row">{run.node}</th>
                <td>{run.line}</td>
                <td>{run.recipe ? `${run.station}, ${run.recipe}` : run.station}</td>
                <td>{t(`trace.roles.${run.role}`, { defaultValue: run.role })}</td>
                <td>{run.code ? <Warning>{`${t(`models.is.${run.state}`, { defaultValue: run.state })} ${run.code}`}</Warning> : t(`models.is.${run.state}`, { defaultValue: run.state })}</td>
                <td>{format.moment(run.reportedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
