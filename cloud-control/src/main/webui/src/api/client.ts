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
export type RolloutLine = Schemas['RolloutLine']
export type RolloutView = Schemas['RolloutView']
export type GateView = Schemas['GateView']
export type ModelRef = Schemas['ModelRef']
export type DriftNow = Schemas['DriftPage']
export type FindingView = Schemas['FindingView']
export type SignalView = Schemas['SignalView']
export type AlertView = Schemas['AlertView']
export type Models = Schemas['Models']
export type ModelSeen = Schemas['ModelSeen']
export type ModelDetail = Schemas['ModelDetail']
export type Trace = Schemas['Trace']
export type TraceStep = Schemas['TraceStep']

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
  return ask<T>(path, { signal: signal ? AbortSignal.any([signal, limit]) : limit })
}

/** As `get`; `body` is sent as JSON. */
export async function post<T>(path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return ask<T>(path, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS) })
}

async function ask<T>(path: string, request: RequestInit): Promise<T> {
  const answer = await fetch(path, { ...request, headers: { accept: 'application/json', ...request.headers } })
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
  rollouts: '/api/rollouts',
  rollout: (id: string) => `/api/rollouts/${at(id)}`,
  decide: (id: string, verb: string) => `/api/rollouts/${at(id)}/${at(verb)}`,
  drift: '/api/drift',
  signal: (station: string, signal: string) => `/api/drift/${at(station)}/${at(signal)}`,
  models: '/api/models?limit=1000',
  model: (name: string, version: string) => `/api/models/${at(name)}/${at(version)}`,
  trace: (digest: string) => `/api/trace/${at(digest)}`,
  review: (line: string, reviewer: string) => `/api/review?line=${at(line)}&reviewer=${at(reviewer)}&limit=20`,
  image: (digest: string) => `/api/images/${at(digest)}`,
}

/** An inspection's identity. */
export interface PartKey {
  node: string
  journal: string
  seq: number
}
