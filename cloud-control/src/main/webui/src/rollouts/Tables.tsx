import { useTranslation } from 'react-i18next'
import type { RolloutView } from '../api/client'
import { useFormat } from '../i18n'
import { Warning } from '../page/Warning'
import { State } from './State'

interface Props {
  rollout: RolloutView
}

/** The plan's stages with what of each is there. */
export function Stages({ rollout }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section>
      <h2>{t('rollouts.stages')}</h2>
      <table className="rows" data-testid="stages">
        <thead>
          <tr>
            <th scope="col">{t('rollouts.stage')}</th>
            <th scope="col">{t('rollouts.share')}</th>
            <th scope="col">{t('rollouts.parts')}</th>
            <th scope="col">{t('rollouts.standing')}</th>
          </tr>
        </thead>
        <tbody>
          {rollout.stages.map((stage, index) => (
            <tr key={index} aria-current={stage.standing === 'NOW' ? 'step' : undefined}>
              <th scope="row">{t(`rollouts.kinds.${stage.name}`, { defaultValue: stage.name })}</th>
              <td>{format.percent(stage.share)}</td>
              <td>{t('rollouts.ofParts', { parts: format.count(stage.parts), least: format.count(stage.minParts) })}</td>
              <td>{t(`rollouts.standings.${stage.standing}`, { defaultValue: stage.standing })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The looks at disagreements that the plan fixed. */
export function Looks({ rollout }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section>
      <h2>{t('rollouts.looks')}</h2>
      <table className="rows" data-testid="looks">
        <thead>
          <tr>
            <th scope="col">{t('rollouts.shadowed')}</th>
            <th scope="col">{t('rollouts.disputed')}</th>
            <th scope="col">{t('rollouts.wrong')}</th>
            <th scope="col">{t('rollouts.bound')}</th>
          </tr>
        </thead>
        <tbody>
          {rollout.looks.map((look) => (
            <tr key={look.parts}>
              <th scope="row">{format.count(look.parts)}</th>
              <td>{look.reached ? t('rollouts.adjudicated', { some: format.count(look.adjudicated), all: format.count(look.disputed) }) : <span className="quiet">{t('rollouts.notReached')}</span>}</td>
              <td>{look.reached ? format.count(look.candidateWrong) : ''}</td>
              <td>{look.reached ? t('rollouts.ofLimit', { value: format.percent(look.upper), limit: format.percent(look.margin) }) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What each node was told and what it reports. */
export function Nodes({ rollout }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const stateOf = (node: Props['rollout']['nodes'][number]) =>
    node.candidateState ? t(`models.is.${node.candidateState}`, { defaultValue: node.candidateState }) : ''
  return (
    <section>
      <h2>{t('rollouts.nodes')}</h2>
      <table className="rows" data-testid="nodes">
        <thead>
          <tr>
            <th scope="col">{t('models.node')}</th>
            <th scope="col">{t('models.station')}</th>
            <th scope="col">{t('rollouts.decidesHere')}</th>
            <th scope="col">{t('rollouts.candidate')}</th>
            <th scope="col">{t('rollouts.share')}</th>
            <th scope="col">{t('rollouts.generation')}</th>
            <th scope="col">{t('models.reported')}</th>
          </tr>
        </thead>
        <tbody>
          {rollout.nodes.map((node) => (
            <tr key={`${node.node} ${node.station}`}>
              <th scope="row">{node.node}</th>
              <td>{node.station}</td>
              <td>{node.champion ?? <span className="quiet">{t('rollouts.notKnown')}</span>}</td>
              <td>{node.code ? <Warning>{`${stateOf(node)} ${node.code}`}</Warning> : stateOf(node)}</td>
              <td>{format.percent(node.share)}</td>
              <td>{t('rollouts.generations', { seen: format.count(node.generation), issued: format.count(node.issued) })}</td>
              <td>{node.arrived === false ? <Warning>{t('rollouts.awaited')}</Warning> : node.reportedAt ? format.moment(node.reportedAt) : <Warning>{t('rollouts.never')}</Warning>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What happened, the newest first. */
export function Changes({ rollout }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section>
      <h2>{t('rollouts.changes')}</h2>
      <table className="rows" data-testid="changes">
        <tbody>
          {[...rollout.changes].reverse().map((change) => (
            <tr key={change.version}>
              <td>{format.moment(change.at)}</td>
              <th scope="row">
                <State state={change.state} />
              </th>
              <td>{change.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
