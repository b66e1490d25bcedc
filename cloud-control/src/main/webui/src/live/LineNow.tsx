import { useTranslation } from 'react-i18next'
import type { LineSnapshot } from '../api/client'
import { Board } from '../part/Board'
import { Defects } from '../part/Defects'
import { Latency } from '../part/Latency'
import { PartPanel } from '../part/PartPanel'
import { Filmstrip } from './Filmstrip'
import { Lights } from './Lights'
import type { Held } from './LivePage'
import { Rate } from './Rate'

interface Props {
  snapshot: LineSnapshot
  held: Held
  template: boolean
  verbs: { older: () => void; newer: () => void; live: () => void; template: () => void }
  since: number
  stale: boolean
}

export function LineNow({ snapshot, held, template, verbs, since, stale }: Props) {
  const { t } = useTranslation()
  const part = held.part
  return (
    <main className="now">
      <section className="stage" aria-label={t('verb.board')}>
        <Tools held={held} template={template} verbs={verbs} stale={stale} />
        {part ? (
          <Board part={part} template={template} />
        ) : (
          <div className="board"><p className="board-place">{t(held.gone ? 'state.gone' : held.key ? 'board.loading' : 'board.empty')}</p></div>
        )}
      </section>
      <div className="side">
        {part && (
          <>
            <PartPanel part={part} />
            <Defects part={part} />
            <Latency split={part.latency} />
          </>
        )}
        <Rate window={snapshot.window} />
        <Lights stations={snapshot.stations} since={since} />
      </div>
      <Filmstrip recent={snapshot.recent} shown={held.key ?? held.part ?? null} held={held.key !== null} hold={held.hold} />
    </main>
  )
}

function Tools({ held, template, verbs, stale }: Pick<Props, 'held' | 'template' | 'verbs' | 'stale'>) {
  const { t } = useTranslation()
  const isHeld = held.key !== null
  return (
    <div className="tools">
      <p className="mode" data-testid="mode" data-held={isHeld}>
        {t(isHeld ? 'state.held' : stale ? 'state.lastKnown' : 'state.live')}
      </p>
      {isHeld && (
        <button type="button" className="tool" onClick={verbs.live} data-testid="to-live">
          {t('verb.live')} <kbd>Esc</kbd>
        </button>
      )}
      <span className="gap" />
      <button type="button" className="tool" aria-pressed={template} onClick={verbs.template} data-testid="to-template">
        {t('verb.template')} <kbd>T</kbd>
      </button>
      <button type="button" className="tool" onClick={verbs.older} aria-label={t('keys.older')} data-testid="to-older">←</button>
      <button type="button" className="tool" onClick={verbs.newer} aria-label={t('keys.newer')} data-testid="to-newer" disabled={!isHeld}>→</button>
    </div>
  )
}
