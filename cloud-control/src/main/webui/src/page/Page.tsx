import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../api/client'
import { Connection } from '../live/Connection'
import { Frame } from '../live/Frame'
import type { Verb } from '../live/keys'
import { Notice } from '../live/Notice'
import type { Asked } from './asked'

interface Props<T> {
  asked: Asked<T>
  /** What to say where the server knows no such thing. */
  unknown: string
  verbs?: Partial<Record<Verb, () => void>>
  children: (data: T) => ReactNode
}

/** A page around one answer of the server: says what is missing, and how old it is. */
export function Page<T>({ asked, unknown, verbs, children }: Props<T>) {
  const { data, error } = asked
  return (
    <Frame
      verbs={verbs}
      stale={asked.stale}
      status={data !== undefined && <Connection stale={asked.stale} error={error} age={asked.age} at={asked.at} />}
    >
      {data === undefined ? <Waiting error={error} unknown={unknown} /> : <main className="page">{children(data)}</main>}
    </Frame>
  )
}

function Waiting({ error, unknown }: { error: Error | null; unknown: string }) {
  const { t } = useTranslation()
  if (!error) return <Notice>{t('state.asking')}</Notice>
  if (error instanceof Refused && error.status === 404) return <Notice>{unknown}</Notice>
  const why = error instanceof Refused && error.status === 503 ? 'database' : 'lost'
  return <Notice>{`${t(`state.${why}`)} ${t('state.again')}`}</Notice>
}
