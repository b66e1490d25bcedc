import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths, type Trace, type TraceStep } from '../api/client'
import { useFormat } from '../i18n'
import { useAsked } from '../page/asked'
import { firstOf, partPath, rowsOf } from './trace'

const ASK_AGAIN_MS = 30_000

/** From the labels to the first word at each station, link by link; what is missing is said. */
export function TraceSection({ digest }: { digest: string }) {
  const { t } = useTranslation()
  const { data } = useAsked<Trace>(paths.trace(digest), ASK_AGAIN_MS)
  return (
    <section>
      <h2>{t('trace.title')}</h2>
      {data === undefined ? <p className="quiet">{t('state.asking')}</p> : <Chain trace={data} />}
    </section>
  )
}

function Chain({ trace }: { trace: Trace }) {
  const { t } = useTranslation()
  return (
    <table className="rows chain" data-testid="trace" data-whole={trace.whole}>
      <thead>
        <tr>
          <th scope="col">{t('trace.link')}</th>
          <th scope="col">{t('trace.found')}</th>
          <th scope="col">{t('trace.readFrom')}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(trace).map(({ step, readFrom, missing }) => (
          <tr key={step} data-link={step} data-missing={missing !== null}>
            <th scope="row">{t(`trace.links.${step}`)}</th>
            <td>
              <Found trace={trace} step={step} />
              {missing !== null && (
                <p className="quiet">
                  {t('trace.missing')} {missing}
                </p>
              )}
            </td>
            <td className="quiet">{readFrom}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Found({ trace, step }: { trace: Trace; step: TraceStep }): ReactNode {
  switch (step) {
    case 'LABELS':
      return trace.labels && <Labels labels={trace.labels} />
    case 'DATASET':
      return trace.dataset && <DataSet dataset={trace.dataset} />
    case 'JOB':
      return trace.job && <Job job={trace.job} />
    case 'BUNDLE':
      return trace.bundle && <Signatures signatures={trace.bundle.signatures} />
    case 'REGISTERED':
      return trace.registered && <Registered registered={trace.registered} />
    case 'ROLLOUTS':
      return <Rollouts rollouts={trace.rollouts} />
    case 'GENERATIONS':
      return <Generations generations={trace.generations} />
    case 'WORDS':
      return <Words words={trace.words} />
  }
}

function Labels({ labels }: { labels: NonNullable<Trace['labels']> }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <p>{t('trace.labels', { count: labels.count, reviewers: labels.reviewers.join(', ') })}</p>
      <p>{t('trace.between', { first: format.moment(labels.first), last: format.moment(labels.last) })}</p>
      {labels.undone > 0 && <p>{t('trace.undone', { count: labels.undone })}</p>}
    </>
  )
}

function DataSet({ dataset }: { dataset: NonNullable<Trace['dataset']> }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="code">{dataset.digest}</p>
      <p>{t('trace.images', { count: dataset.images })}</p>
      {dataset.split.length > 0 && <p>{t('trace.split', { folds: dataset.split.map((it) => it.images).join(' + ') })}</p>}
    </>
  )
}

function Job({ job }: { job: NonNullable<Trace['job']> }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <p className="code">{job.id}</p>
      {job.startedAt !== null && job.endedAt !== null && (
        <p>{t('trace.between', { first: format.moment(job.startedAt), last: format.moment(job.endedAt) })}</p>
      )}
      {job.confirmedBy !== null && <p>{t('trace.confirmed', { by: job.confirmedBy })}</p>}
    </>
  )
}

function Signatures({ signatures }: { signatures: NonNullable<Trace['bundle']>['signatures'] }) {
  const { t } = useTranslation()
  return signatures.map((it, at) => (
    <p key={at}>{t(it.accepted ? 'trace.signed' : 'trace.unverified', { key: it.keyId })}</p>
  ))
}

function Registered({ registered }: { registered: NonNullable<Trace['registered']> }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <p>{t('trace.placed', { place: registered.place, store: registered.store })}</p>
      {registered.run !== null && (
        <p>
          {t('trace.run')} <span className="code">{registered.run}</span>
        </p>
      )}
      <p>{format.moment(registered.registeredAt)}</p>
    </>
  )
}

function Rollouts({ rollouts }: { rollouts: Trace['rollouts'] }) {
  const { t } = useTranslation()
  return rollouts.map((it) => (
    <p key={it.id}>
      <Link className="row-link" to={`/rollouts/${encodeURIComponent(it.id)}`}>
        {it.id}
      </Link>{' '}
      {t(`rollouts.is.${it.state}`)}: {it.why}
    </p>
  ))
}

function Generations({ generations }: { generations: Trace['generations'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { shown, more } = firstOf(generations)
  return (
    <>
      {shown.map((it) => (
        <p key={`${it.node} ${it.generation} ${it.station} ${it.recipe ?? ''}`}>
          {t('trace.generation', { node: it.node, generation: it.generation, station: it.station })}{' '}
          {t(`trace.roles.${it.mode ?? it.role}`)}, {format.moment(it.signedAt)}
        </p>
      ))}
      {more > 0 && <p className="quiet">{t('trace.more', { count: more })}</p>}
    </>
  )
}

function Words({ words }: { words: Trace['words'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return words.map((it) => (
    <p key={it.station} data-testid="first-word" data-station={it.station} data-part={it.part}>
      {it.station}:{' '}
      <Link className="row-link" to={partPath(it)}>
        {it.part}
      </Link>{' '}
      {t(`verdict.${it.verdict}`)}, {format.moment(it.at)}
    </p>
  ))
}
