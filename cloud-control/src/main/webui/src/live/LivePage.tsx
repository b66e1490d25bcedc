import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { Refused, type LineSnapshot, type PartKey, type SeenPart } from '../api/client'
import { useLines, usePart, useSnapshot } from '../api/live'
import { keyOf, newerOf, olderOf, readKey, sameKey, writeKey } from '../part/key'
import { isStale } from './age'
import { Connection } from './Connection'
import { Frame } from './Frame'
import { LineNow } from './LineNow'
import { Notice } from './Notice'
import { useNewest } from './useNewest'
import { useNow } from './useNow'

/** One line as it is, or one of its parts held; which one stands in the address. */
export function LivePage() {
  const { line = '' } = useParams()
  const lines = useLines()
  const { data, error, dataUpdatedAt } = useSnapshot(line)
  const now = useNow()
  const stale = isStale(dataUpdatedAt, error !== null, now)
  const [template, setTemplate] = useState(false)
  const held = useHeld(data)
  const verbs = { ...held.verbs, template: () => setTemplate((it) => !it) }
  return (
    <Frame
      line={line}
      lines={lines.data}
      stale={stale}
      verbs={verbs}
      status={data && <Connection stale={stale} error={error} age={now - dataUpdatedAt} at={data.at} />}
    >
      {data ? (
        <LineNow snapshot={data} held={held} template={template} verbs={verbs} stale={stale} since={Math.max(0, now - dataUpdatedAt)} />
      ) : (
        <Waiting line={line} error={error} />
      )}
    </Frame>
  )
}

function Waiting({ line, error }: { line: string; error: Error | null }) {
  const { t } = useTranslation()
  if (!error) return <Notice>{t('state.loading')}</Notice>
  if (error instanceof Refused && error.status === 404) return <Notice>{t('state.unknownLine', { line })}</Notice>
  const why = error instanceof Refused && error.status === 503 ? 'database' : 'lost'
  return <Notice>{`${t(`state.${why}`)} ${t('state.again')}`}</Notice>
}

export interface Held {
  /** Null while live. */
  key: PartKey | null
  part: SeenPart | undefined
  gone: boolean
  hold: (key: PartKey | null) => void
  verbs: { older: () => void; newer: () => void; live: () => void }
}

function useHeld(snapshot: LineSnapshot | undefined): Held {
  const [search, setSearch] = useSearchParams()
  const key = readKey(search.get('part'))
  const recent = snapshot?.recent ?? []
  const here = key && recent.find((it) => sameKey(it, key))
  const asked = usePart(key && snapshot && !here ? key : null)
  const newest = useNewest(recent)
  const part = key ? (here ?? asked.data) : newest
  const hold = (next: PartKey | null) => setSearch(next ? { part: writeKey(next) } : {}, { replace: true })
  return {
    key,
    part,
    gone: asked.error instanceof Refused && asked.error.status === 404,
    hold,
    verbs: {
      older: () => hold(olderOf(recent, key ?? (part ? keyOf(part) : null))),
      newer: () => hold(newerOf(recent, key)),
      live: () => hold(null),
    },
  }
}
