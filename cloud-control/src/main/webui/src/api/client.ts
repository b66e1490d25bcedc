import type { components } from './schema'

type Schemas = components['schemas']
export type LineSnapshot = Schemas['LineSnapshot']
export type SeenPart = Schemas['SeenPart']
export type SeenView = Schemas['SeenView']
export type SeenDefect = Schemas['SeenDefect']
export type Picture = Schemas['Picture']
export type Station = Schemas['Station']
export type Window = Schemas['Window']
export type Verdict = Schemas['Verdict']
export type Explained = Schemas['Explained']
export type Split = Schemas['Split']
export type Models = Schemas['Models']
export type ModelSeen = Schemas['ModelSeen']
export type ModelDetail = Schemas['ModelDetail']

/** The server answered, but not with what was asked for. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail)
  }
}

const PATIENCE_MS = 5000

/** Throws `Refused` where the server says no, another error where it cannot be reached. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const limit = AbortSignal.timeout(PATIENCE_MS)
  const answer = await fetch(path, {
    headers: { accept: 'application/json' },
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  })
  if (answer.ok) return (await answer.json()) as T
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string; title?: string }
  throw new Refused(answer.status, problem.detail ?? problem.title ?? answer.statusText)
}

const at = encodeURIComponent

export const paths = {
  lines: '/api/lines',
  live: (line: string) => `/api/lines/${at(line)}/live`,
  changes: (line: string) => `/api/lines/${at(line)}/changes`,
  inspection: (key: PartKey) =>
    `/api/inspections/${at(key.node)}/${at(key.journal)}/${at(String(key.seq))}`,
  models: '/api/models?limit=1000',
  model: (name: string, version: string) => `/api/models/${at(name)}/${at(version)}`,
  image: (digest: string) => `/api/images/${at(digest)}`,
}

/** An inspection's identity. */
export interface PartKey {
  node: string
  journal: string
  seq: number
}
