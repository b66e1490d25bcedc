import type { Station } from '../api/client'

/** circle, diamond, crossed square, dashed circle */
export type Light = 'well' | 'waiting' | 'bad' | 'unknown'

export interface State {
  node: 'ready' | 'notReady' | 'offline'
  nodeLight: Light
  plcLight: Light
  /** More records wait at the node than a healthy uplink leaves there. */
  behind: boolean
}

const MANY = 200

/** What an offline node last said of its PLC is no longer known. */
export function stateOf(station: Station): State {
  const behind = station.queued >= MANY
  if (!station.online) return { node: 'offline', nodeLight: 'bad', plcLight: 'unknown', behind }
  const plcLight = station.plc === 'CONNECTED' ? 'well' : 'bad'
  if (station.ready && !station.fault) return { node: 'ready', nodeLight: 'well', plcLight, behind }
  const node = station.ready ? 'ready' : 'notReady'
  return { node, nodeLight: station.fault ? 'bad' : 'waiting', plcLight, behind }
}
