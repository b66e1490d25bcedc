import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get, paths, type LineSnapshot, type PartKey, type SeenPart } from './client'

const ASK_AGAIN_MS = 2000
const RECONNECT_MS = 1500

export function useLines() {
  return useQuery({
    queryKey: ['lines'],
    queryFn: ({ signal }) => get<string[]>(paths.lines, signal),
    refetchInterval: 5000,
  })
}

/** The line as it is: asked for at each change the server tells, and every two seconds whatever happens. */
export function useSnapshot(line: string) {
  const told = useToldVersion(line)
  const query = useQuery({
    queryKey: ['live', line],
    queryFn: ({ signal }) => get<LineSnapshot>(paths.live(line), signal),
    refetchInterval: ASK_AGAIN_MS,
  })
  const client = useQueryClient()
  const behind = told > (query.data?.version ?? 0)
  const idle = query.fetchStatus === 'idle'
  const failed = query.isError
  useEffect(() => {
    // not while a request is under way: a fast line would cancel each before its answer
    if (behind && idle && !failed) void client.refetchQueries({ queryKey: ['live', line] })
  }, [behind, idle, failed, client, line, told])
  return query
}

/** A part that has left the last twenty; images may still arrive. */
export function usePart(key: PartKey | null) {
  return useQuery({
    queryKey: ['part', key],
    queryFn: ({ signal }) => get<SeenPart>(paths.inspection(key!), signal),
    enabled: key !== null,
    refetchInterval: ASK_AGAIN_MS,
  })
}

/** The newest version that the server has told of; EventSource gives up on an HTTP error, so we start anew. */
function useToldVersion(line: string): number {
  const [version, setVersion] = useState(0)
  useEffect(() => {
    let source: EventSource | undefined
    let timer: number | undefined
    const open = () => {
      source = new EventSource(paths.changes(line))
      source.addEventListener('changed', (event) => {
        setVersion((JSON.parse((event as MessageEvent<string>).data) as { version: number }).version)
      })
      source.onerror = () => {
        source?.close()
        timer = window.setTimeout(open, RECONNECT_MS)
      }
    }
    setVersion(0)
    open()
    return () => {
      source?.close()
      window.clearTimeout(timer)
    }
  }, [line])
  return version
}
