import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { paths, type SignalView } from '../api/client'
import { useFormat } from '../i18n'
import { useAsked } from '../page/asked'
import { Facts } from '../page/Facts'
import { Page } from '../page/Page'
import { writeKey } from '../part/key'
import { figureOf } from '../rollouts/words'
import { Bins } from './Bins'
import { Standing } from './Standing'

/** One signal of one station: its bins now and then, and the boards behind them. */
export function SignalPage() {
  const { station = '', signal = '' } = useParams()
  const { t } = useTranslation()
  const asked = useAsked<SignalView[]>(paths.signal(station, signal))
  return (
    <Page asked={asked} unknown={t('drift.unknown', { station })}>
      {(views) => (
        <div data-testid="signal">
          <p>
            <Link className="row-link" to="/drift">
              ← {t('nav.drift')}
            </Link>
          </p>
          <h1>
            {station}, {t(`drift.signals.${signal}`, { defaultValue: signal })}
          </h1>
          {views.map((view) => (
            <Series key={`${view.finding.recipe} ${view.finding.digest}`} view={view} />
          ))}
        </div>
      )}
    </Page>
  )
}

function Series({ view }: { view: SignalView }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { finding } = view
  const rows = [
    [t('drift.state'), <Standing state={finding.state} />],
    [t('drift.why'), finding.why],
    [t('drift.js'), finding.distance && figureOf(finding.distance.js)],
    [t('drift.p'), finding.distance && figureOf(finding.distance.p)],
    [t('drift.kl'), finding.distance && `${figureOf(finding.distance.kl)}${finding.distance.light ? ` ${t('drift.light')}` : ''}`],
    [t('drift.now'), t('drift.counted', { lots: format.count(finding.lots), parts: format.count(finding.parts) })],
    [t('drift.then'), t('drift.counted', { lots: format.count(finding.then.lots), parts: format.count(finding.then.parts) })],
    [t('drift.patrol'), format.moment(finding.at)],
  ] as const
  return (
    <section>
      <h2>
        {finding.recipe} {finding.model}
      </h2>
      <Facts rows={rows} />
      <Bins view={view} />
      <Boards view={view} />
    </section>
  )
}

function Boards({ view }: { view: SignalView }) {
  const { t } = useTranslation()
  if (view.boards.length === 0) return null
  return (
    <>
      <h3>{t('drift.boards')}</h3>
      <ol className="drift-boards" data-testid="boards">
        {view.boards.map((board) => (
          <li key={`${board.node} ${board.journal} ${board.seq}`}>
            <Link to={`/lines/${encodeURIComponent(view.finding.line)}?part=${encodeURIComponent(writeKey(board))}`}>
              {board.preview ? <img src={paths.image(board.preview)} alt="" loading="lazy" /> : <span className="thumb-place">{t('board.waiting')}</span>}
              {board.part}
            </Link>
          </li>
        ))}
      </ol>
    </>
  )
}
