import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { get, paths } from '../api/client'
import { flush, oneAtATime, overRest, put, standing, waiting } from './outbox'
import { keyOf, type LabelBody, type ReviewItem, type ReviewPage } from './work'

const AGAIN_MS = 2000
const sendAll = oneAtATime(() => flush(localStorage, overRest))

export interface Queue {
  items: ReviewItem[]
  asked: boolean
  error: Error | null
  /** Labels, and what is taken back, that the server does not have yet. */
  unsent: number
  refused: LabelBody[]
  send: (label: LabelBody) => void
  /** Takes the last label of this visit back. */
  undo: () => void
  canUndo: boolean
}

/** The parts that wait for this reviewer, without those labelled already; and the labels on their way. */
export function useQueue(line: string, reviewer: string): Queue {
  const [done, setDone] = useState<{ key: string; id: string; who: string }[]>([])
  const who = `${line} ${reviewer}`
  const mine = done.filter((it) => it.who === who)
  const [unsent, setUnsent] = useState(() => waiting(localStorage).length)
  const [refused, setRefused] = useState<LabelBody[]>([])
  const query = useQuery({
    queryKey: ['review', line, reviewer],
    queryFn: ({ signal }) => get<ReviewPage>(paths.review(line, reviewer), signal),
    enabled: reviewer !== '' && line !== '',
    refetchInterval: AGAIN_MS,
  })
  const empty = useCallback(async () => {
    const more = await sendAll()
    if (more.length > 0) setRefused((before) => [...before.filter((it) => !more.includes(it)), ...more])
    setUnsent(waiting(localStorage).length)
  }, [])
  useEffect(() => {
    void empty()
    const timer = window.setInterval(() => void empty(), AGAIN_MS)
    return () => window.clearInterval(timer)
  }, [empty])
  const gone = new Set([...mine.map((it) => it.key), ...standing(localStorage).map(keyOf)])
  return {
    items: (query.data?.items ?? []).filter((it) => !gone.has(keyOf(it))),
    asked: query.data !== undefined,
    error: query.error,
    unsent,
    refused,
    send: (label) => {
      put(localStorage, label)
      setDone((before) => [...before, { key: keyOf(label), id: label.id!, who }])
      void empty()
    },
    undo: () => {
      const last = mine.at(-1)
      if (!last) return
      put(localStorage, { undoes: last.id })
      setDone((before) => before.filter((it) => it !== last))
      setUnsent(waiting(localStorage).length)
      void empty().then(() => query.refetch())
    },
    canUndo: mine.length > 0,
  }
}
