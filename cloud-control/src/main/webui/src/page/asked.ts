import { useQuery } from '@tanstack/react-query'
import { get } from '../api/client'
import { isStale } from '../live/age'
import { useNow } from '../live/useNow'

const ASK_AGAIN_MS = 2000

export interface Asked<T> {
  data: T | undefined
  error: Error | null
  stale: boolean
  age: number
  /** When the last answer came, by this machine's clock. */
  at: string
}

/** What the server says at `path`, asked again every two seconds, or as seldom as it changes. */
export function useAsked<T>(path: string, againMs = ASK_AGAIN_MS): Asked<T> {
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<T>(path, signal),
    refetchInterval: againMs,
  })
  const now = useNow()
  return {
    data,
    error,
    stale: isStale(dataUpdatedAt, error !== null, now),
    age: Math.max(0, now - dataUpdatedAt),
    at: new Date(dataUpdatedAt).toISOString(),
  }
}
