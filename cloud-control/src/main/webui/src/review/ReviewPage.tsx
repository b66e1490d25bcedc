import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useParams } from 'react-router'
import { paths } from '../api/client'
import { useLines } from '../api/live'
import { Frame } from '../live/Frame'
import { Notice } from '../live/Notice'
import { fetchAhead } from '../part/pictures'
import { KEYS, meaningOf, type Verb } from './keys'
import { ReviewBoard } from './ReviewBoard'
import { useInHand } from './useInHand'
import { useQueue, type Queue } from './useQueue'
import { back, classify, draw, isComplete, isEmpty, KINDS, labelOf, say, sayGood, subjectsOf, type Kind, type ReviewItem } from './work'

const NAME = 'loupe.reviewer'
const AHEAD = 2

/** To the first line's review. */
export function ReviewHome() {
  const lines = useLines()
  const { t } = useTranslation()
  const first = lines.data?.[0]
  if (first !== undefined) return <Navigate to={`/review/${encodeURIComponent(first)}`} replace />
  return (
    <Frame>
      <Notice>{lines.isError ? `${t('state.lost')} ${t('state.again')}` : t('review.noLine')}</Notice>
    </Frame>
  )
}

/** Parts one after the other: each box real or false, what was missed drawn, on to the next. */
export function ReviewPage() {
  const { line = '' } = useParams()
  const [reviewer, setReviewer] = useState(() => localStorage.getItem(NAME) ?? '')
  const { t } = useTranslation()
  const lines = useLines()
  const queue = useQueue(line, reviewer)
  const name = (given: string) => {
    localStorage.setItem(NAME, given)
    setReviewer(given)
  }
  return (
    <Frame line={line} lines={lines.data} status={reviewer && <Status queue={queue} reviewer={reviewer} rename={() => name('')} />}>
      {reviewer === '' ? <AskName name={name} /> : <Turn key={`${line} ${reviewer}`} queue={queue} reviewer={reviewer} />}
      {queue.refused.length > 0 && (
        <p className="review-refused abnormal" role="alert">
          {t('review.refused', { count: queue.refused.length })}
        </p>
      )}
    </Frame>
  )
}

function Status({ queue, reviewer, rename }: { queue: Queue; reviewer: string; rename: () => void }) {
  const { t } = useTranslation()
  return (
    <span className="connection" data-testid="review-status" data-unsent={queue.unsent}>
      {queue.unsent > 0 ? t('review.unsent', { count: queue.unsent }) : t('review.allSent')}
      <button type="button" className="tool" onClick={rename}>
        {t('review.as', { name: reviewer })}
      </button>
    </span>
  )
}

/** Without a login the name is what the reviewer says it is, and the page says so. */
function AskName({ name }: { name: (given: string) => void }) {
  const { t } = useTranslation()
  const [given, setGiven] = useState('')
  return (
    <form
      className="empty"
      onSubmit={(event) => {
        event.preventDefault()
        if (given.trim()) name(given.trim())
      }}
    >
      <h1>{t('review.who')}</h1>
      <p>{t('review.claimed')}</p>
      <p className="review-name">
        <label htmlFor="reviewer">{t('review.name')}</label>
        <input id="reviewer" data-testid="reviewer" maxLength={64} value={given} autoFocus onChange={(event) => setGiven(event.currentTarget.value)} />
        <button type="submit" className="tool" disabled={!given.trim()}>
          {t('review.begin')}
        </button>
      </p>
    </form>
  )
}

function Turn({ queue, reviewer }: { queue: Queue; reviewer: string }) {
  const { t } = useTranslation()
  const item = queue.items[0]
  const ahead = queue.items
    .slice(1, 1 + AHEAD)
    .flatMap(({ sights: [sight] }) => [sight?.image ?? sight?.preview, sight?.template])
    .filter((it) => it != null)
    .join(' ')
  useEffect(() => fetchAhead(ahead.split(' ').filter(Boolean).map((it) => paths.image(it))), [ahead])
  if (!item) {
    const why = queue.error ? `${t('state.lost')} ${t('state.again')}` : queue.asked ? t('review.nothing') : t('state.asking')
    return (
      <div className="review-empty">
        <Notice>{why}</Notice>
        {queue.canUndo && <button type="button" className="tool" onClick={queue.undo}>{t('review.verb.undo')}</button>}
      </div>
    )
  }
  return <Reviewing item={item} queue={queue} reviewer={reviewer} />
}

