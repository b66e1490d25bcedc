import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths, type RolloutLine } from '../api/client'
import { useFormat } from '../i18n'
import { useAsked } from '../page/asked'
import { Page } from '../page/Page'
import { State } from './State'
import { labelOf } from './words'

/** Every rollout, the newest first. */
export function RolloutsPage() {
  const { t } = useTranslation()
  const asked = useAsked<RolloutLine[]>(paths.rollouts)
  return (
    <Page asked={asked} unknown={t('rollouts.none')}>
      {(rollouts) => (
        <>
          <h1>{t('nav.rollouts')}</h1>
          {rollouts.length === 0 ? <p data-testid="no-rollouts">{t('rollouts.none')}</p> : <List rollouts={rollouts} />}
        </>
      )}
    </Page>
  )
}

function List({ rollouts }: { rollouts: RolloutLine[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <table className="rows" data-testid="rollouts">
      <thead>
        <tr>
          <th scope="col">{t('rollouts.candidate')}</th>
          <th scope="col">{t('rollouts.state')}</th>
          <th scope="col">{t('rollouts.champion')}</th>
          <th scope="col">{t('rollouts.stations')}</th>
          <th scope="col">{t('rollouts.plan')}</th>
          <th scope="col">{t('rollouts.startedBy')}</th>
          <th scope="col">{t('rollouts.startedAt')}</th>
        </tr>
      </thead>
      <tbody>
        {rollouts.map((it) => (
          <tr key={it.id}>
            <th scope="row">
              <Link className="row-link" to={`/rollouts/${encodeURIComponent(it.id)}`}>
                {labelOf(it.candidate)}
              </Link>
            </th>
            <td>
              <State state={it.state} />
            </td>
            <td>{labelOf(it.champion)}</td>
            <td>{it.stations.join(', ')}</td>
            <td>{it.plan}</td>
            <td>{it.startedBy}</td>
            <td>{format.moment(it.startedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
