import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { paths, type RolloutView } from '../api/client'
import { useFormat } from '../i18n'
import { ageOf } from '../live/age'
import { useAsked } from '../page/asked'
import { Facts } from '../page/Facts'
import { Page } from '../page/Page'
import { Warning } from '../page/Warning'
import { Decide, type Decision } from './Decide'
import { Gates } from './Gates'
import { State } from './State'
import { Changes, Looks, Nodes, Stages } from './Tables'
import { labelOf } from './words'

const DECISIONS: Decision[] = ['pause', 'resume', 'promote', 'abort']

/** One rollout: where it stands, why it waits, what each gate has seen, and what people may decide. */
export function RolloutPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const [decision, setDecision] = useState<Decision | null>(null)
  const asked = useAsked<RolloutView>(paths.rollout(id))
  const open = asked.data !== undefined && asked.data.waiting.heldSeconds !== null
  const verbs = open ? Object.fromEntries(DECISIONS.map((it) => [it, () => setDecision(it)])) : undefined
  return (
    <Page asked={asked} unknown={t('rollouts.unknown', { id })} verbs={verbs}>
      {(rollout) => (
        <div data-testid="rollout" data-state={rollout.state}>
          <p>
            <Link className="row-link" to="/rollouts">
              ← {t('nav.rollouts')}
            </Link>
          </p>
          <h1>
            {labelOf(rollout.terms.candidate)} <span className="quiet">{t('rollouts.against', { champion: labelOf(rollout.terms.champion) })}</span>
          </h1>
          <Standing rollout={rollout} />
          {open && <Buttons decide={setDecision} />}
          <Stages rollout={rollout} />
          <Gates rollout={rollout} />
          <Looks rollout={rollout} />
          <Nodes rollout={rollout} />
          <Changes rollout={rollout} />
          {decision && <Decide id={id} decision={decision} close={() => setDecision(null)} />}
        </div>
      )}
    </Page>
  )
}

function Buttons({ decide }: { decide: (decision: Decision) => void }) {
  const { t } = useTranslation()
  return (
    <div className="tools decisions">
      {DECISIONS.map((it) => (
        <button key={it} type="button" className="tool" onClick={() => decide(it)}>
          {t(`keys.${it}`)}
        </button>
      ))}
    </div>
  )
}

function Standing({ rollout }: { rollout: RolloutView }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { waiting, people, terms } = rollout
  const held = waiting.heldSeconds === null ? null : ageOf(waiting.heldSeconds * 1000)
  const rows = [
    [t('rollouts.state'), <State state={rollout.state} />],
    [t('rollouts.stage'), rollout.stage === null ? null : format.count(rollout.stage)],
    [t('rollouts.since'), held && t(`age.${held.unit}`, { count: held.count })],
    [t('rollouts.eitherRejects'), rollout.eitherRejects ? t('rollouts.severe') : null],
    [t('rollouts.plan'), terms.plan],
    [t('rollouts.recipe'), terms.recipe],
    [t('rollouts.startedBy'), `${people.startedBy}, ${format.moment(people.startedAt)}`],
    [t('rollouts.pausedBy'), people.pausedBy && `${people.pausedBy}: ${people.pausedWhy ?? ''}`],
    [t('rollouts.approvedBy'), people.approvedBy],
  ] as const
  return (
    <section>
      <p className="bar-reason" data-testid="why">
        {waiting.personCalled ? <Warning>{t('rollouts.called')}</Warning> : <b>{t(`rollouts.decides.${waiting.decision}`, { defaultValue: t(`rollouts.is.${waiting.decision}`, { defaultValue: waiting.decision }) })}</b>} {rollout.why}
      </p>
      <Facts rows={rows} />
    </section>
  )
}