function Reviewing({ item, queue, reviewer }: { item: ReviewItem; queue: Queue; reviewer: string }) {
  const { t } = useTranslation()
  const subjects = subjectsOf(item)
  const { work, kind, template, setWork, setKind, setTemplate } = useInHand(item)
  const complete = isComplete(work)
  const verbs: Record<Verb, () => void> = {
    real: () => setWork((it) => say(it, subjects, true)),
    unreal: () => setWork((it) => say(it, subjects, false)),
    good: () => setWork((it) => sayGood(it, subjects)),
    send: () => complete && queue.send(labelOf(item, work, reviewer, crypto.randomUUID())),
    undo: () => (isEmpty(work) ? queue.undo() : setWork(back)),
    next: () => setWork((it) => ({ ...it, at: subjects.length === 0 ? 0 : (it.at + 1) % subjects.length })),
    template: () => setTemplate(!template),
  }
  const choose = (chosen: Kind) => {
    setKind(chosen)
    setWork((it) => classify(it, chosen))
  }
  useReviewKeys(verbs, choose)
  return (
    <main className="review" data-testid="review" data-part={item.part} data-kind={item.kind}>
      <ReviewBoard
        item={item}
        subjects={subjects}
        words={work.words}
        missed={work.missed}
        at={work.at}
        template={template}
        drawn={(box) => setWork((it) => draw(it, box, kind))}
        chosen={(at) => setWork((it) => ({ ...it, at }))}
      />
      <aside className="review-side">
        <h1>{t(`review.why.${item.kind}`)}</h1>
        <p>{[item.part, item.lot, item.station, item.recipe].filter(Boolean).join(' · ')}</p>
        <p className="quiet">
          {t('review.champion', { verdict: t(`verdict.${item.champion.verdict}`) })}
          {item.candidate && ` · ${t('review.candidate', { verdict: t(`verdict.${item.candidate.verdict}`) })}`}
        </p>
        <ol className="review-boxes" data-testid="review-boxes">
          {subjects.map((subject, index) => (
            <li key={index} aria-current={index === work.at}>
              <button type="button" className="tool" onClick={() => setWork((it) => ({ ...it, at: index }))}>
                {index + 1} {t(`kind.${work.words[index]?.kind ?? subject.kind}`)} {subject.score.toFixed(2)}
              </button>
              <b>{work.words[index] ? t(work.words[index].real ? 'review.isReal' : 'review.isFalse') : t('review.open')}</b>
            </li>
          ))}
        </ol>
        <p>{t('review.hint')}</p>
        <div className="review-kinds" role="group" aria-label={t('review.kinds')}>
          {KINDS.map((it, index) => (
            <button key={it} type="button" className="tool" aria-pressed={it === kind} onClick={() => choose(it)}>
              <kbd>{index + 1}</kbd> {t(`kind.${it}`)}
            </button>
          ))}
        </div>
        <div className="review-verbs">
          {(Object.keys(KEYS) as Verb[]).map((verb) => (
            <button key={verb} type="button" className="tool" data-testid={`verb-${verb}`} onClick={verbs[verb]} disabled={verb === 'send' && !complete}>
              {t(`review.verb.${verb}`)} <kbd>{KEYS[verb][0]!.length === 1 ? KEYS[verb][0]!.toUpperCase() : KEYS[verb][0]}</kbd>
            </button>
          ))}
        </div>
      </aside>
    </main>
  )
}

/** Each key press anywhere on the page; one handler, so that no press of a fast reviewer is lost between two renders. */
function useReviewKeys(verbs: Record<Verb, () => void>, choose: (kind: Kind) => void) {
  const latest = useRef({ verbs, choose })
  latest.current = { verbs, choose }
  useEffect(() => {
    const on = (event: KeyboardEvent) => {
      if (document.querySelector('[role="dialog"]')) return
      const { key, ctrlKey, altKey, metaKey } = event
      const meaning = meaningOf({ key, ctrlKey, altKey, metaKey, target: event.target as HTMLElement | null })
      if (!meaning) return
      event.preventDefault()
      if (meaning in KEYS) latest.current.verbs[meaning as Verb]()
      else latest.current.choose(meaning as Kind)
    }
    window.addEventListener('keydown', on)
    return () => window.removeEventListener('keydown', on)
  }, [])
}
